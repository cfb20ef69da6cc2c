// Two rates as the ends of one range: "between 1 in 21 and 1 in 55", "anywhere from one in 21 to one in 55", "(one in 21 to one in 55)".
import type { Cardinal } from "./cardinals.ts";
import type { Token } from "./tokens.ts";
import type { Written } from "./written.ts";

/** Reads a "one in N" at a token. */
type ReadRatio = (at: number) => Written | null;

/** "between 1 in 21 and 1 in 55", read at "between"; `null` for anything else. */
export function ratiosBetween(tokens: readonly Token[], at: number, read: ReadRatio): Written | null {
  const one = read(at + 1);
  if (one === null || tokens[one.next]?.low !== "and") return null;
  const two = read(one.next + 1);
  return two === null ? null : { ...one, from: at, next: two.next, to: two.value };
}

/** A rate with the upper end that follows it: "one in 21 to one in 55". From one to the other it is a change, unless it is a range in words. */
export function withUpperRatio(tokens: readonly Token[], one: Written | null, read: ReadRatio): Written | null {
  if (one === null || one.to !== null || !/^(?:to|–)$/u.test(tokens[one.next]?.low ?? "")) return one;
  if (tokens[one.from - 1]?.low === "from" && !isRangeFrom(tokens, one.from - 1)) return one;
  const two = read(one.next + 1);
  if (two === null || two.to !== null || two.value === one.value) return one;
  const [low, high] = two.value > one.value ? [one.value, two.value] : [two.value, one.value];
  return { ...one, value: low, to: high, next: two.next };
}

const EXTREME = /^(?:high|low|many|few|much|little)$/u;

/** "as high as one in 21 or as low as one in 55": where the second end begins, read at the first; `null` for anything else. */
export function asHighAs(tokens: readonly Token[], { from, next, to }: Written): number | null {
  const low = (at: number): string => tokens[at]?.low ?? "";
  if (to !== null || low(from - 1) !== "as" || !EXTREME.test(low(from - 2)) || low(from - 3) !== "as") return null;
  if (!/^(?:or|and|to)$/u.test(low(next))) return null;
  return low(next + 1) === "as" && EXTREME.test(low(next + 2)) && low(next + 3) === "as" ? next + 4 : null;
}

/** A number with the other end of its range, where both are of one form. */
export function withOtherEnd(one: Written, two: Written | null): Written {
  if (two === null || two.to !== null || two.form !== one.form || two.value === one.value) return one;
  const [low, high] = two.value > one.value ? [one.value, two.value] : [two.value, one.value];
  return { ...one, value: low, to: high, next: two.next };
}

/** "for every 34 crimes, one": read at the 34, behind "every"; `null` for anything else. */
export function forEveryOne(tokens: readonly Token[], from: number, one: Cardinal): Written | null {
  const { next, value, spelled, decimals } = one;
  if (tokens[from - 2]?.low !== "for" || value < 2) return null;
  let at = next;
  while (at < next + 3 && tokens[at]?.kind === "word") at++;
  if (tokens[at]?.low !== ",") return null;
  at++;
  if (/^(?:only|just|exactly|about)$/u.test(tokens[at]?.low ?? "")) at++;
  if (!/^(?:one|1)$/u.test(tokens[at]?.low ?? "") || /^(?:in|of|out|-)$/u.test(tokens[at + 1]?.low ?? "")) return null;
  return { from, next: at + 1, form: "one-in", value, to: null, decimals, spelled };
}

const INTERVAL = /^(?:intervals?|ci|cis|limits|uncertainty|plausible)$/u;
const SPREADS =
  /^(?:anywhere|somewhere|anything|range|ranges|ranged|ranging|vary|varies|varied|varying|lie|lies|lay|lying|stretch|stretches|stretched|run|runs|ran|running|spread|extends|extended|spans)$/u;
const MOVES =
  /^(?:f[ae]ll|fallen|falling|falls|drop\w*|rose|risen|rises?|rising|grow\w*|grew|went|gone|declin\w*|increas\w*|decreas\w*|improv\w*|jump\w*|climb\w*|slip\w*|mov(?:ed|es|ing)|down|up|cut|chang(?:ed|es|ing))$/u;
const STOPS = /^[.;!?]$/u;
const NEAR = 5;
const FAR = 16;

/**
 * Whether the words before "from" say that what follows are the two ends of a range, and no change: a word of spread right before it ("ran from",
 * "anywhere from"), or an interval named in the clause ("the confidence interval for the force is from") and nothing that moves after it.
 */
export function isRangeFrom(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at > from - FAR; at--) {
    const low = tokens[at]?.low ?? "";
    if (STOPS.test(low) || MOVES.test(low)) return false;
    if ((at >= from - NEAR && SPREADS.test(low)) || INTERVAL.test(low)) return true;
  }
  return false;
}
