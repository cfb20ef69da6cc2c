// `everycase audit`: its exit codes, and what it prints.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { policyText, SUPPRESS_1_TO_7 } from "../../src/disclosure/policy.ts";
import { hear } from "./listening.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-audit-"));
const file = (name: string): string => join(folder, name);
const audit = (...words: readonly string[]) => hear(["audit", "--home", file("book"), ...words]);

const TABLE = {
  id: "kent by outcome",
  universe: "extract 1a2b",
  cells: [
    { id: "charged", shown: { kind: "hidden" } },
    { id: "no suspect", shown: { kind: "hidden" } },
    { id: "all", shown: { kind: "count", count: 37 } },
  ],
  sums: [{ total: "all", parts: ["charged", "no suspect"] }],
  policy: policyText(SUPPRESS_1_TO_7),
  says: [],
};
const NOTICE = {
  release: "a press notice",
  universe: "extract 1a2b",
  statements: [{ kind: "percent", cells: ["charged"], of: ["all"], printed: "8.1" }],
};

beforeAll(() => {
  writeFileSync(file("table.json"), JSON.stringify(TABLE));
  writeFileSync(file("both.json"), JSON.stringify([TABLE, NOTICE]));
  writeFileSync(file("broken.json"), '{"release": "x",}');
  writeFileSync(
    file("strange.json"),
    JSON.stringify({ ...NOTICE, statements: [{ kind: "guess", cells: ["charged"] }] }),
  );
  writeFileSync(file("stray.json"), JSON.stringify({ ...TABLE, sums: [{ total: "everything", parts: ["charged"] }] }));
  writeFileSync(file("other-policy.json"), JSON.stringify({ ...TABLE, policy: "hide what is small" }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a proposed table that keeps its promise ends well", async () => {
  const { code, out, err } = await audit(file("table.json"));
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out).toContain("All 2 hidden cells of 1 release are as wide as promised.");
  expect(out).toMatch(/charged +1 to 36 +7 values +as promised/u);
});

test("with a rate that tells the count it ends with 1, and names the releases", async () => {
  const { code, out } = await audit(file("both.json"));
  expect(code).toBe(1);
  expect(out).toMatch(/charged +3 +7 values +narrower/u);
  expect(out).toContain("charged: told by kent by outcome together with a press notice");
});

test("the same as rows and as JSON", async () => {
  const csv = await audit(file("both.json"), "--format", "csv");
  expect(csv.out.split("\n").slice(0, 2)).toEqual([
    "hidden_by,universe,cell,from,to,promised_to_reach,verdict,proof,hidden_in,because",
    "our table,extract 1a2b,charged,3,3,9,narrower,exact,kent by outcome,kent by outcome; a press notice",
  ]);
  const json = await audit(file("both.json"), "--format", "json");
  expect(JSON.parse(json.out)).toMatchObject({ holds: false, releases: [{ isProposed: true }, { isProposed: true }] });
});

test.each([
  ["broken.json", 4, "Cannot read broken.json, line 1, column 17"],
  ["strange.json", 4, "Cannot read strange.json at statements.0.kind"],
  ["stray.json", 4, 'Cannot read stray.json: found a sum of the cell "everything"'],
  ["other-policy.json", 2, "Cannot read the policy of the table kent by outcome."],
  ["missing.json", 3, "Cannot audit missing.json: there is no such file"],
])("%s is refused with exit code %i", async (name, wanted, says) => {
  const { code, err } = await audit(file(name));
  expect(err).toContain(says);
  expect(code).toBe(wanted);
});

test("statements are kept when asked, and tables are not", async () => {
  writeFileSync(
    file("notice.json"),
    JSON.stringify({ ...NOTICE, release: "a total", statements: [{ kind: "count", cells: ["all"], count: 37 }] }),
  );
  expect((await audit(file("notice.json"), "--keep", "--who", "AB")).code).toBe(0);
  expect((await audit()).out).toContain("a total: statements about 1 cell");
  const refused = await audit(file("table.json"), "--keep");
  expect(refused.code).toBe(7);
  expect(refused.err).toContain("Cannot keep the table kent by outcome from a file");
});
