// Real tables against figures that somebody else worked out from them with plain SQL, force by force, and the examples that come with Everycase.
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { exportReturn } from "../../src/actions/export-return.ts";
import { loadExample } from "../../src/actions/load-example.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import type { CellJson } from "../../src/standard/cell-json.ts";
import { findForce } from "../../src/standard/forces.ts";
import { shared } from "../shared.ts";
import { NOW, withHome } from "./home.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));
const ALL = "ALL 44 FORCES";

/** One row of an oracle file: its columns by name; a blank is 0 here, since the cleaned file dropped rows of zeros. */
interface Expected {
  readonly force: string;
  readonly of: (column: string) => number;
}

function oracle(name: string): readonly Expected[] {
  const path = shared(`data/oracle/${name}_2018-19_by_force.csv`);
  if (path === null) return [];
  const [header = [], ...rows] = parseCsv(readFileSync(path, "utf8"), ",");
  return rows.map((row) => ({
    force: row[header.indexOf("force")] ?? "",
    of: (column) => Number(row[header.indexOf(column)] ?? Number.NaN),
  }));
}

const SCOPES = [
  { scope: "sexual-offences", file: "sexual_offences", forces: 44 },
  { scope: "rape", file: "rape", forces: 44 },
  { scope: "child-titled", file: "child_named_11_codes", forces: 44 },
  { scope: "code:71", file: "code_71_CSE", forces: 42 },
] as const;

/** The lines of a balance and the oracle's columns for them. */
const LINES = [
  ["open", "not_yet_assigned"],
  ["victim-does-not-support", "evid_victim_not_support_rec"],
  ["evidential-difficulties", "evid_victim_supports_rec"],
  ["no-suspect", "no_suspect_rec"],
  ["transferred", "transferred_rec"],
] as const;

const TABLES = [
  {
    says: "the table of sexual offences with official headers",
    path: shared("data/outcomes/derived_sexual_2018-19_official_headers.csv"),
  },
  {
    says: "the whole year, compressed, with snake-cased headers",
    path: shared("data/outcomes/ho_outcomes_2018-19_nonzero.csv.gz"),
  },
] as const;

const count = (cell: CellJson | undefined): number =>
  typeof cell === "number" ? cell : typeof cell === "object" && "absent" in cell ? 0 : Number.NaN;
const asked = (scope: string, basis: string): { scope: string; basis: string; period: string } => ({
  scope,
  basis,
  period: "2018/19",
});

