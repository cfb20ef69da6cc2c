// Opens a PDF document with pdf.js and gives each page as its list of drawing commands. The only file that knows the library.
// Nothing in the document is run or fetched: no scripts, no forms in XFA, no pictures, no fonts or maps from elsewhere.
import { getDocument, OPS } from "unpdf/pdfjs";
import { Fault } from "./fault.ts";

/** One page as drawn: commands by name with their arguments, in the order of painting. */
export interface PdfPage {
  /** Left, bottom, right and top of what is shown, in points. */
  readonly view: readonly [number, number, number, number];
  /** How far the page is turned clockwise: 0, 90, 180 or 270. */
  readonly rotate: number;
  readonly commands: readonly PdfCommand[];
  /** The font of this name as far as text needs it. */
  font(name: string): PdfFont;
  /** Whether a layer, as its mark names it, is turned off. */
  isOff(layer: unknown): boolean;
}

/** One drawing command. */
export interface PdfCommand {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** What a font says about the space of its letters. */
export interface PdfFont {
  /** How wide one unit of a letter's width is, for a font of size 1. */
  readonly unit: number;
  readonly vertical: boolean;
}

/** An open document. */
export interface PdfDocument {
  readonly pages: number;
  /** The page of this number, from 1; `null` when it cannot be read. */
  page(number: number): Promise<PdfPage | null>;
  close(): Promise<void>;
}

const NAMES: ReadonlyMap<number, string> = new Map(Object.entries(OPS).map(([name, number]) => [number, name]));

/** What the orders that end a path do with it. */
export const OPS_OF_PATHS: ReadonlyMap<number, { readonly fills: boolean; readonly strokes: boolean }> = new Map([
  [OPS.stroke, { fills: false, strokes: true }],
  [OPS.closeStroke, { fills: false, strokes: true }],
  [OPS.fill, { fills: true, strokes: false }],
  [OPS.eoFill, { fills: true, strokes: false }],
  [OPS.fillStroke, { fills: true, strokes: true }],
  [OPS.eoFillStroke, { fills: true, strokes: true }],
  [OPS.closeFillStroke, { fills: true, strokes: true }],
  [OPS.closeEOFillStroke, { fills: true, strokes: true }],
]);

/** Opens the document in these bytes. Throws a `Fault` for one under a password and for one that is no PDF inside. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  provideTransfer();
  const document = await loaded(bytes);
  const layers = await document.getOptionalContentConfig().catch(() => null);
  const isOff = (layer: unknown): boolean => layers?.isVisible(layer) === false;
  return {
    pages: document.numPages,
    page: async (number) => {
      try {
        const page = await document.getPage(number);
        const { fnArray, argsArray } = await page.getOperatorList();
        page.cleanup();
        const commands = fnArray.map((id, i) => ({ name: NAMES.get(id) ?? "", args: listOf(argsArray[i]) }));
        const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
        const font = (name: string): PdfFont => fontOf(page.commonObjs, name);
        return { view: [left, bottom, right, top], rotate: page.rotate, commands, font, isOff };
      } catch {
        return null;
      }
    },
    close: async () => {
      await document.loadingTask.destroy();
    },
  };
}

async function loaded(data: Uint8Array) {
  try {
    return await getDocument({
      data,
      isEvalSupported: false,
      useSystemFonts: true,
      disableFontFace: false,
      enableXfa: false,
      // Larger pictures than this many points are left alone: none is ever decoded.
      maxImageSize: 1,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      useWasm: false,
      useWorkerFetch: false,
      disableAutoFetch: true,
      disableStream: true,
      disableRange: true,
      verbosity: 0,
    }).promise;
  } catch (error) {
    if (isNamed(error, "PasswordException")) throw protectedPdf();
    throw brokenPdf("a PDF document whose structure is broken");
  }
}

/** The stop for a document that only opens with a password, or in a way of encryption that nobody knows. */
export function protectedPdf(): Fault {
  return new Fault({
    code: "protected-file",
    found: "a PDF document protected with a password",
    wanted: "a document without a password",
    hint: "Open it with the password and save or print it again without one.",
  });
}

/** The stop for a document that cannot be read for what is broken in it. */
export function brokenPdf(found: string): Fault {
  return new Fault({
    code: "unreadable-file",
    found,
    wanted: "an undamaged PDF document",
    hint: "Get the document again from where it came, or ask for the spreadsheet behind it.",
  });
}

function isNamed(error: unknown, name: string): boolean {
  return typeof error === "object" && error !== null && "name" in error && error.name === name;
}

function listOf(args: unknown): readonly unknown[] {
  return Array.isArray(args) ? args : [];
}

function fontOf(fonts: { has(name: string): boolean; get(name: string): unknown }, name: string): PdfFont {
  const font = fonts.has(name) ? fonts.get(name) : null;
  const matrix = typeof font === "object" && font !== null && "fontMatrix" in font ? font.fontMatrix : null;
  const unit: unknown = Array.isArray(matrix) ? matrix[0] : null;
  const vertical = typeof font === "object" && font !== null && "vertical" in font && font.vertical === true;
  return { unit: typeof unit === "number" && Number.isFinite(unit) && unit !== 0 ? unit : 0.001, vertical };
}

/** pdf.js hands buffers over in a way that Node learnt with version 21. */
function provideTransfer(): void {
  if ("transferToFixedLength" in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, "transferToFixedLength", {
    value: function transferToFixedLength(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
      return this.slice(0, length);
    },
  });
}
