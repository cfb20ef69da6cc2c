// Which counts a published figure betrays: every numerator that a printed percentage or "one in N" leaves possible.
import { assert } from "../ground/assert.ts";

/**
 * The counts that a percentage, printed with so many decimals, leaves possible of a known whole: all x with 100x/of within half
 * a last digit of it. A tie counts either way, since sources round it both ways. Computed in whole numbers. Empty where no
 * count fits, or where the percentage has more decimals than said. A list of one means that the count is disclosed.
 * Example: `countsBehindPercent(3, 1, 540)` is [16]: 3.0 % of 540.
 */
export function countsBehindPercent(percent: number, decimals: number, of: number): readonly number[] {
  assert(
    Number.isInteger(of) && of > 0 && Number.isInteger(decimals) && decimals >= 0,
    `${decimals} decimals of ${of}`,
  );
  const shifted = percent * 10 ** decimals;
  const printed = Math.round(shifted);
  if (!(Math.abs(shifted - printed) <= 1e-6 * Math.max(1, Math.abs(shifted)))) return [];
  // |100·x/of − printed/10^d| ≤ ½/10^d, times 2·of·10^d.
  const scale = 200n * 10n ** BigInt(decimals);
  const [lower, upper] = [BigInt(of) * BigInt(2 * printed - 1), BigInt(of) * BigInt(2 * printed + 1)];
  return wholes(ceilDivide(lower, scale), floorDivide(upper, scale), of);
}

/**
 * The counts that "one in N" leaves possible of a known whole: all x with of/x rounding to N. A tie (of/x = N − ½ or N + ½)
 * counts either way unless `ties` says "even", as R and Python round. Example: `countsBehindOneIn(34, 540)` is [16].
 */
export function countsBehindOneIn(oneIn: number, of: number, ties: "both" | "even" = "both"): readonly number[] {
  assert(Number.isInteger(of) && of > 0 && Number.isInteger(oneIn) && oneIn >= 0, `one in ${oneIn} of ${of}`);
  // (2N − 1)·x ≤ 2·of ≤ (2N + 1)·x
  const twice = 2n * BigInt(of);
  const [below, above] = [BigInt(2 * oneIn - 1), BigInt(2 * oneIn + 1)];
  const isTie = (x: number) => [below * BigInt(x), above * BigInt(x)].includes(twice);
  const found = wholes(ceilDivide(twice, above), below <= 0n ? BigInt(of) : floorDivide(twice, below), of);
  return found.filter((x) => x > 0 && (ties === "both" || oneIn % 2 === 0 || !isTie(x)));
}

function wholes(from: bigint, to: bigint, of: number): readonly number[] {
  const first = Math.max(0, Number(from));
  const last = Math.min(of, Number(to));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function floorDivide(over: bigint, under: bigint): bigint {
  return over >= 0n ? over / under : -((-over + under - 1n) / under);
}

function ceilDivide(over: bigint, under: bigint): bigint {
  return -floorDivide(-over, under);
}
