// The outcomes framework, and the way from the words of a source to one of its types: exact, or told as not understood.
import { assert } from "../ground/assert.ts";
import { foldLabel } from "./label.ts";
import { nearest } from "./nearest.ts";
import { OUTCOME_ROWS, type OutcomeRow } from "./outcome-types.ts";
import { FORCE_SYSTEM_CODES, LINE_WORDS } from "./outcome-words.ts";

/** A type of the outcomes framework, 0 to 22; 0 is the status "not yet assigned". */
export type OutcomeType = (typeof OUTCOME_ROWS)[number]["type"];

/** One type of the framework. `title` and `group` are verbatim; `plain` is for pages; `since` is `null` for type 0. */
export interface Outcome extends OutcomeRow {
  readonly type: OutcomeType;
  readonly group: string;
  readonly line: (typeof OUTCOME_ROWS)[number]["line"];
}

/** The types 0 to 22, in order. */
export const OUTCOMES: readonly Outcome[] = OUTCOME_ROWS.map((row) => ({ group: row.title, ...row }));

/** Outcomes for another offence than the recorded one: each is a part of the type `ofWhich`, so it is never added. */
export const ALTERNATES = [
  { code: "1A", ofWhich: 1, title: "Charged or summonsed for an alternate offence" },
  { code: "2A", ofWhich: 2, title: "Caution for a young person for an alternate offence" },
  { code: "3A", ofWhich: 3, title: "Caution for an adult for an alternate offence" },
] as const satisfies readonly { code: string; ofWhich: OutcomeType; title: string }[];

/** The type of which an alternate outcome is a part. */
export type AlternateType = (typeof ALTERNATES)[number]["ofWhich"];

/**
 * What an outcome label says, and in `source` what made it readable. `group`: the words stand for several types, or for
 * no single one; `types` lists them and `line` is the balance line they belong to.
 */
export type OutcomeReading =
  | { readonly kind: "outcome"; readonly type: OutcomeType; readonly source: string }
  | { readonly kind: "ofWhich"; readonly type: AlternateType; readonly source: string }
  | { readonly kind: "notAnOutcome"; readonly says: string; readonly source: string }
  | GroupReading
  | { readonly kind: "notUnderstood"; readonly nearest: string[] };

interface GroupReading {
  readonly kind: "group";
  readonly line: Outcome["line"];
  readonly types: readonly OutcomeType[];
  readonly source: string;
}

type Understood = Exclude<OutcomeReading, { kind: "notUnderstood" }>;

/** Words that name a line of a balance, or with `types` a part of it. */
interface LineWords {
  readonly line: Outcome["line"];
  readonly types?: readonly OutcomeType[];
  readonly words: readonly string[];
}

const BY_WORDS = indexOutcomeWords(LINE_WORDS);

/** The outcome of this type. */
export function outcomeOf(type: OutcomeType): Outcome {
  return OUTCOMES[type] as Outcome; // a type stands at its own index
}

/** Whether a number is a type of the framework: a whole number from 0 to 22. */
export function isOutcomeType(number: number): number is OutcomeType {
  return Number.isInteger(number) && number >= 0 && number < OUTCOMES.length;
}

/**
 * Reads an outcome label: a number ("18", "018", "18.0", "Outcome 18"), an alternate ("1A"), an official title or group
 * with any dash or damaged dash, a number with its title, the words of a balance line, or a code of a force's records
 * system. Whatever is not exactly one of these is `notUnderstood`, with the nearest titles and words.
 * Example: `findOutcome("C1")` is type 20; `findOutcome("NFA?")` is not understood.
 */
export function findOutcome(label: string): OutcomeReading {
  const plain = plainLabel(label);
  return (
    readWords(plain) ?? readNumber(plain) ?? readNumberAndWords(plain) ?? readListedTypes(plain) ?? notUnderstood(label)
  );
}

/**
 * A label as it is compared. A dash that an encoding broke comes as U+FFFD, U+0096, "????" or U+00E2 U+20AC U+201C; it
 * is taken for a dash only where it stands between spaces, so that "Charged?" stays a question.
 */
function plainLabel(label: string): string {
  return foldLabel(label)
    .replace(/ (?:[-\u2010-\u2015\u2212]|\?{1,4}|\ufffd{1,4}|\u0096|\u00e2\u20ac[\u201c\u201d]) /gu, " ")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/ ?\/ ?/gu, "/")
    .replace(/\.$/u, "");
}

