// Enters a figure by hand: one person's reading of it, with the page and the words around it, as an entry of the ledger.
import { readFile } from "node:fs/promises";
import type { Json } from "../ground/digest.ts";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import { figureId, type HandFields, readFields } from "../sources/by-hand/fields.ts";
import type { HandState } from "../sources/by-hand/settle.ts";
import { parseCsv } from "../sources/sheet/csv-text.ts";
import { foldLabel } from "../standard/label.ts";
import { findReturnColumn } from "../standard/open-format/columns.ts";
import { isSamePerson } from "../standard/person.ts";
import {
  documentKey,
  documentName,
  FIGURE_ENTERED,
  type FigureEntered,
  type HandDocument,
  handBooks,
} from "./_hand-book.ts";
import { nameSaid } from "./_said-text.ts";
import { FILE_ADDED, type FileAdded } from "./catalogue.ts";
import { noFile } from "./no-file.ts";
import type { Tools } from "./tools.ts";

/** A figure as one person reads it. `document` is an added file (its name or the start of its SHA-256), or `paper` words for one that is no file. */
export interface EnterRequest {
  readonly as: string;
  readonly document?: string;
  readonly paper?: string;
  readonly page?: string;
  readonly words: string;
  /** The fields of the open format, the value among them. */
  readonly fields: HandFields;
}

/** What came of one figure. Kept: the entry, the figure's short name and where it stands now, and nothing of what others read. */
export type Entered =
  | {
      readonly kept: true;
      readonly entry: string;
      readonly figure: string;
      readonly state: HandState;
      readonly problems: readonly Problem[];
    }
  | { readonly kept: false; readonly problems: readonly Problem[] };

/** How long a label and a quotation may be: a line of a letter, not the letter. */
const LONGEST = { page: 40, words: 600, paper: 200 } as const;

/**
 * Keeps one reading. Refuses (`usage`) without a person or a document, (`notFound`) a file that was not added,
 * (`notPossible`) a figure that two people have read. Fields that cannot be read are problems, and nothing is kept.
 */
export function enterFigure(tools: Tools, request: EnterRequest): Entered {
  const person = personNamed(request.as);
  const document = documentOf(tools, request);
  const name = documentName(document);
  const { figure, problems } = readFields(request.fields, name);
  const told = [...quotationProblems(request, name), ...problems];
  if (figure === null || told.length > problems.length) return { kept: false, problems: told };
  const key = documentKey(document);
  const id = figureId(key, figure);
  refuseThird(tools, key, id, person);
  const { value = "", ...fields } = filled(request.fields);
  const page = oneLine(request.page ?? "");
  const body: FigureEntered = {
    document,
    page: page === "" ? null : page,
    words: oneLine(request.words),
    fields,
    value,
  };
  const at = tools.now();
  const { entry } = tools.ledger.append(
    { kind: FIGURE_ENTERED, subject: key, actor: person, saidAt: at, body: body as unknown as Json, schemaVersion: 1 },
    { recordedAt: at, expect: "any" },
  );
  const now = handBooks(tools)
    .find((book) => book.key === key)
    ?.figures.find((one) => one.figure === id);
  return { kept: true, entry: entry.id, figure: id, state: now?.state ?? "waiting", problems };
}

/** The label of a person. Refuses (`usage`) one that names nobody, a long one, and one that could be taken for another. */
export function personNamed(as: string): string {
  return nameSaid(as, "reads", "Say who reads: --as and a name or initials. Two people read, each under their own.");
}

function documentOf(tools: Tools, { document = "", paper = "" }: EnterRequest): HandDocument {
  const [label, words] = [document.trim(), oneLine(paper)];
  if ((label === "") === (words === ""))
    throw new Refusal(
      "usage",
      label === "" ? "No document is named." : "Two documents are named.",
      'Name an added file (--document reply.pdf) or describe a paper letter (--paper "letter of 3 May 2024").',
    );
  if (label !== "") return fileNamed(tools, label);
  if (words.length <= LONGEST.paper) return { words };
  throw new Refusal("usage", `A description has at most ${LONGEST.paper} characters.`, "Sender and date will do.");
}

