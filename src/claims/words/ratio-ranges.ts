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
  if (tokens[one.from - 1]?.low === "from" && !isRange(tokens, one.from - 1)) return one;
  const two = read(one.next + 1);
  if (two === null || two.to !== null || two.value === one.value) return one;
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

const RANGE =
  /^(?:anywhere|somewhere|anything|range|ranges|ranged|ranging|interval|lie|lies|lay|lying|confidence|uncertainty|plausible|chance|margin)$/u;
const PARTS = /^[.;:!?]$/u;

/** Whether the words before "from" say that what follows are the ends of a range. */
function isRange(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at > from - 6; at--) {
    const low = tokens[at]?.low ?? "";
    if (PARTS.test(low)) return false;
    if (RANGE.test(low)) return true;
  }
  return false;
}