describe.each(TABLES)("$says", ({ path }) => {
  let tools: Tools;
  let home = "";

  beforeAll(async () => {
    if (path === null) return;
    home = await mkdtemp(join(tmpdir(), "everycase-oracle-"));
    tools = await openTools({ home, now: () => NOW });
    await addFiles(tools, { paths: [path] });
  }, 60_000);
  afterAll(async () => {
    if (path === null) return;
    tools.close();
    await rm(home, { recursive: true, force: true });
  });

  describe.each(SCOPES)("$scope", ({ scope, file, forces: expected }) => {
    const rows = oracle(file);
    const byForce = rows.filter(({ force }) => force !== ALL);
    const all = rows.find(({ force }) => force === ALL);

    test.skipIf(path === null)("every force has the recorded crimes and charges of the oracle", async () => {
      const { forces } = await compareForces(tools, asked(scope, "recorded"));
      const found = Object.fromEntries(forces.map((row) => [row.force, [count(row.total), count(row.charged)]]));
      const wanted = Object.fromEntries(
        byForce.map(({ force, of }) => [findForce(force)?.id, [of("offences_recorded_all_types"), of("charge_rec")]]),
      );
      expect(byForce.length).toBeGreaterThanOrEqual(expected - 2);
      expect(found).toEqual(wanted);
    });

    test.skipIf(path === null)(
      "every force has the outcomes given and charges of the oracle on the closed basis",
      async () => {
        const { forces } = await compareForces(tools, asked(scope, "closed"));
        const found = Object.fromEntries(forces.map((row) => [row.force, [count(row.total), count(row.charged)]]));
        const wanted = Object.fromEntries(
          byForce.map(({ force, of }) => [findForce(force)?.id, [of("all_outcomes_closed"), of("charge_closed")]]),
        );
        expect(found).toEqual(wanted);
      },
    );

    test.skipIf(path === null)("all forces together have the oracle's last word, and its percentages", async () => {
      const [recorded, closed] = [
        await compareForces(tools, asked(scope, "recorded")),
        await compareForces(tools, asked(scope, "closed")),
      ];
      expect(recorded.pooled).toMatchObject({
        numerator: all?.of("charge_rec"),
        denominator: all?.of("offences_recorded_all_types"),
        open: all?.of("not_yet_assigned"),
      });
      expect(closed.pooled).toMatchObject({
        numerator: all?.of("charge_closed"),
        denominator: all?.of("all_outcomes_closed"),
      });
      expect((recorded.pooled.rate ?? 0) * 100).toBeCloseTo(all?.of("pct_charge_of_recorded") ?? Number.NaN, 3);
      expect((closed.pooled.rate ?? 0) * 100).toBeCloseTo(all?.of("pct_charge_of_closed") ?? Number.NaN, 3);
    });

    test.skipIf(path === null)("every line of every balance is the oracle's", { timeout: 60_000 }, async () => {
      for (const { force, of } of byForce) {
        const { balance } = await showForce(tools, force, asked(scope, "recorded"));
        const found = Object.fromEntries(
          LINES.map(([line]) => [line, count(balance.lines.find((one) => one.line === line)?.count ?? 0)]),
        );
        expect(found, force).toEqual(Object.fromEntries(LINES.map(([line, column]) => [line, of(column)])));
        expect(balance.notAccountedFor, force).toBe(0);
        expect(
          balance.lines.reduce((sum, line) => sum + count(line.count), 0),
          force,
        ).toBe(balance.total);
      }
    });
  });

  test.skipIf(path === null)("the unweighted mean of 44 force rates of sexual offences is 5.003%", async () => {
    const { meanOfForces, pooled } = await compareForces(tools, asked("sexual-offences", "recorded"));
    expect(meanOfForces.forces).toBe(44);
    expect(((meanOfForces.rate ?? 0) * 100).toFixed(3)).toBe("5.003");
    expect(((pooled.rate ?? 0) * 100).toFixed(3)).toBe("4.724");
  });

  test.skipIf(path === null)(
    "British Transport Police is shown and stands apart, and 43 of 45 territorial forces answer",
    async () => {
      const { forces, coverage } = await compareForces(tools, asked("sexual-offences", "recorded"));
      expect(
        forces.filter(({ standing, force }) => standing === "apart" && force === "british-transport-police"),
      ).toHaveLength(1);
      expect(coverage).toMatchObject({ outOf: 45, answered: 43, bodies: 44 });
      expect(coverage.missing.map(({ called }) => called).sort()).toEqual(["Police Scotland", "PSNI"].sort());
    },
  );

  test.skipIf(path === null)(
    "a figure is traced to cells whose text is the count they are read as, and which add up to it",
    async () => {
      for (const [force, scope] of [
        ["Kent", "code:71"],
        ["Dyfed-Powys", "rape"],
        ["London, City of", "sexual-offences"],
      ] as const) {
        const { files, value } = await traceFigure(tools, { figure: "charged", force, ...asked(scope, "recorded") });
        const charges = files.flatMap(({ cells }) => cells.filter(({ role }) => role === "numerator"));
        expect(charges.reduce((sum, cell) => sum + Number(cell.value), 0)).toBe(value);
        expect(charges.map(({ found }) => Number(found))).toEqual(charges.map(({ value: read }) => read));
      }
    },
  );

  test.skipIf(path === null)("written as a return and added to another book, the figures are the same", () =>
    withHome(async (others, { write }) => {
      const out = await write("return.csv", "");
      await exportReturn(tools, { scope: "child-titled", period: "2018/19", out });
      const [report] = await addFiles(others, { paths: [out] });
      expect(report?.problems).toEqual([]);
      for (const basis of ["recorded", "closed"]) {
        const [here, there] = [
          await compareForces(tools, asked("child-titled", basis)),
          await compareForces(others, asked("child-titled", basis)),
        ];
        expect(there.forces.map(({ force, total, charged }) => [force, total, charged])).toEqual(
          here.forces.map(({ force, total, charged }) => [force, total, charged]),
        );
        expect(there.pooled).toMatchObject({
          numerator: here.pooled.numerator,
          denominator: here.pooled.denominator,
          rate: here.pooled.rate,
        });
      }
    }),
  );
});

