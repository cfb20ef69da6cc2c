// What became of the crimes, in the words of a reply: the outcome type or balance line that a label names, or what comes near.
import { BALANCE_LINES } from "../../../standard/balance-lines.ts";
import { foldLabel } from "../../../standard/label.ts";
import { nearest } from "../../../standard/nearest.ts";
import { ALTERNATES, findOutcome, isOutcomeType, type OutcomeType, outcomeOf } from "../../../standard/outcomes.ts";
import { hintedLines } from "./line-hints.ts";
import { remembered } from "./remembered.ts";

/** The stored form of a line; or what comes near, where the words name none or only a part of one. */
export type LineReading = { readonly line: string } | { readonly line: null; readonly suggestions: readonly string[] };

/** A group may list types of other lines too: forces fold 21 and 22 into "prosecution prevented". */
export interface KnownLine {
  readonly line: string;
  readonly folds: readonly OutcomeType[];
}

/** Wordings of records systems for one type: not the official title, and used for nothing else. */
const TYPE_WORDS: readonly (readonly [OutcomeType, readonly string[]])[] = [
  [1, ["charged/summonsed/postal requisition", "charge/summons/postal requisition"]],
  [
    2,
    [
      "youth caution",
      "youth cautions",
      "caution youth",
      "caution - youth",
      "caution (youth)",
      "youth conditional caution",
      "caution youths",
    ],
  ],
  [
    3,
    [
      "adult caution",
      "adult cautions",
      "caution adult",
      "caution - adult",
      "caution (adult)",
      "adult conditional caution",
      "caution adults",
    ],
  ],
  [4, ["tic", "taken into consideration (tic)", "tics"]],
  [5, ["offender has died", "the offender has died", "suspect died", "suspect has died", "offender deceased"]],
  [6, ["penalty notice for disorder", "pnd", "penalty notice for disorder (pnd)"]],
  [7, ["cannabis/khat warnings", "cannabis warning", "cannabis warnings", "khat warning"]],
  [8, ["community resolutions"]],
  [
    9,
    [
      "cps prosecution not in the public interest",
      "prosecution not in the public interest (cps)",
      "not in the public interest (cps)",
    ],
  ],
  [
    10,
    [
      "police formal action not in the public interest",
      "formal action against the offender is not in the public interest (police)",
      "not in the public interest (police)",
      "formal action not in public interest police decision",
    ],
  ],
  [
    14,
    [
      "evidential difficulties victim based named suspect not identified",
      "evidential difficulties victim based suspect not identified",
      "victim declines/withdraws support named suspect not identified",
      "victim declines or unable to support action to identify offender",
    ],
  ],
  [
    15,
    [
      "named suspect identified victim supports police action but evidential difficulties prevent further action",
      "evidential difficulties named suspect identified victim supports",
      "suspect identified victim supports evidential difficulties prevent further action",
    ],
  ],
  [
    16,
    [
      "evidential difficulties victim based named suspect identified",
      "evidential difficulties victim based suspect identified",
      "victim declines/withdraws support named suspect identified",
      "victim declines/withdraws support suspect identified",
    ],
  ],
  [17, ["suspect identified but prosecution time limit expired", "time limit expired"]],
  [
    18,
    [
      "investigation complete",
      "investigation complete. no suspect identified",
      "investigation complete: no suspect identified",
      "investigation complete no suspect",
    ],
  ],
  [
    20,
    [
      "action undertaken by another body/agency",
      "action taken by another body/agency",
      "action to be undertaken by another body/agency",
      "other body/agency has investigation primacy",
    ],
  ],
  [
    22,
    [
      "diversionary, educational or intervention activity",
      "diversionary educational or intervention activity",
      "diversionary educational intervention activity",
    ],
  ],
];

