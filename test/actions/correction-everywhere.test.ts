// After a correction: the app, the report, the data package and the site say so of the figure that changed, and of no other.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readXlsx } from "hucre";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { publishSite } from "../../src/actions/publish-site.ts";
import { makeReport } from "../../src/actions/report.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";
import { createApp } from "../../src/server/app.ts";
import { pagesOf } from "./site-crawl.ts";

const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));
const WHY = "South Yorkshire sent a later table.";

/** Two forces and two years; of the second year South Yorkshire's charges are as said. */
function table(charged: number): string {
  const counts = { "South Yorkshire": charged, Kent: 30 };
  const rows = Object.entries(counts).flatMap(([force, count]) => [
    ...["total,540", `charged,${count}`, "no-suspect,169"].map((rest) => [force, "2023/24", rest]),
    ...["total,300", "charged,9", "no-suspect,90"].map((rest) => [force, "2022/23", rest]),
  ]);
  const lines = rows.map(
    ([force, period, rest]) => `${force},${period},crimes,flag:CSE,any crime marked CSE,recorded,${rest}`,
  );
  return ["force,period,unit,scope,flag_rule,basis,line,value", ...lines, ""].join("\n");
}

function wordsIn(html: string): string {
  return html.replace(/<[^>]*>/gu, "").replaceAll("&amp;", "&");
}

describe("after 16 became 18", () => {
  const root = mkdtempSync(join(tmpdir(), "everycase-everywhere-"));
  const site = join(root, "site");
  const wish = { folder: site, base: null, scopes: [], staticFolder: STATIC, who: "AB" };
  const read = (path: string): string => readFileSync(join(site, path), "utf8");
  let tools: Tools;
  beforeAll(async () => {
    tools = await openTools({ home: join(root, "home"), now: () => "2026-11-02T09:00:00.000Z" });
    for (const [name, charged, because] of [
      ["first.csv", 16, undefined],
      ["later.csv", 18, WHY],
    ] as const) {
      writeFileSync(join(root, name), table(charged));
      await addFiles(tools, { paths: [join(root, name)], edition: charged === 16 ? "2024-06" : "2024-12" });
      await publishSite(tools, { ...wish, because });
    }
  }, 120_000);
  afterAll(() => {
    tools.close();
    rmSync(root, { recursive: true, force: true });
  });

  test("the pages of the app say it: the force, all forces together, the very figure, and no other", async () => {
    const app = createApp(tools);
    const page = async (path: string): Promise<string> =>
      wordsIn(await (await app.request(`http://127.0.0.1${path}`)).text());
    const question = "scope=flag:CSE&period=2023/24&basis=recorded";
    const whole = "On 2 November 2026, in release 2, in place of release 1. Why: South Yorkshire sent a later table.";
    for (const path of [
      `/force/south-yorkshire?${question}`,
      `/compare?${question}`,
      `/passport?figure=charged&force=south-yorkshire&${question}`,
    ])
      expect(await page(path), path).toContain(whole);
    expect(await page(`/compare?${question}`)).toContain("South Yorkshire, rate: 16 of 540, 3.0%");
    const charged = await page(`/passport?figure=charged&force=south-yorkshire&${question}`);
    expect(charged).toContain("Charged: 16 before, 18 since");
    expect(charged).not.toContain("Rate: 16");
    for (const path of [
      `/force/kent?${question}`,
      `/force/south-yorkshire?${question.replace("2023/24", "2022/23")}`,
      `/passport?figure=no-suspect&force=south-yorkshire&${question}`,
      `/passport?figure=charged&force=kent&${question}`,
    ])
      expect(await page(path), path).not.toContain("in place of release 1");
  });

  test("the site says nothing of a figure that did not change", () => {
    const folder = "questions/flag-cse/2023-24/recorded";
    expect(read(`${folder}/south-yorkshire.html`)).toContain('id="corrected"');
    expect(read(`releases/1/${folder}/south-yorkshire.html`)).toContain('id="corrected"');
    expect(read(`${folder}/compare.html`)).toContain('id="corrected"');
    const leads = (path: string, to: string): boolean => read(path).includes(`href="${to}">as it is in release`);
    const [up, name] = ["../../../../", "south-yorkshire.html"];
    expect(leads(`${folder}/${name}`, `${up}releases/1/${folder}/${name}`)).toBe(true);
    expect(leads(`${folder}/${name}`, `${up}releases/2/${folder}/${name}`)).toBe(true);
    expect(leads(`releases/1/${folder}/${name}`, `${up}../2/${folder}/${name}`)).toBe(true);
    for (const path of [
      `${folder}/kent.html`,
      `${folder}/kent-figures.html`,
      `${folder.replace("23-24", "22-23")}/compare.html`,
    ])
      expect(read(path), path).not.toContain('id="corrected"');
  });

  test("the report says it where replies stand, as PDF and as a workbook", async () => {
    const of = { of: ["South Yorkshire", "Kent"], question: { scope: "flag:CSE", period: "2023/24" } };
    const { bytes } = await makeReport(tools, { ...of, format: "pdf" });
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const pages = Array.from({ length: pdf.numPages }, async (_, at) => {
      const { items } = await (await pdf.getPage(at + 1)).getTextContent();
      return items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : "")).join("");
    });
    const words = (await Promise.all(pages)).join(" ").replaceAll("\u00A0", " ");
    expect(words).toContain("Release 2, in place of release 1, published on 2 November 2026");
    expect(words).toContain("Charged: 16 before, 18 since.");
    expect(words.match(/Corrected/gu)).toHaveLength(1);
    const book = await readXlsx((await makeReport(tools, { ...of, format: "xlsx" })).bytes);
    const rows = book.sheets.find(({ name }) => name === "Corrections")?.rows ?? [];
    expect(rows).toContainEqual(["South Yorkshire", "Charged", "16", "18", "2", "1", "2026-11-02", WHY]);
    expect(rows.flat()).not.toContain("Kent");
    const kent = await readXlsx((await makeReport(tools, { ...of, of: ["Kent"], format: "xlsx" })).bytes);
    expect(kent.sheets.map(({ name }) => name)).not.toContain("Corrections");
  });

  test("the data package names the release that corrected a figure, and what stood there before", () => {
    const figures = JSON.parse(read("data/figures.json")) as readonly Readonly<Record<string, unknown>>[];
    const corrected = figures.filter((one) => one["corrected_in"] !== null);
    expect(new Set(corrected.map((one) => one["force"]))).toEqual(new Set(["south-yorkshire", null]));
    expect(new Set(corrected.map((one) => one["corrected_in"]))).toEqual(new Set(["2"]));
    const changes = JSON.parse(read("data/changes.json")) as readonly Readonly<Record<string, unknown>>[];
    const id = "flag-cse/2023-24/recorded/south-yorkshire/charged";
    expect(corrected.map((one) => one["id"])).toContain(id);
    expect(changes).toContainEqual(expect.objectContaining({ release: "2", figure: id, before: "16", after: "18" }));
  });

  test("no two pages have one title, but the newest figures and the same at the address that stays", () => {
    const titles = new Map<string, string[]>();
    for (const { path, html } of pagesOf(site)) {
      const title = /<title>([^<]*)<\/title>/u.exec(html)?.[1] ?? "";
      expect(wordsIn(/property="og:title" content="([^"]*)"/u.exec(html)?.[1] ?? "none")).not.toBe("none");
      titles.set(title, [...(titles.get(title) ?? []), path]);
    }
    expect([...titles].filter(([, paths]) => paths.length > 1)).toEqual([]);
    expect([...titles.keys()].some((title) => title.includes("release 1 "))).toBe(true);
  });
});
