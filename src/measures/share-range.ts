// The least and the most that a share of one force can be: exact over every whole number its cells may stand for.
import { BALANCE_LINES, type BalanceLineId } from "../standard/balance-lines.ts";
import type { Denominator } from "../standard/bases.ts";
import { type Cell, HIDDEN, highest, lowest } from "../standard/cell.ts";
import type { Counts } from "../statistics/interval.ts";
import type { Definition } from "./definition.ts";
import { type ForceFigures, lineCell } from "./figures.ts";
import { numeratorCell } from "./numerator.ts";
import { hasEndings } from "./rate.ts";

/** Which crimes that are still moving are counted in the best case: those without an outcome, also those with another agency, also those nobody accounts for. */
export type StillMoving = "none" | "open" | "moving" | "unaccounted";

/** The counts that make a share least, and those that make it most. */
export interface ShareRange {
  readonly worst: Counts;
  readonly best: Counts;
}

/** What a range is asked of. */
export interface RangeOf {
  readonly definition: Pick<Definition, "counted">;
  readonly denominator: Denominator;
  readonly moving: StillMoving;
}

/** From and to of a number of crimes; `Infinity` where nothing bounds it. */
type Span = readonly [number, number];

const NOTHING: Span = [0, 0];

/** The sum of the spans of these parts of the balance. */
type SumOver = (of: (line: Part) => boolean) => Span;

/** A line of the balance as it stands to a share. */
interface Part {
  readonly id: BalanceLineId;
  readonly counted: boolean;
  readonly ending: boolean;
  /** The crimes of the line that are not counted: all of it, or for one outcome type the other types of it. */
  readonly others: Span;
}

/**
 * The range of a force's share, or why there is none. Where the source states a total, the lines and those not accounted
 * for add up to it; where it states none, the total is the sum of the lines. Both ends are reached by some whole numbers.
 */
export function shareRange(figures: ForceFigures, asked: RangeOf): ShareRange | { readonly why: string } {
  const counted = spanOf(numeratorCell(figures, asked.definition), true);
  const silent = figures.silent.filter(({ absence }) => !HIDDEN.has(absence));
  if (counted === null) return { why: "The share does not apply to these figures." };
  if (figures.fullTable && silent.length > 0) {
    const cells = silent.reduce((sum, one) => sum + one.cells, 0);
    return {
      why: `${cells} ${cells === 1 ? "cell has" : "cells have"} no figure: how many crimes they hold, nobody says.`,
    };
  }
  if (asked.denominator === "concluded-only" && !hasEndings(figures))
    return { why: "No ending but the charge is stated, so nobody knows how many were concluded." };
  const parts = partsOf(figures, asked);
  const total = spanOf(figures.total, false);
  const isSum = figures.fullTable && !figures.totalStated;
  const range = isSum
    ? ofSum({ counted, parts, asked })
    : total === null || total[1] === Number.POSITIVE_INFINITY
      ? null
      : ofTotal(total, { counted, parts, asked });
  if (range === null)
    return {
      why: isSum
        ? "A part is withheld and no total is stated, so nothing bounds the share."
        : "The total is not stated, so nothing bounds the share.",
    };
  if (range.worst.of <= 0 && range.best.of <= 0) return { why: "There are no crimes to count." };
  return isSound(range.worst) && isSound(range.best)
    ? range
    : { why: "The parts contradict the total the source states." };
}

interface Given {
  readonly counted: Span;
  readonly parts: readonly Part[];
  readonly asked: RangeOf;
}

function isSound({ count, of }: Counts): boolean {
  return of > 0 && count >= 0 && count <= of;
}

function spanOf(cell: Cell, orNothing: boolean): Span | null {
  if (cell.kind !== "absent") return [Math.max(0, lowest(cell)), highest(cell) ?? Number.POSITIVE_INFINITY];
  if (cell.absence === "not applicable") return null;
  return orNothing ? [0, Number.POSITIVE_INFINITY] : null;
}

