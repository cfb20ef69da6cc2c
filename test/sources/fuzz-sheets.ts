// Made inputs for the readers of CSV, XLSX and ODS: valid files, and valid files with something broken in a way that their
// structure suggests. Each is read in this process, with small limits, and must end in sheets or in one typed refusal.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { Fault } from "../../src/sources/sheet/fault.ts";
import { openFile } from "../../src/sources/sheet/open.ts";
import { OPEN_LIMITS, type OpenLimits } from "../../src/sources/sheet/opened.ts";
import { readWorkbook } from "../../src/sources/sheet/workbook.ts";
import { odsParts, type Part, part, worksheet, xlsxParts, zip } from "./zip.ts";

/** How long one input may take, in milliseconds; generous, because other work may hold the machine. */
const DEADLINE_MS = 5_000;
const LIMITS: OpenLimits = {
  ...OPEN_LIMITS,
  inflatedBytes: 8 * 1024 ** 2,
  workbookBytes: 8 * 1024 ** 2,
  writtenBytes: 8 * 1024 ** 2,
  cells: 100_000,
};

/** What reading one input came to. */
export type Outcome =
  | { readonly is: "read"; readonly rows: readonly (readonly (readonly string[])[])[] }
  | { readonly is: "refused" };

/** A place for inputs and jobs; `left` names what stands there that should not. */
export interface Place {
  read(format: "csv" | "xlsx" | "ods", bytes: Buffer): Promise<Outcome>;
  left(): readonly string[];
  remove(): void;
}

/** A folder of its own, with one input file and one job folder at a time. */
export function openPlace(): Place {
  const root = mkdtempSync(join(tmpdir(), "everycase-fuzz-"));
  const [path, folder] = [join(root, "input"), join(root, "job")];
  return {
    async read(format, bytes) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      writeFileSync(path, bytes);
      const start = performance.now();
      const outcome = format === "csv" ? await readCsv(path, folder) : await readBook(format, path, folder);
      if (performance.now() - start > DEADLINE_MS) throw new Error("an input took longer than its deadline");
      rmSync(folder, { recursive: true });
      return outcome;
    },
    left: () => readdirSync(root).filter((name) => name !== "input"),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

async function readCsv(path: string, folder: string): Promise<Outcome> {
  const opened = await openFile({ path, name: "input.csv", folder, limits: LIMITS });
  if (opened.sheets.length === 0) return refused(opened.problems.length);
  const rows = opened.sheets.map((sheet) => parseCsv(readFileSync(sheet.path, "utf8"), sheet.delimiter));
  return { is: "read", rows };
}

async function readBook(format: "xlsx" | "ods", path: string, folder: string): Promise<Outcome> {
  try {
    const answer = await readWorkbook({ path, folder, format, limits: LIMITS });
    if (answer.fault !== null) return refused(1);
    return {
      is: "read",
      rows: answer.sheets.map(({ file }) => parseCsv(readFileSync(join(folder, file), "utf8"), ",")),
    };
  } catch (error) {
    if (error instanceof Fault) return refused(1);
    throw error;
  }
}

function refused(problems: number): Outcome {
  if (problems !== 1) throw new Error(`a refusal with ${problems} problems`);
  return { is: "refused" };
}

// Tables -------------------------------------------------------------------------------------------------------------

const LETTERS = [
  "a",
  "É",
  "£",
  "0",
  "7",
  " ",
  "-",
  ".",
  "<",
  "&",
  "'",
  '"',
  "\n",
  "\r\n",
  "\r",
  "\u2028",
  "\u{1F600}",
  "=1+1",
  "\uFEFF",
  "__proto__",
];

/** A table of at least two columns under headings that differ. */
export const tables: fc.Arbitrary<readonly (readonly string[])[]> = fc.integer({ min: 2, max: 6 }).chain((width) => {
  const cell = fc.array(fc.constantFrom(...LETTERS), { maxLength: 5 }).map((letters) => letters.join(""));
  const body = fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 });
  return body.map((rows) => [Array.from({ length: width }, (_, i) => `h${i}`), ...rows]);
});

