// Shares and counts in the words of readings and notes, always with their interval.

import { rateOf } from "../../measures/rate.ts";
import { percent } from "../../measures/sentences.ts";
import { exact } from "../../standard/cell.ts";
import { withCommas } from "../../standard/numbers.ts";
import type { Counts, Interval } from "../../statistics/interval.ts";
import { wilson } from "../../statistics/wilson.ts";
import type { NumberSaid } from "../statement.ts";

/** In which form a share is to be said. */
export type ShareForm = "one-in" | "percent" | "both";

/** The form in which the numbers of a statement say a share; “one in N” where they say none. */
export function shareForm(ratios: readonly NumberSaid[]): ShareForm {
  const isOneIn = ratios.some(({ form }) => form === "one-in");
  const isPercent = ratios.some(({ form }) => form === "percent" || form === "fraction");
  return isOneIn && isPercent ? "both" : isPercent ? "percent" : "one-in";
}

/** Counts as a share with its Wilson 95% interval. Example: `one in 34 (one in 21 to one in 55)`; above one half a percentage. */
export function shareWords({ count, of }: Counts, form: ShareForm = "one-in"): string {
  if (of === 0) return "no share: the whole is 0";
  if (count > of) return `more than the whole: ${sums(count, of)}`;
  const percents = (): string => `${percent(count / of)} (${intervalWords(wilson(count, of))})`;
  if (form === "percent") return percents();
  const oneIn = rateOf(exact(count), exact(of)).oneIn?.words ?? null;
  if (oneIn === null) return percents();
  return form === "one-in" ? oneIn : `${oneIn}, ${percents()}`;
}

/**
 * More digits where a hedged number cannot be told from what was worked out: “more than one in 20” of 44 in 900 is `, exactly one in 20.5`. Empty where
 * the rounded words tell.
 */
export function exactWords({ count, of }: Counts, ratios: readonly NumberSaid[]): string {
  const said = ratios.find((one) => one.hedge !== null && one.to === null && isAsRounded({ count, of }, one));
  if (said === undefined || count === 0) return "";
  const exact = said.form === "one-in" ? of / count : (100 * count) / of;
  const digits = [1, 2, 3].find((one) => Number(exact.toFixed(one)) !== said.value) ?? 0;
  const words = exact.toFixed(Number.isInteger(exact) ? 0 : digits);
  return `, exactly ${said.form === "one-in" ? `one in ${words}` : `${words}%`}`;
}

function isAsRounded({ count, of }: Counts, { form, value, decimals }: NumberSaid): boolean {
  if (form === "one-in") return Math.round(of / count) === value;
  return form === "percent" && Number(((100 * count) / of).toFixed(Math.max(1, decimals))) === value;
}

/** A share without counts behind it, such as a mean. Example: 0.0714 is `one in 14`. */
export function bareShareWords(share: number, form: ShareForm = "one-in"): string {
  if (form === "percent" || !(share > 0) || share > 0.5) return percent(share);
  const oneIn = `one in ${withCommas(Math.round(1 / share))}`;
  return form === "one-in" ? oneIn : `${oneIn}, ${percent(share)}`;
}

/** Example: `1.8% to 4.8%`. */
export function intervalWords([from, to]: Interval): string {
  return `${percent(from)} to ${percent(to)}`;
}

/** Example: `16 ÷ 540`. */
export function sums(count: number, of: number): string {
  return `${withCommas(count)} ÷ ${withCommas(of)}`;
}

/** A number as people write it, to at most two digits after the point, with a real minus. Example: `-1234.5` is `−1,234.5`. */
export function plainNumber(value: number): string {
  const [whole = "", digits] = String(Math.round(Math.abs(value) * 100) / 100).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ",");
  return `${value < 0 ? "−" : ""}${grouped}${digits === undefined ? "" : `.${digits}`}`;
}
