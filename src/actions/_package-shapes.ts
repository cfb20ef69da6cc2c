// What a data package of somebody else may say of its documents and in its entries: every field is looked at before anything is worked out from it.
import { parseDay } from "../ground/day.ts";
import type { Json } from "../ground/digest.ts";
import type { Entry } from "../ledger/entry.ts";
import type { PartEntry } from "../ledger/partial-ledger.ts";
import type { KeptBack } from "../measures/plan.ts";
import {
  count,
  day,
  hash,
  list,
  misfit,
  object,
  oneOf,
  orNone,
  orNull,
  type Reader,
  type Shape,
  text,
  truth,
  words,
} from "../releases/shape.ts";
import { parseLayout } from "../sources/replies/layout-text.ts";
import { FIGURE_DECIDED, FIGURE_ENTERED } from "./_hand-book.ts";
import { LAYOUT_SAVED } from "./_layouts.ts";
import { FILE_ADDED } from "./catalogue.ts";
import type { HeldBack, SaidBefore } from "./held-back-file.ts";

/** A document in which nothing could be read, and the account of that. */
export interface Unread {
  readonly sha256: string;
  readonly reading: Json;
}

/** What does not fit: where in the file, what stands there, and what was wanted. */
export interface Misfit {
  readonly where: string | null;
  readonly found: string;
  readonly wanted: string;
}

/** The longest text, the most documents, and the most items that one of them is told with. */
const MOST = { text: 200_000, documents: 20_000, items: 200_000 } as const;

const line = words(MOST.text);
const maybe = orNull(line);
const left = orNone(line);
const address: Reader<string> = (value) =>
  typeof value === "string" && value.length <= 2000 && /^https?:\/\//iu.test(value) ? value : undefined;
/** Only archives of street rows have it, and those are never handed on. */
const leftOut: Reader<null> = (value) => (value === undefined ? null : undefined);

const problem = object({
  code: text(200),
  file: line,
  sheet: left,
  cell: left,
  found: line,
  wanted: line,
  cells: orNone(count),
  suggestions: orNone(list(line, 100)),
  hint: left,
});

/** What was read in a file: a `ReadingNote`. */
const NOTE: Shape = {
  reader: maybe,
  holds: oneOf("balances", "of-which", "recorded-crime", "population", "run-off", "metrics"),
  layout: maybe,
  title: maybe,
  rule: maybe,
  format: line,
  fullTable: truth,
  records: count,
  sheets: list(object({ sheet: maybe, hidden: truth, read: truth }), MOST.items),
  columns: list(object({ sheet: maybe, column: line, header: line, role: line }), MOST.items),
  signals: list(object({ kind: line, says: line }), MOST.items),
  problems: list(problem, MOST.items),
  edition: object({ id: line, title: line, day: orNull(day) }),
  incomplete: maybe,
  street: leftOut,
};

/** The account of a reading as it stands: it is written again as it was. */
const note: Reader<Json> = (value) => (misfit(value, NOTE) === null ? value : undefined);

const UNREAD = { sha256: hash, reading: note };

const kept = list<KeptBack>(
  object({ force: text(100), scope: text(300), unit: text(100), basis: text(100), says: text(5000) }),
  MOST.items,
);

/** Fields in the order in which they are written. */
const HELD = {
  sha256: orNone(hash),
  name: text(1000),
  order: count,
  from: orNone(address),
  keptBack: kept,
  before: orNone(list<SaidBefore>(object({ asOf: count, keptBack: kept }), MOST.items)),
  reading: orNone(note),
};

/** The documents in which nothing could be read, as a package tells them. */
export function unreadFrom(value: Json | undefined): readonly Unread[] | Misfit {
  return documents(value, { shape: UNREAD, read: object(UNREAD) });
}

/** The documents that are not handed on whole, as a package tells them. */
export function heldFrom(value: Json | undefined): readonly HeldBack[] | Misfit {
  const read: Reader<HeldBack> = (one) => {
    const found = object(HELD)(one);
    // Cells are kept by the digest of their document: a paper letter has none.
    return found === undefined || (found.reading !== null && found.sha256 === null)
      ? undefined
      : { ...found, before: found.before ?? [] };
  };
  return documents(value, { shape: HELD, read });
}

