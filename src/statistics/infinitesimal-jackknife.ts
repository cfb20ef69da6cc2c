// The infinitesimal-jackknife standard error of a cumulative incidence, as R's survfit gives it (Therneau, survival).
import type { Followed, LifeTable } from "./life-table.ts";

/**
 * The infinitesimal-jackknife standard error at each time of `table`, by cause, from the single times it was made of: how
 * much each one followed pulls the curve. Without delayed entry it equals Greenwood's; with delayed entry the two differ, and
 * this is what R's survfit prints. Takes time × followed steps. Example: for two, one ending by the cause, it is 0.354.
 */
export function infinitesimalJackknife(followed: Followed, table: LifeTable): readonly Float64Array[] {
  const rows = table.times.length;
  const squares = table.events.map(() => new Float64Array(rows));
  for (const [index, end] of followed.time.entries()) {
    const own = { end, from: followed.entry?.[index] ?? -1, status: followed.status[index] ?? 0 };
    let [free, pull] = [1, 0];
    const pulls = table.events.map(() => 0);
    for (let row = 0; row < rows; row++) {
      const [time, risk] = [table.times[row] ?? 0, table.atRisk[row] ?? 0];
      const followedHere = own.from < time && own.end >= time ? 1 : 0;
      let [steps, moves] = [0, 0];
      for (const [cause, counts] of table.events.entries()) {
        const count = counts[row] ?? 0;
        const step = count === 0 ? 0 : count / risk;
        const ends = own.end === time && own.status === cause + 1 ? 1 : 0;
        const move = count === 0 ? 0 : (ends - followedHere * step) / risk;
        pulls[cause] = (pulls[cause] ?? 0) + pull * step + free * move;
        const sums = squares[cause];
        if (sums !== undefined) sums[row] = (sums[row] ?? 0) + (pulls[cause] ?? 0) ** 2;
        [steps, moves] = [steps + step, moves + move];
      }
      pull = pull * (1 - steps) - free * moves;
      free *= 1 - steps;
    }
  }
  return squares.map((sums) => sums.map(Math.sqrt));
}
