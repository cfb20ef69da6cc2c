// data.police.uk from the files to the answer: counts equal to plain counting, repeats, joined outcomes, and absence told from calm.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { catalogue } from "../../src/actions/catalogue.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { exportTables } from "../../src/actions/export-tables.ts";
import { askPoliceUk } from "../../src/actions/police-uk.ts";
import { rebuildWarehouse } from "../../src/actions/rebuild-warehouse.ts";
import { Refusal } from "../../src/ground/refusal.ts";
import type { StreetAnswer } from "../../src/measures/street-result.ts";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { shared } from "../shared.ts";
import {
  crimeId,
  csv,
  OUTCOMES_HEADER,
  outcomeRow,
  policeArchive,
  SEARCHES_HEADER,
  STREET_HEADER,
  streetRow,
} from "../sources/street-files.ts";
import { zip } from "../sources/zip.ts";
import { type Home, withHome } from "./home.ts";

const CITY = shared("data/police-uk/city-of-london");
const SAMPLE = shared("data/police-uk/sample-2018-01");

const JANUARY = csv(STREET_HEADER, [
  streetRow(1, { month: "2024-01", outcome: "Under investigation" }),
  streetRow(2, { month: "2024-01", outcome: "Awaiting court outcome" }),
  streetRow(3, { month: "2024-01", outcome: "Status update unavailable" }),
  streetRow(3, { month: "2024-01", outcome: "Status update unavailable" }),
  streetRow(4, { month: "2024-01", outcome: "Offender fined", where: "High Street" }),
  streetRow(4, { month: "2024-01", outcome: "Offender fined", where: "Low Street" }),
  streetRow(0, { month: "2024-01", type: "Anti-social behaviour" }),
]);
const FEBRUARY = csv(STREET_HEADER, [
  streetRow(5, { month: "2024-02", type: "Drugs", outcome: "Local resolution" }),
  streetRow(1, { month: "2024-02", type: "Drugs", outcome: "Unable to prosecute suspect" }),
]);
const FEBRUARY_OUTCOMES = csv(OUTCOMES_HEADER, [
  outcomeRow(1, { month: "2024-02", outcome: "Unable to prosecute suspect" }),
  outcomeRow(2, { month: "2024-02", outcome: "Suspect charged" }),
  outcomeRow(9, { month: "2024-02", outcome: "Local resolution" }),
]);
const EMPTY = csv(STREET_HEADER, []);

const ARCHIVE = {
  "2024-01-kent-street": JANUARY,
  "2024-02-kent-street": FEBRUARY,
  "2024-02-kent-outcomes": FEBRUARY_OUTCOMES,
  "2024-01-durham-street": EMPTY,
  "2024-02-durham-street": csv(STREET_HEADER, [streetRow(20, { month: "2024-02", force: "Durham Constabulary" })]),
  "2024-01-kent-stop-and-search": csv(SEARCHES_HEADER, []),
};

/** What does not depend on how the files came: everything but the names of files. */
function core(answer: StreetAnswer): unknown {
  const { files: _files, setAside: _aside, ...rest } = answer;
  return rest;
}

function brief(answer: StreetAnswer): readonly string[] {
  return answer.balances.map(
    (one) =>
      `${one.force} ${one.month} ${one.type} ${one.rows}: ${one.lines.map(({ line, rows }) => `${line} ${rows}`).join(", ")}`,
  );
}

async function addArchive(home: Home, files: Readonly<Record<string, string>> = ARCHIVE, name = "2024-02.zip") {
  return await home.add(name, policeArchive(files));
}

test("an archive is one file of the book, read straight from the zip, with stop and search named as not read", async () => {
  await withHome(async (tools, home) => {
    const report = await addArchive(home);
    expect(report).toMatchObject({
      state: "added",
      source: "data.police.uk",
      rows: 13,
      problems: [],
      edition: "February 2024",
    });
    expect(report.signals.map(({ kind }) => kind)).toEqual(["no-flag", "not-read"]);
    expect(report.signals[1]?.says).toContain("1 stop and search file");
    expect(tools.ledger.head().sequence).toBe(1);
  });
});

