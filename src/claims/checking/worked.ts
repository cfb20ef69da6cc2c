// What one check of a statement gives, and how its readings are made.
import type { Interval } from "../../statistics/interval.ts";
import type { Reading } from "../checked.ts";
import { type Fit, fitWords } from "./rounding.ts";

/** The readings of a statement that one check found, and sentences for its note. */
export interface Worked {
  readonly readings: readonly Reading[];
  readonly notes: readonly string[];
}

/** A check that had nothing to say. */
export const NOTHING: Worked = { readings: [], notes: [] };

/** What a reading gives besides its words. */
interface Gives {
  readonly value?: number | null;
  readonly interval?: Interval | null;
  /** The address of the figure; a reading with one is from the book. */
  readonly passport?: string;
}

/** A reading that holds where the printed numbers fit; what a fit takes for granted stands in its words. */
export function fitted(says: string, computed: string, fits: readonly Fit[], gives: Gives = {}): Reading {
  const granted = fits.flatMap((fit) => fitWords(fit) ?? [])[0];
  const holds = fits.every((fit) => fit !== "not");
  return {
    ...plain(holds && granted !== undefined ? `${says}, ${granted}` : says, computed, gives),
    verdict: holds ? "holds" : "does not hold",
  };
}

/**
 * The readings of numbers that fit by rounding, or only when cut off or read as about: in the second case the rounded reading stands beside
 * it and fails. “7 per cent” of 382 in 4,911: seven if cut off, eight if rounded.
 */
export function roundedAndNot(
  says: string,
  computed: string,
  fits: readonly Fit[],
  gives: Gives = {},
): readonly Reading[] {
  const own = fitted(says, computed, fits, gives);
  if (own.verdict !== "holds" || fits.every((fit) => fit === "as said")) return [own];
  const strict = fits.includes("loosely") ? "as printed" : "rounded";
  return [{ ...plain(`${says}, ${strict}`, computed, gives), verdict: "does not hold" }, own];
}

/** A reading that numbers cannot decide, with why. */
export function open(says: string, why: string, gives: Gives = {}): Reading {
  return { ...plain(says, why, gives), verdict: "cannot be checked" };
}

function plain(
  says: string,
  computed: string,
  { value = null, interval = null, passport }: Gives,
): Omit<Reading, "verdict"> {
  const from = passport === undefined ? "text" : "book";
  return { reading: says, computed, value, interval, from, passport: passport ?? null };
}
