// What came of trying one hostile file, and whether that is what the list expects.
import type { Problem } from "../../src/ground/problem.ts";
import type { NastyEntry } from "./entries.ts";

/** What one of our readers made of a file. */
export interface Trial {
  readonly accepted: boolean;
  readonly problems: readonly Problem[];
  /** The kinds of the signals given. */
  readonly signals: readonly string[];
  /** For `exact`: why the content is not the oracle's, or `null` when it is. */
  readonly differs: string | null;
  /** Anything else that is wrong. */
  readonly wrong: readonly string[];
}

/** A trial of a value that is neither opened nor signalled. */
export function plainTrial(accepted: boolean, wrong: readonly string[] = []): Trial {
  return { accepted, problems: [], signals: [], differs: null, wrong };
}

/** What a refusal must say where a signal was asked for: the words of the same meaning. */
const MEANS: Readonly<Record<string, RegExp>> = {
  polyglot: /foreign bytes|before the archive|two kinds/,
  "ragged-row": /row|cells/,
  "suspicious-unicode": /letter|mark|unicode/i,
  "encoding-damaged": /letter|UTF-8|damaged/,
  "embedded-object": /object|embedded|other file/,
  "embedded-file": /embedded|inside|attach/,
  "active-content": /active|script|program|macro/,
  "error-cell": /error/,
  formula: /formula/,
  "hidden-text": /hidden/,
};

/** What is wrong with the trial by the list's expectation; empty when nothing is. */
export function judge(entry: NastyEntry, trial: Trial): readonly string[] {
  const wrong = [...trial.wrong];
  if (entry.expect === "reject" && trial.accepted) wrong.push("it was read, and should have been refused");
  if ((entry.expect === "accept" || entry.expect === "exact") && !trial.accepted)
    wrong.push(`it was refused (${trial.problems.map(({ found }) => found).join("; ")}), and should have been read`);
  if (trial.accepted && trial.differs !== null) wrong.push(trial.differs);
  for (const kind of entry.warn ?? []) if (!isTold(kind, trial)) wrong.push(`no signal of the kind ${kind}`);
  return wrong;
}

function isTold(kind: string, { accepted, signals, problems }: Trial): boolean {
  if (signals.includes(kind)) return true;
  return !accepted && problems.some(({ found, wanted }) => MEANS[kind]?.test(`${found} ${wanted}`) === true);
}

const NOT_PLAIN = [
  [/\bat [\w.<>]+ \(|node:internal|\.[cm]?[jt]s:\d+/, "a stack trace"],
  [/(?:^|[\s"'(])\/(?:tmp|home|root|var|usr|work|etc)\//, "a path"],
  [
    /\b(?:TypeError|RangeError|SyntaxError|ReferenceError|Error:|undefined|NaN|\[object|Broken promise)\b/,
    "words of a program",
  ],
] as const;
const MOST_WORDS = 400;
const SAMPLE_CHARACTERS = 24;

/**
 * What is wrong with the words of a refusal: it must be one problem with a code, what was found, what was wanted and what to do,
 * in plain words, without a path, a stack trace or a stretch of the file's own text.
 */
export function wordsWrong(problems: readonly Problem[], bytes: Buffer): readonly string[] {
  const [problem] = problems;
  if (problem === undefined || problems.length > 1) return [`${problems.length} problems were told, wanted one`];
  const wrong: string[] = [];
  for (const field of ["code", "found", "wanted", "hint"] as const)
    if ((problem[field] ?? "") === "") wrong.push(`the problem has no ${field}`);
  const words = [problem.found, problem.wanted, problem.hint ?? ""];
  for (const [pattern, what] of NOT_PLAIN)
    if (words.some((text) => pattern.test(text))) wrong.push(`its words hold ${what}`);
  if (words.some((text) => text.length > MOST_WORDS)) wrong.push("its words are too many");
  const quoted = words.find((text) => quotes(text, bytes));
  if (quoted !== undefined) wrong.push(`its words quote the file (${quoted})`);
  return wrong;
}

/** The names of parts of a package: they say where, and hold nothing that anybody entered. */
const PART_NAMES = /[\w[\].-]*(?:\/[\w[\].-]+)*\.(?:xml|rels|bin)\b/g;

/** Whether a stretch of the text stands in the file. */
function quotes(words: string, bytes: Buffer): boolean {
  const text = words.replace(PART_NAMES, "");
  for (let at = 0; at + SAMPLE_CHARACTERS <= text.length; at++) {
    if (bytes.includes(text.slice(at, at + SAMPLE_CHARACTERS))) return true;
  }
  return false;
}
