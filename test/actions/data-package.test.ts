// The data package: tables that agree with their schema, the same bytes twice, and nothing of what is private.
import { spawnSync } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { releaseHistories } from "../../src/actions/_release-book.ts";
import { addCases } from "../../src/actions/add-cases.ts";
import { loadExample } from "../../src/actions/load-example.ts";
import { publicBook } from "../../src/actions/public-book.ts";
import { publishEverythingPublic } from "../../src/actions/publish-everything.ts";
import { releasedFigures } from "../../src/actions/released-figures.ts";
import { filesOfSite } from "../../src/actions/site-manifest.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { writeDataPackage } from "../../src/actions/write-data-package.ts";
import { sha256 } from "../../src/ground/digest.ts";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { lines, returnOf } from "../measures/returns.ts";
import { caseRow, extractOf, MAPPING } from "./extracts.ts";
import { withHome } from "./home.ts";

/** Releases everything public and writes the package alone. */
async function packaged(tools: Tools, folder: string) {
  const { release } = await publishEverythingPublic(tools, { who: "AB" });
  const { tools: book } = await publicBook(tools);
  const snapshot = await releasedFigures(book, release);
  return await writeDataPackage(book, { folder, snapshot, histories: await releaseHistories(book) });
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly enum?: readonly string[];
    readonly pattern?: string;
    readonly minimum?: number;
    readonly maximum?: number;
  };
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema?: {
    readonly fields: readonly Field[];
    readonly primaryKey: readonly string[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string; readonly fields: readonly string[] };
    }[];
  };
}

/** A table as CSV on the Web describes it. */
interface WebTable {
  readonly url: string;
  readonly tableSchema: {
    readonly columns: readonly { readonly name: string }[];
    readonly primaryKey: readonly string[];
  };
}

/** What is wrong with a value, as the schema of its column sees it; `null` when nothing is. */
function faultOf({ type, constraints = {} }: Field, text: string): string | null {
  if (text === "") return constraints.required === true ? "is missing" : null;
  if (type === "integer" && !/^-?\d+$/u.test(text)) return "is no whole number";
  if (type === "number" && !/^-?\d+(?:\.\d+)?(?:e-?\d+)?$/u.test(text)) return "is no number";
  if (constraints.enum !== undefined && !constraints.enum.includes(text)) return "is none of the words";
  if (constraints.pattern !== undefined && !new RegExp(`^(?:${constraints.pattern})$`, "u").test(text))
    return "has another form";
  if (constraints.minimum !== undefined && Number(text) < constraints.minimum) return "is too small";
  return constraints.maximum !== undefined && Number(text) > constraints.maximum ? "is too great" : null;
}

/** Every fault of a package against its own descriptor: columns, values, keys, sizes and digests. */
async function faultsOf(data: string): Promise<readonly string[]> {
  const { resources } = JSON.parse(await readFile(join(data, "datapackage.json"), "utf8")) as {
    resources: readonly Resource[];
  };
  const faults: string[] = [];
  const keys = new Map<string, ReadonlySet<string>>();
  const tables = new Map<Resource, readonly (readonly string[])[]>();
  for (const resource of resources) {
    const bytes = await readFile(join(data, resource.path));
    if (bytes.length !== resource.bytes || resource.hash !== `sha256:${sha256(bytes)}`)
      faults.push(`${resource.path}: bytes`);
    const { schema } = resource;
    if (schema === undefined) continue;
    const [head = [], ...rows] = parseCsv(bytes.toString("utf8"), ",");
    tables.set(resource, rows);
    if (head.join() !== schema.fields.map(({ name }) => name).join()) faults.push(`${resource.path}: columns`);
    for (const [index, row] of rows.entries())
      for (const [at, field] of schema.fields.entries()) {
        const fault = faultOf(field, row[at] ?? "");
        if (fault !== null) faults.push(`${resource.path} row ${index + 2}, ${field.name}: "${row[at]}" ${fault}`);
      }
    const key = rows.map((row) => picked(schema.fields, row, schema.primaryKey));
    keys.set(resource.name, new Set(key));
    if (new Set(key).size !== rows.length) faults.push(`${resource.path}: two rows of one key`);
  }
  for (const [{ path, schema }, rows] of tables)
    for (const { fields, reference } of schema?.foreignKeys ?? []) {
      const lost = rows
        .map((row) => picked(schema?.fields ?? [], row, fields))
        .filter((key) => key.replaceAll("\u001f", "") !== "");
      const known = keys.get(reference.resource);
      for (const key of lost) if (known?.has(key) !== true) faults.push(`${path}: no ${reference.resource} ${key}`);
    }
  return faults;
}