/** Wordings that name a whole line of the balance, besides those of the standard. */
const LINE_WORDS: readonly (readonly [string, readonly string[]])[] = [
  [
    "charged",
    [
      "charged or summonsed",
      "charge or summons",
      "charged/summons",
      "resulted in charge",
      "charged (including summons)",
      "charges/summons",
      "charge/summonsed",
      "charged and summonsed",
      "summons/charge",
      "charge summons",
      "charged summonsed",
    ],
  ],
  [
    "no-suspect",
    [
      "no suspects identified",
      "suspect not identified",
      "no identified suspect",
      "unidentified suspect",
      "no named suspect",
      "no suspect was identified",
    ],
  ],
  [
    "victim-does-not-support",
    [
      "victim did not support prosecution",
      "victim does not support prosecution",
      "victim does not support police action",
      "victim unwilling to support",
      "victim did not support police action",
      "victims did not support action",
      "victim does not support further action",
      "victim did not support further action",
    ],
  ],
  [
    "transferred",
    [
      "transferred to another agency",
      "transferred to another body or agency",
      "with another body",
      "passed to another agency",
      "still with another agency",
      "another agency",
      "responsibility transferred to another body",
      "transferred to nca",
      "with the national crime agency",
    ],
  ],
  [
    "open",
    [
      "ongoing",
      "on-going",
      "ongoing investigation",
      "ongoing investigations",
      "investigation ongoing",
      "investigations ongoing",
      "still ongoing",
      "live",
      "live investigation",
      "live investigations",
      "still live",
      "open",
      "still open",
      "open investigation",
      "pending",
      "awaiting outcome",
      "no outcome assigned",
      "outcome pending",
      "not yet assigned outcome",
      "no outcome recorded yet",
      "not yet finalised",
      "undetermined - still under investigation",
      "outcome not yet assigned",
      "active investigation",
      "still being investigated",
    ],
  ],
  ["taken-into-consideration", []],
];

const EXTRA: ReadonlyMap<string, string> = new Map([
  ...TYPE_WORDS.flatMap(([type, words]) => words.map((word) => [keyOf(word), `outcome:${type}`] as const)),
  ...LINE_WORDS.flatMap(([line, words]) => words.map((word) => [keyOf(word), line] as const)),
]);

function keyOf(text: string): string {
  return foldLabel(text)
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/ ?\/ ?/gu, "/")
    .replace(/ [-:] |: /gu, " ")
    .replace(/[.:;,]+$/u, "")
    .replace(/[,;]/gu, "");
}

