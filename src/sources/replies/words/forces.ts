// The forces and other bodies that a text names.
import { findBody } from "../../../standard/bodies.ts";
import { findForce, forceByCode } from "../../../standard/forces.ts";

/** A force and where in the text its name stands. */
export interface FoundForce {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** The longest name has seven words. */
const MOST_WORDS = 8;
/** What turns the name of a county into another thing. */
const ELSEWHERE =
  /^\s(?:street|road|avenue|lane|university|college|county council|city council|council|hospital|house)\b/iu;

/**
 * The forces named in a text, longest names first taken. `named` asks for "Police" or "Constabulary" beside the name, as
 * in letters, where "Kent" may be part of an address. Example: `forcesIn("CSE crimes in South Yorkshire")`.
 */
export function forcesIn(text: string, { named = false }: { named?: boolean } = {}): readonly FoundForce[] {
  const words = [...text.matchAll(/[\p{L}\p{N}&'’.]+/gu)];
  const found: FoundForce[] = [];
  for (let start = 0; start < words.length; start += 1) {
    const one = longestAt(text, words, start, named);
    if (one === null) continue;
    found.push(one.found);
    start += one.words - 1;
  }
  return found;
}

function longestAt(
  text: string,
  words: readonly RegExpMatchArray[],
  start: number,
  named: boolean,
): { readonly found: FoundForce; readonly words: number } | null {
  const from = words[start]?.index ?? 0;
  for (let count = Math.min(MOST_WORDS, words.length - start); count > 0; count -= 1) {
    const last = words[start + count - 1];
    if (last?.index === undefined) continue;
    const to = last.index + last[0].length;
    const written = text.slice(from, to);
    const force = findForce(written);
    if (force === null || !isName(written, text.slice(to), named)) continue;
    return { found: { id: force.id, from, to }, words: count };
  }
  return null;
}

function isName(written: string, after: string, named: boolean): boolean {
  if (/\b(?:police|constabulary|heddlu|psni)\b/iu.test(written)) return true;
  return !named && !/^\p{Ll}/u.test(written) && !ELSEWHERE.test(after);
}

/** The force or other body that a label names, by name or official code; `null` when it names none. */
export function forceOf(label: string): string | null {
  return (findForce(label) ?? findBody(label) ?? forceByCode("ONS", label))?.id ?? null;
}

/** The forces in the name of a file, where words stand apart by hyphens and low lines and have no capitals. */
export function forcesInName(name: string): readonly string[] {
  const words = name
    .replace(/\.[a-z\d]{2,5}$/iu, "")
    .replace(/[_\s.,()+-]+/gu, " ")
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
  const titled = words.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());
  const ids = forcesIn(titled).map(({ id }) => id);
  const body =
    ids.length === 0
      ? (words
          .split(" ")
          .map(findBody)
          .find((one) => one !== null)?.id ?? null)
      : null;
  return [...new Set(body === null ? ids : [...ids, body])];
}
