// Every file of the shared data goes through the door: understood, or each refused cell named.
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import type { FileReport } from "../../src/measures/result.ts";
import { shared } from "../shared.ts";
import { withHome } from "./home.ts";

const DATA = shared("data");

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name !== "README.md")
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What each file outside police-uk is: what it is read as, how many cells, and the problems it has. */
const EXPECTED: Readonly<
  Record<string, Pick<FileReport, "source" | "state"> & { read: number; problems: readonly string[] }>
> = {
  "foi_facts.csv": { source: "List of published facts", state: "added", read: 32, problems: [] },
  "Police_Force_Areas.geojson": { source: null, state: "kept unread", read: 0, problems: ["map"] },
  "lad_pfa_lookup.csv": {
    source: "Look-up of area codes",
    state: "kept unread",
    read: 0,
    problems: ["lookup A2:C332 993"],
  },
  "child_named_11_codes_2018-19_by_force.csv": workedOut("A2:M46 580"),
  "code_71_CSE_2018-19_by_force.csv": workedOut("A2:M44 498"),
  "rape_2018-19_by_force.csv": workedOut("A2:M46 575"),
  "sexual_offences_2018-19_by_force.csv": workedOut("A2:M46 583"),
  "derived_sexual_2018-19_official_headers.csv": {
    source: "Home Office outcomes open data",
    state: "added",
    read: 44_596,
    problems: [],
  },
  "ho_outcomes_2018-19_nonzero.csv.gz": {
    source: "Home Office outcomes open data",
    state: "added",
    read: 265_058,
    problems: [],
  },
  "ons_policeforceareatablesyejune25_C2.csv": {
    source: "ONS police force area tables",
    state: "added",
    read: 9_177,
    problems: ["codes-disagree A129 23", "codes-disagree A339 23"],
  },
};

function workedOut(cells: string): (typeof EXPECTED)[string] {
  return {
    source: "Figures worked out from the Home Office outcomes",
    state: "kept unread",
    read: 0,
    problems: [`worked-out ${cells}`],
  };
}

describe.skipIf(DATA === null)("the shared data", () => {
  const files = DATA === null ? [] : filesUnder(DATA);
  const police = files.filter((path) => path.includes("police-uk"));
  const others = files.filter((path) => !path.includes("police-uk"));

  test("has no file that this test does not know", () => {
    expect(others.map((path) => basename(path)).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(others.map((path) => [basename(path), path] as const))(
    "%s is understood, or its every refused cell is named",
    (_, path) =>
      withHome(async (_tools, { addPath }) => {
        const { source, state, cells, problems } = await addPath(path);
        const told = problems.map(({ code, cell, cells: many }) =>
          [code, cell, many].filter((part) => part !== undefined).join(" "),
        );
        expect({ source, state, read: cells.read, problems: told }).toEqual(EXPECTED[basename(path)]);
        expect(cells.notUnderstood).toBe(0);
      }),
  );

  test.each(police.map((path) => [basename(path), path] as const))(
    "%s is read, or told to be something else",
    (_, path) =>
      withHome(async (_tools, { addPath }) => {
        const { cells, problems, state } = await addPath(path);
        expect(state === "added" ? cells.read : problems.length).toBeGreaterThan(0);
      }),
  );
});

const GZ = shared("data/outcomes/ho_outcomes_2018-19_nonzero.csv.gz");

describe.skipIf(GZ === null)("the compressed table of the whole year", () => {
  test("meets the totals that its own page of the shared folder states, and nothing beside it changes them", () =>
    withHome(async (tools, { addPath }) => {
      for (const name of [
        "foi/foi_facts.csv",
        "recorded-crime/ons_policeforceareatablesyejune25_C2.csv",
        "oracle/rape_2018-19_by_force.csv",
      ])
        await addPath(shared(`data/${name}`) ?? "");
      await addPath(GZ ?? "", "2020-01");
      const asked = { period: "2018/19", basis: "recorded" };
      const totals: unknown[] = [];
      for (const scope of ["sexual-offences", "rape", "child-titled", "code:71"]) {
        const { forces } = await compareForces(tools, { ...asked, scope });
        const add = (of: "total" | "charged"): number =>
          forces.reduce((sum, row) => sum + (typeof row[of] === "number" ? row[of] : 0), 0);
        totals.push([scope, add("total"), add("charged")]);
      }
      expect(totals).toEqual([
        ["sexual-offences", 163_737, 7_735],
        ["rape", 59_502, 1_323],
        ["child-titled", 63_408, 3_181],
        ["code:71", 1_016, 134],
      ]);
      const closed = await compareForces(tools, { ...asked, basis: "closed", scope: "sexual-offences" });
      expect([closed.pooled.numerator, closed.pooled.denominator]).toEqual([10_398, 159_109]);
    }));
});

const FACTS = shared("data/foi/foi_facts.csv");

describe.skipIf(FACTS === null)("the list of published facts", () => {
  test("gives the balance of the one force of which five figures were printed: 110 not accounted for", () =>
    withHome(async (tools, { addPath }) => {
      await addPath(FACTS ?? "");
      const { balance, sentence } = await showForce(tools, "South Yorkshire", { scope: "flag:CSE" });
      expect(balance.sum).toBe("540 − 16 − 169 − 75 − 170 = 110");
      expect(sentence).toBe("One in 34 flagged crimes had led to a charge (one in 21 to one in 55)");
      const west = await showForce(tools, "West Midlands", { scope: "flag:CSE" });
      expect(west.balance.total).toBe(111);
      expect(west.besides.map(({ unit, count }) => [unit, count])).toEqual([["non-crimes", 119]]);
    }));
});
