// Where all public figures pass: what would narrow a count that a source hides is kept back before any measure sees it.
import { isWorkedOut, narrowedCells, toldBy } from "../disclosure/narrowing.ts";
import { digestOf, type Json } from "../ground/digest.ts";
import type { Archive } from "../ledger/archive.ts";
import type { CatalogueFile, KeptBack } from "../measures/plan.ts";
import { forceById } from "../standard/forces.ts";
import type { StoredFile } from "../warehouse/warehouse.ts";
import { hidesSomething, type PublicDocument, publicDocuments } from "./_public-documents.ts";
import type { Tools } from "./tools.ts";

/** The files as they may be published. Worked out once for a state of the warehouse, so that pages do not wait for it. */
export async function withoutNarrowing(
  tools: Tools,
  files: readonly CatalogueFile[],
): Promise<readonly CatalogueFile[]> {
  const found = await keptBackLately(tools, files);
  if (found.size === 0) return files;
  return files.map((file) => found.get(file.stored) ?? file);
}

/** The files of which something is kept back, as they may be published, by what they hold. */
type Found = ReadonlyMap<StoredFile, CatalogueFile>;

interface State {
  readonly files: readonly CatalogueFile[];
  readonly found: Promise<Found>;
}

/** The states that were looked through last, of each book: as it is, and as it was for its releases. */
const LATELY = new WeakMap<Archive, readonly State[]>();
const MOST_STATES = 32;

/** What a file holds is one value as long as it stays: other values are another state. */
function keptBackLately(tools: Tools, files: readonly CatalogueFile[]): Promise<Found> {
  const others = LATELY.get(tools.archive) ?? [];
  const known = others.find((state) => isSameState(state.files, files));
  if (known !== undefined) return known.found;
  const state = { files, found: lookThrough(tools, files) };
  LATELY.set(tools.archive, [...others, state].slice(-MOST_STATES));
  state.found.catch(() => {
    const left = (LATELY.get(tools.archive) ?? []).filter((one) => one !== state);
    LATELY.set(tools.archive, left);
  });
  return state.found;
}

function isSameState(one: readonly CatalogueFile[], other: readonly CatalogueFile[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ stored, name, order }, at) => {
      const beside = other[at];
      return stored === beside?.stored && name === beside.name && order === beside.order;
    })
  );
}

async function lookThrough(tools: Tools, files: readonly CatalogueFile[]): Promise<Found> {
  if (!files.some(hidesSomething)) return new Map();
  const universes = new Map<string, PublicDocument[]>();
  for (const document of await publicDocuments(tools, sharing(files)))
    universes.set(document.universe, [...(universes.get(document.universe) ?? []), document]);
  const back = new Map<StoredFile, KeptBack[]>();
  // One document by itself tells what its source tells.
  for (const documents of universes.values())
    if (documents.length > 1)
      for (const { document, besides } of await narrowingIn(documents)) {
        const { file } = document;
        if (file !== null) back.set(file.stored, [...(back.get(file.stored) ?? []), keptBack(document, besides)]);
      }
  for (const [stored, kept] of back) if (isByHand(stored)) back.set(stored, [...kept, ...restOf(stored, kept)]);
  return new Map(
    files.flatMap((file) => {
      const kept = back.get(file.stored);
      return kept === undefined
        ? []
        : [[file.stored, { ...file, stored: withoutKept(file.stored, kept), keptBack: kept }]];
    }),
  );
}

/** The files that speak of crimes of which another file or edition speaks too: only those can tell together what neither tells. */
function sharing(files: readonly CatalogueFile[]): readonly CatalogueFile[] {
  const speaking = new Map<string, Set<string>>();
  const keysOf = ({ stored }: CatalogueFile): readonly (readonly [key: string, who: string])[] =>
    stored.holdings.flatMap(({ scope, unit, basis, edition, forces }) =>
      forces.map((force) => [[force, scope, unit, basis].join("\u001f"), `${stored.file} ${edition ?? ""}`] as const),
    );
  for (const [key, who] of files.flatMap(keysOf)) speaking.set(key, (speaking.get(key) ?? new Set()).add(who));
  return files.filter((file) => keysOf(file).some(([key]) => (speaking.get(key)?.size ?? 0) > 1));
}

