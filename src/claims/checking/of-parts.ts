// Rates beside several parts of one whole: “12 led to a charge and nine to a caution, a rate of 7.4 per cent” is of both together.
import { withCommas } from "../../standard/numbers.ts";
import { wilson } from "../../statistics/wilson.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { isCount, ratiosOf } from "./numbers-of.ts";
import { exactWords, shareForm, shareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import { fitted, type Worked } from "./worked.ts";

/** At most so many parts are tried. */
const MOST = 12;

/**
 * The rates of a statement with one whole and several parts, each as the rate of the part that gives it, or of all together. `null` where it has one part,
 * or where a rate is of none of them: it may be of something else.
 */
export function ofSeveralParts(statement: Statement): Worked | null {
  const { kind, numbers } = statement;
  const whole = numbers.find((one) => one.role === "whole" && isCount(one));
  const parts = numbers.filter((one) => one.role === "part" && isCount(one) && one.hedge === null);
  const ratios = ratiosOf(statement).filter(({ to }) => to === null);
  if (whole === undefined || whole.value === 0 || parts.length < 2 || parts.length > MOST || ratios.length === 0)
    return null;
  const isTogether = ratios.length === 1 && parts.every(({ end }) => end <= (ratios[0]?.start ?? 0));
  if (kind === "breakdown" ? !isTogether : ratios.length < 2 && !isTogether) return null;
  const together = parts.reduce((sum, { value }) => sum + value, 0);
  const readings = ratios.map((said) => {
    const one = kind === "breakdown" ? undefined : parts.find(({ value }) => gives(said, value, whole));
    if (one !== undefined) return readingOf(said, [one], whole);
    return isTogether && together <= whole.value && gives(said, together, whole) ? readingOf(said, parts, whole) : null;
  });
  const held = readings.flatMap((one) => one ?? []);
  // A rate that is of one of the parts alone is worked out where every rate with counts is.
  if (
    held.length < ratios.length ||
    (isTogether && kind !== "breakdown" && parts.some(({ value }) => gives(ratios[0], value, whole)))
  )
    return null;
  return { readings: held, notes: [...new Set(held.map(({ reading, computed }) => `${reading} is ${computed}.`))] };
}

function gives(said: NumberSaid | undefined, count: number, { value: of }: NumberSaid): boolean {
  return said !== undefined && count <= of && fitOf(said, { value: count / of, counts: { count, of } }) === "as said";
}

function readingOf(said: NumberSaid, parts: readonly NumberSaid[], { value: of, unit }: NumberSaid) {
  const count = parts.reduce((sum, { value }) => sum + value, 0);
  const counts = { count, of };
  const added =
    parts.length === 1
      ? ""
      : `${parts.map(({ value }) => withCommas(value)).join(" + ")} of ${withCommas(of)} ${unit ?? ""}`.trim();
  const says = parts.length === 1 ? sums(count, of) : `${added}: ${sums(count, of)}`;
  const computed = `${shareWords(counts, shareForm([said]))}${exactWords(counts, [said])}`;
  return fitted(says, computed, ["as said"], { value: count / of, interval: wilson(count, of) });
}
