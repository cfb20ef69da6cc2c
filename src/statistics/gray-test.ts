// Gray's test between groups: is the share that reaches one of several competing outcomes the same (Gray 1988).
import { chiSquareSf } from "./distributions/chi-square.ts";
import { atRiskAt, type LifeTable, lastAt } from "./life-table.ts";
import { quadraticForm } from "./linear-solve.ts";

/** The test of one cause. `p` is 1 and `statistic` 0 where nothing can differ. */
export interface GrayTest {
  readonly statistic: number;
  /** Groups less one. */
  readonly df: number;
  readonly p: number;
}

/** One group on its way through time: shares just before and just after the time, and who is at risk. */
interface Walker {
  readonly table: LifeTable;
  free: number;
  reached: number;
  nextFree: number;
  nextReached: number;
  risk: number;
  mine: number;
  others: number;
}

/** Sums that the variance needs: `own` by group, `cross` by score and group, `pull` by score and group. */
interface Sums {
  readonly score: number[];
  readonly spread: number[][];
  readonly own: number[];
  readonly cross: number[][];
  readonly pull: number[][];
}

/**
 * Gray's K-sample test that the cumulative incidence of `cause` (from 0) is the same in all groups, weight rho = 0.
 * Groups are life tables without delayed entry. Use it to compare charges between forces while other outcomes compete.
 * Ties have the variance of draws without replacement. Matches R's cmprsk::cuminc.
 * Example: two equal groups have the statistic 0 and p = 1.
 */
export function grayTest(groups: readonly LifeTable[], cause: number): GrayTest {
  const times = [...new Set(groups.flatMap(({ times: own }) => Array.from(own)))].sort((a, b) => a - b);
  const walkers = groups.map(
    (table): Walker => ({ table, free: 1, reached: 0, nextFree: 1, nextReached: 0, risk: 0, mine: 0, others: 0 }),
  );
  const free = groups.slice(1);
  const square = (rows: readonly unknown[]): number[][] => rows.map(() => groups.map(() => 0));
  const sums: Sums = {
    score: free.map(() => 0),
    spread: free.map(() => free.map(() => 0)),
    own: groups.map(() => 0),
    cross: square(free),
    pull: square(groups),
  };
  let reached = 0;
  for (const time of times) reached = step(walkers, { sums, time, cause, reached });
  const df = Math.max(0, groups.length - 1);
  const { value } = quadraticForm(varianceOf(sums), sums.score);
  return { statistic: value, df, p: df === 0 ? 1 : chiSquareSf(value, df) };
}

interface Moment {
  readonly sums: Sums;
  readonly time: number;
  readonly cause: number;
  /** The share of all groups together just before the time. */
  readonly reached: number;
}

/** Takes all groups over one time; gives the share of all together after it. */
function step(walkers: readonly Walker[], { sums, time, cause, reached }: Moment): number {
  for (const walker of walkers) look(walker, time, cause);
  const mine = walkers.reduce((all, walker) => all + walker.mine, 0);
  const others = walkers.reduce((all, walker) => all + walker.others, 0);
  if (mine + others === 0) return reached;
  const live = walkers.filter(({ risk }) => risk > 0);
  // Risk sets of the subdistribution: those at risk, and those that another outcome took, as far as they are still followed.
  const whole = live.reduce((all, { risk, free }) => all + risk / free, 0);
  const weighted = live.reduce((all, walker) => all + (walker.risk * (1 - walker.reached)) / walker.free, 0);
  const next = reached + mine / whole;
  const link = (at: number, other: number): number => {
    const [one, two] = [walkers[at], walkers[other]];
    if (one === undefined || two === undefined || one.risk === 0 || two.risk === 0) return 0;
    const [share, part] = [one.risk / one.free, two.risk / two.free];
    return at === other ? share * (1 - share / whole) : (-share * part) / whole;
  };
  const pace = mine / (whole * (1 - reached));
  for (const at of walkers.keys())
    for (const other of walkers.keys()) {
      const row = sums.pull[at] ?? [];
      const more = link(at, other);
      if (more !== 0) row[other] = (row[other] ?? 0) + more * pace;
    }
  for (const at of sums.score.keys()) {
    const walker = walkers[at];
    if (walker === undefined || walker.risk === 0) continue;
    const share = (walker.risk * (1 - walker.reached)) / (walker.free * weighted);
    sums.score[at] = (sums.score[at] ?? 0) + walker.mine - mine * share;
  }
  for (const [group, walker] of walkers.entries()) {
    if (mine > 0 && walker.risk > 0) addMine(sums, { group, walker, mine, whole, next, link });
    if (walker.others > 0 && walker.nextFree > 0) addOthers(sums, group, walker, next);
  }
  for (const walker of walkers) [walker.free, walker.reached] = [walker.nextFree, walker.nextReached];
  return next;
}

