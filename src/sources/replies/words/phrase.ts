// Everything that a title, a header or a label says at once: period, force, scope, unit, basis, line, and the words left over.
import type { Meanings } from "../layout.ts";
import { forcesIn } from "./forces.ts";
import { isGrandSum, isSumWord, knownLineOf } from "./lines.ts";
import { withoutLastNumber, withoutMarks } from "./marks.ts";
import { partInYear, periodsIn, type YearPart, yearPartOf } from "./periods.ts";
import { remembered } from "./remembered.ts";
import { codesIn, flagsIn, mentionsIn, scopeOf } from "./scopes.ts";
import { basisIn, flagOriginIn, type Span, unitIn, unitOf } from "./units.ts";

/** What a text says. */
export interface Phrase {
  readonly means: Meanings;
  /** A part of a year that another place names. */
  readonly part: YearPart | null;
  /** The text says that its figures are sums of others. */
  readonly sum: boolean;
  /** It is the sum of everything: a grand total. */
  readonly grand: boolean;
  /** It speaks of these without a word for a flag. */
  readonly mentions: readonly ("CSE" | "CSA")[];
  /** It is about shares, rates or days, and counts nothing. */
  readonly share: boolean;
  /** It says "number of", "count of". */
  readonly counts: boolean;
  /** The words that say nothing known; empty where everything is understood. */
  readonly rest: string;
}

/** No title or label is read further than this. */
const LONGEST = 600;

const SHARES =
  /%|\bper ?cent|\b(?:rate|rates|proportion|share|average|mean|median|ratio|variance|difference|change)\b|\bper (?:1,?000|10,?000|100,?000|head)\b|\bdays\b/iu;

/** Words that say nothing by themselves about what is counted. */
const EMPTY = new Set(
  (
    "a an the of in for with by and or as at to on where were was that which who have has had been being all each per number numbers count counts " +
    "total totals volume figure figures value values data table recorded reported notifiable committed during between following outcome " +
    "outcomes type types result resulted resulting resulting. police force forces constabulary given period financial calendar year years " +
    "within from are is status how many it its their these this those breakdown broken down following result results against any " +
    "n no. sum frequency freq qty quantity distinct unique grand overall relating related including date time only across"
  ).split(" "),
);

/** Reads a text for all that it says. Never throws. Example: "CSE marker crimes, 2018/19" says scope, flag rule, unit and period. */
export const readPhrase: (written: string) => Phrase = remembered((written) => {
  const text = withoutMarks(written).slice(0, LONGEST);
  const taken: Span[] = [];
  const take = <T extends Span>(spans: readonly T[]): readonly T[] => {
    taken.push(...spans);
    return spans;
  };
  const periods = take(periodsIn(text));
  const flags = take(flagsIn(text));
  const codes = take(codesIn(text));
  const mentions = take(mentionsIn(blanked(text, taken)));
  const forces = take(forcesIn(blanked(text, taken)));
  const left = restOf(text, taken);
  const years = [...new Set(periods.map(({ period }) => period.id))];
  const part =
    yearPartOf(left.replace(/^\((.*)\)$/u, "$1")) ?? (/\bto\b/iu.test(left) ? null : yearPartOf(withoutEmpty(left)));
  const year = periods.length === 1 ? periods[0]?.period : undefined;
  const inYear = part === null || year === undefined ? null : partInYear(year, part);
  const whole = isWhole(left) ? settled(left) : null;
  const unit = unitIn(whole === null ? blanked(text, taken) : "");
  const words = part !== null || whole !== null ? "" : withoutEmpty(restOf(text, [...taken, ...unit.spans]));
  const told = whole ?? toldBy(words, text, unit.unit !== null);
  const sum =
    !/^(?:sum|total) of\b/iu.test(text) &&
    unit.spans.length === 0 &&
    part === null &&
    (isSumWord(left) || isSumWord(withoutEmpty(left, true)));
  return {
    means: {
      ...one(
        "force",
        forces.map(({ id }) => id),
      ),
      ...(inYear === null ? one("period", years) : { period: inYear.id }),
      ...(unit.unit === null ? {} : { unit: unit.unit }),
      ...one(
        "scope",
        [...flags, ...codes].map(({ scope }) => scope),
      ),
      ...one(
        "flagRule",
        flags.slice(0, 1).map(({ rule }) => rule),
      ),
      ...optional("flagOrigin", flagOriginIn(text)),
      ...optional("basis", basisIn(text)),
      ...told.means,
      ...(told.rest === "" && !sum && countsAll(text, unit.unit, told.means) ? { line: "total" } : {}),
    },
    part: inYear === null ? part : null,
    sum,
    grand: sum && isGrandSum(text),
    mentions: mentions.map(({ flag }) => flag),
    share: SHARES.test(text),
    counts: unit.counts,
    rest: sum ? "" : told.rest,
  };
});