function readWords(plain: string): Understood | null {
  return BY_WORDS.get(plain) ?? null;
}

function readNumber(plain: string): Understood | null {
  const match = /^(?:outcome type |outcome |type |oc ?)?0*(\d{1,2})(a|\.0)?$/u.exec(plain);
  if (!match) return null;
  const type = Number(match[1]);
  if (match[2] === "a") return readAlternate(type);
  return isOutcomeType(type) ? { kind: "outcome", type, source: "outcome number" } : null;
}

function readAlternate(type: number): Understood | null {
  const found = ALTERNATES.find(({ ofWhich }) => ofWhich === type);
  return found === undefined ? null : { kind: "ofWhich", type: found.ofWhich, source: "alternate outcome" };
}

/** "18 - Investigation complete …": the number and the words must agree; "1A …" must speak of an alternate offence. */
function readNumberAndWords(plain: string): Understood | null {
  const match = /^(?<number>(?:outcome type |outcome |type |oc ?)?\d{1,2}a?)[.:)]? (?<words>.+)$/u.exec(plain);
  const number = readNumber(match?.groups?.number ?? "");
  const words = match?.groups?.words ?? "";
  if (number?.kind === "ofWhich") return words.includes("alternate offence") ? number : null;
  if (number?.kind !== "outcome") return null;
  const types = typesOf(readWords(words));
  return types.includes(number.type) ? { ...number, source: "outcome number with its words" } : null;
}

/**
 * "e. Prosecution prevented … (OC5/9/10)": the words name the line, the list names the types, and the two must agree.
 * Forces fold 21 and 22 into "prosecution prevented"; no other line may hold types that are not its own.
 */
function readListedTypes(plain: string): Understood | null {
  const match = /^(?:[a-z][.)] )?(?<words>.+?)(?: \(oc(?<list>[\da/]+)\))?$/u.exec(plain);
  const read = readWords(match?.groups?.words ?? "");
  const list = match?.groups?.list;
  if (read === null || list === undefined) return read;
  const wanted = typesOf(read);
  const numbers = list.split("/").filter((item) => !item.endsWith("a")); // 1A is a part of 1
  const types = numbers.map(Number).filter(isOutcomeType);
  const mayFold: readonly OutcomeType[] =
    read.kind === "group" && read.line === "prosecution-prevented" ? [21, 22] : [];
  const agree =
    types.length === numbers.length &&
    wanted.every((type) => types.includes(type)) &&
    types.every((type) => wanted.includes(type) || mayFold.includes(type));
  if (!agree || wanted.length === 0) return null;
  return read.kind === "group" ? { ...read, types, source: `${read.source}, with its types listed` } : read;
}

function typesOf(reading: Understood | null): readonly OutcomeType[] {
  if (reading?.kind === "outcome") return [reading.type];
  return reading?.kind === "group" ? reading.types : [];
}

function notUnderstood(label: string): OutcomeReading {
  const known = [...OUTCOMES.map(({ title }) => title), ...LINE_WORDS.flatMap(({ words }) => words)];
  return { kind: "notUnderstood", nearest: nearest(label, known, 3) };
}

/** Every known wording in its compared form. Throws where one wording would mean two things. */
export function indexOutcomeWords(lines: readonly LineWords[]): ReadonlyMap<string, Understood> {
  const index = new Map<string, Understood>();
  const put = (word: string, reading: Understood): void => {
    assert(!index.has(plainLabel(word)), `the outcome words "${word}" would mean two things`);
    index.set(plainLabel(word), reading);
  };
  for (const { type, title } of OUTCOMES) put(title, { kind: "outcome", type, source: "official title" });
  for (const { line, words, types = typesOfLine(line) } of lines) {
    for (const word of words) put(word, { kind: "group", line, types, source: "words of a group" });
  }
  for (const { codes, reads } of FORCE_SYSTEM_CODES) {
    for (const code of codes) put(code, { ...reads, source: `code ${code} of force records systems` });
  }
  return index;
}

function typesOfLine(line: Outcome["line"]): OutcomeType[] {
  return OUTCOMES.filter((one) => one.line === line).map(({ type }) => type);
}
