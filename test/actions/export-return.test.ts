// A scope and period written as a return, and read back to the same figures.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { exportReturn } from "../../src/actions/export-return.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { shared } from "../shared.ts";
import { withHome } from "./home.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));
const YEAR = shared("data/outcomes/derived_sexual_2018-19_official_headers.csv");

test.skipIf(YEAR === null)(
  "the child-titled example is what the export makes of the official table, byte for byte",
  () =>
    withHome(async (tools) => {
      await addFiles(tools, { paths: [YEAR ?? ""] });
      const out = join(tools.home, "return.csv");
      const source = "Home Office outcomes open data, year ending March 2019 (Open Government Licence v3.0)";
      await exportReturn(tools, {
        scope: "child-titled",
        period: "2018/19",
        out,
        edition: "about January 2020",
        source,
      });
      expect(readFileSync(out, "utf8")).toBe(readFileSync(join(EXAMPLES, "child-titled-2018-19.csv"), "utf8"));
    }),
);

test.skipIf(YEAR === null)("a return made from a table gives the table's comparison again", () =>
  withHome(async (tools) => {
    await addFiles(tools, { paths: [YEAR ?? ""] });
    const question = { scope: "rape", period: "2018/19", basis: "recorded" };
    const before = await compareForces(tools, question);
    const out = join(tools.home, "..", `return-${process.pid}.csv`);
    await exportReturn(tools, { scope: "rape", period: "2018/19", out });
    await withHome(async (others) => {
      await addFiles(others, { paths: [out] });
      const after = await compareForces(others, question);
      const figures = (one: typeof before): unknown =>
        one.forces.map(({ force, total, charged, rate, open, standing }) => ({
          force,
          total,
          charged,
          rate,
          open,
          standing,
        }));
      expect(figures(after)).toEqual(figures(before));
    });
  }),
);

test("a return of flagged crimes keeps its lines, and its silence about the rest", () =>
  withHome(async (tools) => {
    await addFiles(tools, { paths: [join(EXAMPLES, "cse-published-figures.csv")] });
    const period = "last recorded financial year";
    const out = join(tools.home, "..", `flagged-${process.pid}.csv`);
    expect(await exportReturn(tools, { scope: "flag:CSE", period, out })).toEqual({ rows: 5 });
    await withHome(async (others) => {
      await addFiles(others, { paths: [out] });
      const { balance } = await showForce(others, "South Yorkshire", { scope: "flag:CSE", period });
      expect(balance.sum).toBe("540 − 16 − 169 − 75 − 170 = 110");
    });
  }));
