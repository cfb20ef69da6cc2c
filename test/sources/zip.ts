// A small zip writer and reader for tests: every field can be made to lie.
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

/** A part to write. What is stated beside name and bytes is written as it is, true or not. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
  readonly flags?: number;
  readonly method?: number;
  readonly declaredBytes?: number;
  readonly declaredCrc?: number;
  /** The name in the local header, where it is to differ. */
  readonly localName?: string;
  /** The inflated size in the local header, where it is to differ. */
  readonly localDeclaredBytes?: number;
  /** The Unix file mode, e.g. 0o120777 for a link. */
  readonly mode?: number;
}

/** A part with this text. */
export function part(name: string, text: string, lies: Partial<Part> = {}): Part {
  return { name, bytes: Buffer.from(text), ...lies };
}

/** An archive of the parts, deflated. */
export function zip(parts: readonly Part[], { pointAllTo }: { readonly pointAllTo?: number } = {}): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const one of parts) {
    const packed = deflateRawSync(one.bytes);
    const header = fields(one, packed);
    const localHeader = fields(
      { ...one, declaredBytes: one.localDeclaredBytes ?? one.declaredBytes ?? one.bytes.length },
      packed,
    );
    const localName = Buffer.from(one.localName ?? one.name);
    const head = Buffer.concat([
      number(0x04034b50, 4),
      localHeader,
      number(localName.length, 2),
      number(0, 2),
      localName,
    ]);
    local.push(head, packed);
    const name = Buffer.from(one.name);
    const rest = [
      number(name.length, 2),
      number(0, 2),
      number(0, 2),
      number(0, 2),
      number(0, 2),
      number((one.mode ?? 0) * 0x10000, 4),
    ];
    const start = Math.max(0, pointAllTo ?? offset);
    central.push(number(0x02014b50, 4), number(20, 2), header, ...rest, number(start, 4), name);
    offset += head.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const counts = [number(0, 2), number(0, 2), number(parts.length, 2), number(parts.length, 2)];
  const end = Buffer.concat([
    number(0x06054b50, 4),
    ...counts,
    number(directory.length, 4),
    number(offset, 4),
    number(0, 2),
  ]);
  return Buffer.concat([...local, directory, end]);
}

/** The parts of an archive that tells the truth. */
export function unzip(archive: Buffer): Part[] {
  const end = archive.lastIndexOf(number(0x06054b50, 4));
  const parts: Part[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < archive.readUInt16LE(end + 10); i++) {
    const nameBytes = archive.readUInt16LE(at + 28);
    const start = archive.readUInt32LE(at + 42);
    const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const packed = archive.subarray(data, data + archive.readUInt32LE(at + 20));
    const bytes = archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : Buffer.from(packed);
    parts.push({ name: archive.toString("utf8", at + 46, at + 46 + nameBytes), bytes });
    at += 46 + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return parts;
}

function fields(one: Part, packed: Buffer): Buffer {
  const sum = one.declaredCrc ?? crc32(one.bytes);
  const date = [number(0, 2), number(0x21, 2)];
  const sizes = [number(packed.length, 4), number(one.declaredBytes ?? one.bytes.length, 4)];
  return Buffer.concat([
    number(20, 2),
    number(one.flags ?? 0, 2),
    number(one.method ?? 8, 2),
    ...date,
    number(sum, 4),
    ...sizes,
  ]);
}

function number(value: number, bytes: 2 | 4): Buffer {
  const block = Buffer.alloc(bytes);
  block.writeUIntLE(value, 0, bytes);
  return block;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of the smallest XLSX workbook around one sheet's XML; `more` replaces parts of the same name or adds some. */
export function xlsxParts(sheet: string, more: readonly Part[] = []): Part[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const parts = [
    part("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    part(
      "_rels/.rels",
      `<Relationships xmlns="${RELATIONS}">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    ),
    part(
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part(
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${RELATIONS}">${relation("rId1", "worksheet", "worksheets/sheet1.xml")}${relation("rId2", "sharedStrings", "sharedStrings.xml")}${relation("rId3", "styles", "styles.xml")}</Relationships>`,
    ),
    part("xl/worksheets/sheet1.xml", sheet),
  ];
  const replaced = parts.map((one) => more.find((other) => other.name === one.name) ?? one);
  return [...replaced, ...more.filter((one) => !parts.some((other) => other.name === one.name))];
}

/** A worksheet part with these rows (XML inside `<sheetData>`). */
export function worksheet(rows: string, before = ""): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData></worksheet>`;
}

const ODS_NAMES = ["office", "table", "text", "style", "xlink", "calcext"]
  .map((prefix) => `xmlns:${prefix}="urn:test:${prefix}"`)
  .join(" ");

/** The parts of the smallest ODS workbook around the XML inside `<office:spreadsheet>`; `styles` goes into the automatic styles. */
export function odsParts(
  tables: string,
  { styles = "", more = [] }: { styles?: string; more?: readonly Part[] } = {},
): Part[] {
  const body = `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body>`;
  return [
    part("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    part(
      "content.xml",
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${ODS_NAMES}>${body}</office:document-content>`,
    ),
    ...more,
  ];
}
