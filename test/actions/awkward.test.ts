// Ten awkward inputs, each through the built command line: one clear report, the exit code as documented, nothing lost, nothing invented.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sha256 } from "../../src/ground/digest.ts";
import type { FileReport } from "../../src/measures/result.ts";
import { writeXlsx } from "../sources/workbooks.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "everycase-awkward-"));
let home = "";
let homes = 0;

const HEADERS = [
  "Financial Year",
  "Financial Quarter",
  "Force Name",
  "Offence Description",
  "Offence Group",
  "Offence Subgroup",
  "Offence Code",
  "Offence code expired",
  "Outcome Description",
  "Outcome Group",
  "Outcome Type",
  "Force outcomes for offences recorded in quarter",
  "Force outcomes recorded in quarter",
];

/** One row of the official layout. */
function row(force: string, type: number, recorded: string, closed: string): string[] {
  const title =
    { 0: "Not yet assigned an outcome", 1: "Charged/Summonsed", 18: "Investigation complete – no suspect identified" }[
      type
    ] ?? "";
  return [
    "2018/19",
    "1",
    force,
    "Sexual grooming",
    "Sexual offences",
    "Other sexual offences",
    "88A",
    "",
    title,
    title,
    String(type),
    recorded,
    closed,
  ];
}

const ROWS = [row("Kent", 0, "3", ""), row("Kent", 1, "2", "1"), row("Kent", 18, "5", "4")];

function csv(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => cells.map((cell) => (cell.includes(",") ? `"${cell}"` : cell)).join(","))
    .join("\n")
    .concat("\n");
}

