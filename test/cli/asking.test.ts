// `--sql` and `--explain`: the statements behind an answer, which give the same sums when somebody runs them in the folder of the book.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEngine } from "../../src/warehouse/engine.ts";
import { hear } from "./listening.ts";
import { OUTCOMES } from "./replies.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-asking-"));
const home = ["--home", join(folder, "book")];

beforeAll(async () => {
  writeFileSync(join(folder, "outcomes.csv"), OUTCOMES);
  await hear([...home, "add", join(folder, "outcomes.csv")]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Statements {
  readonly statements: readonly { readonly says: string; readonly sql: string; readonly steps?: readonly string[] }[];
}

async function asked(...words: readonly string[]): Promise<Statements["statements"]> {
  const { out, err } = await hear([...home, ...words, "--scope", "child-titled", "--format", "json"]);
  expect(err).toBe("");
  return (JSON.parse(out) as Statements).statements;
}

test("the statement of a comparison can be run again as it is printed, and names no folder of this machine", async () => {
  const [one, ...others] = await asked("compare", "--sql");
  expect(others).toEqual([]);
  expect(one?.says).toContain("outcomes.csv");
  expect(one?.steps).toBeUndefined();
  expect(one?.sql).not.toContain(folder);
  const engine = await openEngine({ folder: join(folder, "book") });
  const here = one?.sql.replaceAll("'warehouse/", `'${folder}/book/warehouse/`) ?? "";
  const rows = await engine.rows(here);
  engine.close();
  expect(rows.length).toBeGreaterThan(0);
  const lines = rows.map(({ line }) => String(line));
  expect(lines).toEqual(expect.arrayContaining(["charged", "total"]));
});

test("the steps of the engine stand under the statement of one force", async () => {
  const [one] = await asked("force", "Kent", "--explain");
  expect(one?.sql).toContain("\"force\" = 'kent'");
  expect(one?.steps?.join("\n")).toMatch(/PARQUET/u);
});

test("a measure shows its statement in its answer, and alone where that is asked for", async () => {
  const [one] = await asked("measure", "charge-rate", "--sql");
  const { out } = await hear([...home, "measure", "charge-rate", "--scope", "child-titled", "--format", "json"]);
  expect((JSON.parse(out) as { readonly asking: readonly object[] }).asking).toEqual([one]);
});

test("statements are printed for people too, and a refusal stays a refusal", async () => {
  const { out, code } = await hear([...home, "compare", "--scope", "child-titled", "--sql"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^-- Adds the cells of sexual offences whose title names a child/u);
  expect(out.trimEnd().endsWith(";")).toBe(true);
  expect((await hear([...home, "compare", "--scope", "rape", "--sql"])).code).not.toBe(0);
});
