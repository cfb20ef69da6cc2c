// Letters in headings that look like others or cannot be seen: a heading may read “force” and be another word to a program.
import { columnLetters } from "../../standard/address.ts";
import type { Signal } from "./opened.ts";

const HEADING_ROWS = 10;
const MOST_CHARACTERS = 200;
const ONLY_PLAIN = /^[\u0000-\u024f\u2010-\u2027\u20ac]*$/;
// Unicode 16, 5.21 and UAX 9: letters without width, marks that turn the direction of writing, tags.
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u{fff9}-\u{fffb}]/u;
const LATIN = /\p{Script=Latin}/u;
// The scripts with letters that are drawn like Latin ones. Source: UTS 39, confusables.
const LOOKALIKE =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u;
// Cyrillic letters that are drawn as Latin ones, and nothing else.
const DISGUISED = /^[асеорхуіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ]{2,}$/;
const FULL_WIDTH = /[\uff01-\uff5e]|[\u{1d400}-\u{1d7ff}]/u;

/** One signal where a heading holds letters that cannot be seen, or mixes alphabets within a word; none where all is plain. The first ten rows count as headings. */
export function letterSignals(head: readonly (readonly string[])[], sheet: string | null): Signal[] {
  const places: string[] = [];
  const whys = new Set<string>();
  for (const [row, cells] of head.slice(0, HEADING_ROWS).entries()) {
    for (const [column, cell] of cells.entries()) {
      const why = oddLetters(cell);
      if (why === null) continue;
      places.push(`${columnLetters(column)}${row + 1}`);
      whys.add(why);
    }
  }
  const first = places[0];
  if (first === undefined) return [];
  const more = places.length > 1 ? ` and ${places.length - 1} more` : "";
  const says = `Headings hold ${[...whys].join(" and ")} (${first}${more}); they may not be the words they look like.`;
  return [{ kind: "suspicious-unicode", ...(sheet === null ? {} : { sheet }), cell: first, says }];
}

/** What is odd about a text's letters, in words; `null` where nothing is. Example: `f\u043erce` with a Cyrillic letter. */
function oddLetters(text: string): string | null {
  if (ONLY_PLAIN.test(text) && !text.includes("\u00ad")) return null;
  const start = text.slice(0, MOST_CHARACTERS);
  if (UNSEEN.test(start)) return "letters that cannot be seen";
  if (FULL_WIDTH.test(start)) return "letters that stand in for others";
  const words = start.split(/[^\p{L}\p{M}]+/u);
  const isOdd = (word: string): boolean => (LATIN.test(word) && LOOKALIKE.test(word)) || DISGUISED.test(word);
  return words.some(isOdd) ? "words in letters of another alphabet" : null;
}
