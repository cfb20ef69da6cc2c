// Makes a PDF of a report: tagged, PDF/UA-1 by the compiler's own enforcement, without a date, so that the same report gives the same bytes.
import { readFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { assert } from "../ground/assert.ts";
import { flatSvg } from "../web/charts/flat-svg.ts";
import type { Block, ReportDocument } from "../web/report/document.ts";
import { DOCUMENT_NAME, REPORT_TEMPLATE } from "../web/report/template.ts";
import { FONT_FAMILY, fontPaths } from "./_fonts.ts";
import { glyphsOf, type HasGlyph, legible } from "./_glyphs.ts";

/** A root that is no folder of any machine: the template can read the document, which lies in memory, and nothing else. */
const ROOT = "/everycase-report";

interface Press {
  readonly compiler: NodeCompiler;
  readonly has: HasGlyph;
}

let opened: Press | null = null;

/** The compiler is opened once a process: its fonts take a tenth of a second. */
function press(): Press {
  if (opened === null) {
    const fonts = fontPaths().map((path) => readFileSync(path));
    const all = fonts.map((font) => glyphsOf(font));
    opened = {
      compiler: NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs: fonts }] }),
      // What is bold in one place is plain in another: only what every one of them can show is drawn.
      has: (code) => all.every((one) => one(code)),
    };
  }
  return opened;
}

/** The report as a PDF. What the font cannot show is named by its code point. */
export function pdfOf(document: ReportDocument): Uint8Array {
  const { compiler, has } = press();
  const path = `${ROOT}/${DOCUMENT_NAME}`;
  compiler.mapShadow(path, Buffer.from(JSON.stringify(inPrint(document, has))));
  try {
    return compiler.pdf({ mainFileContent: REPORT_TEMPLATE }, { pdfStandard: "ua-1", creationTimestamp: 0 });
  } catch (error) {
    // The document is data of known shapes and every sign of it is in the font: what fails here is the template.
    const says = error instanceof Error ? `${error.message} ${"code" in error ? String(error.code) : ""}` : "";
    assert(false, `the report could not be set: ${says.slice(0, 400)}`);
  } finally {
    compiler.unmapShadow(path);
    compiler.evictCache(0);
  }
}

/** The document with legible texts and drawings whose colours are in place. */
function inPrint(document: ReportDocument, has: HasGlyph): ReportDocument {
  const blocks = document.blocks.map(
    (block): Block => (block.kind === "picture" ? { ...block, svg: flatSvg(block.svg, FONT_FAMILY) } : block),
  );
  // Every text of the document, whatever holds it; drawings are text too, and their marks are plain.
  return JSON.parse(JSON.stringify({ ...document, blocks }), (_, value: unknown) =>
    typeof value === "string" ? legible(value, has) : value,
  ) as ReportDocument;
}
