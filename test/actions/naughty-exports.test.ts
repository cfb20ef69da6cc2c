// Naughty strings through every export of a published site and back: equal after reading, no formula, no letters that turn a line round.
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishSite } from "../../src/actions/publish-site.ts";
import { filesOfSite } from "../../src/actions/site-manifest.ts";
import { parseStrictJson } from "../../src/ground/strict-json.ts";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { htmlTokens } from "../../src/sources/sheet/html-tokens.ts";
import { FORCES } from "../../src/standard/forces.ts";
import { withGuard, withoutGuard } from "../../src/standard/open-format/formula-guard.ts";
import { type Engine, openEngine, quote } from "../../src/warehouse/engine.ts";
import { lines, returnOf } from "../measures/returns.ts";
import { shared } from "../shared.ts";
import { withHome } from "./home.ts";

const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));

/** Starts of formulas, letters that turn or hide, markup of each format, and what breaks lines and cells. */
const NAUGHTY: readonly string[] = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(A1)",
  "\t=1+1",
  "\r=1+1",
  "=cmd|' /C calc'!A0",
  "'=1+1",
  "''+1",
  "\uFF1D1+1",
  "\uFF20SUM(1)",
  '"=1+1"',
  "a,b;c\td",
  'a "quoted" word',
  "line\nbreak",
  "\u202Egnp.exe",
  "a\u2066b\u2069c",
  "\u200Bhidden\u200B\u2060",
  "\uFEFFmark",
  "e\u0301 and \u00e9",
  "👩‍👩‍👧‍👦 🏳️‍🌈",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "]]><!--",
  "&lt;b&gt; &amp;",
  "{{7*7}} $(7*7) #{7*7}",
  "javascript:alert(1)",
  "../../etc/passwd",
  "' OR 1=1 --",
  "null",
  "NaN",
  "1e999",
  "\u2028and\u2029",
  "ﷺ".repeat(20),
];

/** The list of awkward strings that many projects share, where it is here. */
function listed(): readonly string[] {
  const path = shared("nasty/third-party/blns/blns.json");
  if (path === null) return [];
  const read = parseStrictJson(readFileSync(path));
  return "value" in read && Array.isArray(read.value) ? (read.value as readonly string[]) : [];
}

/** A year of forty-five forces: a string each in one place where a source may say something, and a dozen of the list in another. */
function naughtyReturn(): string {
  const [territorial, list] = [
    FORCES.filter((force) => force.territorial),
    listed().filter((text) => text.isWellFormed()),
  ];
  const share = Math.ceil(list.length / territorial.length);
  const rows = territorial.map(({ called }, number) => {
    const origin = list.slice(number * share, (number + 1) * share).join(" | ");
    const labels = { rule: NAUGHTY[number % NAUGHTY.length] ?? "", origin: origin === "" ? "=9+9" : origin };
    return lines(called, { total: 100 + number, charged: 10, open: 5 }, labels);
  });
  return returnOf(...rows);
}

let root = "";
let site = "";
let engine: Engine;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "everycase-naughty-"));
  site = join(root, "site");
  engine = await openEngine({ folder: root });
  await withHome(async (tools, { add }) => {
    await add("=cmd|' \u202E.csv", naughtyReturn());
    const wish = { folder: site, base: null, scopes: [], staticFolder: STATIC };
    await publishSite(tools, { ...wish, who: "=1+1", title: "@SUM(1) \u202Eeltit <b>" });
    await add("@second.csv", returnOf(lines("Kent", { total: 777, charged: 7 }, { rule: "=2+2", edition: "-2+3" })));
    await publishSite(tools, { ...wish, who: "+AB", because: "=HYPERLINK(1) <script>" });
  });
}, 300_000);

afterAll(async () => {
  engine?.close();
  await rm(root, { recursive: true, force: true });
});

async function filesOf(ending: string): Promise<readonly string[]> {
  const names = await readdir(site, { recursive: true });
  return names.filter((path) => extname(path) === ending && !path.startsWith("data/archive/")).sort();
}

