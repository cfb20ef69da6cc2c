// The real table of 2018/19 against R: the averages, and South Yorkshire's place in the funnel, in the order and beside the rest.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { catalogue } from "../../src/actions/catalogue.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { dayFrom } from "../../src/ground/day.ts";
import type { FunnelChart, MeasureAnswer, RanksChart } from "../../src/measures/answer.ts";
import type { Comparison } from "../../src/measures/result.ts";
import { answerMeasure } from "../../src/measures/run.ts";
import { forceById, forceNameOn } from "../../src/standard/forces.ts";
import { exactTails } from "../../src/statistics/funnel-exact.ts";
import { overdispersion } from "../../src/statistics/overdispersion.ts";
import { withHome } from "../actions/home.ts";
import { shared } from "../shared.ts";
import { hasR } from "./r.ts";

const TABLE = shared("data/outcomes/derived_sexual_2018-19_official_headers.csv");
const SCRIPT = fileURLToPath(new URL("measures.R", import.meta.url));
const ASKED = { scope: "sexual-offences", period: "2018/19", basis: "recorded" } as const;

/** What R said, by name. */
function inR(left: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const { status, stdout, stderr } = spawnSync("Rscript", [SCRIPT, TABLE ?? "", "South Yorkshire", left.join(";")], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`R ended with ${status}: ${stderr}`);
  return new Map(
    stdout
      .trim()
      .split("\n")
      .map((line) => {
        const [name = "", ...values] = line.trim().split(/\s+/u);
        return [name, values.map(Number)];
      }),
  );
}

describe.skipIf(TABLE === null || !hasR())("sexual offences 2018/19, recorded basis, against R", () => {
  let comparison: Comparison;
  let answers: ReadonlyMap<string, MeasureAnswer>;
  let r: ReadonlyMap<string, readonly number[]>;
  const near = (name: string, got: readonly number[]): void => {
    const want = r.get(name) ?? [];
    expect(got, name).toHaveLength(want.length);
    for (const [at, value] of want.entries())
      expect(
        Math.abs((got[at] ?? Number.NaN) - value) / Math.max(1e-300, Math.abs(value)),
        `${name} ${at}`,
      ).toBeLessThan(1e-9);
  };
  const row = (measure: string): Readonly<Record<string, unknown>> => answers.get(measure)?.table.rows[0] ?? {};

  beforeAll(async () => {
    await withHome(async (tools) => {
      await addFiles(tools, { paths: [TABLE ?? ""] });
      const { engine } = await tools.warehouse();
      const files = await catalogue(tools);
      comparison = await compareForces(tools, ASKED);
      const ids = ["funnel", "rank-certainty", "rest-of-country"];
      const asked = ids.map(async (measure) => {
        const question = { ...ASKED, force: "south-yorkshire" };
        return [measure, await answerMeasure(engine, files, { measure, question })] as const;
      });
      answers = new Map(await Promise.all(asked));
    });
    const apart = comparison.forces.filter(({ standing }) => standing === "apart");
    const names = apart.map(({ force }) => {
      const found = forceById(force);
      return found === null ? force : forceNameOn(found, dayFrom(2019, 3, 31));
    });
    r = inR(names);
  }, 120_000);

  test("the pooled rate and the unweighted mean of 44 forces", () => {
    near("forces", [comparison.pooled.forces]);
    near("pooled", [comparison.pooled.rate ?? Number.NaN]);
    near("mean", [comparison.meanOfForces.rate ?? Number.NaN]);
    expect((comparison.pooled.rate ?? 0) * 100).toBeCloseTo(4.724, 3);
    expect((comparison.meanOfForces.rate ?? 0) * 100).toBeCloseTo(5.003, 3);
  });

  test("the place in the funnel: centre, limits at its size, tail, spread", () => {
    const chart = answers.get("funnel")?.chart as FunnelChart;
    const own = chart.points.find(({ force }) => force === "south-yorkshire");
    near("centre", [chart.centre]);
    near("phi", [chart.phi ?? Number.NaN]);
    near("limits998", row("funnel")["limits998"] as readonly number[]);
    // The working says them in six digits; the exact ones are those of the methods at the very figures of the chart.
    const { lower, upper } = exactTails(own?.count ?? 0, own?.of ?? 1, chart.centre);
    near("tail", [Math.min(lower, upper)]);
    near("tau2", [overdispersion(chart.points, { type: "proportion" }).tau2]);
  });

  test("the places in the order", () => {
    near("places", [Number(row("rank-certainty")["from"]), Number(row("rank-certainty")["to"])]);
    const chart = answers.get("rank-certainty")?.chart as RanksChart;
    const own = chart.rows.find(({ force }) => force === "south-yorkshire");
    near("expected", [own?.expected ?? Number.NaN]);
  });

  test("the ratio and the difference to the rest of the country", () => {
    near("ratio", [Number(row("rest-of-country")["ratio"])]);
    near("ratioInterval", row("rest-of-country")["ratioInterval"] as readonly number[]);
    near("difference", [Number(row("rest-of-country")["difference"])]);
    near("differenceInterval", row("rest-of-country")["differenceInterval"] as readonly number[]);
  });
});