function documents<T extends { readonly sha256: string | null; readonly reading: Json | null }>(
  value: Json | undefined,
  { shape, read }: { readonly shape: Shape; readonly read: Reader<T> },
): readonly T[] | Misfit {
  const wanted = `documents with ${Object.keys(shape).join(", ")}`;
  if (!Array.isArray(value)) return { where: "the whole of it", found: "no list of documents", wanted };
  if (value.length > MOST.documents)
    return { where: "the whole of it", found: `${value.length} documents`, wanted: `at most ${MOST.documents}` };
  const found: T[] = [];
  for (const [at, one] of (value as readonly Json[]).entries()) {
    const where = `document ${at + 1}`;
    const known = read(one);
    if (known === undefined) return { ...misfitAt(where, one, shape), wanted };
    // A document that was read may have figures that were entered by hand too.
    if (known.reading !== null && found.some(({ sha256, reading }) => reading !== null && sha256 === known.sha256))
      return { where, found: "a document that was told before", wanted: "each document once" };
    found.push(known);
  }
  return found;
}

/** The field that does not fit, within a reading too, and what stands there. */
function misfitAt(where: string, value: Json, shape: Shape): Omit<Misfit, "wanted"> {
  const field = misfit(value, shape);
  if (!field) return { where, found: shown(value, null) };
  const at = `${where} › ${field}`;
  const inside = (value as Readonly<Record<string, Json>>)[field]; // it was just found to be an object
  return field === "reading" && misfit(inside, {}) === null
    ? misfitAt(at, inside as Json, NOTE)
    : { where: at, found: shown(value, field) };
}

/** What stands in a field, cut short. */
function shown(value: Json, field: string | null): string {
  const given = field ? (value as Readonly<Record<string, Json>>)[field] : value;
  return given === undefined ? "nothing" : JSON.stringify(given).slice(0, 100);
}

const documentRead = object({ sha256: hash, name: text(1000) });
const paper = object({ words: text(1000) });

const layout: Reader<Json> = (value) =>
  value !== undefined && "layout" in parseLayout(JSON.stringify(value), "layout") ? value : undefined;

const typed: Reader<Json> = (value) =>
  object({})(value) !== undefined && Object.values(value ?? {}).every((one) => line(one) !== undefined)
    ? value
    : undefined;

const cite = object({
  address,
  landing: line,
  etag: maybe,
  lastModified: maybe,
  sentBytes: orNull(count),
});

/** The bodies from which figures are worked out; those of releases are read strictly by their fold. */
const BODIES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  [
    FILE_ADDED,
    {
      name: text(1000),
      bytes: count,
      edition: maybe,
      origin: oneOf("given", "example", "fetched"),
      cite: orNone(cite),
    },
  ],
  [LAYOUT_SAVED, { layout, file: orNull(hash), part: orNone(line) }],
  [
    FIGURE_ENTERED,
    { document: (value) => documentRead(value) ?? paper(value), page: maybe, words: line, fields: typed, value: line },
  ],
  [
    FIGURE_DECIDED,
    { figure: text(100), between: list(line, 2), value: line, flagRule: maybe, flagOrigin: maybe, why: line },
  ],
]);

/** The first entry of a package that says what no program of ours writes; `null` where all may be worked with. */
export function misfitEntry(part: readonly PartEntry[]): Misfit | null {
  for (const entry of part) {
    const found = "withheld" in entry ? null : entryMisfit(entry);
    if (found !== null) return { ...found, where: `line ${entry.sequence} › ${found.where}` };
  }
  return null;
}

function entryMisfit({ kind, subject, recordedAt, body }: Entry): Misfit | null {
  // An instant begins with its day.
  if (!/^\d{4}-\d\d-\d\dT/u.test(recordedAt) || parseDay(recordedAt.slice(0, 10)) === null)
    return { where: "recordedAt", found: recordedAt.slice(0, 40), wanted: "an instant" };
  const shape = BODIES.get(kind);
  if (shape === undefined) return null;
  if (kind === FILE_ADDED && hash(subject) === undefined)
    return { where: "subject", found: subject.slice(0, 40), wanted: "the SHA-256 of a file" };
  const field = misfit(body, shape);
  if (field === null) return null;
  const where = field === "" ? "body" : `body › ${field}`;
  return { where, found: shown(body, field), wanted: `what an entry ${kind} says` };
}
