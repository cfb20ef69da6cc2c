// "Save a layout": what a person said of a table becomes an entry of the ledger, and every file it concerns is read again.
import { canonicalJson, type Json } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import type { FileReport } from "../measures/result.ts";
import { memberOf } from "../sources/replies/choose.ts";
import type { Layout } from "../sources/replies/layout.ts";
import { layoutIdFor, slugOf } from "./_layout-id.ts";
import { LAYOUT_SAVED, type LayoutSaved, savedLayouts } from "./_layouts.ts";
import { readAgain } from "./_read-again.ts";
import { bookFile, derive } from "./catalogue.ts";
import { reportOf } from "./file-report.ts";
import { draftFor, type MapRequest } from "./map-file.ts";
import type { Tools } from "./tools.ts";

/** What to save. `who`: the person who says it; `title`: the layout's name; `id`: its slug, where somebody chose one. */
export interface SaveRequest extends MapRequest {
  readonly who?: string;
  readonly title?: string;
  readonly id?: string;
}

/** What saving gave. */
export interface Saved {
  /** As `id@version`. */
  readonly layout: string;
  readonly entry: string;
  readonly report: FileReport;
  /** Other files that are read with it from now on. */
  readonly alsoRead: readonly string[];
}

/** The most characters of a name or a title. */
const LONGEST = 120;

/** Saves a draft for its file. Refuses as `mapFile` does, and (`usage`) names that are too long or no slug. */
export async function saveLayout(tools: Tools, request: SaveRequest): Promise<Saved> {
  const draft = await draftFor(tools, request);
  const { file, sheet } = draft;
  const id = request.id === undefined ? layoutIdFor(tools, file, sheet) : idSaid(request.id);
  const title = wordsSaid(request.title, "name") ?? titleFor(draft.layout, file.body.name);
  const version = nextVersion(tools, id);
  const layout: Layout = { ...draft.layout, id, title, version, sheet: draft.isOnly ? null : (sheet?.name ?? null) };
  const body: LayoutSaved = { layout, file: file.entry.subject, part: memberOf(sheet?.part ?? null) };
  const entry = keepLayout(tools, body, wordsSaid(request.who, "person") ?? "operator");
  const stored = await derive(tools, file.entry, { again: true });
  const alsoRead = await readAgain(tools, [file.entry.subject]);
  return { layout: `${id}@${version}`, entry, report: reportOf(bookFile(file.entry, stored)), alsoRead };
}

/** Writes a `layout-saved` entry and returns its id. */
export function keepLayout(tools: Tools, body: LayoutSaved, who: string): string {
  const at = tools.now();
  const said = {
    kind: LAYOUT_SAVED,
    subject: body.layout.id,
    actor: who,
    saidAt: at,
    // A layout is plain JSON by its type.
    body: JSON.parse(canonicalJson(body as unknown as Json)) as Json,
    schemaVersion: 1,
  };
  return tools.ledger.append(said, { recordedAt: at, expect: "any" }).entry.id;
}

/** The version that the next entry of this id has. */
export function nextVersion(tools: Tools, id: string): number {
  return 1 + Math.max(0, ...savedLayouts(tools).flatMap(({ layout }) => (layout.id === id ? [layout.version] : [])));
}

function idSaid(id: string): string {
  const slug = slugOf(id);
  if (slug === id) return id;
  throw new Refusal(
    "usage",
    `Cannot name a layout "${id.slice(0, 40)}".`,
    `Small letters, digits and hyphens will do: ${slug}`,
  );
}

function wordsSaid(text: string | undefined, what: string): string | null {
  const words = (text ?? "")
    .normalize("NFC")
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  if (words.length > LONGEST)
    throw new Refusal("usage", `The name of the ${what} is longer than ${LONGEST} characters.`);
  return words === "" ? null : words;
}

function titleFor({ title }: Layout, file: string): string {
  return title.trim() === "" ? file : title;
}
