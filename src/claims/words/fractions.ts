// Shares in words and signs of division: half, a third, two-thirds, the last quarter, 2/3 of cases.
import { readCardinal } from "./cardinals.ts";
import type { Token } from "./tokens.ts";
import { skipHyphen, type Written } from "./written.ts";

/** The words for the parts of a whole, and how many of them make it. */
export const FRACTIONS: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fifth: 5,
  fifths: 5,
  sixth: 6,
  sixths: 6,
  seventh: 7,
  sevenths: 7,
  eighth: 8,
  eighths: 8,
  ninth: 9,
  ninths: 9,
  tenth: 10,
  tenths: 10,
  twentieth: 20,
  hundredth: 100,
};
/** "half", "a third", "two-thirds", "three quarters", "one-third". The value is the share. */
export function readFraction(tokens: readonly Token[], at: number): Written | null {
  const share = readShare(tokens, at);
  const million = share === null ? undefined : MILLIONS[tokens[share.next + 2]?.low ?? ""];
  if (share === null || million === undefined) return share;
  if (tokens[share.next]?.low !== "of" || tokens[share.next + 1]?.low !== "a") return share;
  return { ...share, form: "count", value: share.value * million, next: share.next + 3 }; // "a quarter of a million burglaries"
}

const MILLIONS: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

function readShare(tokens: readonly Token[], at: number): Written | null {
  const low = tokens[at]?.low ?? "";
  const base = { from: at, to: null, decimals: 0, spelled: true, form: "fraction" as const };
  if (low === "half" && tokens[at + 1]?.low !== "a" && tokens[at + 1]?.low !== "an")
    return { ...base, value: 0.5, next: at + 1 };
  if (
    /^(?:last|remaining|final|other)$/u.test(tokens[at - 1]?.low ?? "") &&
    FRACTIONS[low] !== undefined &&
    !low.endsWith("s")
  )
    return { ...base, value: 1 / (FRACTIONS[low] ?? 1), next: at + 1 }; // "a third …, a third …, the last third"
  if (low === "a" || low === "an") {
    const parts = FRACTIONS[tokens[at + 1]?.low ?? ""];
    return parts === undefined || tokens[at + 1]?.low.endsWith("s")
      ? null
      : { ...base, value: 1 / parts, next: at + 2 };
  }
  const digits = slashed(tokens, at);
  if (digits !== null) return { ...base, value: digits, next: at + 3 };
  const top = readCardinal(tokens, at);
  if (top === null || !top.spelled || top.value >= 20) return null;
  const word = skipHyphen(tokens, top.next);
  const parts = FRACTIONS[tokens[word]?.low ?? ""];
  if (parts === undefined || top.value >= parts || top.value < 1) return null;
  if (top.value > 1 !== tokens[word]?.low.endsWith("s") && parts !== 2) return null;
  return { ...base, value: top.value / parts, next: word + 1 };
}

/** "1/3 of cases", "2/3 of victims": never "24/7" or "1/12". */
function slashed(tokens: readonly Token[], at: number): number | null {
  const [top, slash, parts, of] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (slash?.low !== "/" || !slash.glued || !parts?.glued || of?.low !== "of" || top?.glued) return null;
  const [a, b] = [top?.value ?? 0, parts.value ?? 0];
  return a >= 1 && a < b && b <= 20 && Number.isInteger(a) && Number.isInteger(b) ? a / b : null;
}