/** A table as CSV in one of the usual dialects, and the table. */
export const csvFiles = fc
  .record({
    rows: tables,
    delimiter: fc.constantFrom(",", ";", "\t", "|"),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    encoding: fc.constantFrom("utf8", "utf8-bom", "utf16le", "utf16be"),
    lastEnd: fc.boolean(),
  })
  .map(({ rows, delimiter, lineEnd, encoding, lastEnd }) => {
    const quoted = (cell: string): string => (/^[\w ]*$/.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`);
    const text = rows.map((row) => row.map(quoted).join(delimiter)).join(lineEnd) + (lastEnd ? lineEnd : "");
    return { rows, bytes: encoded(text, encoding) };
  });

function encoded(text: string, encoding: string): Buffer {
  if (encoding === "utf8") return Buffer.from(text);
  if (encoding === "utf8-bom") return Buffer.from(`\uFEFF${text}`);
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return encoding === "utf16le" ? bytes : bytes.swap16();
}

// Workbooks ----------------------------------------------------------------------------------------------------------

function escaped(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\r": "&#13;",
    "\n": "&#10;",
  };
  return text.replace(/[&<>"\r\n]/g, (letter) => entities[letter] ?? letter);
}

/** The table as the parts of an XLSX workbook, with styles, shared texts, comments and merges to break. */
export function xlsxOf(rows: readonly (readonly string[])[]): Part[] {
  const shared: string[] = [];
  const cell = (text: string, at: number, row: number): string => {
    const r = `${String.fromCharCode(65 + at)}${row + 1}`;
    if (/^[1-9]\d?$/.test(text)) return `<c r="${r}" s="${at % 4}"><v>${text}</v></c>`;
    if (at % 2 === 0) return `<c r="${r}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
    return `<c r="${r}" t="s"><v>${shared.push(text) - 1}</v></c>`;
  };
  const xml = rows.map((row, i) => `<row r="${i + 1}">${row.map((text, at) => cell(text, at, i)).join("")}</row>`);
  const sheet = worksheet(xml.join("")).replace(
    "</worksheet>",
    '<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>',
  );
  return xlsxParts(sheet, [
    part("xl/sharedStrings.xml", `<sst>${shared.map((text) => `<si><t>${escaped(text)}</t></si>`).join("")}</sst>`),
    part("xl/styles.xml", STYLES),
    part(
      "xl/comments1.xml",
      '<comments><commentList><comment ref="A1"><text><t>x</t></text></comment></commentList></comments>',
    ),
  ]);
}

const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%;[Red]-0.0%"/><numFmt numFmtId="165" formatCode="# ??/??"/></numFmts>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>';

/** The table as the parts of an ODS workbook, with repeats, spaces and comments to break. */
export function odsOf(rows: readonly (readonly string[])[]): Part[] {
  const cell = (text: string): string => {
    const value = /^[1-9]\d?$/.test(text)
      ? ` office:value-type="float" office:value="${text}"`
      : ' office:value-type="string"';
    const lines = text
      .split("\n")
      .map((line) => `<text:p>${escaped(line).replace(/ /g, '<text:s text:c="1"/>')}</text:p>`);
    return `<table:table-cell${value} table:number-columns-repeated="1">${lines.join("")}</table:table-cell>`;
  };
  const xml = rows.map(
    (row) => `<table:table-row table:number-rows-repeated="1">${row.map(cell).join("")}</table:table-row>`,
  );
  return odsParts(`<table:table table:name="Data">${xml.join("")}</table:table>`);
}

// Breaking -----------------------------------------------------------------------------------------------------------

/** One thing to break: which way, and numbers to choose by. */
const blow = fc.record({ way: fc.nat(7), at: fc.nat(1_000_000), size: fc.nat(60), odd: fc.nat(1_000) });
type Blow = typeof blow extends fc.Arbitrary<infer T> ? T : never;

/** One to four things to break. */
export const blows = fc.array(blow, { minLength: 1, maxLength: 4 });

const ODD_VALUES = [
  "",
  "-1",
  "0",
  "1e999",
  "NaN",
  "99999999999999999999",
  "XFE1048577",
  "A0",
  "\u0000",
  "&#0;",
  "&amp;",
  "&x;",
  "__proto__",
  "constructor",
  "../../x",
  "2147483648",
  "0x10",
  "true",
  "t",
  "General",
  "[h]:mm;;;@",
  "<!DOCTYPE x>",
  "]]>",
  '"',
  "<a>",
  "</row>",
];

/** Bytes with something cut, doubled, turned or put in. */
export function brokenBytes(bytes: Buffer, all: readonly Blow[]): Buffer {
  return all.reduce((now, { way, at, size, odd }) => {
    const from = now.length === 0 ? 0 : at % now.length;
    const [before, piece, after] = [now.subarray(0, from), now.subarray(from, from + size), now.subarray(from + size)];
    if (way === 0) return Buffer.concat([before, after]);
    if (way === 1) return Buffer.concat([before, piece, piece, after]);
    if (way === 2) return before;
    if (way === 3) return Buffer.concat([before, Buffer.from(ODD_VALUES[odd % ODD_VALUES.length] ?? ""), piece, after]);
    const turned = Buffer.from(now);
    for (let i = 0; i < 1 + (odd % 4); i++)
      if (turned.length > 0) turned[(from + i * 7) % turned.length] = (odd * (i + 1)) & 255;
    return turned;
  }, bytes);
}

/** A workbook's archive with its XML, its zip fields or its bytes broken. */
export function brokenBook(parts: readonly Part[], all: readonly Blow[]): Buffer {
  let now = [...parts];
  const ofArchive: Blow[] = [];
  for (const one of all) {
    const index = one.at % now.length;
    const target = now[index];
    if (one.way === 7 || target === undefined) ofArchive.push({ ...one, way: one.odd % 8 });
    else now = now.flatMap((each, i) => (i === index ? brokenPart(each, one) : [each]));
  }
  return ofArchive.length === 0 ? zip(now, lie(all)) : brokenBytes(zip(now), ofArchive);
}

function lie([first]: readonly Blow[]): { pointAllTo?: number } {
  return first !== undefined && first.odd % 50 === 0 ? { pointAllTo: first.size } : {};
}

/** One part broken: its text, its fields, or the part left out or there twice. */
function brokenPart(one: Part, { way, at, size, odd }: Blow): Part[] {
  const text = one.bytes.toString("utf8");
  const value = ODD_VALUES[odd % ODD_VALUES.length] ?? "";
  switch (way) {
    case 0:
      return [{ ...one, bytes: Buffer.from(nthReplaced(text, /"[^"]*"/g, at, `"${value}"`)) }];
    case 1:
      return [{ ...one, bytes: Buffer.from(nthReplaced(text, />[^<]+</g, at, `>${value}<`)) }];
    case 2:
      return [{ ...one, bytes: Buffer.from(nthReplaced(text, /<[^>]+>/g, at, "")) }];
    case 3:
      return [{ ...one, bytes: Buffer.from(nthReplaced(text, /<[^>]+>/g, at, (tag) => tag.repeat(1 + size))) }];
    case 4:
      return [{ ...one, bytes: brokenBytes(one.bytes, [{ way: odd % 5, at, size, odd }]) }];
    case 5:
      return [
        {
          ...one,
          ...[{ declaredBytes: at }, { declaredCrc: at }, { flags: odd }, { method: odd % 13 }, { localName: value }][
            odd % 5
          ],
        },
      ];
    default:
      return odd % 2 === 0 ? [] : [one, { ...one, name: odd % 3 === 0 ? value : one.name }];
  }
}

function nthReplaced(text: string, pattern: RegExp, n: number, by: string | ((found: string) => string)): string {
  const count = text.match(pattern)?.length ?? 0;
  let i = 0;
  return text.replace(pattern, (found) => {
    if (i++ !== n % count) return found;
    return typeof by === "string" ? by : by(found);
  });
}
