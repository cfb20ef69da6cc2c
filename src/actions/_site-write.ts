// Writes the pages of a site at their places: rendered, drawings taken out, links turned, and the files and cards beside them.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { assert } from "../ground/assert.ts";
import { sha256 } from "../ground/digest.ts";
import { type Card, cardSvg } from "../web/charts/card.tsx";
import { besidePath, isOfRelease, siteAddress } from "../web/site/address.ts";
import type { SiteFrame, SiteRelease } from "../web/site/frame.ts";
import { passLinks, relativePath } from "../web/site/link-pass.ts";
import { type CssRule, takePictures } from "../web/site/pictures.ts";
import { pngBeside } from "./_png.ts";
import type { SiteFolder } from "./_site-folder.ts";
import type { Leaf } from "./_site-tree.ts";

/** A place where the pages of a release stand: at the root, or below `releases/<id>/`. */
export interface Place {
  /** Empty at the root, else with a `/` at its end. */
  readonly prefix: string;
  readonly release: SiteRelease | null;
  readonly base: string | null;
  /** Every path of the site. */
  readonly paths: ReadonlySet<string>;
  /** The style sheet, for pictures beside a page. */
  readonly css: readonly CssRule[];
  /** Puts into a page the rules that it uses. */
  readonly styled: (html: string) => string;
}

/** A page with every place where it stands. */
export interface Sheet {
  readonly leaf: Leaf;
  readonly places: readonly Place[];
}

/** How many cards are drawn beside the pages: with the pages, one processor each. */
const CARDS_AT_ONCE = 2;

/** Writes all pages and their cards, and tells how many pages are done. Gives the bytes of the largest page. */
export async function writeSheets(
  site: SiteFolder,
  sheets: readonly Sheet[],
  told: (done: number) => void,
): Promise<number> {
  const drawing: Promise<void>[] = [];
  const drawn: CardsDrawn = new Map();
  let [pages, largest] = [0, 0];
  try {
    for (const { leaf, places } of sheets) {
      told(pages);
      if (leaf.card !== null) {
        if (drawing.length >= CARDS_AT_ONCE) await drawing.shift();
        drawing.push(handled(writeCard(site, { leaf, card: leaf.card, places }, drawn)));
      }
      largest = Math.max(largest, await writeLeaf(site, { leaf, places }));
      pages += places.length;
    }
    await Promise.all(drawing);
  } finally {
    // Nothing may still be written when the folder is put in its place, or taken away.
    await Promise.allSettled(drawing);
  }
  told(pages);
  return largest;
}

/** A promise that may fail before anybody waits for it. */
function handled(work: Promise<void>): Promise<void> {
  work.catch(() => undefined);
  return work;
}

/** Where cards were put, by the digest of what they say: of those that say the same, as in a release and the one before it, one is drawn. */
type CardsDrawn = Map<string, Promise<string>>;

/** Puts the card of a page at every place of the page. One that was drawn before is read from its place, so that none is held for long. */
async function writeCard(
  site: SiteFolder,
  { leaf, card, places }: Sheet & { readonly card: Card },
  drawn: CardsDrawn,
): Promise<void> {
  const [first, ...others] = places.map(({ prefix }) => besidePath(prefix + leaf.path, CARD));
  if (first === undefined) return;
  const svg = cardSvg(card);
  const key = sha256(svg);
  const before = drawn.get(key);
  if (before !== undefined) {
    const picture = await readFile(join(site.folder, await before));
    for (const path of [first, ...others]) await site.put(path, picture);
    return;
  }
  const drawing = pngBeside(svg, { width: CARD_WIDTH });
  const written = drawing.then((picture) => site.put(first, picture)).then(() => first);
  drawn.set(key, written);
  await written;
  for (const path of others) await site.put(path, await drawing);
}

/** Writes a page wherever its release stands, and gives the bytes of the largest. */
async function writeLeaf(site: SiteFolder, { leaf, places }: Sheet): Promise<number> {
  const beside = await Promise.all(leaf.beside.map(async ({ ending, text }) => ({ ending, text: await text() })));
  let largest = 0;
  for (const place of places) {
    const path = place.prefix + leaf.path;
    const frame = frameOf(leaf, place);
    const rendered = await leaf.html(frame);
    const { html, pictures } = takePictures(rendered, {
      css: place.css,
      hrefOf: (name) => relativePath(path, besidePath(path, `${name}.svg`)),
    });
    const to =
      isAnywhere(leaf.path) && place.base !== null ? absolute(place) : (href: string) => addressOf(href, place);
    const text = place.styled(passLinks(html, { from: path, to }));
    largest = Math.max(largest, Buffer.byteLength(text));
    await site.put(path, text);
    for (const { name, svg } of pictures) await site.put(besidePath(path, `${name}.svg`), svg);
    for (const { ending, text: contents } of beside) await site.put(besidePath(path, ending), contents);
  }
  return largest;
}

const CARD_WIDTH = 1200;
/** Not `png` alone: that would be the picture of a chart. */
const CARD = "card.png";

/** A host shows this page at any address, so that a relative link would lead anywhere. */
function isAnywhere(path: string): boolean {
  return path === "404.html";
}

function absolute(place: Place): (href: string) => string | null {
  return (href) => {
    const path = addressOf(href, place);
    return path === null ? null : `${place.base}${path}`;
  };
}

function frameOf({ path, says, card }: Leaf, place: Place): SiteFrame {
  const at = place.prefix + path;
  return {
    path: at,
    description: says,
    card: card === null ? null : besidePath(at, CARD),
    base: place.base,
    release: place.release,
    has: (href) => addressOf(href, place) !== null,
  };
}

/** The addresses that the pages of a place name again and again. */
const KNOWN = new WeakMap<Place, Map<string, string | null>>();

/** The path of an address of the app, or of a path of the site (`~path`), where the site has it. */
function addressOf(href: string, place: Place): string | null {
  const known = KNOWN.get(place) ?? new Map<string, string | null>();
  KNOWN.set(place, known);
  const before = known.get(href);
  if (before !== undefined) return before;
  const found = foundAddress(href, place);
  known.set(href, found);
  return found;
}

function foundAddress(href: string, { prefix, paths }: Place): string | null {
  const meant = href.startsWith("~") ? href.slice(1) : withPrefix(siteAddress(href), prefix);
  if (meant === null) return null;
  return paths.has(meant.split("#")[0] ?? "") ? meant : null;
}

function withPrefix(path: string | null, prefix: string): string | null {
  return path !== null && isOfRelease(path) ? prefix + path : path;
}

/** The paths that a page brings with it at a prefix. Pictures are not linked to, and are left out. */
export function pathsOf({ path, card, beside }: Leaf, prefix: string): readonly string[] {
  const own = beside.map(({ ending }) => besidePath(path, ending));
  const all = [path, ...own, ...(card === null ? [] : [besidePath(path, CARD)])];
  assert(new Set(all).size === all.length, "a page and the files beside it have different names");
  return all.map((one) => prefix + one);
}
