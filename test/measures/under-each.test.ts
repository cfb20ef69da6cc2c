// The denominator switch: what each whole does to the order, in three groups, and who changes group.
import { expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { withHome } from "../actions/home.ts";
import { lines, returnOf } from "./returns.ts";

/** Kent holds half of its crimes at another agency: of all it lies below the others, of those it can conclude it does not. */
const RETURN = returnOf(
  lines("Kent", { total: 1000, charged: 25, "no-suspect": 475, transferred: 500 }),
  lines("Essex", { total: 1000, charged: 50, "no-suspect": 950, transferred: 0 }),
  lines("Surrey", { total: 1000, charged: 50, "no-suspect": 950, transferred: 0 }),
  lines("Sussex", { total: 1000, charged: 120, "no-suspect": 880, transferred: 0 }),
  lines("Dorset", { total: 20, charged: 4, "no-suspect": 1, transferred: 15 }),
);

const MOVED = ["essex: same to below", "kent: below to same", "surrey: same to below", "dorset: same to apart"];

test("1 in 40 of all is 1 in 20 of those the force can conclude: each whole has its three groups, and names who moved", () =>
  withHome(async (tools, { add }) => {
    await add("return.csv", RETURN);
    const { underEach, forces } = await compareForces(tools, { scope: "flag:CSE" });
    const drawn = underEach.map(({ denominator, above, same, below, apart, moved }) => ({
      denominator,
      ...{
        above: above.map(({ force }) => force),
        same: same.map(({ force }) => force),
        below: below.map(({ force }) => force),
      },
      apart: apart.map(({ force }) => force),
      moved: moved.map(({ force, from, to }) => `${force}: ${from} to ${to}`),
    }));
    expect(drawn).toEqual([
      {
        denominator: "all",
        above: ["sussex"],
        same: ["dorset", "essex", "surrey"],
        below: ["kent"],
        apart: [],
        moved: [],
      },
      {
        ...{ denominator: "less-transferred", above: ["sussex"], same: ["kent"], below: ["essex", "surrey"] },
        ...{ apart: ["dorset"], moved: MOVED },
      },
      {
        ...{ denominator: "concluded-only", above: ["sussex"], same: ["kent"], below: ["essex", "surrey"] },
        ...{ apart: ["dorset"], moved: MOVED },
      },
    ]);
    const [all, less] = underEach;
    expect(all?.below[0]).toMatchObject({ called: "Kent", charged: 25, outOf: 1000, rate: 0.025 });
    expect(less?.same.find(({ force }) => force === "kent")).toMatchObject({ charged: 25, outOf: 500, rate: 0.05 });
    expect(less?.apart[0]?.why).toMatch(/^5 crimes carry no rate/u);
    expect(forces.find(({ force }) => force === "kent")?.standing).toBe("below");
  }));

test("the chosen denominator changes the rows, and never what the switch says", () =>
  withHome(async (tools, { add }) => {
    await add("return.csv", RETURN);
    const [all, less] = [
      await compareForces(tools, { scope: "flag:CSE" }),
      await compareForces(tools, { scope: "flag:CSE", denominator: "less-transferred" }),
    ];
    expect(less.underEach).toEqual(all.underEach);
    expect(less.forces.find(({ force }) => force === "kent")?.standing).toBe("same");
  }));

test("where nothing is comparable, no denominator makes groups", () =>
  withHome(async (tools, { add }) => {
    await add(
      "return.csv",
      returnOf(
        lines("Kent", { total: 100, charged: 5 }),
        lines("Essex", { total: 100, charged: 9 }, { rule: "keyword" }),
      ),
    );
    const { underEach } = await compareForces(tools, { scope: "flag:CSE" });
    for (const { rate, above, same, below } of underEach)
      expect([rate, above, same, below]).toEqual([null, [], [], []]);
  }));