/** What happens to one group at a time. */
function look(walker: Walker, time: number, cause: number): void {
  const { table, free } = walker;
  const row = lastAt(table.times, time);
  const here = row >= 0 && table.times[row] === time;
  walker.risk = atRiskAt(table, time);
  walker.mine = here ? (table.events[cause]?.[row] ?? 0) : 0;
  walker.others = here ? table.events.reduce((all, counts) => all + (counts[row] ?? 0), 0) - walker.mine : 0;
  if (walker.risk === 0) return;
  walker.nextFree = (free * (walker.risk - walker.mine - walker.others)) / walker.risk;
  walker.nextReached = walker.reached + (free * walker.mine) / walker.risk;
}

interface Share {
  readonly group: number;
  readonly walker: Walker;
  readonly mine: number;
  readonly whole: number;
  readonly next: number;
  readonly link: (at: number, other: number) => number;
}

/** The part of the variance that outcomes of the cause make, at the pace of all groups together. */
function addMine(sums: Sums, { group, walker, mine, whole, next, link }: Share): void {
  const { free, nextFree, risk } = walker;
  const lag = nextFree > 0 ? 1 - (1 - next) / nextFree : 1;
  const tied = mine > 1 ? 1 - (mine - 1) / (whole * free - 1) : 1;
  addTo(sums, group, { lag, weight: (tied * free * mine) / (whole * risk), link: (at) => link(at, group) });
}

/** The part of the variance that other outcomes make. */
function addOthers(sums: Sums, group: number, { free, nextFree, risk, others }: Walker, next: number): void {
  const tied = others > 1 ? 1 - (others - 1) / (risk - 1) : 1;
  const weight = (tied * free * free * others) / (risk * risk);
  addTo(sums, group, { lag: -(1 - next) / nextFree, weight, link: () => 0 });
}

function addTo(
  { own, cross, spread, pull, score }: Sums,
  group: number,
  { lag, weight, link }: { readonly lag: number; readonly weight: number; readonly link: (at: number) => number },
): void {
  own[group] = (own[group] ?? 0) + lag * lag * weight;
  const moves = [...score.keys()].map((at) => link(at) - lag * (pull[at]?.[group] ?? 0));
  for (const [at, move] of moves.entries()) {
    const crossing = cross[at] ?? [];
    crossing[group] = (crossing[group] ?? 0) + move * lag * weight;
    const row = spread[at] ?? [];
    for (const [other, there] of moves.entries()) row[other] = (row[other] ?? 0) + move * there * weight;
  }
}

/** What each score still owes to the end, put together. */
function varianceOf({ spread, own, cross, pull }: Sums): readonly (readonly number[])[] {
  return spread.map((row, at) =>
    row.map((value, other) =>
      own.reduce((all, mine, group) => {
        const [here, there] = [pull[at]?.[group] ?? 0, pull[other]?.[group] ?? 0];
        return all + here * there * mine + here * (cross[other]?.[group] ?? 0) + there * (cross[at]?.[group] ?? 0);
      }, value),
    ),
  );
}
