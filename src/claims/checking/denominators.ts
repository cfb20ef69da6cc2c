// A rate under each denominator that the text's own balance allows: of all, less transferred, of those concluded.
import { balanceLine, isBalanceLineId } from "../../standard/balance-lines.ts";
import { withCommas } from "../../standard/numbers.ts";
import { wilson } from "../../statistics/wilson.ts";
import type { Reading } from "../checked.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { before, isCount, mayBeSame, type Pair, pairOf, periodKey, placeKey, ratiosOf } from "./numbers-of.ts";
import { shareForm, shareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import { fitted, NOTHING, type Worked } from "./worked.ts";

/** What the text says of one whole: its count, the charged, and what may be left out of it. */
export interface Told {
  readonly whole: number;
  readonly charged: number;
  readonly unit: string | null;
  readonly place: string | null;
  readonly period: string | null;
  /** With another agency; `null` where the text does not say. */
  readonly transferred: number | null;
  /** Those with an ending, the charged among them; `null` where no other ending is said. */
  readonly concluded: number | null;
  /** Where the text itself counts the charged of fewer, those concluded: how many these are. */
  readonly apart?: number;
  /** The statement that gives the rate its counts. */
  readonly from: Statement;
}

/** How the whole of a reading is made, in words and in counts. */
interface Whole {
  readonly says: (unit: string) => string;
  readonly of: number;
  readonly isAll: boolean;
}

/** A count of what is told: the same counts with what may be left out, from the parts that belong to the same whole. */
export function toldFrom(statement: Statement, parts: readonly NumberSaid[]): Told | null {
  const pair = pairOf(statement);
  if (pair === null || pair.part.value > pair.whole.value || pair.whole.value === 0) return null;
  // How a part ended whose line is not known, nobody can tell: then nor can how many have an ending.
  const isKnown = parts.every(
    ({ line, role, value }) => line !== null || role === "whole" || value === pair.part.value,
  );
  const [transferred, concluded] = [lineSum(parts, "moving"), isKnown ? lineSum(parts, "concluded") : null];
  return {
    whole: pair.whole.value,
    charged: pair.part.value,
    unit: pair.whole.unit,
    place: placeKey(statement.place),
    period: periodKey(statement.period),
    transferred,
    concluded: concluded === null ? null : concluded + pair.part.value,
    from: statement,
  };
}

function lineSum(parts: readonly NumberSaid[], state: "moving" | "concluded"): number | null {
  const own = parts.filter(({ line }) => line !== null && isBalanceLineId(line) && balanceLine(line).state === state);
  return own.length === 0 ? null : own.reduce((sum, { value }) => sum + value, 0);
}

/**
 * A rate that leaves crimes out, against the counts that the text gives elsewhere: of all, and with them left out. Where it has counts of
 * its own, only those whose whole is another's less what is left out are taken.
 */
export function lessLeftOut(text: string, statement: Statement, told: readonly Told[]): Worked {
  const ratios = ratiosOf(statement);
  const pair = pairOf(statement);
  // “Without the 170, the figure is one in 23”, where 170 were passed to another agency.
  const apart = statement.numbers.find((one) => one.role === "alone" && isCount(one))?.value;
  const named = pair === null ? takenOut(text, statement) : null;
  const isThose = pair === null && THOSE_OUT.test(before(text, statement.start, statement.sentence));
  const leaves =
    named !== null ||
    isThose ||
    statement.leavesOut !== null ||
    told.some(({ transferred }) => transferred !== null && transferred === apart);
  if (pair === null && (ratios.length === 0 || !leaves)) return NOTHING;
  if (pair !== null && !told.some((one) => isOfOther(one, pair))) return NOTHING;
  for (const { one, isSure } of nearest(text, statement, told)) {
    if (pair !== null && !isOfOther(one, pair)) continue;
    const wholes = wholesOf(text, statement, named === null ? one : { ...one, transferred: named });
    const meant =
      pair === null ? wholes.filter(({ isAll }) => !isAll) : wholes.filter(({ of }) => of === pair.whole.value);
    if (meant.length === 0) continue;
    const readings = wholes.map((whole) =>
      readingOf(one, whole, ratios.length > 0 || pair === null ? ratios : pair.whole),
    );
    if ((!isSure || isThose) && readings.every(({ verdict }) => verdict !== "holds")) continue;
    return { readings: distinct(readings), notes: notesOf(one, readings) };
  }
  return NOTHING;
}

/** “… inquiries it no longer runs. Take those away and the rate is one in 23”: it holds where the text has such crimes, and never fails by it. */
const THOSE_OUT =
  /\b(?:tak(?:e|es|ing)|leav(?:e|es|ing)|set(?:s|ting)?|strip(?:s|ping)?) (?:those|these|them) (?:away|out|aside)\b[^.;:\d]{0,30}$/u;

/** The same part, of another whole. */
function isOfOther({ charged, whole }: Told, pair: Pair): boolean {
  return pair.part.value === charged && pair.whole.value !== whole;
}

/**
 * The counts that a rate may be of: those of its own place that stand before it, the nearest first; then others. Of another sentence without a
 * place, or of a later one, they may be of something else: they hold a rate, and never fail it.
 */
function nearest(
  text: string,
  { start, place, sentence }: Statement,
  told: readonly Told[],
): readonly { readonly one: Told; readonly isSure: boolean }[] {
  // A town that only a sentence before named, in passing, is no place of its own.
  const isCarried =
    place?.kind === "other" &&
    !text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600)).includes(place.words);
  const here = isCarried ? null : placeKey(place);
  const places = new Set(told.filter(({ from }) => from.start < start).map((one) => one.place));
  const found = told
    .toReversed()
    .filter(({ from, place: there }) => from.start !== start && mayBeSame(there, here))
    .map((one) => ({
      one,
      isSure: one.from.start < start && (one.place === here || places.size === 1),
    }));
  return [...found.filter(({ isSure }) => isSure), ...found.filter(({ isSure }) => !isSure)];
}