/** Words of a title that may take in fewer crimes than the rest of it says: they are told where nothing understands them. */
const NARROWING =
  /\b(?:under|over|aged?|years? old|male|female|adults?|child|children|victims?|suspects?|offenders?|women|men|girls|boys|involving|only|excluding|except|online|domestic|non-recent|historic(?:al)?|repeat|stranger|familial|without|not|non)\b/iu;

/** The words of a title that may narrow what is counted and are not understood; `null` where there are none. */
export function narrowingIn(title: string): string | null {
  const { rest, means } = readPhrase(title);
  const counts = means.unit !== undefined || means.scope !== undefined;
  return counts && NARROWING.test(rest.replace(/\b(?:non-)?crimes?\b/giu, "")) ? rest : null;
}

/** Whether the words say how many there are of a unit, and nothing of what became of them. */
function countsAll(text: string, unit: string | null, told: Meanings): boolean {
  return unit !== null && unit !== "outcomes" && told.line === undefined && !/\boutcomes?\b|\bresult/iu.test(text);
}

/** Some words are a unit or an outcome only as they stand: nothing is taken out of them first. */
function isWhole(left: string): boolean {
  return knownLineOf(left) !== null || knownLineOf(withoutLastNumber(left)) !== null;
}

function settled(left: string): { readonly means: Meanings; readonly rest: string } {
  const line = (knownLineOf(left) ?? knownLineOf(withoutLastNumber(left)))?.line;
  return { means: line === undefined || /^\d+$/u.test(left) ? {} : { line }, rest: /^\d+$/u.test(left) ? left : "" };
}

function toldBy(words: string, text: string, hasUnit: boolean): { readonly means: Meanings; readonly rest: string } {
  if (words === "") return { means: {}, rest: "" };
  if (/^\d+[a]?$/iu.test(words) && !/\b(?:outcome|type|oc)\b/iu.test(text)) return { means: {}, rest: words };
  const line = knownLineOf(words)?.line;
  if (line !== undefined) return { means: { line }, rest: "" };
  const scope = scopeOf(words);
  if (scope !== null) return { means: { scope }, rest: "" };
  const unit = !hasUnit && /s$|children|people/iu.test(words) ? unitOf(words) : null; // "Child" and "Suspect" name a kind of person, not a unit
  return unit === null ? { means: {}, rest: words } : { means: { unit }, rest: "" };
}

function one<D extends keyof Meanings>(dimension: D, ids: readonly string[]): Meanings {
  const different = [...new Set(ids)];
  return different.length === 1 ? { [dimension]: different[0] ?? "" } : {};
}

function optional(dimension: keyof Meanings, id: string | null): Meanings {
  return id === null ? {} : { [dimension]: id };
}

function blanked(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (left, { from, to }) => `${left.slice(0, from)}${"\u0001".repeat(to - from)}${left.slice(to)}`,
    text,
  );
}

function restOf(text: string, spans: readonly Span[]): string {
  return blanked(text, spans)
    .replace(/\u0001+/gu, " ")
    .replace(/\(\s*\)|["“”]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/gu, "");
}

function withoutEmpty(text: string, keepTotals = false): string {
  const kept = text
    .split(" ")
    .filter((word) => {
      const plain = word.toLowerCase().replace(/^[("'‘“]+|[)"'’”,;:.?]+$/gu, "");
      const isTotal = keepTotals && /^(?:totals?|sums?|all)$/u.test(plain);
      return /[\p{L}\p{N}]/u.test(plain) && (isTotal || !EMPTY.has(plain));
    })
    .join(" ");
  return kept.replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/gu, "").replace(/^\((.*)\)$/u, "$1");
}
