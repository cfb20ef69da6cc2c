// The force that a document names: in the name of its file, or in its words where they name one force and no other.
import { FORCES, normaliseForceLabel } from "../../standard/forces.ts";

interface Name {
  readonly key: string;
  readonly force: string;
}

/** Names by their compared form, longest first; initials such as SYP are looked for in capitals alone. */
const NAMES: readonly Name[] = FORCES.flatMap((force) =>
  [force.called, ...force.names.map(({ name }) => name), ...force.aliases]
    .filter((name) => !isInitials(name))
    .map((name) => ({ key: normaliseForceLabel(name), force: force.id })),
).sort((a, b) => b.key.length - a.key.length);
const INITIALS: readonly Name[] = FORCES.flatMap((force) =>
  force.aliases.filter(isInitials).map((key) => ({ key, force: force.id })),
);

function isInitials(name: string): boolean {
  return /^\p{Lu}{2,4}$/u.test(name) || name === "Met";
}

/** The forces that a text names, each once, in no order. Example: `FOI 12-24 Kent Police.pdf` names `kent`. */
export function forcesNamed(text: string): readonly string[] {
  const plain = ` ${text
    .replace(/\.[a-z]{2,5}$/iu, " ")
    .split(/[^\p{L}\p{N}&'’_-]+/u)
    .map((word) => normaliseForceLabel(word === "&" ? "and" : word) || word.toLowerCase())
    .join(" ")
    .replace(/\s+/gu, " ")} `;
  const found = new Set<string>();
  let rest = plain;
  for (const { key, force } of NAMES) {
    if (!rest.includes(` ${key} `)) continue;
    found.add(force);
    rest = rest.replaceAll(` ${key} `, "  \u0000  ");
  }
  for (const { key, force } of INITIALS) {
    if (new RegExp(`(?<![\\p{L}\\p{N}])${key}(?![\\p{L}\\p{N}])`, "u").test(text)) found.add(force);
  }
  return [...found];
}

/** The one force of a document: the one its file's name names, else the only one its words name; `null` where that is none or several. */
export function forceOfDocument(file: string, text: readonly string[]): string | null {
  const [inName, another] = forcesNamed(file);
  if (inName !== undefined) return another === undefined ? inName : null;
  const [inText, second] = forcesNamed(text.join(" \n "));
  return inText !== undefined && second === undefined ? inText : null;
}
