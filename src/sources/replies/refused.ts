// The letter of a reply in one call: its rules, its decision, a cell for what was refused, and what a person has to do with the rest.
import type { Problem } from "../../ground/problem.ts";
import { type Absence, absent } from "../../standard/cell.ts";
import { asPrinted, type Period, parsePeriod } from "../../standard/periods.ts";
import type { Reported } from "../../standard/reported.ts";
import type { Unit } from "../../standard/units.ts";
import { forceOfDocument } from "./forces-named.ts";
import { type Decision, decisionIn } from "./letter.ts";
import { rulesIn, type SuppressionRule } from "./rules.ts";
import { sentencesOf } from "./sentences.ts";

/** A document's words, and what else is known of it. */
export interface LetterToRead {
  /** The file's name as given. */
  readonly file: string;
  /** The lines of the document outside its tables. */
  readonly text: readonly string[];
  /** How many figures were read from its tables: with any, a letter that gives figures needs no hand. */
  readonly figures: number;
  /** The force, where somebody said it; else it is looked for in the file's name and the words. */
  readonly force: string | null;
}

/** What a letter gives. */
export interface LetterReading {
  readonly rules: readonly SuppressionRule[];
  readonly decision: Decision;
  /** The total of what was asked, absent, where the whole was refused or nothing is held; one a period named. Empty otherwise. */
  readonly rows: readonly Reported[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the letter of a reply. A refusal in whole and "not held" give the total of what was asked as an absence with its
 * section, in the scope of the CSE flag only where the words name it. Whatever else is said becomes a problem that says
 * what to do. Never throws.
 */
export function readLetter({ file, text, figures, force }: LetterToRead): LetterReading {
  const decision = decisionIn(text);
  const rules = rulesIn(text);
  const isNothing = figures === 0 && (decision.decision === "refused" || decision.decision === "not held");
  const named = force ?? forceOfDocument(file, text);
  const rows = isNothing && named !== null ? refusedCells(text, decision, named) : [];
  return { rules, decision, rows, problems: problemsOf({ file, text, figures, decision, isNothing, named }) };
}

function refusedCells(text: readonly string[], decision: Decision, force: string): readonly Reported[] {
  const cell = absent(absenceOf(decision), decision.exemptions.map(({ section }) => section).join(", "));
  const words = text.join(" ");
  return periodsAsked(text).map((period) => ({
    row: Math.max(1, decision.line),
    column: "A",
    force,
    area: null,
    period: period.id,
    periodFrom: period.from,
    periodTo: period.to,
    unit: unitAsked(words),
    scope: /\bCSE\b|child sexual exploitation/iu.test(words) ? "flag:CSE" : "other:as asked",
    flagRule: null,
    flagOrigin: null,
    basis: "not stated",
    edition: null,
    line: "total",
    cell,
    note: decision.words,
    cite: null,
  }));
}

function absenceOf({ decision, costLimit }: Decision): Absence {
  if (decision === "not held") return "not held";
  return costLimit ? "cost limit" : "withheld";
}

/** The unit that is named first; the word "crime" or "offence" outside a title of a law means crimes. */
function unitAsked(words: string): Unit {
  const plain = words.replace(/Sexual Offences Act|Serious Crime Act|Crime and Disorder Act/giu, " ");
  const found = /\b(non-crimes?|crimes?|offences?|children|suspects?|arrests?|charges|referrals?|reports)\b/iu.exec(
    plain,
  );
  const word = found?.[1]?.toLowerCase() ?? "";
  if (/^(?:crime|offence)/u.test(word)) return "crimes";
  if (word.startsWith("non")) return "non-crimes";
  if (word === "children") return "children";
  if (/^(?:referral|report)/u.test(word)) return "reports";
  if (word.startsWith("suspect")) return "suspects";
  if (word.startsWith("arrest")) return "arrests";
  return word === "charges" ? "charges" : "cases";
}

const MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
const PERIODS: readonly RegExp[] = [
  new RegExp(
    `\\b(\\d{1,2})(?:st|nd|rd|th)? (${MONTH}) (\\d{4}) ?(?:to|and|until|[-–]) ?(\\d{1,2})(?:st|nd|rd|th)? (${MONTH}) (\\d{4})`,
    "giu",
  ),
  new RegExp(`\\b${MONTH} \\d{4} (?:to|[-–]) ${MONTH} \\d{4}`, "giu"),
  /(?<![\d/._-])(?:19|20)\d{2}\/(?:\d{4}|\d{2})(?![\d/._-])/gu,
  /\b(?:calendar year|year ending (?:[a-z]+)|in|during) (?:19|20)\d{2}\b(?![/-]\d)/giu,
];
const MOST_PERIODS = 12;

/** The periods that the words name, newest last; "as asked" where they name none. */
function periodsAsked(text: readonly string[]): readonly Period[] {
  const words = text.join(" ").replace(/\s+/gu, " ");
  const found = new Map<string, Period>();
  let rest = words;
  for (const pattern of PERIODS) {
    for (const match of rest.matchAll(pattern)) {
      const period = parsePeriod(daysOf(match) ?? match[0].replace(/^(?:in|during) /iu, ""));
      if (period?.from != null) found.set(period.id, period);
    }
    rest = rest.replace(pattern, " ");
  }
  const periods = [...found.values()].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  return periods.length === 0 ? [asPrinted("as asked")] : periods.slice(-MOST_PERIODS);
}

/** `1 April 2023 to 31 March 2024` as ISO days; `null` for a match of another pattern. */
function daysOf(match: RegExpExecArray): string | null {
  const [, day, month, year, lastDay, lastMonth, lastYear] = match;
  if (lastYear === undefined) return null;
  return `${isoDay(day, month, year)} to ${isoDay(lastDay, lastMonth, lastYear)}`;
}

function isoDay(day = "", month = "", year = ""): string {
  const number = MONTH.slice(3, -1).split("|").indexOf(month.toLowerCase()) + 1;
  return `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

interface Told {
  readonly file: string;
  readonly text: readonly string[];
  readonly figures: number;
  readonly decision: Decision;
  readonly isNothing: boolean;
  readonly named: string | null;
}

function problemsOf(told: Told): readonly Problem[] {
  const { file, decision, isNothing, named, figures } = told;
  const sections = decision.exemptions.map(({ section }) => section).join(", ");
  const problems: Problem[] = [];
  const tell = (code: string, found: string, wanted: string, hint: string): void => {
    problems.push({ file, code, found: shortened(found), wanted, hint });
  };
  if (isNothing && named === null)
    tell(
      "force-not-named",
      decision.words,
      "the name of one force",
      "Say it once for the file; then the refusal is kept.",
    );
  if (isNothing && decision.whole)
    tell(
      "refused-in-whole",
      `${sections === "" ? "" : `${sections}: `}${decision.words}`,
      "an answer to the parts within the limit",
      "One part was over the limit, so nothing was answered. Ask again without that part.",
    );
  else if (isNothing)
    tell("refused", decision.words, "figures", "The total is kept as absent, with the section that the letter gives.");
  if (!isNothing && decision.decision === "part")
    tell(
      "part-withheld",
      decision.words,
      "all of what was asked",
      `What is kept back stays absent${sections === "" ? "" : ` (${sections})`}.`,
    );
  if (decision.requests.length > 1)
    tell(
      "several-requests",
      decision.requests.join(", "),
      "one request in one reply",
      "See that each figure stands for the request it answers; nothing was added up over them.",
    );
  const sentence = figures === 0 && !isNothing ? firstWithNumber(told.text) : null;
  if (sentence !== null)
    tell(
      "figures-in-words",
      sentence,
      "a table",
      "Figures in sentences are not read by machine. Two people enter them by hand: everycase enter",
    );
  return problems;
}

/** The first sentence with a count in it; a year, a section, a date and a reference number are none. */
function firstWithNumber(text: readonly string[]): string | null {
  const found = sentencesOf(text).find(({ text: one }) => {
    const plain = one
      .replace(/\b(?:ref\S*|foi\S*|sections?|s\.?|act|question|q|tel\S*|page)[ :.#-]*\d[\w()./-]*/giu, " ")
      .replace(/\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}|(?:19|20)\d{2}(?:[/–-]\d{2,4})?\b/gu, " ");
    return /(?<![\d£.%/-])\d[\d,]*\b(?! ?(?:hours?|working|days?|weeks?|minutes?|%|-))|(?:<|fewer than |less than )\d|\b(?:none|nil|no (?:crimes|offences))\b/iu.test(
      plain,
    );
  });
  return found?.text ?? null;
}

function shortened(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 160)}…`;
}
