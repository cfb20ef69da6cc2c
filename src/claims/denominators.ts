// A rate under each denominator that the text's own balance allows: of all, less transferred, of those concluded.
import { balanceLine, isBalanceLineId } from "../standard/balance-lines.ts";
import { withCommas } from "../standard/numbers.ts";
import { wilson } from "../statistics/wilson.ts";
import type { Reading } from "./checked.ts";
import { isCount, mayBeSame, pairOf, periodKey, placeKey, ratiosOf } from "./numbers-of.ts";
import { shareForm, shareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import type { NumberSaid, Statement } from "./statement.ts";
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
  const [transferred, concluded] = [lineSum(parts, "moving"), lineSum(parts, "concluded")];
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
  if (ratios.length === 0 || (pair === null && statement.leavesOut === null)) return NOTHING;
  for (const one of told.toReversed()) {
    if (one.from === statement || !mayBeSame(one.place, placeKey(statement.place))) continue;
    if (pair !== null && (pair.part.value !== one.charged || pair.whole.value === one.whole)) continue;
    const wholes = wholesOf(text, statement, one);
    const meant =
      pair === null ? wholes.filter(({ isAll }) => !isAll) : wholes.filter(({ of }) => of === pair.whole.value);
    if (meant.length === 0) continue;
    const readings = wholes.map((whole) => readingOf(one, whole, ratios));
    return { readings: distinct(readings), notes: notesOf(one, readings) };
  }
  return NOTHING;
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

function readingOf({ charged, unit }: Told, { says, of }: Whole, ratios: readonly NumberSaid[]): Reading {
  const counts = { count: charged, of };
  const fits = ratios.map((said) => fitOf(said, { value: charged / of, counts }));
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