const NUMBERED =
  /^(?:(?:home office |ho )?(?<named>outcome(?: type| code)?|type|oc|ot|o)[ :.#-]{0,3})?0?(?<number>\d{1,2})(?<alternate>a)?(?:\.0)?(?:[\s.:)–—-]+(?<words>\S.*))?$/iu;

/**
 * The line that a label names: the standard's own lookup, wordings of records systems, and "Outcome 16 - …" where the
 * words do not contradict the number. Words for a part of a line ("Cautions") or for several lines ("Evidential
 * difficulties") are declined with suggestions. Example: `lineOf("18 - Investigation complete")` is `outcome:18`.
 */
export function lineOf(label: string): LineReading {
  const known = knownLineOf(label);
  return known === null ? { line: null, suggestions: suggestionsOf(label) } : { line: known.line };
}

/** The line that a label names, and the types of other lines that it says it holds too; `null` where it names none. */
export const knownLineOf: (label: string) => KnownLine | null = remembered((label) => {
  const text = label.replace(/\s+/gu, " ").trim();
  const found = standardLine(text);
  if (found !== null && found.folds.length > 0) return found;
  const line =
    knownLine(text) ?? knownLine(text.replace(/\s?\(\d{1,2}\)$/u, "")) ?? numberedLine(text) ?? numberedAtEnd(text);
  return line === null ? null : { line, folds: [] };
});

const suggestionsOf = remembered((label) => suggestionsFor(label.replace(/\s+/gu, " ").trim()));

function knownLine(text: string): string | null {
  const plain = foldLabel(text);
  const byId = BALANCE_LINES.find(({ id, title }) => plain === id || plain === foldLabel(title));
  if (byId !== undefined) return byId.id;
  if (/^other ?: ?\S/u.test(plain)) return text.replace(/^other ?: ?/iu, "other:");
  return standardLine(text)?.line ?? EXTRA.get(keyOf(text)) ?? null;
}

/** What the standard's own look-up says; a group that lacks a type of its line is only a part of it, and no line. */
function standardLine(text: string): KnownLine | null {
  const reading = findRemembered(text);
  switch (reading.kind) {
    case "outcome":
      return { line: `outcome:${reading.type}`, folds: [] };
    case "ofWhich":
      return { line: `of-which:${ALTERNATES.find(({ ofWhich }) => ofWhich === reading.type)?.code ?? ""}`, folds: [] };
    case "group": {
      const whole = BALANCE_LINES.find(({ id }) => id === reading.line)?.types ?? [];
      const isWhole = whole.every((type) => reading.types.includes(type));
      return isWhole ? { line: reading.line, folds: reading.types.filter((type) => !whole.includes(type)) } : null;
    }
    case "notAnOutcome":
    case "notUnderstood":
      return null;
  }
}

const findRemembered = remembered(findOutcome);

/** The number says the type; the words beside it must share a word with that type's own, and must not name another line. */
function numberedLine(text: string): string | null {
  const { named, number, alternate, words } = NUMBERED.exec(text)?.groups ?? {};
  const type = Number(number);
  if (number === undefined || !isOutcomeType(type)) return null;
  if (alternate !== undefined)
    return ALTERNATES.some(({ ofWhich }) => ofWhich === type) && words === undefined ? `of-which:${type}A` : null;
  if (words === undefined) return `outcome:${type}`;
  return agrees(type, words, named !== undefined) ? `outcome:${type}` : null;
}

/** "Charged/Summonsed (Outcome 1)", "Charge - OC1". */
function numberedAtEnd(text: string): string | null {
  const match = /^(?<words>.*?\S)[\s(–-]+(?:outcome(?: type| code)?|type|oc)[ :]?0?(?<number>\d{1,2})\)?$/iu.exec(text);
  const type = Number(match?.groups?.number);
  if (match === null || !isOutcomeType(type)) return null;
  return agrees(type, match.groups?.words ?? "", true) ? `outcome:${type}` : null;
}

function agrees(type: OutcomeType, words: string, named: boolean): boolean {
  const known = knownLine(words);
  if (known !== null) return known === `outcome:${type}` || known === outcomeOf(type).line;
  const own = new Set(distinctWords(ownWords(type)));
  const shared = distinctWords(words).filter((word) => own.has(word)).length;
  return shared >= (named ? 1 : 2) || (shared === 1 && distinctWords(words).length === 1);
}

function ownWords(type: OutcomeType): string {
  const { title, plain, group, line } = outcomeOf(type);
  const extra = TYPE_WORDS.find(([one]) => one === type)?.[1].join(" ") ?? "";
  return `${title} ${plain} ${group} ${line} ${extra}`;
}

const EMPTY_WORDS = new Set([
  "action",
  "further",
  "outcome",
  "police",
  "that",
  "with",
  "from",
  "been",
  "this",
  "offence",
  "crime",
]);

/** Words of four letters or more, by their first five letters, so that "charge" and "charged" are one. */
function distinctWords(text: string): readonly string[] {
  const words = foldLabel(text).match(/\p{L}{3,}/gu) ?? [];
  return [
    ...new Set(words.filter((word) => word.length >= 4 && !EMPTY_WORDS.has(word)).map((word) => word.slice(0, 5))),
  ];
}

function suggestionsFor(text: string): readonly string[] {
  const plain = foldLabel(text);
  const reading = findRemembered(text.replace(/ ?\(\d{1,2}\)$/u, ""));
  if (reading.kind === "group") return reading.types.map((type) => `outcome:${type}`);
  if (/^evidential difficult/u.test(plain)) return ["evidential-difficulties", "victim-does-not-support", "outcome:15"];
  if (/\bcharges?\b/u.test(plain)) return ["charged", "outcome:1"];
  const near = nearest(plain, [...BALANCE_LINES.map(({ id }) => id), ...BALANCE_LINES.map(({ title }) => title)], 2);
  const extra = nearest(keyOf(text), [...EXTRA.keys()], 2).map((key) => EXTRA.get(key) ?? key);
  const wordings = reading.kind === "notUnderstood" ? reading.nearest : [];
  const ids = [...near, ...wordings].map((words) => knownLine(words) ?? words);
  return [...new Set([...hintedLines(plain), ...ids, ...extra])].slice(0, 3);
}

const SUM_WORDS_OF_PLACES =
  /^(?:force[ -]?wide|whole force|all (?:areas|districts|forces|offences|crimes types|outcomes|years|periods))$/iu;
const SUM_WORDS =
  /^(?:(?:grand|overall|sub-?|row|column|annual|yearly|combined|running|final|force|area|district|quarterly|monthly|outcomes?) ?)?(?:totals?|sum|sums?|all|overall|altogether)(?: (?:totals?|overall|outcomes?|all outcomes|of all|all|sum))?$/iu;

/** Whether a label says that its figures are the sums of others: "Total", "Sum:", "Grand total", "All", "Overall". */
export function isSumWord(text: string): boolean {
  const plain = text
    .replace(/[\s:.*]+$/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  return SUM_WORDS_OF_PLACES.test(plain) || SUM_WORDS.test(plain);
}

/** Whether it is the sum of everything, sums included: "Grand total", "Overall". */
export function isGrandSum(text: string): boolean {
  return /\b(?:grand|overall|altogether)\b/iu.test(text);
}
