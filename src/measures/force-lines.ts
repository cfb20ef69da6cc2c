// The lines that stand for a force where a file holds several: of one edition and flag rule, and over all origins of the flag.
import { BALANCE_LINES } from "../standard/balance-lines.ts";
import { interval, joinSums, lowest, type Sum } from "../standard/cell.ts";
import type { LineSum } from "../warehouse/ask.ts";
import { earliest } from "./figures.ts";

/** The lines of one force, and the origins of the flag that they add up. */
export interface ForceLines {
  readonly lines: readonly LineSum[];
  /** Two or more where the source states figures by origin and none of all; else empty. */
  readonly origins: readonly string[];
}

/**
 * The lines of each force. Among several editions and flag rules those that state a total come first, then those with the most lines. A figure of
 * all flags stands for the force before figures by origin; where there is none, the origins are added up.
 */
export function linesByForce(sums: readonly LineSum[]): ReadonlyMap<string, ForceLines> {
  const groups = new Map<string, Map<string, LineSum[]>>();
  for (const sum of sums) {
    const variants = groups.get(sum.force) ?? new Map<string, LineSum[]>();
    const key = [sum.edition, sum.flagRule].join("\u001f");
    variants.set(key, [...(variants.get(key) ?? []), sum]);
    groups.set(sum.force, variants);
  }
  return new Map(
    [...groups].map(([force, variants]) => {
      const found = [...variants].map(([key, all]) => ({ key, ...overOrigins(all) }));
      found.sort((a, b) => weight(b.lines) - weight(a.lines) || (a.key < b.key ? -1 : 1));
      return [force, found[0] ?? { lines: [], origins: [] }];
    }),
  );
}

function weight(lines: readonly LineSum[]): number {
  return (hasTotal(lines) ? 1000 : 0) + lines.length;
}

function hasTotal(lines: readonly LineSum[]): boolean {
  return lines.some(({ line }) => line === "total");
}

/** The lines of all flags; where only some origins have lines of a balance, theirs. */
function overOrigins(all: readonly LineSum[]): ForceLines {
  const byOrigin = new Map<string | null, LineSum[]>();
  for (const sum of all) byOrigin.set(sum.flagOrigin, [...(byOrigin.get(sum.flagOrigin) ?? []), sum]);
  const ofAll = byOrigin.get(null) ?? [];
  const origins = [...byOrigin].flatMap(([origin, lines]) =>
    origin !== null && lines.some(({ line }) => isOfBalance(line)) ? [{ origin, lines }] : [],
  );
  const totals = origins.some(({ lines }) => hasTotal(lines));
  if (origins.length === 0 || hasTotal(ofAll) || (ofAll.some(({ line }) => isOfBalance(line)) && !totals))
    return { lines: ofAll, origins: [] };
  const [only, ...others] = origins;
  if (only !== undefined && others.length === 0) return { lines: only.lines, origins: [] };
  const names = origins.map(({ origin }) => origin).sort();
  return { lines: joined(origins.map(({ lines }) => lines)), origins: names };
}

/** Whether a line is a part of a balance of crimes, or its total. */
export function isOfBalance(line: string): boolean {
  return !line.startsWith("other:") && !line.startsWith("of-which:");
}

/** Each line over all parts. What one part states by type and another as a whole is added as a whole; what one does not state makes the sum "at least". */
function joined(parts: readonly (readonly LineSum[])[]): readonly LineSum[] {
  const [first] = parts.flat();
  if (first === undefined) return [];
  const lines = [...new Set(parts.flatMap((sums) => sums.map(({ line }) => line)))];
  const flagOrigin = [...new Set(parts.flatMap((sums) => sums.map(({ flagOrigin: origin }) => origin ?? "")))]
    .sort()
    .join(" + ");
  return lines.map((line) => {
    const stated = parts.map((sums) => lineIn(sums, line));
    const there = stated.filter((one) => one !== null);
    const sum = joinSums(there.map((one) => one.sum));
    const whys = new Set(there.map(({ why }) => why));
    return {
      ...{ force: first.force, line, flagRule: first.flagRule, flagOrigin, edition: first.edition },
      sum: there.length < stated.length ? atLeast(sum) : sum,
      why: whys.size === 1 ? (there[0]?.why ?? null) : null,
      first: earliest(there.map((one) => one.first)) ?? first.first,
    };
  });
}

function lineIn(sums: readonly LineSum[], line: string): LineSum | null {
  const own = sums.find((one) => one.line === line);
  if (own !== undefined) return own;
  const types = BALANCE_LINES.find(({ id }) => id === line)?.types.map((type) => `outcome:${type}`) ?? [];
  const [first, ...others] = sums.filter((one) => types.includes(one.line));
  if (first === undefined) return null;
  return { ...first, line, sum: joinSums([first, ...others].map(({ sum }) => sum)) };
}

/** A sum of which one part is not stated: no fewer, and nobody knows how many more. */
function atLeast(sum: Sum): Sum {
  return sum.known === null ? sum : { ...sum, known: interval(lowest(sum.known), null) };
}