/** What is not counted, line by line. A line that a source does not state is among those not accounted for. */
function partsOf(figures: ForceFigures, { definition: { counted = ["charged"] }, moving }: RangeOf): readonly Part[] {
  return BALANCE_LINES.map(({ id, state }): Part => {
    const line = figures.lines.get(id);
    const isCounted = !("type" in counted) && counted.includes(id);
    const others =
      isCounted || line?.stated !== true
        ? NOTHING
        : "type" in counted && line.types.some(({ type }) => type === counted.type)
          ? add(line.types.filter(({ type }) => type !== counted.type).map(({ cell }) => spanOf(cell, true) ?? NOTHING))
          : (spanOf(lineCell(figures, id), true) ?? NOTHING);
    const mayCount =
      (moving !== "none" && id === "open") || (moving !== "none" && moving !== "open" && id === "transferred");
    return { id, counted: isCounted || mayCount, ending: state === "charged" || state === "concluded", others };
  });
}

function add(spans: readonly Span[]): Span {
  return spans.reduce<Span>(([from, to], [low, high]) => [from + low, to + high], NOTHING);
}

function sums(parts: readonly Part[]): SumOver {
  return (of) => add(parts.filter(of).map(({ others }) => others));
}

/** Whether a part of the whole stands in a denominator. */
function stands({ id, ending }: Part, denominator: Denominator): boolean {
  return denominator === "all" || (denominator === "less-transferred" ? id !== "transferred" : ending);
}

/** Each line is free: the share is least with the fewest counted among the most others, and most the other way round. */
function ofSum({ counted: [least, most], parts, asked: { denominator } }: Given): ShareRange | null {
  const over = sums(parts);
  const [fewest, greatest] = over((part) => stands(part, denominator));
  const [, mayBe] = over((part) => part.counted && stands(part, denominator));
  const [mustBe] = over((part) => part.counted && stands(part, denominator));
  if (greatest === Number.POSITIVE_INFINITY || most === Number.POSITIVE_INFINITY) return null;
  return amongOthers([least, most + mayBe], [fewest - mustBe, greatest], greatest - mayBe);
}

/** The counted in a whole of the counted and others; a whole of none is left out, so one crime stands in its place. */
function amongOthers([least, most]: Span, [fewest, greatest]: Span, greatestAtBest = greatest): ShareRange {
  const isBare = least + greatest === 0 && most > 0;
  return {
    worst: isBare ? { count: 1, of: 1 } : { count: least, of: least + greatest },
    best: { count: most, of: most + fewest === 0 && greatestAtBest > 0 ? 1 : most + fewest },
  };
}

/**
 * With a stated total. A withheld part may be all that the other lines leave of it; a small count is taken over its own
 * range and no narrower, since what a source hid is not narrowed here, even where its own lines would allow it.
 */
function ofTotal([least, most]: Span, { counted: [fewest, greatest], parts, asked }: Given): ShareRange {
  const over = sums(parts);
  const { denominator, moving } = asked;
  const [others] = over((part) => !part.counted);
  const [, mayBe] = over((part) => part.counted);
  const free = moving === "unaccounted" ? Number.POSITIVE_INFINITY : greatest + mayBe;
  const best = free === Number.POSITIVE_INFINITY ? Math.max(0, most - others) : Math.min(free, most);
  const among = ([from, to]: Span): ShareRange => ({
    worst: { count: fewest, of: to },
    best: { count: Math.min(best, to), of: Math.min(Math.max(best, from, 1), to) },
  });
  if (denominator === "all") return among([least, most]);
  if (denominator === "less-transferred") {
    const [fewestMoved, mostMoved] = over(({ id }) => id === "transferred");
    const moved =
      mostMoved === Number.POSITIVE_INFINITY ? Math.max(0, least - (others - fewestMoved) - best) : mostMoved;
    return among([Math.max(0, least - moved), most - fewestMoved]);
  }
  const [endedLeast, endedMost] = over(({ ending, counted }) => ending && !counted);
  const [notEnded] = over(({ ending, counted }) => !ending && !counted);
  const ended = endedMost === Number.POSITIVE_INFINITY ? Math.max(endedLeast, most - fewest - notEnded) : endedMost;
  return amongOthers([fewest, best], [endedLeast, ended]);
}
