// How often the intervals of a flag audit hold the truth, over made populations whose every crime is known.
import { expect, test } from "vitest";
import { partOfSum, sumOf } from "../../src/statistics/part-of-sum.ts";
import { stratifiedProportion } from "../../src/statistics/stratified-proportion.ts";
import { sameDice } from "./some-units.ts";

/** A stratum of a made population: so many crimes, exploitation among them, and charged among those; so many drawn. */
interface Made {
  readonly flagged: boolean;
  readonly size: number;
  readonly exploited: number;
  readonly isCharged: boolean;
  readonly drawn: number;
}

const ROUNDS = 4000;

/** How many exploited crimes a sample without replacement takes: crime by crime, as drawing goes. */
function sample({ size, exploited, drawn }: Made, dice: () => number): number {
  let [left, some, taken] = [size, exploited, 0];
  for (let draw = 0; draw < drawn; draw += 1, left -= 1) {
    if (dice() * left >= some) continue;
    some -= 1;
    taken += 1;
  }
  return taken;
}

interface Held {
  over: number;
  under: number;
  sensitivity: number;
  charged: number;
}

function simulate(made: readonly Made[], seed: number): Held {
  const dice = sameDice(seed);
  const sum = (some: readonly Made[], pick: (one: Made) => number) => some.reduce((all, one) => all + pick(one), 0);
  const [flagged, unflagged] = [made.filter((one) => one.flagged), made.filter((one) => !one.flagged)];
  const of = { flagged: sum(flagged, ({ size }) => size), unflagged: sum(unflagged, ({ size }) => size) };
  const [found, missed] = [sum(flagged, ({ exploited }) => exploited), sum(unflagged, ({ exploited }) => exploited)];
  const truth = {
    over: 1 - found / of.flagged,
    under: missed / of.unflagged,
    sensitivity: found / (found + missed),
    charged: sum(made, (one) => (one.isCharged ? one.exploited : 0)) / (found + missed),
  };
  const held: Held = { over: 0, under: 0, sensitivity: 0, charged: 0 };
  const holds = (value: number, interval: readonly [number, number] | null): number =>
    interval !== null && interval[0] <= value + 1e-12 && value <= interval[1] + 1e-12 ? 1 : 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const drawn = made.map((one) => ({ ...one, of: sample(one, dice) }));
    const total = (some: readonly (typeof drawn)[number][]) => {
      if (some.length === 0) return { value: 0, interval: [0, 0] as const };
      const size = sum(some, (one) => one.size);
      const { share, interval } = stratifiedProportion(
        some.map((one) => ({ size: one.size, drawn: one.drawn, count: one.of })),
      );
      const [low, high] = interval ?? [0, 1];
      return { value: size * share, interval: [size * Math.min(share, low), size * Math.max(share, high)] as const };
    };
    const groups = [true, false].map((isFlagged) =>
      [true, false].map((isCharged) =>
        total(drawn.filter((one) => one.flagged === isFlagged && one.isCharged === isCharged)),
      ),
    );
    const [[fc, fu] = [], [uc, uu] = []] = groups;
    const [part, rest] = [sumOf(groups[0] ?? []), sumOf(groups[1] ?? [])];
    held.over += holds(1 - truth.over, [part.interval[0] / of.flagged, part.interval[1] / of.flagged]);
    held.under += holds(truth.under, [rest.interval[0] / of.unflagged, rest.interval[1] / of.unflagged]);
    held.sensitivity += holds(truth.sensitivity, partOfSum(part, rest));
    if (fc !== undefined && fu !== undefined && uc !== undefined && uu !== undefined)
      held.charged += holds(truth.charged, partOfSum(sumOf([fc, uc]), sumOf([fu, uu])));
  }
  return held;
}

/** Four strata, flag by charged; in each its size, the exploited of it, and how many are drawn. */
function four(...rows: readonly (readonly [size: number, exploited: number, drawn: number])[]): readonly Made[] {
  return rows.map(([size, exploited, drawn], at) => ({
    flagged: at < 2,
    isCharged: at % 2 === 0,
    ...{ size, exploited, drawn },
  }));
}

// Found: 0.96 to 0.99, 1 where nothing is missed. A ratio with linearised variance and a logit interval, the textbook's way, held the
// truth of the charged share in 0.47 to 0.94 of the rounds: a charged crime that was missed weighs much and is seldom drawn.
test.each([
  {
    what: "a hundred of each side, one in a hundred missed",
    made: four([30, 27, 6], [510, 380, 94], [200, 4, 5], [4800, 46, 95]),
    least: 0.93,
  },
  {
    what: "a hundred of each side, one in ten missed",
    made: four([30, 27, 6], [510, 380, 94], [200, 30, 5], [4800, 470, 95]),
    least: 0.93,
  },
  {
    what: "three hundred of each side, one in fifty missed",
    made: four([30, 27, 17], [510, 380, 283], [200, 15, 12], [4800, 85, 288]),
    least: 0.93,
  },
  {
    what: "every charged flagged crime read",
    made: four([30, 27, 30], [510, 380, 90], [200, 10, 60], [4000, 60, 90]),
    least: 0.93,
  },
  {
    what: "hardly any over-flagging, nothing missed",
    made: four([30, 30, 8], [510, 505, 60], [200, 0, 10], [4000, 0, 60]),
    least: 0.93,
  },
  {
    what: "four years on each side, unevenly drawn",
    made: [1, 2, 3, 4].flatMap((year) =>
      four([10 * year, 8 * year, 6], [90 * year, 62 * year, 24], [20 * year, year, 8], [380 * year, 6 * year, 40]),
    ),
    least: 0.93,
  },
] as const)(
  "$what: the intervals hold the truth about as often as they say",
  ({ made, least }) => {
    const held = simulate(made, made.length * 1000 + (made[0]?.drawn ?? 0));
    const shares = Object.fromEntries(Object.entries(held).map(([name, rounds]) => [name, rounds / ROUNDS]));
    for (const name of ["over", "under", "sensitivity", "charged"]) expect(shares[name]).toBeGreaterThanOrEqual(least);
  },
  600_000,
);
