// What of a balance can be drawn as one bar: the parts with exact counts, closing to an exact total.
import type { Balance, BalanceLine } from "../../measures/result.ts";
import { fillingOf } from "../parts/marks.tsx";
import { cellWords, count, isAbsent, isExact, lower } from "../words.ts";

/** One part of the bar. `start` and `size` are fractions of the total. */
export interface BarPart {
  readonly id: string;
  readonly title: string;
  readonly state: BalanceLine["state"] | "hidden";
  readonly class: string;
  readonly fill: string | undefined;
  readonly count: number;
  readonly start: number;
  readonly size: number;
  /** What is printed as its count. */
  readonly says: string;
}

/** A bar, or why none can be drawn. */
export type Bar =
  | { readonly kind: "bar"; readonly total: number; readonly parts: readonly BarPart[] }
  | { readonly kind: "none"; readonly why: string };

/**
 * The bar of a balance. Parts given as a range or withheld stand together at the end, hatched, as what is left of the
 * total; without an exact total, or with parts that add to more, there is no bar.
 */
export function barOf({ total, lines }: Balance): Bar {
  if (!isExact(total))
    return { kind: "none", why: `The total is ${cellWords(total)}, not one number, so no bar is drawn.` };
  if (total <= 0) return { kind: "none", why: `The total is ${count(total)}, so there is no bar to draw.` };
  const exact = lines.filter((line) => isExact(line.count));
  const sum = exact.reduce((all, line) => all + Number(line.count), 0);
  if (exact.some((line) => Number(line.count) < 0) || sum > total) {
    return {
      kind: "none",
      why: "The parts add to more than the total, so no bar is drawn. The table holds them as found.",
    };
  }
  let before = 0;
  const parts = exact.flatMap((line): BarPart[] => {
    const number = Number(line.count);
    const part = partFrom(line, number, before, total);
    before += number;
    return number === 0 ? [] : [part];
  });
  return {
    kind: "bar",
    total,
    parts: sum === total ? parts : [...parts, remainder(lines, total - sum, before, total)],
  };
}

function partFrom(line: BalanceLine, number: number, before: number, total: number): BarPart {
  const { line: id, title, state } = line;
  return {
    id,
    title,
    state,
    ...fillingOf(line),
    count: number,
    start: before / total,
    size: number / total,
    says: count(number),
  };
}

/** What the exact parts leave of the total: it belongs to the parts that are a range, withheld or not stated. */
function remainder(lines: readonly BalanceLine[], left: number, before: number, total: number): BarPart {
  const hidden = lines.filter(
    (line) => !isExact(line.count) && !(isAbsent(line.count) && line.count.absent === "not applicable"),
  );
  const titles = hidden.map((line) => lower(line.title));
  const title = titles.length === 0 ? "not said" : titles.length < 3 ? titles.join(" or ") : "parts that are not exact";
  return {
    id: "hidden",
    title,
    state: "hidden",
    class: "hidden-strip",
    fill: "url(#hatch-soft)",
    count: left,
    start: before / total,
    size: left / total,
    says: `${count(left)} together`,
  };
}

/** The parts of a bar in words, for those who do not see it. */
export function barInWords(bar: Extract<Bar, { kind: "bar" }>, unit: string): string {
  return `${count(bar.total)} ${unit}: ${bar.parts.map(({ says, title }) => `${says} ${lower(title)}`).join(", ")}.`;
}
