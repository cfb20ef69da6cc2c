// An ODS of the size of the real tables of recorded crime: one sheet a year, content.xml of hundreds of MB, written as a stream.
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { crc32, createDeflateRaw } from "node:zlib";
import { FORCES } from "../../src/standard/forces.ts";
import { CRIME_HEADERS } from "./crime-tables.ts";

/** How large the workbook is. The real one has some 14 years and 25,000 rows a year. */
export interface LargeOds {
  readonly years: number;
  readonly rowsPerYear: number;
}

const NATIONAL = FORCES.filter(({ nation, territorial }) => !territorial || nation === "England" || nation === "Wales");

/** A year as its sheet and as its column call it. Example: year 0 is `2012_13` and `2012/13`. */
export function yearNames(year: number): { readonly sheet: string; readonly column: string } {
  const [from, to] = [2012 + year, String((2013 + year) % 100).padStart(2, "0")];
  return { sheet: `${from}_${to}`, column: `${from}/${to}` };
}

/** The count of a row: any fixed rule will do, and it may be negative. */
export function countOfRow(row: number): number {
  return ((row * 7919) % 5003) - 3;
}

/** Writes the workbook to `path`; resolves to the size of its content part. */
export async function writeLargeOds(path: string, size: LargeOds): Promise<number> {
  const name = "content.xml";
  const start = 30 + name.length;
  const file = createWriteStream(path, { start: 0 });
  file.write(Buffer.alloc(start)); // the header is put in when sizes and checksum are known
  const packing = createDeflateRaw({ level: 1 });
  packing.pipe(file);
  let [bytes, checksum] = [0, 0];
  for (const text of contentOf(size)) {
    const piece = Buffer.from(text);
    bytes += piece.length;
    checksum = crc32(piece, checksum);
    if (!packing.write(piece)) await once(packing, "drain");
  }
  packing.end();
  await once(file, "finish");
  const packed = file.bytesWritten - start;
  await putHeaders(path, { name, bytes, packed, checksum, at: start + packed });
  return bytes;
}

function* contentOf({ years, rowsPerYear }: LargeOds): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3"><office:body><office:spreadsheet>`;
  for (let year = 0; year < years; year++) {
    const { sheet, column } = yearNames(year);
    yield `<table:table table:name="${sheet}" table:style-name="ta1"><table:table-column table:number-columns-repeated="8"/>${row(CRIME_HEADERS)}`;
    for (let at = 0; at < rowsPerYear; at++) yield row(cellsOf(column, at));
    yield "</table:table>";
  }
  yield "</office:spreadsheet></office:body></office:document-content>";
}

/** Force by force, quarter by quarter, then the next code: no figure stands twice. */
function cellsOf(year: string, at: number): readonly (string | number)[] {
  const force = NATIONAL[at % NATIONAL.length];
  const quarter = (Math.floor(at / NATIONAL.length) % 4) + 1;
  const code = Math.floor(at / NATIONAL.length / 4) + 1;
  return [
    year,
    quarter,
    force?.names.at(-1)?.name ?? "",
    "An offence with a description of the usual length",
    "Violence against the person",
    "Violence with injury",
    String(code),
    countOfRow(at),
  ];
}

function row(cells: readonly (string | number)[]): string {
  const written = cells.map((cell) =>
    typeof cell === "number"
      ? `<table:table-cell table:style-name="ce2" office:value-type="float" office:value="${cell}" calcext:value-type="float"><text:p>${cell}</text:p></table:table-cell>`
      : `<table:table-cell table:style-name="ce1" office:value-type="string" calcext:value-type="string"><text:p>${cell}</text:p></table:table-cell>`,
  );
  return `<table:table-row table:style-name="ro1">${written.join("")}</table:table-row>`;
}

interface Written {
  readonly name: string;
  readonly bytes: number;
  readonly packed: number;
  readonly checksum: number;
  /** Where the part ends. */
  readonly at: number;
}

/** The local header in front, and behind the part a small one that says what the file is, the directory and its end. */
async function putHeaders(path: string, { name, bytes, packed, checksum, at }: Written): Promise<void> {
  const mime = Buffer.from("application/vnd.oasis.opendocument.spreadsheet");
  const content = { name, method: 8, bytes, packed, checksum, offset: 0 };
  const kind = {
    name: "mimetype",
    method: 0,
    bytes: mime.length,
    packed: mime.length,
    checksum: crc32(mime),
    offset: at,
  };
  const first = localHeader(content);
  const tail = Buffer.concat([localHeader(kind), mime]);
  const directory = Buffer.concat([centralHeader(content), centralHeader(kind)]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(2, 8);
  end.writeUInt16LE(2, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at + tail.length, 16);
  const file = await open(path, "r+");
  await file.write(first, 0, first.length, 0);
  await file.write(Buffer.concat([tail, directory, end]), 0, undefined, at);
  await file.close();
}

type Entry = Omit<Written, "at"> & { readonly method: number; readonly offset: number };

function localHeader({ name, method, bytes, packed, checksum }: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(checksum, 14);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(bytes, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

function centralHeader({ name, method, bytes, packed, checksum, offset }: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(checksum, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(bytes, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, Buffer.from(name)]);
}
