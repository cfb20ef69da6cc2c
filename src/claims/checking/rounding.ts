// Whether a number as it is printed fits what was worked out: rounding, cutting off, and what each hedge allows. One table for all.
import type { Counts } from "../../statistics/interval.ts";
import type { Hedge, NumberSaid } from "../statement.ts";

/**
 * How a printed number fits. `as said`: by rounding, or within its hedge. `cut off`: only if digits were cut off and not
 * rounded. `loosely`: only if an “about” is thought before it.
 */
export type Fit = "as said" | "cut off" | "loosely" | "not";

/** What was worked out. A rate is a share (0.0296), whatever form it is printed in; all else is in the unit as printed. */
export interface Given {
  readonly value: number;
  /** The counts behind a share: then ties are exact. */
  readonly counts?: Counts;
}

/** The slack of “about”, “just over” and “just under”, and of a bare fraction or factor: this part of the printed number, where no digits follow the point. */
const SLACK = 0.1;
/** A bare fraction or factor (“a third”, “doubled”) is as said within this part of it: a third is 31.7 to 35.0 %. */
const NEAR = 0.05;

/** A printed number on a scale where it steps by `unit`: 6 per cent is 6 in steps of 1, “nine in ten” is 9 in steps of 1. */
interface Printed {
  readonly value: number;
  readonly to: number | null;
  readonly unit: number;
  /** What was worked out, on that scale. */
  readonly given: number;
  /** “One in N” falls as the share rises, so that “more than one in 30” is an N below 30. */
  readonly falls: boolean;
  /** Words such as “a third” and “doubled” have no last digit. */
  readonly wordy: boolean;
}

/**
 * What each hedge allows, with `p` as printed, `v` as worked out and `u` the last printed digit. Without a hedge: p − u/2 ≤ v ≤ p + u/2
 * (a tie counts either way), a fraction or a factor within a twentieth; cut off: p ≤ v < p + u. A whole count has no rounding.
 */
export const HEDGES: Readonly<
  Record<Hedge, { readonly says: string; readonly fits: (v: number, p: number, u: number) => boolean }>
> = {
  about: {
    says: "within a tenth, or what rounding allows, or one and a half of the last digit after the point, either way",
    fits: (v, p, u) => Math.abs(v - p) <= Math.max(slackOf(p, u), u / 2 + tiny(p)),
  },
  "at least": { says: "the number or more", fits: (v, p) => v >= p - tiny(p) },
  "at most": { says: "the number or less", fits: (v, p) => v <= p + tiny(p) },
  "more than": { says: "above the number", fits: (v, p) => v > p + tiny(p) },
  "less than": { says: "below the number", fits: (v, p) => v < p - tiny(p) },
  "just over": {
    says: "the number, or up to a tenth above it",
    fits: (v, p, u) => v >= p - tiny(p) && v <= p + slackOf(p, u),
  },
  "just under": {
    says: "the number, or up to a tenth below it",
    fits: (v, p, u) => v <= p + tiny(p) && v >= p - slackOf(p, u),
  },
};

/** The hedge that means the same for an N that falls as the share rises. */
const TURNED: Readonly<Record<Hedge, Hedge>> = {
  about: "about",
  "at least": "at most",
  "at most": "at least",
  "more than": "less than",
  "less than": "more than",
  "just over": "just under",
  "just under": "just over",
};

/** The hedge that means the same of a number that falls as the other rises: "more than halved" is less than a half. */
export function turnedHedge(hedge: Hedge): Hedge {
  return TURNED[hedge];
}

/**
 * Whether a printed number fits what was worked out. Hedges speak of the share: “more than one in 30” is a share above 1/30.
 * Examples: 34 of “one in 34” fits 16 of 540 as said; “7 per cent” fits 382 of 4,911 only cut off.
 */
export function fitOf(said: NumberSaid, given: Given): Fit {
  const printed = printedOf(said, given);
  if (printed === null || !Number.isFinite(printed.given)) return "not";
  const { value: p, to, unit: u, given: v, falls, wordy } = printed;
  if (to !== null) return v >= Math.min(p, to) - u / 2 && v <= Math.max(p, to) + u / 2 ? "as said" : "not";
  if (said.hedge !== null)
    return HEDGES[falls ? turnedHedge(said.hedge) : said.hedge].fits(v, p, u) ? "as said" : "not";
  if (wordy)
    return Math.abs(v - p) <= p * NEAR + tiny(p) ? "as said" : Math.abs(v - p) <= slackOf(p, 0) ? "loosely" : "not";
  if (said.form === "count" && u === 1) return v === p ? "as said" : "not";
  if (roundsTo(said, given) ?? Math.abs(v - p) <= u / 2 + tiny(p)) return "as said";
  return v >= p && v < p + u ? "cut off" : "not";
}

