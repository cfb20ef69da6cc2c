// A share over time: period by period or quarter by quarter, for one force or for the forces that stand in every point.

import { forceNamed } from "../standard/force-named.ts";
import { parsePeriod } from "../standard/periods.ts";
import type { Engine } from "../warehouse/engine.ts";
import type { MeasureQuestion } from "./askable.ts";
import { type ComparableSet, comparableSet, type Member } from "./comparable-set.ts";
import type { Definition } from "./definition.ts";
import { lineCell } from "./figures.ts";
import { type Gathered, gather } from "./gather.ts";
import { numeratorCell } from "./numerator.ts";
import { type CatalogueFile, picksFor, planOf } from "./plan.ts";
import { denominatorCell, shareOf } from "./rate.ts";

/** One point: so many counted of so many crimes, and the share of them still open. */
export interface SeriesPoint {
  readonly period: string;
  readonly count: number;
  readonly of: number;
  readonly openShare: number | null;
}

/** A series with what it stands on. `left` names the periods that have no point, with the reason. */
export interface Series {
  readonly set: ComparableSet;
  readonly of: string;
  readonly points: readonly SeriesPoint[];
  readonly left: readonly { readonly period: string; readonly why: string }[];
}

interface Asked {
  readonly question: MeasureQuestion;
  readonly definition: Definition;
}

/** The series of a question by period, earliest first. Refuses what `planOf` refuses. */
export async function periodSeries(engine: Engine, files: readonly CatalogueFile[], asked: Asked): Promise<Series> {
  const sets: { period: string; set: ComparableSet }[] = [];
  for (const period of periodsOf(files, asked.question))
    sets.push({
      period,
      set: await comparableSet(engine, files, { ...asked, question: { ...asked.question, period } }),
    });
  const last = sets.at(-1)?.set ?? (await comparableSet(engine, files, asked));
  const force = asked.question.force === undefined ? null : forceNamed(asked.question.force);
  const always = force === null ? alwaysThere(sets.map(({ set }) => set)) : new Set([force.id]);
  const points = sets.map(({ period, set }) =>
    pointOf(
      period,
      set.members.filter((one) => always.has(one.force)),
    ),
  );
  return {
    set: last,
    of: force?.called ?? `${always.size} forces together`,
    points: points.flatMap((point) => (point.of > 0 ? [point] : [])),
    left: points.flatMap(({ period, of }, at) =>
      of > 0 ? [] : [{ period, why: sets[at]?.set.apart.find((one) => always.has(one.force))?.why ?? "No figure." }],
    ),
  };
}

/** The forces that can be compared in every period. */
function alwaysThere(sets: readonly ComparableSet[]): ReadonlySet<string> {
  const first = sets[0]?.members.map(({ force }) => force) ?? [];
  return new Set(first.filter((force) => sets.every(({ members }) => members.some((one) => one.force === force))));
}

function pointOf(period: string, members: readonly Member[]): SeriesPoint {
  const open = members.map(({ gathered }) => openOf(gathered));
  const [still, total] = open.reduce<readonly [number | null, number]>(
    ([sum, all], one) => [sum === null || one === null ? null : sum + one.open, all + (one?.total ?? 0)],
    [0, 0],
  );
  return {
    period,
    count: members.reduce((sum, { count }) => sum + count, 0),
    of: members.reduce((sum, { of }) => sum + of, 0),
    openShare: still === null || total === 0 ? null : still / total,
  };
}

function openOf({ figures }: Gathered): { readonly open: number; readonly total: number } | null {
  const open = lineCell(figures, "open");
  return open.kind === "exact" && figures.total.kind === "exact" && shareOf(open, figures.total).share !== null
    ? { open: open.count, total: figures.total.count }
    : null;
}

/** The periods of the scope that the plan's basis has figures for, of the same kind as the newest, earliest first; up to the period asked for. */
function periodsOf(files: readonly CatalogueFile[], question: MeasureQuestion): readonly string[] {
  const { period: until, ...open } = question;
  const last = until === undefined ? null : (parsePeriod(until)?.from ?? null);
  const plan = planOf(files, open);
  const [newest] = plan.picks;
  const picks = picksFor(files, plan.scope).filter(
    ({ basis, period }) => basis === (plan.basis ?? newest?.basis) && period.kind === newest?.period.kind,
  );
  const asked = picks.filter(({ period }) => last === null || (period.from !== null && period.from <= last));
  const periods = new Map(asked.map(({ period }) => [period.id, period.from ?? ""]));
  return [...periods].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([id]) => id);
}

/** The series of a question by quarter of recording. Parts that a source does not state have no point. */
export async function quarterSeries(engine: Engine, files: readonly CatalogueFile[], asked: Asked): Promise<Series> {
  const years = await periodSeries(engine, files, asked);
  const force = asked.question.force === undefined ? null : forceNamed(asked.question.force);
  const points: SeriesPoint[] = [];
  const left: { period: string; why: string }[] = [...years.left];
  for (const { period } of years.points) {
    const { plan, members } = await comparableSet(engine, files, { ...asked, question: { ...asked.question, period } });
    const wanted = new Set(force === null ? members.map((one) => one.force) : [force.id]);
    const parts = [
      ...new Set(
        plan.picks.flatMap(({ file }) =>
          file.stored.parts.filter((one) => one.period === period && wanted.has(one.force)).flatMap((one) => one.parts),
        ),
      ),
    ].sort();
    if (parts.length === 0) left.push({ period, why: "The source states the year as a whole, not its quarters." });
    for (const part of parts) {
      const found = await gather(engine, { ...plan, part });
      const counts = found
        .filter(({ figures }) => wanted.has(figures.force))
        .map((one) => quarterCounts(one, asked, plan.denominator));
      if (counts.length === 0 || counts.includes(null))
        left.push({ period: part, why: "Its counts are not all stated as numbers." });
      else
        points.push(
          quarterPoint(
            part,
            counts.flatMap((one) => one ?? []),
          ),
        );
    }
  }
  return { ...years, points, left };
}

interface QuarterCounts {
  readonly count: number;
  readonly of: number;
  readonly open: number | null;
}

function quarterCounts(
  { figures }: Gathered,
  { definition }: Asked,
  denominator: ComparableSet["plan"]["denominator"],
): QuarterCounts | null {
  const [count, of, open] = [
    numeratorCell(figures, definition),
    denominatorCell(figures, denominator),
    lineCell(figures, "open"),
  ];
  if (count.kind !== "exact" || of.kind !== "exact" || count.count < 0 || count.count > of.count) return null;
  return { count: count.count, of: of.count, open: open.kind === "exact" ? open.count : null };
}

function quarterPoint(period: string, counts: readonly QuarterCounts[]): SeriesPoint {
  const of = counts.reduce((sum, one) => sum + one.of, 0);
  const open = counts.reduce<number | null>(
    (sum, one) => (sum === null || one.open === null ? null : sum + one.open),
    0,
  );
  return {
    period,
    count: counts.reduce((sum, one) => sum + one.count, 0),
    of,
    openShare: open === null || of === 0 ? null : open / of,
  };
}