describe("the examples that come with Everycase", () => {
  test("are read without a problem into an empty book, and not again into a full one", () =>
    withHome(async (tools) => {
      const reports = await loadExample(tools, EXAMPLES);
      expect(reports.map(({ state, problems }) => [state, problems])).toEqual([
        ["added", []],
        ["added", []],
      ]);
      expect(await loadExample(tools, EXAMPLES)).toEqual([]);
    }));

  test("South Yorkshire: 540 crimes, 16 charged, and 110 that nobody has accounted for", () =>
    withHome(async (tools) => {
      await loadExample(tools, EXAMPLES);
      const { balance, sentence, rates } = await showForce(tools, "South Yorkshire", {});
      expect(balance.total).toBe(540);
      expect(Object.fromEntries(balance.lines.map(({ line, count: counted }) => [line, counted]))).toEqual({
        "not-accounted-for": 110,
        charged: 16,
        "no-suspect": 169,
        "victim-does-not-support": 75,
        transferred: 170,
      });
      expect(balance.sum).toBe("540 − 16 − 169 − 75 − 170 = 110");
      expect(sentence).toBe("One in 34 flagged crimes had led to a charge (one in 21 to one in 55)");
      expect(rates.find(({ under }) => under === "less-transferred")).toMatchObject({
        numerator: 16,
        denominator: 370,
        oneIn: { n: 23, from: 14, to: 37 },
      });
    }));

  test("published flagged crimes stand side by side: no order, no common rate, and who gave a refusal is named", () =>
    withHome(async (tools) => {
      await loadExample(tools, EXAMPLES);
      const comparison = await compareForces(tools, { scope: "flag:CSE" });
      expect(comparison.forces.map(({ force, standing }) => [force, standing])).toEqual([
        ["south-yorkshire", "apart"],
        ["west-midlands", "apart"],
      ]);
      expect(comparison.pooled).toMatchObject({ rate: null, forces: 0 });
      expect(comparison.coverage.missing.find(({ force }) => force === "north-yorkshire")?.absence).toBe("cost limit");
    }));

  const rows = oracle("child_named_11_codes");

  test.skipIf(rows.length === 0)(
    "offences whose title names a child: every figure is the oracle's, on both bases",
    () =>
      withHome(async (tools) => {
        await loadExample(tools, EXAMPLES);
        for (const [basis, total, charged] of [
          ["recorded", "offences_recorded_all_types", "charge_rec"],
          ["closed", "all_outcomes_closed", "charge_closed"],
        ] as const) {
          const { forces, pooled } = await compareForces(tools, asked("child-titled", basis));
          const found = Object.fromEntries(forces.map((row) => [row.force, [count(row.total), count(row.charged)]]));
          expect(found).toEqual(
            Object.fromEntries(
              rows
                .filter(({ force }) => force !== ALL)
                .map(({ force, of }) => [findForce(force)?.id, [of(total), of(charged)]]),
            ),
          );
          const all = rows.find(({ force }) => force === ALL);
          expect([pooled.numerator, pooled.denominator]).toEqual([all?.of(charged), all?.of(total)]);
        }
      }),
  );
});
