// The cells of a file one by one: what they were read as, figures that are no counts too, page by page.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lengthOf } from "../../src/cli/lines.ts";
import { officialCsv } from "../sources/official.ts";
import { hear } from "./listening.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-cells-"));
const METRICS = `Year,Quarter,Annual or quarterly,Geographic area name,Offence level,Metric full name,Percent
2024,Q4,Rolling annual,South Yorkshire,All crime,Charge outcome,7.2
2024,Q4,Rolling annual,Kent,All crime,Charge outcome,[x]
2024,Q4,Rolling annual,England and Wales,All crime,Charge outcome,6.5
`;

beforeAll(async () => {
  process.env.EVERYCASE_HOME = join(folder, "book");
  writeFileSync(join(folder, "metrics.csv"), METRICS);
  writeFileSync(
    join(folder, "outcomes.csv"),
    officialCsv(
      Array.from({ length: 60 }, (_, at) => ({
        code: String(at + 1),
        outcome: 1,
        recorded: at,
        closed: at === 0 ? "x" : 1,
      })),
    ),
  );
  await hear(["add", join(folder, "metrics.csv")]);
  await hear(["add", join(folder, "outcomes.csv")]);
});

afterAll(() => {
  delete process.env.EVERYCASE_HOME;
  rmSync(folder, { recursive: true, force: true });
});

test("metrics are listed with their figures and their marks; no count is made of them", async () => {
  const { code, out } = await hear(["cells", "metrics.csv"]);
  expect(code).toBe(0);
  expect(out.split("\n").filter((line) => lengthOf(line) > 100)).toEqual([]);
  expect(out).toContain("metrics.csv: Home Office supplementary outcome metrics (metrics); cells 1 to 3 of 3");
  expect(out).toMatch(/^G2 +South Yorkshire .* 7\.2$/mu);
  expect(out).toMatch(/^G3 +Kent .*not stated/mu);
  expect(out).toMatch(/^G4 +england and wales .* 6\.5$/mu);
  const { cells } = JSON.parse((await hear(["cells", "metrics.csv", "--force", "SYP", "--format", "json"])).out) as {
    readonly cells: readonly unknown[];
  };
  expect(cells).toEqual([
    expect.objectContaining({
      cell: "G2",
      force: "south-yorkshire",
      line: "other:Charge outcome",
      value: { absent: "not applicable", why: "a percentage, not a count: 7.2" },
      metric: "7.2",
    }),
  ]);
});

test("a long table is listed in pieces, and each piece names the next", async () => {
  const { out } = await hear(["cells", "outcomes.csv"]);
  expect(out).toContain("cells 1 to 100 of 120");
  expect(out).toContain("everycase cells outcomes.csv --after 100");
  const rest = await hear(["cells", "outcomes.csv", "--after", "100"]);
  expect(rest.out).toContain("cells 101 to 120 of 120");
  expect(rest.out).toMatch(/^L61 .* 59$/mu);
  const csv = await hear(["cells", "outcomes.csv", "--format", "csv"]);
  expect(csv.out.trim().split("\n")).toHaveLength(121);
});

test.each([
  [["nothing.csv"], 3],
  [["metrics.csv", "--force", "Yorkshire"], 2],
  [["metrics.csv", "--after", "x"], 2],
])("the words %j end in %i", async (words, code) => {
  expect((await hear(["cells", ...words])).code).toBe(code);
});