beforeAll(() => {
  expect(spawnSync(process.execPath, [join(ROOT, "scripts/build.mjs")], { encoding: "utf8" })).toMatchObject({
    status: 0,
  });
}, 120_000);
beforeEach(() => {
  homes += 1;
  home = join(folder, `home-${homes}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function everycase(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "dist/everycase.js"), "--home", home, ...args],
    { encoding: "utf8" },
  );
  expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at .*:\d+:\d+/u);
  return { code: status, out: stdout, err: stderr };
}

/** Adds one file and gives its exit code and report; its bytes must lie in the archive, whatever became of them. */
function add(name: string, content: string | Uint8Array): { code: number | null; report: FileReport } {
  const path = join(folder, name);
  writeFileSync(path, content);
  const { code, out, err } = everycase("add", path, "--format", "json");
  expect(out, err).not.toBe("");
  const [report] = (JSON.parse(out) as { files: FileReport[] }).files;
  if (report === undefined) throw new Error("no report");
  const hash = sha256(typeof content === "string" ? Buffer.from(content) : content);
  expect(report.sha256).toBe(hash);
  expect(readFileSync(join(home, "archive", hash.slice(0, 2), hash))).toEqual(Buffer.from(content));
  expect(everycase("verify").code).toBe(0);
  return { code, report };
}

function kent(): { total: unknown; charged: unknown } | string {
  const { code, out } = everycase(
    "compare",
    "--scope",
    "code:88A",
    "--period",
    "2018/19",
    "--basis",
    "recorded",
    "--format",
    "json",
  );
  if (code !== 0) return `exit ${code}`;
  const { forces } = JSON.parse(out) as { forces: { force: string; total: unknown; charged: unknown }[] };
  const found = forces.find(({ force }) => force === "kent");
  return found === undefined ? "no Kent" : { total: found.total, charged: found.charged };
}

test("a good file, for comparison, is read whole with exit code 0", () => {
  const { code, report } = add("good.csv", csv([HEADERS, ...ROWS]));
  expect(code).toBe(0);
  expect(report).toMatchObject({
    state: "added",
    rows: 3,
    problems: [],
    cells: { read: 6, exact: 5, notUnderstood: 0 },
  });
  expect(kent()).toEqual({ total: 10, charged: 2 });
});

test("1. wrong columns: archived, nothing read, the missing ones named", () => {
  const { code, report } = add(
    "wrong.csv",
    csv([
      ["Force Name", "Offence Code", "Offence Group", "Offence Subgroup", "Things"],
      ["Kent", "88A", "Sexual offences", "x", "7"],
    ]),
  );
  expect(code).toBe(4);
  expect(report.state).toBe("kept unread");
  expect(report.problems.map(({ found }) => found)).toContain("no column named Financial Year");
  expect(kent()).toBe("exit 3");
});

test("2. two names of one force with the same figures: in no sum, both rows named", () => {
  const { code, report } = add("twice.csv", csv([HEADERS, ...ROWS, row("Kent Police", 1, "9", "9")]));
  expect(code).toBe(1);
  expect(report.problems).toHaveLength(1);
  expect(report.problems[0]).toMatchObject({
    code: "figure-twice",
    found: expect.stringContaining('"Kent" and "Kent Police"'),
  });
  expect(report.cells).toMatchObject({ read: 8, notUnderstood: 4 });
  expect(kent()).toEqual({ total: { from: 8, to: null }, charged: { absent: "not understood" } });
});

test("3. a <5 is a range from 1 to 4, and so is the sum it stands in", () => {
  const { code, report } = add(
    "small.csv",
    csv([HEADERS, row("Kent", 0, "3", ""), row("Kent", 1, "<5", "1"), row("Kent", 18, "5", "4")]),
  );
  expect(code).toBe(0);
  expect(report.cells).toMatchObject({ read: 6, exact: 4, interval: 1 });
  expect(kent()).toEqual({ total: { from: 9, to: 12 }, charged: { from: 1, to: 4 } });
});

test("4. a renamed sheet among cover and notes is found by its headers", async () => {
  const path = join(folder, "renamed.xlsx");
  await writeXlsx(path, [
    { name: "Cover_sheet", rows: [["Police recorded crime and outcomes"], ["Published: 23 July 2026"]] },
    {
      name: "Notes_",
      rows: [
        ["Note number", "Note text"],
        ["1", "A note"],
      ],
    },
    {
      name: "Outcomes open  data__21 22 (x)",
      rows: [
        ["Table 1"],
        [],
        HEADERS,
        ...ROWS.map((cells) => [...cells.slice(0, 11), Number(cells[11]), cells[12] === "" ? null : Number(cells[12])]),
      ],
    },
  ]);
  const { code, report } = add("renamed.xlsx", readFileSync(path));
  expect(report.problems).toEqual([]);
  expect(code).toBe(0);
  expect(report).toMatchObject({ state: "added", rows: 3, edition: "23 July 2026", cells: { read: 6, exact: 5 } });
  expect(kent()).toEqual({ total: 10, charged: 2 });
});

test("5. a file that breaks off in a row: the row is named, the figures carry the warning", () => {
  const whole = csv([HEADERS, ...ROWS]);
  const { code, report } = add("truncated.csv", whole.slice(0, whole.lastIndexOf("Sexual offences")));
  expect(code).toBe(1);
  expect(report.problems.map(({ cell }) => cell)).toEqual(["4"]);
  expect(kent()).toEqual({ total: 5, charged: 2 });
  expect(everycase("compare", "--scope", "code:88A", "--period", "2018/19").out.replace(/\s+/gu, " ")).toContain(
    "1 row could not be read. Figures may be too low.",
  );
});

test("5b. compressed text that breaks off gives no figures at all", () => {
  const packed = gzipSync(
    csv([HEADERS, ...Array.from({ length: 5000 }, (_, index) => row("Kent", 1, String((index * 7919) % 1000), "1"))]),
  );
  const { code, report } = add("truncated.csv.gz", packed.subarray(0, packed.length - 2000));
  expect(code).toBe(4);
  expect(report.state).toBe("kept unread");
  expect(report.problems).toHaveLength(1);
});

test("6. an empty file", () => {
  const { code, report } = add("empty.csv", "");
  expect(code).toBe(4);
  expect(report).toMatchObject({ state: "kept unread", bytes: 0 });
  expect(report.problems).toHaveLength(1);
});

test("7. a web page named .xls", () => {
  const { code, report } = add(
    "reply.xls",
    "<!DOCTYPE html>\n<html><body><table><tr><td>540</td></tr></table></body></html>\n",
  );
  expect(code).toBe(4);
  expect(report.problems).toHaveLength(1);
  expect(`${report.problems[0]?.found} ${report.problems[0]?.hint}`).toMatch(/web page/u);
});

test("8. an empty zip", () => {
  const { code, report } = add("empty.zip", Buffer.from("504b0506000000000000000000000000000000000000", "hex"));
  expect(code).toBe(4);
  expect(report.problems).toHaveLength(1);
});

test("9. Windows-1252 text is read, and the reader is told", () => {
  const text = csv([HEADERS, ...ROWS]).replace(/–/gu, "\u0096");
  const { code, report } = add("windows.csv", Buffer.from(text, "latin1"));
  expect(code).toBe(0);
  expect(report.signals.map(({ kind }) => kind)).toContain("encoding-assumed");
  expect(kent()).toEqual({ total: 10, charged: 2 });
});

test("10. the same file twice changes nothing and says so", () => {
  const content = csv([HEADERS, ...ROWS]);
  add("good.csv", content);
  const before = everycase("verify", "--format", "json").out;
  const { code, report } = add("copy-of-good.csv", content);
  expect(code).toBe(0);
  expect(report.state).toBe("already here");
  expect(everycase("verify", "--format", "json").out).toBe(before);
  expect(kent()).toEqual({ total: 10, charged: 2 });
});

test("the same file again under another edition keeps the first, and says so", () => {
  const content = csv([HEADERS, ...ROWS]);
  const path = join(folder, "edition.csv");
  writeFileSync(path, content);
  expect(everycase("add", path, "--edition", "2020-01").code).toBe(0);
  const { code, out } = everycase("add", path, "--edition", "2026-07", "--format", "json");
  const [report] = (JSON.parse(out) as { files: FileReport[] }).files;
  expect(code).toBe(1);
  expect(report).toMatchObject({
    state: "already here",
    edition: "January 2020",
    problems: [{ code: "edition-kept" }],
  });
});

test("an outcome type that the framework does not know stays in the total as a part nobody can say", () => {
  const { code, report } = add("unknown.csv", csv([HEADERS, ...ROWS, row("Kent", 23, "7", "2")]));
  expect(code).toBe(1);
  expect(report.problems).toEqual([
    expect.objectContaining({ code: "unknown-outcome", cell: "K5", found: "23", cells: 2 }),
  ]);
  expect(kent()).toEqual({ total: { from: 10, to: null }, charged: 2 });
});

test("a path that is not there is refused before anything is added", () => {
  const { code, err } = everycase("add", join(folder, "nowhere.csv"));
  expect(code).toBe(3);
  expect(err).toContain("There is no file or folder");
  expect(existsSync(join(home, "warehouse"))).toBe(false);
});