/** What a fit takes for granted, in words for a reading; `null` where it takes nothing. */
export function fitWords(fit: Fit): string | null {
  if (fit === "cut off") return "if the digits are cut off, not rounded";
  return fit === "loosely" ? "if read as about" : null;
}

/** A word has no last digit: “almost half” must not allow a quarter of one. */
const WORDY = { unit: 0, wordy: true } as const;

function printedOf(said: NumberSaid, { value }: Given): Printed | null {
  const unit = 10 ** -said.decimals;
  const plain = { value: said.value, to: said.to, unit, given: value, falls: false, wordy: false };
  switch (said.form) {
    case "one-in":
      return oneInPrinted(said, value);
    case "percent":
      return { ...plain, given: value * 100 };
    case "fraction":
      return { ...plain, ...WORDY };
    case "times":
      return said.decimals === 0 ? { ...plain, ...WORDY } : plain;
    case "count":
      return { ...plain, unit: countUnit(said) };
    case "points":
    case "duration":
    case "ordinal":
      return plain;
  }
}

/** “One in 34” is printed as 34; “nine in ten” as 9 of 10, which rises with the share. */
function oneInPrinted({ value, to, decimals }: NumberSaid, share: number): Printed | null {
  if (!(share > 0) || !(value > 0)) return null;
  const whole = Number.isInteger(value) || decimals > 0 ? null : inWholes(value);
  if (whole === null) return { value, to, unit: 10 ** -decimals, given: 1 / share, falls: true, wordy: false };
  return { value: whole.part, to: null, unit: 1, given: share * whole.of, falls: false, wordy: false };
}

/** 10/9 is 9 in 10; `null` where no fraction with a part up to 100 gives the value. */
function inWholes(value: number): { readonly part: number; readonly of: number } | null {
  for (let part = 2; part <= 100; part++) {
    const of = value * part;
    if (Math.abs(of - Math.round(of)) < 1e-6) return { part, of: Math.round(of) };
  }
  return null;
}

/** The last digit of a count: 100,000 for “1.2 million”, 1 for digits. */
function countUnit({ words, decimals }: NumberSaid): number {
  const scale = /(?:million|m)\b/iu.test(words) ? 1e6 : /(?:thousand|k)\b/iu.test(words) && /\d/u.test(words) ? 1e3 : 1;
  return scale === 1 ? 1 : scale / 10 ** decimals;
}

/**
 * Whether counts round to a printed percentage or whole N, in whole numbers, ties either way, the same as
 * statistics/reconstruction; `null` where the form has no such rule or there are no counts.
 */
function roundsTo({ form, value, decimals }: NumberSaid, { counts }: Given): boolean | null {
  if (counts === undefined || !Number.isSafeInteger(counts.count) || !Number.isSafeInteger(counts.of)) return null;
  const [count, of] = [BigInt(counts.count), BigInt(counts.of)];
  if (form === "one-in" && Number.isInteger(value))
    return BigInt(2 * value - 1) * count <= 2n * of && 2n * of <= BigInt(2 * value + 1) * count;
  if (form !== "percent" || decimals > 6) return null;
  const printed = BigInt(Math.round(value * 10 ** decimals));
  const apart = 100n * count * 10n ** BigInt(decimals) - printed * of;
  return 2n * (apart < 0n ? -apart : apart) <= of;
}

/** Who prints digits after the point means them: “about 4.7 per cent” is no 5.0. */
function slackOf(p: number, u: number): number {
  if (u > 0 && u < 1) return 1.5 * u + tiny(p);
  return Math.max(Math.abs(p) * SLACK, u === 1 && Number.isInteger(p) && p >= 10 ? 0 : u / 4) + tiny(p);
}

/** Keeps 0.1 + 0.2 from being more than 0.3. */
function tiny(p: number): number {
  return 1e-9 * Math.max(1, Math.abs(p));
}
