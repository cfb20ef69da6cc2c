// Writes a workbook of Excel 97 (BIFF8 records in a compound file) for tests: one sheet of texts and numbers.
import { Buffer } from "node:buffer";

type Rows = readonly (readonly (string | number | null)[])[];

const SECTOR = 512;
const END_OF_CHAIN = 0xfffffffe;
const FREE = 0xffffffff;

/** The bytes of a workbook with one sheet. */
export function xls(sheet: string, rows: Rows): Buffer {
  const stream = padded(workbookStream(sheet, rows), Math.max(4096, SECTOR));
  const sectors = Math.ceil(stream.length / SECTOR);
  const fat = Buffer.alloc(SECTOR, 0xff);
  fat.writeUInt32LE(0xfffffffd, 0); // the sector of this table itself
  fat.writeUInt32LE(END_OF_CHAIN, 4); // the directory, one sector
  for (let i = 0; i < sectors; i++) fat.writeUInt32LE(i === sectors - 1 ? END_OF_CHAIN : i + 3, (i + 2) * 4);
  return Buffer.concat([fileHeader(), fat, directory(stream.length), padded(stream, SECTOR)]);
}

function padded(bytes: Buffer, least: number): Buffer {
  const size = Math.max(least, Math.ceil(bytes.length / SECTOR) * SECTOR);
  return Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
}

function fileHeader(): Buffer {
  const header = Buffer.alloc(SECTOR);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26); // version 3: sectors of 512 bytes
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44); // one sector of the allocation table
  header.writeUInt32LE(1, 48); // the directory begins in sector 1
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(END_OF_CHAIN, 60);
  header.writeUInt32LE(END_OF_CHAIN, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  return header;
}

function directory(bytes: number): Buffer {
  const root = entry("Root Entry", { type: 5, child: 1, start: END_OF_CHAIN, bytes: 0 });
  const book = entry("Workbook", { type: 2, child: FREE, start: 2, bytes });
  return padded(Buffer.concat([root, book, entry("", { type: 0, child: FREE, start: 0, bytes: 0 })]), SECTOR);
}

function entry(
  name: string,
  { type, child, start, bytes }: { type: number; child: number; start: number; bytes: number },
): Buffer {
  const block = Buffer.alloc(128);
  block.write(name, "utf16le");
  block.writeUInt16LE(name === "" ? 0 : (name.length + 1) * 2, 64);
  block.writeUInt8(type, 66);
  block.writeUInt8(1, 67);
  block.writeUInt32LE(FREE, 68);
  block.writeUInt32LE(FREE, 72);
  block.writeUInt32LE(child, 76);
  block.writeUInt32LE(start, 116);
  block.writeUInt32LE(bytes, 120);
  return block;
}

function workbookStream(sheet: string, rows: Rows): Buffer {
  const globals = (sheetAt: number): Buffer =>
    Buffer.concat([
      begin(0x0005),
      record(0x0085, Buffer.concat([uint32(sheetAt), Buffer.from([0, 0]), short(sheet)])),
      record(0x000a),
    ]);
  const before = globals(0).length;
  const cells = rows.flatMap((row, at) =>
    row.flatMap((cell, column) => (cell === null ? [] : [cellRecord(at, column, cell)])),
  );
  return Buffer.concat([globals(before), begin(0x0010), ...cells, record(0x000a)]);
}

function begin(type: number): Buffer {
  return record(
    0x0809,
    Buffer.concat([uint16(0x0600), uint16(type), uint16(0x0dbb), uint16(0x07cc), uint32(0), uint32(6)]),
  );
}

function cellRecord(row: number, column: number, cell: string | number): Buffer {
  const place = Buffer.concat([uint16(row), uint16(column), uint16(15)]);
  if (typeof cell === "string")
    return record(0x0204, Buffer.concat([place, uint16(cell.length), Buffer.from([1]), Buffer.from(cell, "utf16le")]));
  const number = Buffer.alloc(8);
  number.writeDoubleLE(cell);
  return record(0x0203, Buffer.concat([place, number]));
}

function record(type: number, body: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([uint16(type), uint16(body.length), body]);
}

function short(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length, 0]), Buffer.from(text, "latin1")]);
}

function uint16(value: number): Buffer {
  const block = Buffer.alloc(2);
  block.writeUInt16LE(value);
  return block;
}

function uint32(value: number): Buffer {
  const block = Buffer.alloc(4);
  block.writeUInt32LE(value);
  return block;
}
