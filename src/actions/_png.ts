// Draws a standalone SVG as a PNG: the light look, our own font, no font or picture of the machine, the same bytes every time.
import { Resvg, type ResvgRenderOptions, renderAsync } from "@resvg/resvg-js";
import { assert } from "../ground/assert.ts";
import { flatSvg } from "../web/charts/flat-svg.ts";
import { FONT_FAMILY, fontPaths } from "./_fonts.ts";

/** How many dots a px of the drawing gets. */
const ZOOM = 2;
/** The most dots of a picture in all: a drawing that would have more is drawn coarser. */
const MOST_DOTS = 40_000_000;

/** How wide a picture is in dots; left out, each px of the drawing is two dots. */
interface Size {
  readonly width?: number;
}

/** The picture of a standalone SVG document. Example: `pngOf(chartSvg, { width: 1200 })`. */
export function pngOf(svg: string, size: Size = {}): Uint8Array {
  const { flat, options } = drawingOf(svg, size);
  return new Resvg(flat, options).render().asPng();
}

/** The same bytes, drawn beside other work: for those who draw many. */
export async function pngBeside(svg: string, size: Size = {}): Promise<Uint8Array> {
  const { flat, options } = drawingOf(svg, size);
  return (await renderAsync(flat, options)).asPng();
}

function drawingOf(svg: string, { width }: Size): { readonly flat: string; readonly options: ResvgRenderOptions } {
  const flat = flatSvg(svg, FONT_FAMILY);
  const [, wide, tall] = /<svg[^>]*\bviewBox="0 0 ([\d.]+) ([\d.]+)"/u.exec(flat) ?? [];
  assert(wide !== undefined && tall !== undefined, "a drawing without a viewBox has no size");
  const most = Math.sqrt(MOST_DOTS / (Number(wide) * Number(tall)));
  const zoom = width === undefined ? Math.min(ZOOM, most) : Math.min(width / Number(wide), most);
  const options: ResvgRenderOptions = {
    font: {
      loadSystemFonts: false,
      fontFiles: fontsOf(flat),
      defaultFontFamily: FONT_FAMILY,
      sansSerifFamily: FONT_FAMILY,
    },
    fitTo: { mode: "width", value: Math.max(Math.round(Number(wide) * zoom), 1) },
    background: "#ffffff",
    logLevel: "off",
  };
  return { flat, options };
}

/** Reading a font costs as much as drawing: the slanted ones only where the drawing asks for them. */
function fontsOf(flat: string): string[] {
  const [regular, bold, ...slanted] = fontPaths();
  assert(regular !== undefined && bold !== undefined, "there is an upright font, regular and bold");
  return /italic|oblique/u.test(flat) ? [regular, bold, ...slanted] : [regular, bold];
}