test("every row stands in one line by its last outcome, and words that say no line stand under themselves", async () => {
  await withHome(async (tools, home) => {
    await addArchive(home);
    expect(brief(await askPoliceUk(tools, {}))).toEqual([
      "durham 2024-02 Burglary 1: none 1",
      "kent 2024-01 Anti-social behaviour 1: none 1",
      "kent 2024-01 Burglary 6: charged 3, open 1, other:Status update unavailable 2",
      "kent 2024-02 Drugs 2: out-of-court 1, other:Unable to prosecute suspect 1",
    ]);
  });
});

test("a file without rows, no file, and a known gap are three different things", async () => {
  await withHome(async (tools, home) => {
    await addArchive(home);
    const { coverage } = await askPoliceUk(tools, {});
    expect(coverage.map((one) => `${one.force} ${one.month} ${one.street} ${one.outcomes}`)).toEqual([
      "durham 2024-01 empty no file",
      "durham 2024-02 rows no file",
      "kent 2024-01 rows no file",
      "kent 2024-02 rows rows",
    ]);
    const gone = await askPoliceUk(tools, { force: "Greater Manchester", from: "2019-06", to: "2019-07" });
    expect(gone.coverage.map(({ month, street, known }) => [month, street, known.length])).toEqual([
      ["2019-06", "no file", 0],
      ["2019-07", "no file", 1],
    ]);
    expect(gone.coverage[1]?.known[0]).toContain("change of IT systems");
    expect(gone.rows).toBe(0);
  });
});

test("repeated crime IDs are told with their months and whether their rows are identical, and are counted as rows", async () => {
  await withHome(async (tools, home) => {
    await addArchive(home);
    const answer = await askPoliceUk(tools, { force: "kent" });
    expect(answer).toMatchObject({ rows: 9, withId: 8, ids: 5 });
    expect(answer.repeats).toEqual({
      ids: 3,
      rows: 6,
      surplus: 3,
      identical: 1,
      severalForces: 0,
      severalMonths: 1,
      months: [
        { months: ["2024-01"], ids: 2, rows: 4 },
        { months: ["2024-01", "2024-02"], ids: 1, rows: 2 },
      ],
    });
    expect(answer.balances.find(({ type }) => type === "Burglary")).toMatchObject({ rows: 6, ids: 4 });
  });
});

test("outcomes join crimes of earlier months, and what the two files say differently is listed", async () => {
  await withHome(async (tools, home) => {
    await addArchive(home);
    const { outcomes } = await askPoliceUk(tools, { month: "2024-01" });
    expect(outcomes).toMatchObject({
      rows: 3,
      withoutCrime: 1,
      crimes: 2,
      after: [{ months: 1, rows: 2 }],
      disagreeing: 2,
    });
    expect(outcomes.pairs).toEqual([
      { street: "Awaiting court outcome", outcomes: "Suspect charged", crimes: 1, sameLine: true },
      { street: "Under investigation", outcomes: "Unable to prosecute suspect", crimes: 1, sameLine: false },
    ]);
    expect(outcomes.disagreements.map(({ id, street }) => [id, street])).toEqual([
      [crimeId(1).slice(0, 32), "Under investigation"],
      [crimeId(2).slice(0, 32), "Awaiting court outcome"],
    ]);
  });
});

test("the same months as loose files, as an archive, and after a rebuild give the same answer", async () => {
  const zipped = await withHome(async (tools, home) => {
    await addArchive(home);
    const before = core(await askPoliceUk(tools, {}));
    await rebuildWarehouse(tools);
    expect(core(await askPoliceUk(tools, {}))).toEqual(before);
    return before;
  });
  await withHome(async (tools, home) => {
    const paths: string[] = [];
    for (const [name, text] of Object.entries(ARCHIVE)) paths.push(await home.write(`${name}.csv`, text));
    const reports = await addFiles(tools, { paths });
    expect(reports.map(({ file, state }) => `${file} ${state}`)).toContain(
      "2024-01-kent-stop-and-search.csv kept unread",
    );
    expect(core(await askPoliceUk(tools, {}))).toEqual(zipped);
  });
});