describe("naughty strings", () => {
  test("stand in no cell of a CSV file as something that a spreadsheet would run", async () => {
    const names = await filesOf(".csv");
    expect(names.length).toBeGreaterThan(20);
    const run: string[] = [];
    let guarded = 0;
    for (const name of names) {
      for (const cell of parseCsv(await readFile(join(site, name), "utf8"), ",").flat()) {
        const isNumber = /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/u.test(cell);
        if (!isNumber && withGuard(withoutGuard(cell)) !== cell) run.push(`${name}: ${cell}`);
        if (cell !== withoutGuard(cell)) guarded += 1;
      }
    }
    expect(run).toEqual([]);
    expect(guarded).toBeGreaterThan(20);
  }, 120_000);

  test("come back the same from CSV, JSON and Parquet", async () => {
    const tables = (await filesOf(".parquet")).filter((path) => path.startsWith("data/"));
    expect(tables.length).toBeGreaterThan(10);
    let texts = 0;
    for (const path of tables) {
      const stem = join(site, path.slice(0, -".parquet".length));
      const json = JSON.parse(await readFile(`${stem}.json`, "utf8")) as readonly Readonly<Record<string, unknown>>[];
      const [head = [], ...rows] = parseCsv(await readFile(`${stem}.csv`, "utf8"), ",");
      const parquet = await engine.rows(`SELECT * FROM read_parquet(${quote(`${stem}.parquet`)})`);
      expect(rows.length, path).toBe(json.length);
      expect(parquet, path).toEqual(json.map((record, index) => ({ place: index + 1, ...record })));
      for (const [index, record] of json.entries()) {
        const back = rows[index]?.map((cell, at) => {
          const said = record[head[at] ?? ""];
          if (typeof said === "string") texts += 1;
          return typeof said === "number" ? Number(cell) : cell === "" ? null : withoutGuard(cell);
        });
        expect(back, `${path} row ${index}`).toEqual(head.map((name) => record[name]));
      }
    }
    expect(texts).toBeGreaterThan(1000);
  }, 120_000);

  test("of the sources reach the package as they were read", async () => {
    const figures = await readFile(join(site, "data/figures.json"), "utf8");
    const found = new Set((JSON.parse(figures) as readonly { flag_rule: string | null }[]).map((one) => one.flag_rule));
    const kept = NAUGHTY.filter((text) => found.has(text));
    expect(kept).toContain("=1+1");
    expect(kept).toContain("<script>alert(1)</script>");
    expect(kept).toContain("\u202Egnp.exe");
    expect(kept.length).toBeGreaterThan(20);
  });

  test("open no element on a page, run no script, and turn no line round", async () => {
    const names = [...(await filesOf(".html")), ...(await filesOf(".svg"))];
    expect(names.length).toBeGreaterThan(100);
    const acts = new Set<string>();
    for (const name of names) {
      const text = await readFile(join(site, name), "utf8");
      const opened = [...htmlTokens(text)].flatMap((token) => (token.is === "open" ? [token] : []));
      if (/\p{Bidi_Control}/u.test(text)) acts.add(`${name}: turns a line`);
      for (const { name: element, attributes } of opened) {
        const src = attributes.get("src") ?? "";
        if (element === "script" && !/^[./\w-]+\.js$/u.test(src)) acts.add(`${name}: runs ${src}`);
        if ([...attributes.keys()].some((key) => /^on/u.test(key))) acts.add(`${name}: acts on an event`);
        if (/^\s*javascript:/iu.test(attributes.get("href") ?? "")) acts.add(`${name}: a link runs`);
      }
    }
    expect([...acts].slice(0, 20)).toEqual([]);
  }, 120_000);

  test("leave every feed, descriptor and list well-formed", async () => {
    const turning = new Set<string>();
    for (const name of [...(await filesOf(".json")), ...(await filesOf(".jsonl"))])
      if (/\p{Bidi_Control}/u.test(await readFile(join(site, name), "utf8"))) turning.add(name);
    // The value is the same: "come back the same" above reads it from there.
    expect([...turning]).toEqual([]);
    expect(await readFile(join(site, "data/book.jsonl"), "utf8")).toContain("\\u202e");
    for (const name of [...(await filesOf(".json"))]) {
      const read = parseStrictJson(await readFile(join(site, name)), { characters: 10_000_000, items: 10_000_000 });
      expect("value" in read, name).toBe(true);
    }
    for (const name of [...(await filesOf(".atom")), ...(await filesOf(".xml"))]) {
      const text = await readFile(join(site, name), "utf8");
      expect(text.match(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/giu), name).toBeNull();
      expect(text.match(/[^\P{Cc}\n]|\p{Bidi_Control}/gu), name).toBeNull();
      expect(text, name).not.toContain("<script");
    }
  }, 120_000);

  test("turn no line of a script round", async () => {
    for (const name of await filesOf(".js"))
      expect(await readFile(join(site, name), "utf8"), name).not.toMatch(/\p{Bidi_Control}/u);
  });

  test("name no file outside the site", async () => {
    const { files, strange } = await filesOfSite(site);
    expect(strange).toEqual([]);
    for (const { path } of files) expect(path).toMatch(/^[\w@.~/-]+$/u);
  });
});