function picked(fields: readonly Field[], row: readonly string[], names: readonly string[]): string {
  return names.map((name) => row[fields.findIndex((field) => field.name === name)] ?? "").join("\u001f");
}

describe("the data package of the worked example", () => {
  test("is the same, byte for byte, when it is written again", async () => {
    await withHome(async (tools, { folder }) => {
      await loadExample(tools, "examples");
      const [one, other] = [join(folder, "one"), join(folder, "other")];
      const written = await packaged(tools, one);
      expect(written.figures).toBeGreaterThan(100);
      await packaged(tools, other);
      expect(await filesOfSite(other)).toEqual(await filesOfSite(one));
      expect((await readdir(join(one, "data"))).sort()).toContain("figures.parquet");
      expect(await readFile(join(one, "data/book.jsonl"), "utf8")).toContain("release-published");
    });
  }, 120_000);

  test("agrees with its own descriptor in every row, and a planted fault is found", async () => {
    await withHome(async (tools, { folder }) => {
      await loadExample(tools, "examples");
      await packaged(tools, folder);
      const data = join(folder, "data");
      expect(await faultsOf(data)).toEqual([]);
      const group = JSON.parse(await readFile(join(data, "csv-metadata.json"), "utf8")) as {
        tables: readonly WebTable[];
      };
      for (const { url, tableSchema } of group.tables) {
        const beside = JSON.parse(await readFile(join(data, `${url}-metadata.json`), "utf8")) as WebTable;
        const [head] = parseCsv(await readFile(join(data, url), "utf8"), ",", 1);
        expect(tableSchema.columns.map(({ name }) => name)).toEqual(head);
        expect(beside.tableSchema.columns).toEqual(tableSchema.columns);
        expect(head).toEqual(expect.arrayContaining([...tableSchema.primaryKey]));
      }
      const path = join(data, "figures.csv");
      const text = await readFile(path, "utf8");
      await writeFile(
        path,
        text.replace(",exact,540,", ",exactly,540,").replace("flag-cse/2013-14", "flag-cse/2013-41"),
      );
      const faults = await faultsOf(data);
      expect(faults).toContain("figures.csv: bytes");
      expect(faults.some((fault) => /"exactly" is none of the words/u.test(fault))).toBe(true);
    });
  }, 120_000);

  test("has the passport of every figure that can be traced, with each of its cells", async () => {
    await withHome(async (tools, { folder }) => {
      await loadExample(tools, "examples");
      await packaged(tools, folder);
      const lines = (await readFile(join(folder, "data/passports.jsonl"), "utf8")).trimEnd().split("\n");
      const passports = new Map(lines.map((line) => [(JSON.parse(line) as { id: string }).id, line]));
      const rows = JSON.parse(await readFile(join(folder, "data/figures.json"), "utf8")) as readonly {
        id: string;
        page: string | null;
        count: number | null;
      }[];
      expect(rows.filter(({ id, page }) => page !== null && !passports.has(id))).toEqual([]);
      // And no passport is of a figure that the table does not have, the lines of all forces together among them.
      const known = new Map(rows.map((one) => [one.id, one]));
      expect([...passports.keys()].filter((one) => known.get(one)?.page == null)).toEqual([]);
      expect([...known.keys()].some((one) => /\/all-forces\/no-suspect$/u.test(one))).toBe(true);
      for (const [one, line] of passports) {
        const { figure, value } = JSON.parse(line) as { figure: string; value: unknown };
        if (figure !== "rate" && typeof value === "number") expect([one, known.get(one)?.count]).toEqual([one, value]);
      }
      const id = rows.find(({ id: one }) => /^flag-cse\/.*\/south-yorkshire\/rate$/u.test(one))?.id ?? "";
      const passport = JSON.parse(passports.get(id) ?? "{}") as {
        files: { cells: { numerator: Record<string, number> } }[];
      };
      expect(Object.values(passport.files[0]?.cells.numerator ?? {})).toEqual([16]);
    });
  }, 120_000);

  test("has a row for every passport also where the whole of all forces together is not known", async () => {
    await withHome(async (tools, { folder, add }) => {
      const range = { total: 400, charged: "<5", "no-suspect": 200 };
      await add("two.csv", returnOf(lines("Kent", range), lines("Essex", { ...range, charged: 20 })));
      await add("one.csv", returnOf(lines("Surrey", range, { period: "2022/23" })));
      await packaged(tools, folder);
      const text = await readFile(join(folder, "data/passports.jsonl"), "utf8");
      const passports = text.trimEnd().split("\n");
      const ids = passports.map((line) => (JSON.parse(line) as { id: string }).id);
      const rows = JSON.parse(await readFile(join(folder, "data/figures.json"), "utf8")) as readonly {
        id: string;
        page: string | null;
      }[];
      expect(ids).toContain("flag-cse/newest/all-forces/rate-less-transferred");
      expect(rows.flatMap(({ id, page }) => (page === null ? [] : [id])).toSorted()).toEqual(ids.toSorted());
    });
  }, 120_000);

  test("holds nothing of a document that could not be read but what is said of it, and withholds extracts of cases", async () => {
    await withHome(async (tools, { folder, add, write }) => {
      await loadExample(tools, "examples");
      const secret = "a letter that nobody can read as figures, CANARY-4711";
      const { sha256: hash, state } = await add("letter.txt", secret);
      expect(state).toBe("kept unread");
      const extract = await write(
        "extract.csv",
        extractOf([caseRow(1, "03/04/2019,Charged/Summonsed,20/06/2019,CSE,13")]),
      );
      await addCases(tools, { path: extract, mapping: MAPPING });
      await packaged(tools, folder);
      const { files } = await filesOfSite(join(folder, "data"));
      expect(files.map(({ path }) => path)).not.toContain(`archive/${hash}`);
      const book = await readFile(join(folder, "data/book.jsonl"), "utf8");
      expect(book).toContain('"withheld":true');
      for (const { path } of files) {
        const text = await readFile(join(folder, "data", path), "utf8");
        expect(text.includes("CANARY-4711") || text.includes("extract.csv"), path).toBe(false);
      }
      const sources = await readFile(join(folder, "data/sources.csv"), "utf8");
      expect(sources).toContain("letter.txt");
      // The rows of one example name their licence, those of the other name none.
      const told = JSON.parse(await readFile(join(folder, "data/sources.json"), "utf8")) as readonly {
        file: string;
        licence: string;
      }[];
      const terms = new Map(told.map(({ file, licence }) => [file, licence]));
      expect(terms.get("child-titled-2018-19.csv")).toBe("OGL-UK-3.0");
      expect(terms.get("cse-published-figures.csv")).toBe("not stated");
    });
  }, 120_000);

  const validator = ["friction", "less"].join(""); // no dependency of ours: it runs where somebody has it
  const hasValidator = spawnSync(validator, ["--version"]).status === 0;
  test.skipIf(!hasValidator)(
    "passes the standard validator, where it is installed",
    async () => {
      await withHome(async (tools, { folder }) => {
        await loadExample(tools, "examples");
        await packaged(tools, folder);
        const checked = spawnSync(validator, ["validate", "datapackage.json"], {
          cwd: join(folder, "data"),
          encoding: "utf8",
        });
        expect(checked.status, checked.stdout).toBe(0);
      });
    },
    180_000,
  );
});
