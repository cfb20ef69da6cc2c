import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre";
import { describe, expect, test } from "vitest";
import { xlsxOf } from "../../src/actions/_xlsx.ts";
import { addFiles } from "../../src/actions/add-files.ts";
import { downloadComparison, downloadForce } from "../../src/actions/download.ts";
import { makeReplyPacks } from "../../src/actions/reply-pack.ts";
import { makeReport } from "../../src/actions/report.ts";
import { saveComparison, saveForce } from "../../src/actions/save-answer.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { FLAGGED } from "../server/book.ts";
import { part, unzip, zip } from "../sources/zip.ts";
import { withHome } from "./home.ts";

/** Every part that a workbook of ours may have: no shared strings, drawings, links, macros, comments or caches. */
const PARTS = [
  "[Content_Types].xml",
  "_rels/.rels",
  "docProps/core.xml",
  "docProps/app.xml",
  "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels",
  "xl/styles.xml",
  "xl/theme/theme1.xml",
  /^xl\/worksheets\/sheet\d+\.xml$/u,
];

const QUESTION = { scope: "flag:CSE", period: "2023/24" };

function partsOf(bytes: Uint8Array): readonly { readonly name: string; readonly text: string }[] {
  return unzip(Buffer.from(bytes)).map(({ name, bytes: inside }) => ({ name, text: inside.toString("utf8") }));
}

function strangers(bytes: Uint8Array): readonly string[] {
  return partsOf(bytes)
    .map(({ name }) => name)
    .filter((name) => !PARTS.some((known) => (typeof known === "string" ? known === name : known.test(name))));
}

/** The rows of a sheet, as another program reads them. */
async function rowsOf(bytes: Uint8Array, sheet: string): Promise<readonly (readonly unknown[])[]> {
  const { sheets } = await readXlsx(bytes);
  const found = sheets.find(({ name }) => name === sheet);
  expect(found, sheet).toBeDefined();
  return found?.rows ?? [];
}

describe("a workbook", () => {
  test("has only parts on the list, no formula, nobody's name, and nothing of the book that was not asked for", async () => {
    await withHome(async (tools, home) => {
      await home.add("reply.csv", FLAGGED);
      await home.add(
        "canary.csv",
        FLAGGED.replaceAll("flag:CSE", "code:71")
          .replaceAll(",officer,", ",officer,")
          .replaceAll("recorded,total,540,", "recorded,total,540,canary-of-the-book"),
      );
      const made = [
        (await downloadComparison(tools, QUESTION, "xlsx")).bytes,
        (await downloadForce(tools, "SYP", QUESTION, "xlsx")).bytes,
        (await makeReport(tools, { of: "all", question: QUESTION, format: "xlsx" })).bytes,
      ];
      for (const bytes of made) {
        expect(strangers(bytes)).toEqual([]);
        for (const { name, text } of partsOf(bytes)) {
          expect(text, name).not.toMatch(
            /<f[ >]|<hyperlink|TargetMode="External"|dc:creator|lastModifiedBy|<Company>|definedName/u,
          );
          expect(text, name).not.toContain("canary-of-the-book");
          expect(text, name).not.toContain(home.folder);
        }
      }
    });
  });

  test("would be caught with a part that is not on the list", async () => {
    const bytes = await xlsxOf([{ name: "A", columns: [{ title: "a", width: 9 }], rows: [] }]);
    const planted = zip([...unzip(Buffer.from(bytes)), part("xl/vbaProject.bin", "")]);
    expect(strangers(planted)).toEqual(["xl/vbaProject.bin"]);
  });

  test("holds numbers as numbers, and a range or a silence as words with its state beside it", async () => {
    await withHome(async (tools, home) => {
      await home.add("reply.csv", FLAGGED);
      const { bytes } = await downloadComparison(tools, QUESTION, "xlsx");
      const [head = [], ...rows] = await rowsOf(bytes, "Figures");
      const row = (name: string): Record<string, unknown> =>
        Object.fromEntries(head.map((title, at) => [String(title), rows.find((one) => one.includes(name))?.[at]]));
      expect(row("south-yorkshire")).toMatchObject({ charged: 16, charged_state: "exact", total: 540 });
      expect(row("dorset")).toMatchObject({ charged: "1 to 4", charged_state: "range" });
      expect(head).not.toContain("caveats");
      expect((await rowsOf(bytes, "Passport")).flat().join(" ")).toContain("everycase compare --scope flag:CSE");
      expect((await rowsOf(bytes, "Caveats")).length).toBeGreaterThan(2);
      const sheet = partsOf(bytes).find(({ name }) => name.endsWith("sheet1.xml"))?.text ?? "";
      expect(sheet).toContain('state="frozen"');
      expect(sheet).toContain("customWidth");
    });
  });

  test("is the same, byte for byte, when it is made again", async () => {
    const sheets = [{ name: "A", columns: [{ title: "a", width: 9 }], rows: [["x"], [1]] }];
    expect(Buffer.from(await xlsxOf(sheets)).equals(Buffer.from(await xlsxOf(sheets)))).toBe(true);
  });

  test("gives every naughty string back, as text that nothing runs", async () => {
    const texts = [
      ...["=1+1", "+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")', "'=1", "\t=1", "1e5", "00123", "TRUE", "1/2"],
      ...["\u202Eabc", "a\u200Bb", "😀", "\uD800", "\uFFFE", "\u0000\u0001\u001F", "a\rb\nc\td", " lead and trail "],
      ...[
        "_x0041_",
        "_x005F_x0041_",
        "_xD800_",
        "<b>&amp;</b>]]>",
        "{{7*7}}",
        "https://example.org/",
        "x".repeat(32_767),
      ],
    ];
    const bytes = await xlsxOf([{ name: "A", columns: [{ title: "a", width: 9 }], rows: texts.map((text) => [text]) }]);
    const [, ...rows] = await rowsOf(bytes, "A");
    expect(rows.map(([value]) => value)).toEqual(texts);
    const sheet = partsOf(bytes).find(({ name }) => name.endsWith("sheet1.xml"))?.text ?? "";
    expect(sheet.match(/t="inlineStr"/gu)).toHaveLength(texts.length + 1);
    expect(sheet).not.toMatch(/[\uFFFE\uFFFF\u0000-\u0008]/u);
  });

  test("says where a text was too long for a cell", async () => {
    const bytes = await xlsxOf([{ name: "A", columns: [{ title: "a", width: 9 }], rows: [["y".repeat(40_000)]] }]);
    const [, [text] = []] = await rowsOf(bytes, "A");
    expect(String(text)).toHaveLength(32_767);
    expect(String(text)).toContain("cut here");
  });
});