test("of two archives that overlap, the month that was added last counts, once, and the other is set aside", async () => {
  await withHome(async (tools, home) => {
    await addArchive(home);
    const again = csv(STREET_HEADER, [streetRow(5, { month: "2024-02", type: "Drugs", outcome: "Local resolution" })]);
    await addArchive(home, { "2024-02-kent-street": again, "2024-03-kent-street": EMPTY }, "2024-03.zip");
    const answer = await askPoliceUk(tools, { force: "kent", month: "2024-02" });
    expect(answer.rows).toBe(1);
    expect(answer.setAside).toEqual([
      {
        file: "2024-02.zip",
        member: "2024-02/2024-02-kent-street.csv",
        kind: "street",
        force: "kent",
        month: "2024-02",
        rows: 2,
        instead: "2024-03.zip",
        insteadRows: 1,
      },
    ]);
  });
});

test("rows that do not fit are told: another month, another force, an unknown force, a broken row, odd IDs, new words", async () => {
  await withHome(async (tools, home) => {
    const rows = [
      streetRow(1, { month: "2024-02" }),
      streetRow(2, { month: "2024-01", force: "Essex Police" }),
      streetRow(3, { month: "2024-01", force: "Kentt Police" }),
      streetRow(4, { month: "2024-01", outcome: "Sent to the moon" }),
      "too,short",
      streetRow(5, { month: "2024-01" }).replace(crimeId(5), "not-an-id"),
    ];
    const report = await addArchive(home, { "2024-01-kent-street": csv(STREET_HEADER, rows) });
    expect(report.problems.map(({ code, found, cells }) => `${code} ${cells}: ${found}`).sort()).toEqual([
      "broken-row 1: a row that cannot be split into the columns of its table",
      "force-differs 1: rows reported by Essex",
      "month-differs 1: rows of 2024-02",
      "odd-crime-id 1: crime IDs that are not 64 hex digits",
      "unknown-force 1: Kentt Police",
      "unknown-outcome 1: Sent to the moon",
    ]);
    expect(brief(await askPoliceUk(tools, {}))).toEqual([
      "essex 2024-01 Burglary 1: none 1",
      "kent 2024-01 Burglary 3: other:Sent to the moon 1, none 2",
      "kent 2024-02 Burglary 1: none 1",
    ]);
  });
});

test("a damaged file of an archive is named, and the rest is read", async () => {
  await withHome(async (tools, home) => {
    const parts = Object.entries(ARCHIVE).map(([name, text]) => ({
      name: `${name.slice(0, 7)}/${name}.csv`,
      bytes: Buffer.from(text),
      ...(name === "2024-02-kent-street" ? { declaredCrc: 7 } : {}),
    }));
    const report = await home.add("2024-02.zip", zip(parts));
    expect(report.problems.map(({ sheet, found }) => `${sheet}: ${found}`)).toEqual([
      "2024-02/2024-02-kent-street.csv: a part 2024-02/2024-02-kent-street.csv whose checksum is wrong",
    ]);
    const answer = await askPoliceUk(tools, { force: "kent" });
    expect(answer.coverage.map(({ month, street }) => [month, street])).toEqual([
      ["2024-01", "rows"],
      ["2024-02", "no file"],
    ]);
  });
});

test("an archive whose files have other columns is told by name", async () => {
  await withHome(async (_tools, home) => {
    const report = await addArchive(home, {
      ...ARCHIVE,
      "2024-03-kent-street": "Crime ID,Month,Reported by,Falls within,Last outcome category\n",
    });
    expect(report.problems).toMatchObject([
      { code: "column-missing", sheet: "2024-03/2024-03-kent-street.csv", found: "no column named crime type" },
    ]);
  });
});

