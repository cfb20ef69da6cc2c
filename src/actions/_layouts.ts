// The layouts of the book, folded from its entries, and those that come with Everycase.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Entry } from "../ledger/entry.ts";
import type { KnownLayout } from "../sources/replies/choose.ts";
import type { Layout } from "../sources/replies/layout.ts";
import { parseLayout } from "../sources/replies/layout-text.ts";
import type { Tools } from "./tools.ts";

/** The kind of the entry that saves a layout; its subject is the layout's id. */
export const LAYOUT_SAVED = "layout-saved";

/** The body of a `layout-saved` entry, schema version 1. `file`: the SHA-256 of the file it was saved for; `null` for any that fits. */
export interface LayoutSaved {
  readonly layout: Layout;
  readonly file: string | null;
  /** The file inside an archive that it was saved for. */
  readonly part: string | null;
}

/** A layout with who saved it and when. */
export interface SavedLayout extends KnownLayout {
  readonly entry: string;
  readonly who: string;
  readonly when: string;
}

/** Every saved layout, newest first. The version of one rises with every entry of its id, whatever the entry says, so that two savers never make the same one. */
export function savedLayouts(tools: Tools): readonly SavedLayout[] {
  const { sequence } = tools.ledger.head();
  const folded = FOLDED.get(tools);
  if (folded?.sequence === sequence) return folded.layouts;
  const layouts = fold(tools);
  FOLDED.set(tools, { sequence, layouts });
  return layouts;
}

/** The layouts as of a head of the ledger, so that a book of many files is not folded once a file. */
const FOLDED = new WeakMap<Tools, { readonly sequence: number; readonly layouts: readonly SavedLayout[] }>();

function fold({ ledger }: Tools): readonly SavedLayout[] {
  const versions = new Map<string, number>();
  const saved = ledger.entries({ kind: LAYOUT_SAVED }).map((entry) => {
    const { layout, file, part } = bodyOf(entry);
    const version = Math.max(layout.version, (versions.get(layout.id) ?? 0) + 1);
    versions.set(layout.id, version);
    return {
      layout: { ...layout, version },
      file,
      part,
      from: "saved" as const,
      entry: entry.id,
      who: entry.actor,
      when: entry.recordedAt,
    };
  });
  return saved.map((one) => ({ ...one, newest: versions.get(one.layout.id) === one.layout.version })).reverse();
}

function bodyOf(entry: Entry): LayoutSaved {
  // Entries of this kind are written by `saveLayout` and `takeLayouts` alone; version 1 of their shape is the only one so far.
  return entry.body as unknown as LayoutSaved;
}

/** Every layout that may be used: the saved ones, newest first, then those that come with Everycase. */
export async function knownLayouts(tools: Tools): Promise<readonly KnownLayout[]> {
  return [...savedLayouts(tools), ...(await shippedLayouts())];
}

let shipped: Promise<readonly KnownLayout[]> | null = null;

/** The layouts of the repository's folder, by name; read once. */
function shippedLayouts(): Promise<readonly KnownLayout[]> {
  shipped ??= readShipped();
  return shipped;
}

async function readShipped(): Promise<readonly KnownLayout[]> {
  // Beside the bundle in dist/, or two folders above this file in the source.
  const folder = ["../layouts", "../../layouts"]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  const names = folder === undefined ? [] : (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const read = await Promise.all(
    names.map(async (name) => parseLayout(await readFile(join(folder ?? "", name), "utf8"), name)),
  );
  return read.flatMap((one) =>
    "layout" in one ? [{ layout: one.layout, file: null, part: null, from: "shipped" as const, newest: true }] : [],
  );
}
