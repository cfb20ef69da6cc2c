import { inflateSync } from "node:zlib";
import { getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { glyphsOf, legible } from "../../src/actions/_glyphs.ts";
import { pdfOf } from "../../src/actions/_pdf.ts";
import { pngOf } from "../../src/actions/_png.ts";
import { makeReport } from "../../src/actions/report.ts";
import type { ReportDocument } from "../../src/web/report/document.ts";
import { reportOf } from "../../src/web/report/report.ts";
import { FLAGGED } from "../server/book.ts";
import { comparisonOf, DOZEN, forceAnswerOf, UNLIKE } from "../web/sample.ts";
import { withHome } from "./home.ts";

/** The words of each page, as a reader's program takes them out. */
async function wordsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : "")).join(""));
  }
  return pages;
}

/** The objects of a PDF that lie in packed streams, unpacked, and those that do not. */
function objectsOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/gu)].map(([, body = ""]) => {
    try {
      return inflateSync(Buffer.from(body, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  return [text, ...streams].join("\n");
}

function plain(text: string): ReportDocument {
  return {
    title: text,
    running: text,
    over: text,
    blocks: [
      { kind: "heading", level: 1, text },
      { kind: "lead", text },
      { kind: "list", items: [text] },
      { kind: "facts", facts: [{ term: text, says: text }] },
      { kind: "table", title: text, columns: [{ title: text, share: 1 }], rows: [[text]], strong: [0] },
      { kind: "boxed", title: text, texts: [text] },
      { kind: "code", title: text, text },
    ],
  };
}

describe("a report", () => {
  const comparison = comparisonOf([...DOZEN, ...UNLIKE]);
  const silence = {
    release: "1",
    reply: {
      force: "south-yorkshire",
      called: "South Yorkshire",
      asked: "2026-11-01",
      due: "2026-11-14",
      answered: null,
      words: null,
      about: null,
      recomputed: null,
      entry: null,
    },
  };
  const parts = { comparison, forces: [{ answer: forceAnswerOf(), replies: [silence] }], whole: true };

  test("is tagged, says that it is PDF/UA-1, and has title, language, bookmarks and no date", () => {
    const objects = objectsOf(pdfOf(reportOf(parts)));
    expect(objects).toContain("/StructTreeRoot");
    expect(objects).toMatch(/\/Marked true/u);
    expect(objects).toMatch(/pdfuaid:part(?:>|=")1/u);
    expect(objects).toMatch(/\/Lang\s*\(en-GB\)/u);
    expect(objects).toContain("/Outlines");
    expect(objects).toContain("/DisplayDocTitle true");
    expect(objects).not.toMatch(/\/CreationDate|\/ModDate|\/Author/u);
    expect(objects).not.toMatch(/\/JavaScript|\/JS\b|\/Launch|\/EmbeddedFile/u);
  });

  test("begins with its title as a heading of the first level; its contents are a heading below it, and not in themselves", async () => {
    const two = reportOf({ ...parts, forces: [...parts.forces, ...parts.forces] });
    const headings = two.blocks.flatMap((block) => (block.kind === "heading" && block.level === 1 ? [block.text] : []));
    expect(two.blocks[0]).toEqual({ kind: "heading", level: 1, text: "All forces", listed: false });
    expect(two.blocks[1]).toMatchObject({ kind: "contents" });
    expect(headings).toEqual(["All forces", "Forces side by side", "South Yorkshire", "South Yorkshire"]);
    const bytes = pdfOf(two);
    const [first = ""] = await wordsOf(bytes);
    expect(first.indexOf("All forces ")).toBeLessThan(first.indexOf("Contents"));
    expect(first.slice(first.indexOf("Contents"))).not.toMatch(/All forces \.{2}/u);
    expect(objectsOf(bytes).match(/\/S\s*\/H1\b/gu)).toHaveLength(4);
  });

  test("is the same, byte for byte, when it is made again", () => {
    const [first, second] = [pdfOf(reportOf(parts)), pdfOf(reportOf(parts))];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  test("says the finding with its interval, what nobody accounted for first, and a silence with its dates", async () => {
    const pages = await wordsOf(pdfOf(reportOf({ ...parts, comparison: null, whole: false })));
    const words = pages.join(" ").replaceAll("\u00A0", " ");
    expect(words).toContain("One in 34 flagged crimes had led to a charge (one in 21 to one in 55).");
    expect(words).toContain("110 of 540 crimes are not accounted for");
    expect(words.indexOf("Not accounted for")).toBeLessThan(words.indexOf("No suspect identified"));
    expect(words).toContain("asked on 1 November 2026, due 14 November 2026");
    expect(words).toContain("That is not evidence of anything.");
    expect(words).toContain("everycase force 'South Yorkshire'");
    expect(words).toMatch(/Page 1 of \d/u);
  });

  test("shows markup of its own template as words, wherever it stands", async () => {
    for (const text of [
      '#panic("run") $x^2$ ] [ ` @ref /* never */ // gone',
      '#read("/etc/passwd") \\u{41} *bold* _it_ = head <label>',
      '"quoted" ~ --- ... -?',
    ]) {
      const words = (await wordsOf(pdfOf(plain(text)))).join(" ").replace(/\s+/gu, " ");
      expect(words.split(text.replace(/\s+/gu, " ")).length, text).toBeGreaterThan(7);
    }
  });

  test("names what its font cannot show, and what would not be seen", async () => {
    const text = "a\u202Eb 中文 \u0007 \uFEFF 😀 \uD800 \u2028";
    const words = (await wordsOf(pdfOf(plain(text)))).join(" ");
    for (const code of ["202E", "4E2D", "6587", "0007", "FEFF", "1F600", "D800", "2028"])
      expect(words).toContain(`[U+${code}]`);
    expect(words).not.toMatch(/\u202E|\uFEFF/u);
  });

  test("of nobody is refused, and of a force without figures too", async () => {
    await withHome(async (tools, home) => {
      await home.add("reply.csv", FLAGGED);
      const wish = { question: { scope: "flag:CSE" }, format: "pdf" as const };
      await expect(makeReport(tools, { ...wish, of: [] })).rejects.toMatchObject({ code: "usage" });
      await expect(makeReport(tools, { ...wish, of: ["Wiltshire"] })).rejects.toMatchObject({ code: "notFound" });
      const { bytes, name } = await makeReport(tools, { ...wish, of: ["Kent", "SYP"] });
      expect(name).toBe("report-kent-south-yorkshire-flag-cse-2023-24-recorded-all.pdf");
      const words = (await wordsOf(bytes)).join(" ");
      expect(words).toContain("These forces among all others");
      expect(words).not.toContain("West Midlands");
    });
  });

  test("takes each force at its own period where forces have figures of different years, and names who has none", async () => {
    await withHome(async (tools, home) => {
      await home.add("reply.csv", FLAGGED.replace(/^(West Midlands),2023\/24/gmu, "$1,2021/22"));
      const wish = { question: { scope: "flag:CSE" }, format: "pdf" as const };
      const words = (await wordsOf((await makeReport(tools, { ...wish, of: "all" })).bytes)).join(" ");
      expect(words).toContain("April 2021 to March 2022");
      expect(words).toContain("April 2023 to March 2024");
      await expect(makeReport(tools, { ...wish, of: ["Kent", "Wiltshire"] })).rejects.toThrow(
        "Wiltshire has no figure in this comparison (Crimes with the CSE flag).",
      );
    });
  });
});

describe("what a font can show", () => {
  test("is read from its map, and all else is named", () => {
    const font = new Uint8Array(Buffer.from(MADE_FONT, "base64"));
    const has = glyphsOf(font);
    expect([has(0x41), has(0x42), has(0x43)]).toEqual([true, true, false]);
    expect(legible("plain words\n", has)).toBe("plain words\n");
    expect(legible("é", has)).toBe("[U+00E9]");
  });
});

/** A table directory and a character map of format 4 that holds A and B. */
const MADE_FONT = Buffer.from(
  [
    "00010000 0001 0010 0000 0000", // one table
    "636d6170 00000000 0000001c 0000002c",
    "0000 0001 0003 0001 0000000c", // one subtable
    "0004 0020 0000 0004 0004 0001 0000 0042 ffff 0000 0041 ffff ffc0 0001 0000 0000",
  ]
    .join("")
    .replaceAll(" ", ""),
  "hex",
).toString("base64");

describe("a picture", () => {
  const svg = (text: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40"><style>:root{--ink:#ff0000}text{font:14px sans-serif;fill:var(--ink)}</style><text x="4" y="24">${text}</text></svg>`;

  test("is twice as wide as the drawing, or as wide as it is asked to be, and the same again", () => {
    const [first, again, wide] = [pngOf(svg("Kent")), pngOf(svg("Kent")), pngOf(svg("Kent"), { width: 1000 })];
    expect(sizeOf(first)).toEqual([400, 80]);
    expect(sizeOf(wide)).toEqual([1000, 200]);
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
  });

  test("draws its words in our own font, and other words otherwise", () => {
    expect(Buffer.from(pngOf(svg("Kent"))).equals(Buffer.from(pngOf(svg(""))))).toBe(false);
    expect(Buffer.from(pngOf(svg("Kent"))).equals(Buffer.from(pngOf(svg("Gwent"))))).toBe(false);
    expect(sizeOf(pngOf(svg("中文 \u202Eabc 😀")))).toEqual([400, 80]);
  });
});

function sizeOf(png: Uint8Array): readonly [number, number] {
  const bytes = Buffer.from(png);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