function fileNamed(tools: Tools, label: string): HandDocument {
  const files = tools.ledger.entries({ kind: FILE_ADDED }).map(({ subject, body }) => ({
    sha256: subject,
    name: (body as unknown as FileAdded).name,
  }));
  const found = files.filter(
    ({ sha256, name }) => name === label || (label.length >= 6 && sha256.startsWith(label.toLowerCase())),
  );
  const [only, another] = found;
  if (only !== undefined && another === undefined) return only;
  if (only === undefined)
    throw new Refusal("notFound", `No file "${label}" has been added.`, "Add it first: everycase add FILE");
  throw new Refusal(
    "usage",
    `${found.length} files are called "${label}".`,
    `Give the start of a SHA-256: ${found.map(({ sha256 }) => sha256.slice(0, 12)).join(", ")}.`,
  );
}

function quotationProblems({ words, page = "" }: EnterRequest, file: string): readonly Problem[] {
  const long = (field: string, found: string, most: number): readonly Problem[] =>
    found.length <= most
      ? []
      : [{ file, cell: field, code: "too-long", found: `${found.length} characters`, wanted: `at most ${most}` }];
  const quoted = oneLine(words);
  const blank: Problem = {
    file,
    cell: "words",
    code: "blank",
    found: "",
    wanted: "the words around the figure, as they stand in the document",
    hint: "By them anybody finds the figure again.",
  };
  return [
    ...(quoted === "" ? [blank] : long("words", quoted, LONGEST.words)),
    ...long("page", oneLine(page), LONGEST.page),
  ];
}

/** Two readings of a figure are enough, and neither changes once both are in. */
function refuseThird(tools: Tools, key: string, id: string, person: string): void {
  const known = handBooks(tools)
    .find((book) => book.key === key)
    ?.figures.find(({ figure }) => figure === id);
  if (known === undefined || known.readings.length < 2) return;
  const own = known.readings.some((reading) => isSamePerson(reading.person, person));
  throw new Refusal(
    "notPossible",
    own ? "Both readings of this figure are in, so yours stays as it is." : "Two people have read this figure already.",
    known.state === "different"
      ? `They differ. Somebody who is neither decides: everycase entered ${id} --decide VALUE --as NAME`
      : "See it: everycase entered",
  );
}

function filled(fields: HandFields): HandFields {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([column, text]) => [column, text.trim().toWellFormed()] as const)
      .filter(([, text]) => text !== ""),
  );
}

function oneLine(text: string): string {
  return text.toWellFormed().normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** One row of a file of entries: its number, and what came of it or why it was refused. */
export interface EnteredRow {
  readonly row: number;
  readonly entered: Entered | { readonly kept: false; readonly refused: string };
}

/**
 * Enters every row of a CSV with the columns of the open format and `page`, `words` and, if each row has its own,
 * `document` or `paper`. Refuses (`notFound`) a file that is not there, (`usage`) one without a column `words`.
 */
export async function enterFile(
  tools: Tools,
  { path, ...given }: { readonly path: string } & Pick<EnterRequest, "as" | "document" | "paper">,
): Promise<readonly EnteredRow[]> {
  personNamed(given.as);
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) throw await noFile(path, "Give a CSV: --file entries.csv");
  const [header = [], ...records] = parseCsv(text.replace(/^\uFEFF/u, ""), ",");
  const columns = header.map((one) => OWN_COLUMNS.find((own) => own === foldLabel(one)) ?? findReturnColumn(one));
  if (!columns.includes("words"))
    throw new Refusal(
      "usage",
      `${path} has no column "words".`,
      "Its columns: force, period, unit, scope, line, value, page, words, and the others of the open format.",
    );
  return records.flatMap((record, index) => {
    if (record.every((one) => one.trim() === "")) return [];
    const cells = new Map(columns.map((column, at) => [column, record[at] ?? ""]));
    return [{ row: index + 2, entered: enterRow(tools, given, cells) }];
  });
}

const OWN_COLUMNS = ["page", "words", "document", "paper"] as const;

function enterRow(
  tools: Tools,
  { as, document, paper }: Pick<EnterRequest, "as" | "document" | "paper">,
  cells: ReadonlyMap<string | null, string>,
): EnteredRow["entered"] {
  const own = new Set<string | null>([...OWN_COLUMNS, null]);
  const fields: HandFields = Object.fromEntries([...cells].filter(([column]) => !own.has(column)));
  const of = cells.get("document") || document;
  const on = cells.get("paper") || (of === undefined ? paper : undefined);
  try {
    return enterFigure(tools, {
      as,
      ...(of === undefined ? {} : { document: of }),
      ...(on === undefined ? {} : { paper: on }),
      page: cells.get("page") ?? "",
      words: cells.get("words") ?? "",
      fields,
    });
  } catch (error) {
    if (error instanceof Refusal && error.code !== "damaged") return { kept: false, refused: error.message };
    throw error;
  }
}