function wholesOf(
  text: string,
  statement: Statement,
  { whole, transferred, concluded, charged }: Told,
): readonly Whole[] {
  const apart =
    transferred ?? (statement.leavesOut === "transferred" ? namedBeside(text, statement, whole - charged) : null);
  const less =
    apart === null
      ? []
      : [
          {
            says: (unit: string) => `less the ${withCommas(apart)} transferred${unit}`,
            of: whole - apart,
            isAll: false,
          },
        ];
  const ended =
    concluded === null || concluded === whole
      ? []
      : [
          {
            says: (unit: string) => `of the ${withCommas(concluded)}${unit} with a stated ending`,
            of: concluded,
            isAll: false,
          },
        ];
  const all = { says: (unit: string) => `of all ${withCommas(whole)}${unit}`, of: whole, isAll: true };
  return [all, ...less, ...ended].filter(({ of }) => of >= charged && of > 0);
}

/** A count in the same sentence that no statement took up: “leave out the 170 that another agency holds”. */
function namedBeside(text: string, { sentence, numbers }: Statement, most: number): number | null {
  const own = numbers.find((one) => isCount(one) && one.role !== "part" && one.role !== "whole");
  if (own !== undefined && own.value <= most) return own.value;
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600));
  const found = [...words.matchAll(/\b(?:the|those|these) (\d{1,3}(?:,\d{3})*|\d+)\b/gu)].map(([, digits = ""]) =>
    Number(digits.replaceAll(",", "")),
  );
  return found.find((value) => value > 0 && value <= most) ?? null;
}

const TAKEN_OUT =
  /\b(?:set(?:ting)? aside|leav(?:e|es|ing) (?:out|aside)|without|exclud(?:e|es|ing)|tak(?:e|es|ing) (?:out|away)|not counting|remov(?:e|es|ing)|strip(?:s|ping)? out|discount(?:s|ing)?) (?:the|those|these) (?:other )?(\d{1,3}(?:,\d{3})*|\d{1,9})\b(?!\s?(?:%|per cent|years|months|forces))/u;

/** “Set aside the 39 that went to another team and it becomes one in 17”: the count that the words themselves take out. */
function takenOut(text: string, { start, sentence }: Statement): number | null {
  const words = text.slice(Math.max(sentence.start, start - 200), start).toLowerCase();
  const digits = TAKEN_OUT.exec(words)?.[1];
  return digits === undefined ? null : Number(digits.replaceAll(",", ""));
}

/** A whole as it fits the printed rates; where only counts are printed, as it is the printed whole. */
function readingOf({ charged, unit }: Told, { says, of }: Whole, said: readonly NumberSaid[] | NumberSaid): Reading {
  const counts = { count: charged, of };
  const ratios = "form" in said ? [] : said;
  const fits =
    "form" in said
      ? [said.value === of ? ("as said" as const) : ("not" as const)]
      : ratios.map((one) => fitOf(one, { value: charged / of, counts }));
  const name = `${says(unit === null ? "" : ` ${unit}`)}: ${sums(charged, of)}`;
  return fitted(name, shareWords(counts, shareForm(ratios)), fits, {
    value: charged / of,
    interval: wilson(charged, of),
  });
}

function distinct(readings: readonly Reading[]): readonly Reading[] {
  return readings.filter(({ value }, at) => readings.findIndex((one) => one.value === value) === at);
}

function notesOf({ whole, charged }: Told, readings: readonly Reading[]): readonly string[] {
  const held = readings.filter(({ verdict }) => verdict === "holds").map(({ reading }) => reading);
  if (held.length === 0)
    return [
      `None of the wholes that the text allows gives it: ${readings.map(({ reading, computed }) => `${reading} is ${computed}`).join("; ")}.`,
    ];
  if (held.length === readings.length) return [];
  return [
    `It holds ${held.join(" and ")}; not of all ${withCommas(whole)}: ${sums(charged, whole)}. Say which crimes were left out.`,
  ];
}