describe("a file that is named by its ending", () => {
  test("holds the comparison, the force or its chart; another ending is refused before anything is worked out", async () => {
    await withHome(async (tools, home) => {
      await home.add("reply.csv", FLAGGED);
      const folder = await mkdtemp(join(tmpdir(), "everycase-out-"));
      try {
        for (const ending of ["csv", "json", "parquet", "xlsx", "svg", "png"]) {
          const { bytes } = await saveComparison(tools, QUESTION, join(folder, `c.${ending}`));
          expect((await readFile(join(folder, `c.${ending}`))).byteLength).toBe(bytes);
        }
        const wish = { force: "SYP", question: QUESTION };
        expect((await saveForce(tools, { ...wish, path: join(folder, "f.png") })).sentence).toContain(
          "one in 21 to one in 55",
        );
        await expect(saveForce(tools, { ...wish, path: "f.docx" })).rejects.toMatchObject({ code: "usage" });
        await expect(
          saveForce(tools, { ...wish, force: "Dorset", path: join(folder, "d.csv") }),
        ).resolves.toBeDefined();
        await expect(saveComparison(tools, QUESTION, join(folder, "no", "c.csv"))).rejects.toMatchObject({
          code: "surroundings",
        });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  });
});

describe("a reply pack", () => {
  test("has a form that the reader of returns reads back to the same figures, once filled", async () => {
    const folder = await mkdtemp(join(tmpdir(), "everycase-packs-"));
    try {
      const asked = await withHome(async (tools, home) => {
        await home.add("reply.csv", FLAGGED);
        const wish = { question: QUESTION, who: "AB", due: "2026-11-14", out: folder };
        const packs = await makeReplyPacks(tools, { ...wish, forces: [] });
        expect(packs.map(({ force }) => force).sort()).toEqual(["dorset", "kent", "south-yorkshire", "west-midlands"]);
        return await Promise.all(packs.map(({ force }) => showForce(tools, force, QUESTION)));
      });
      for (const { force, balance, called } of asked) {
        await withHome(async (tools, _home) => {
          const [report] = await addFiles(tools, { paths: [join(folder, `${force}.xlsx`)], takeForms: true });
          expect(report?.problems, called).toEqual([]);
          const read = (await showForce(tools, force, QUESTION)).balance;
          expect(read.total).toEqual(balance.total);
          expect(read.lines.map(({ line, count }) => [line, count])).toEqual(
            balance.lines.map(({ line, count }) => [line, count]),
          );
        });
      }
      expect(strangers(await readFile(join(folder, "kent.xlsx")))).toEqual([]);
      expect((await readFile(join(folder, "kent.pdf"))).subarray(0, 5).toString()).toBe("%PDF-");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("is refused without a name, without a day, and about a release that is not there", async () => {
    await withHome(async (tools, home) => {
      await home.add("reply.csv", FLAGGED);
      const wish = {
        forces: ["Kent"],
        question: QUESTION,
        who: "AB",
        due: "2026-11-14",
        out: join(home.folder, "packs"),
      };
      await expect(makeReplyPacks(tools, { ...wish, who: undefined })).rejects.toMatchObject({ code: "usage" });
      await expect(makeReplyPacks(tools, { ...wish, due: undefined })).rejects.toMatchObject({ code: "usage" });
      await expect(makeReplyPacks(tools, { ...wish, due: "soon" })).rejects.toMatchObject({ code: "usage" });
      await expect(makeReplyPacks(tools, { ...wish, release: "7" })).rejects.toMatchObject({ code: "notFound" });
    });
  });
});