test("it stands in no comparison and no export, and the page of the file says why", async () => {
  await withHome(async (tools, home) => {
    await addArchive(home);
    expect(await catalogue(tools)).toEqual([]);
    await expect(compareForces(tools, {})).rejects.toThrow(Refusal);
    const exported = await exportTables(tools, { folder: join(home.folder, "..", "out"), format: "csv" });
    expect(exported.rows).toBe(0);
    expect((await askPoliceUk(tools, {})).says).toContain("no CSE flag");
  });
});

test("a question in words that name nothing is refused with what there is", async () => {
  await withHome(async (tools, home) => {
    await expect(askPoliceUk(tools, {})).rejects.toThrow("no file of data.police.uk");
    await addArchive(home);
    await expect(askPoliceUk(tools, { force: "Kentt" })).rejects.toThrow('No force is called "Kentt"');
    await expect(askPoliceUk(tools, { month: "2024-13" })).rejects.toThrow('Cannot read the month "2024-13"');
    await expect(askPoliceUk(tools, { from: "2024-02", to: "2024-01" })).rejects.toThrow("comes after");
    await expect(askPoliceUk(tools, { type: "arson" })).rejects.toThrow('No crime type is called "arson"');
    expect((await askPoliceUk(tools, { type: "anti-social-behaviour" })).rows).toBe(1);
  });
});

test.skipIf(CITY === null)(
  "twelve months of City of London give counts equal to plain counting of the rows, with repeats told",
  async () => {
    const folder = CITY ?? "";
    const rows = readdirSync(folder).flatMap((name) =>
      parseCsv(readFileSync(join(folder, name), "utf8"), ",").slice(1),
    );
    const plain = new Map<string, number>();
    const ids = new Map<string, string[]>();
    for (const row of rows) {
      const key = JSON.stringify([row[1], row[9], row[10]]);
      plain.set(key, (plain.get(key) ?? 0) + 1);
      if (row[0] !== "") ids.set(row[0] ?? "", [...(ids.get(row[0] ?? "") ?? []), row.join("\u001f")]);
    }
    const repeated = [...ids.values()].filter((some) => some.length > 1);
    await withHome(async (tools) => {
      const reports = await addFiles(tools, { paths: [folder] });
      expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
      const answer = await askPoliceUk(tools, { force: "City of London" });
      const ours = new Map<string, number>();
      for (const { month, type, lines } of answer.balances) {
        for (const { line, rows: none, words } of lines) {
          if (line === "none") ours.set(JSON.stringify([month, type, ""]), none);
          for (const word of words) ours.set(JSON.stringify([month, type, word.title]), word.rows);
        }
      }
      expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(plain));
      expect(answer).toMatchObject({ rows: rows.length, ids: ids.size });
      expect(answer.repeats).toMatchObject({
        ids: repeated.length,
        rows: repeated.flat().length,
        identical: repeated.filter((some) => new Set(some).size === 1).length,
      });
      // As counted with other tools: 9,992 rows, 192 repeated IDs on 400 rows, all within one month.
      expect([answer.rows, answer.withId, answer.ids]).toEqual([9992, 9594, 9386]);
      expect(answer.repeats).toMatchObject({ ids: 192, rows: 400, surplus: 208, identical: 4, severalMonths: 0 });
    });
  },
);

test.skipIf(SAMPLE === null)("the sample of January 2018 joins, and its known disagreement is listed", async () => {
  await withHome(async (tools) => {
    const reports = await addFiles(tools, { paths: [SAMPLE ?? ""] });
    expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
    // Both street files end without the comma before their last cell, which is not read.
    expect(reports.flatMap(({ signals }) => signals).filter(({ kind }) => kind === "ragged-row")).toHaveLength(2);
    expect((await askPoliceUk(tools, {})).rows).toBe(12);
    const { outcomes } = await askPoliceUk(tools, { force: "avon-and-somerset" });
    expect(outcomes.disagreements).toContainEqual(
      expect.objectContaining({
        id: expect.stringMatching(/^b50f13e7/u),
        street: "Court result unavailable",
        outcomes: "Offender sent to prison",
      }),
    );
  });
});
