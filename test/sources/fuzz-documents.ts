// Damaged documents for the fuzz tests: each kind makes inputs from a seed and says what must hold of reading one.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { parseStrictJson } from "../../src/ground/strict-json.ts";
import type { ChildAnswer, ChildRequest } from "../../src/sources/sheet/child-answer.ts";
import { Fault } from "../../src/sources/sheet/fault.ts";
import { readHtml } from "../../src/sources/sheet/html-book.ts";
import { OPEN_LIMITS } from "../../src/sources/sheet/opened.ts";
import { readPdf } from "../../src/sources/sheet/pdf-book.ts";
import { job } from "./opening.ts";
import { at, columns, pdf, ruled, stream } from "./pdf.ts";

/** The most time that one small document may take, on a busy machine. */
const MOST_MS = 10_000;

const SEEDS: readonly Buffer[] = [
  pdf({
    pages: [
      ruled([50, 200, 300, 400], 700, [
        ["Force", "2018", "2019"],
        ["Kent", "40", "<5"],
      ]),
    ],
  }),
  pdf({
    pages: [
      columns([50, 250, 330], 700, [
        ["Outcome", "a", "b"],
        ["Charged", "16", "12"],
        ["Total", "540", "600"],
      ]),
    ],
    deflate: true,
  }),
  pdf({
    pages: [at(50, 700, "There were 540 crimes."), `3 Tr ${at(50, 600, "unseen")}`],
    catalogue: "/OpenAction << /S /JavaScript /JS (1) >> /Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>",
    more: ["<< /Type /Filespec /F (a) >>", stream(Buffer.from("9 0 << >>"), "/Type /ObjStm /N 1 /First 4", true)],
  }),
];
const PDF_WORDS =
  "obj endobj stream endstream xref trailer startxref /Kids /Count /Length /Filter /FlateDecode /Type /Page /Pages /Parent << >> [ ] R 99999999 -1 0 /Font Tf Tj TJ BT ET q Q cm re f S W n Do /XObject /Prev /Root 1e9".split(
    " ",
  );

/** One change to a document: where (as a share of its length), how far it reaches, and what goes there. */
const change = (words: readonly string[]) =>
  fc.record({
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(400)),
    put: fc.oneof(
      fc.constantFrom(...words),
      fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
      fc.constant(""),
    ),
    twice: fc.boolean(),
  });

type Change = ReturnType<typeof change> extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Buffer, changes: readonly Change[]): Buffer {
  return changes.reduce((now, { place, cut, put, twice }) => {
    const start = Math.floor(place * now.length);
    const again = twice ? now.subarray(Math.max(0, start - cut), start) : Buffer.alloc(0);
    return Buffer.concat([now.subarray(0, start), Buffer.from(put, "latin1"), again, now.subarray(start + cut)]);
  }, bytes);
}

/** Reads the bytes in this process; a fault is an answer too, anything else thrown is not. */
async function answerOf(
  read: (request: ChildRequest) => Promise<ChildAnswer>,
  bytes: Buffer,
  format: "pdf" | "html",
): Promise<ChildAnswer | null> {
  const folder = mkdtempSync(join(job(), "fuzz-"));
  const path = join(folder, "file");
  writeFileSync(path, bytes);
  const [start, shared] = [performance.now(), Reflect.ownKeys(Object.prototype).length];
  try {
    const answer = await read({ path, folder, format, limits: { ...OPEN_LIMITS, cells: 100_000, writtenBytes: 1e7 } });
    for (const line of answer.text ?? []) expect(line.isWellFormed() && !/[\r\n\u0000]/.test(line)).toBe(true);
    for (const sheet of answer.sheets) expect(sheet.head.length).toBeGreaterThan(0);
    return answer;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    expect(error.facts.found.length).toBeGreaterThan(0);
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    expect(performance.now() - start).toBeLessThan(MOST_MS);
    expect(Reflect.ownKeys(Object.prototype).length).toBe(shared);
  }
}