interface Narrowing {
  readonly document: PublicDocument;
  readonly besides: string;
}

/** What was worked out of documents, by what they say: the same documents give the same, in whatever book. Of names alone. */
const WORKED_OUT = new Map<string, readonly { readonly release: string; readonly besides: string }[]>();
const MOST_WORKED_OUT = 2000;

/** Which documents are left out, each with the one it narrows. Worked out once for the same documents. */
async function narrowingIn(documents: readonly PublicDocument[]): Promise<readonly Narrowing[]> {
  // Plain values: what they were taken from is no part of what they say.
  const key = digestOf(documents.map(({ file: _, about: __, ...said }) => said) as unknown as Json);
  const known = WORKED_OUT.get(key);
  if (known !== undefined) {
    const named = new Map(documents.map((document) => [document.release, document]));
    return known.flatMap(({ release, besides }) => {
      const document = named.get(release);
      return document === undefined ? [] : [{ document, besides }];
    });
  }
  const found = await workedOut(documents);
  const [oldest] = WORKED_OUT.keys();
  if (oldest !== undefined && WORKED_OUT.size >= MOST_WORKED_OUT) WORKED_OUT.delete(oldest);
  WORKED_OUT.set(
    key,
    found.map(({ document: { release }, besides }) => ({ release, besides })),
  );
  return found;
}

/** Documents are left out one by one, the last that was added first, until what remains narrows nothing. */
async function workedOut(documents: readonly PublicDocument[]): Promise<readonly Narrowing[]> {
  const out: Narrowing[] = [];
  let left = documents;
  for (;;) {
    const narrowed = await firstNarrowed(left);
    const document = left.findLast(({ release }) => narrowed?.because.includes(release));
    if (narrowed === null || document === undefined) return out;
    out.push({ document, besides: narrowed.document });
    left = left.filter((one) => one !== document);
  }
}

async function firstNarrowed(documents: readonly PublicDocument[]) {
  for (const cell of await narrowedCells(documents, documents.map(toldBy)))
    if (await isWorkedOut(documents, cell)) return cell;
  return null;
}

/** Figures entered by hand are entries of one document, which are handed on together or not at all. */
function isByHand({ reading }: StoredFile): boolean {
  return (reading as { readonly reader?: unknown } | null)?.reader === "by-hand"; // the note of a reading
}

/** The other figures of a document of which some are kept back. */
function restOf(stored: StoredFile, [first, ...more]: readonly KeptBack[]): readonly KeptBack[] {
  if (first === undefined) return [];
  return withoutKept(stored, [first, ...more]).holdings.flatMap(({ scope, unit, basis, forces }) =>
    forces.map((force) => {
      const called = forceById(force)?.called ?? force;
      const says = `Figures of ${called} stand in the same entries by hand, and are kept back with them. ${first.says}`;
      return { force, scope, unit, basis, says };
    }),
  );
}

/** No number stands in it: how closely the count could be told is the very thing that is not to be told. */
function keptBack({ release, about }: PublicDocument, besides: string): KeptBack {
  const { force, scope, unit, basis } = about;
  const called = forceById(force ?? "")?.called ?? force ?? "";
  const says = `Figures of ${called} in ${release} are kept back: together with ${besides} they would tell more of a count that ${besides} hides.`;
  return { force: force ?? "", scope: scope ?? "", unit, basis, says };
}

/** What a file holds without the forces whose figures are kept back. */
export function withoutKept(stored: StoredFile, kept: readonly KeptBack[]): StoredFile {
  const holdings = stored.holdings.flatMap((holding) => {
    const { scope, unit, basis, forces } = holding;
    const left = forces.filter(
      (force) =>
        !kept.some((one) => one.force === force && one.scope === scope && one.unit === unit && one.basis === basis),
    );
    return left.length === 0 ? [] : [{ ...holding, forces: left }];
  });
  return { ...stored, holdings };
}