/** Damaged PDF documents are read or refused. */
export async function fuzzPdf(runs: number): Promise<void> {
  const input = fc.tuple(fc.constantFrom(...SEEDS), fc.array(change(PDF_WORDS), { minLength: 1, maxLength: 6 }));
  await fc.assert(
    fc.asyncProperty(input, async ([seed, changes]) => {
      await answerOf(readPdf, changed(seed, changes), "pdf");
    }),
    { numRuns: runs, seed: 20_240_101 },
  );
}

const HTML_WORDS =
  "<table> </table> <tr> </tr> <td> </td> <th colspan=3> <td rowspan=0> <td rowspan=9 colspan=9> <p> </p> <div hidden> </div> <br> <script> </script> <!-- --> <style> </style> &lt; &#0; &#x110000; &amp < > ' \" = <td style='display:none'> <iframe> </iframe> <textarea> <svg> <![CDATA[ ]]>".split(
    " ",
  );
const PAGE = Buffer.from(
  "<!DOCTYPE html><html><head><title>t</title></head><body><p>There were 540 crimes.</p><table><thead><tr><th rowspan=2>Force<th colspan=2>Year</tr><tr><th>2018<th>2019</tr></thead><tbody><tr><td>Kent<td>40<td>&lt;5</tr><tr><td>Dorset<td>31<td>7</tr></tbody></table><script>hidden()</script></body></html>",
);

/** Damaged web pages are read or refused, and of undamaged tables every cell comes back. */
export async function fuzzHtml(runs: number): Promise<void> {
  const input = fc.array(change(HTML_WORDS), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(input, async (changes) => {
      await answerOf(readHtml, changed(PAGE, changes), "html");
    }),
    { numRuns: Math.ceil(runs / 2), seed: 20_240_102 },
  );
  const cell = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(..."aé<>&\"'5;#x") });
  const table = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
    .chain(([rows, width]) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: rows, maxLength: rows }),
    );
  await fc.assert(
    fc.asyncProperty(table, fc.boolean(), async (rows, closed) => {
      const [td, tr] = closed ? ["</td>", "</tr>"] : ["", ""];
      const body = rows.map((row) => `<tr>${row.map((text) => `<td>${escaped(text)}${td}`).join("")}${tr}`).join("");
      const answer = await answerOf(readHtml, Buffer.from(`<html><table>${body}</table>`), "html");
      expect(answer?.sheets[0]?.head).toEqual(rows);
    }),
    { numRuns: Math.floor(runs / 2), seed: 20_240_103 },
  );
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&#62;");
}

const JSON_WORDS =
  '{ } [ ] : , " \\ \\u \\ud83d true fals null 0 -0 01 1e 1e5 1e999 9007199254740993 0.1 - + . \u0000 \ufeff // é'.split(
    " ",
  );

/** What the strict reader takes is what `JSON.parse` gives, and what `JSON.parse` refuses the strict reader refuses. */
export function fuzzJson(runs: number): void {
  const value = fc.jsonValue({ maxDepth: 4 });
  const input = fc.tuple(value, fc.array(change(JSON_WORDS), { maxLength: 4 }), fc.constantFrom(0, 1, 2));
  fc.assert(
    fc.property(input, ([one, changes, indent]) => {
      const bytes = changed(Buffer.from(JSON.stringify(one, null, indent)), changes);
      const result = parseStrictJson(bytes);
      const plain = parsedOr(bytes);
      if ("value" in result) expect(JSON.stringify(result.value)).toBe(JSON.stringify(plain?.value));
      else expect(result.fault.line >= 1 && result.fault.column >= 1 && result.fault.found !== "").toBe(true);
      if (plain === null) expect(result).toHaveProperty("fault");
    }),
    { numRuns: runs, seed: 20_240_104 },
  );
}

function parsedOr(bytes: Buffer): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return null;
  }
}
