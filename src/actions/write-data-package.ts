// The data package beside a published site: tables in three formats, the passport of every figure, and what is needed to compute them again.
import { chmod, copyFile, mkdir, open, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Published } from "../disclosure/published.ts";
import { canonicalJson, harmlessJson, type Json } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import { partText } from "../ledger/partial-ledger.ts";
import { DEFINITIONS } from "../measures/catalogue.ts";
import { digestOfDefinition } from "../measures/definition.ts";
import type { FigureTrace } from "../measures/trace-many.ts";
import { figureValues } from "../releases/figure-values.ts";
import { bookTables, correctedIn } from "../releases/package/book-tables.ts";
import { dataPackage, OPEN_GOVERNMENT_LICENCE, PACKAGE_TITLE } from "../releases/package/datapackage.ts";
import { type BesideFigures, figureTables, type TogetherFigure } from "../releases/package/figures.ts";
import { figureId, questionId } from "../releases/package/identity.ts";
import { caveatId, passportLine } from "../releases/package/passports.ts";
import { protectedTables } from "../releases/package/protected.ts";
import { README } from "../releases/package/readme.ts";
import type { PackageTable } from "../releases/package/table.ts";
import { csvwGroup, csvwTable } from "../releases/package/table-schema.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { wasReleased } from "../releases/rules.ts";
import type { Snapshot, SnapshotQuestion } from "../releases/snapshot.ts";
import { layoutText } from "../sources/replies/layout-text.ts";
import { newestQuestion } from "../web/each-newest.ts";
import { knownLayouts } from "./_layouts.ts";
import { heldCells, KEPT_BACK } from "./_package-book.ts";
import { heldOriginals, isUnread, packageSources } from "./_package-sources.ts";
import { layoutName } from "./_read-reply.ts";
import { tracesOf } from "./_site-figures.ts";
import { recordsLetOut } from "./_site-standing.ts";
import { bookFiles } from "./catalogue.ts";
import { parquetOf } from "./download.ts";
import { flatCsv } from "./flat-csv.ts";
import { type Program, thisProgram } from "./program.ts";
import { type PublicBook, publicBook, publicPapers, wasPublished } from "./public-book.ts";
import { filesOfSite, writeManifest } from "./site-manifest.ts";
import type { Tools } from "./tools.ts";

/** What is written, and where. */
export interface PackageRequest {
  /** The root of the site, in which everything else is written already; the package goes to `data/` in it. */
  readonly folder: string;
  /** The figures that stand in the site. */
  readonly snapshot: Published<Snapshot>;
  readonly histories: readonly ReleaseHistory[];
  /** How the site was asked for, such as its base address: kept, so that it can be written again. */
  readonly settings?: Json;
  /** The originals are not handed on; whoever computes again needs them from elsewhere. */
  readonly withoutOriginals?: boolean;
  /** The program that is named as the maker: this one where none is given. A site that is written again names the one that made it. */
  readonly madeBy?: Program;
}

/** What was written. */
export interface WrittenPackage {
  readonly figures: number;
  readonly files: number;
}

/**
 * Writes the data package and the manifest of the whole site. It is made of the book's public part and of nothing else: the same book gives
 * the same bytes. Refuses (`notPossible`) a snapshot that is not what the book gives.
 */
export async function writeDataPackage(tools: Tools, request: PackageRequest): Promise<WrittenPackage> {
  const { folder, snapshot, settings = null, withoutOriginals = false } = request;
  const book = await publicBook(tools);
  const data = join(folder, "data");
  await mkdir(data, { recursive: true });
  const histories = request.histories.filter(wasReleased);
  const sources = await packageSources(book.tools, { withoutOriginals });
  const { measures, together } = await writePassports(book.tools, data, snapshot);
  const tables = [
    ...figureTables(snapshot, { corrected: correctedIn(histories.filter(wasPublished)), together }),
    ...bookTables(sources, histories),
    ...protectedTables(await recordsLetOut(tools, histories)),
  ];
  await writeTables(book.tools, data, tables);
  await writeUsed(book.tools, data, measures);
  await writeBook(book, data, { withoutOriginals });
  await writeFile(join(data, "README.md"), README);
  const { version, digest } = request.madeBy ?? (await thisProgram());
  await writeJson(join(data, "publication.json"), {
    everycase: version,
    ...(digest === null ? {} : { program: digest }),
    head: { ...book.tools.ledger.head() },
    asOf: snapshot.asOf,
    settings,
    withoutOriginals,
  });
  await writeJson(
    join(data, "csv-metadata.json"),
    csvwGroup(tables, { title: PACKAGE_TITLE, licence: OPEN_GOVERNMENT_LICENCE }),
  );
  const { files } = await filesOfSite(data);
  const mine = files.filter(({ path }) => !NAMED_ELSEWHERE.has(path));
  await writeJson(join(data, "datapackage.json"), dataPackage(tables, mine, sources));
  await writeManifest(folder);
  const figures = tables.find(({ name }) => name === "figures")?.rows.length ?? 0;
  return { figures, files: files.length };
}

/** What a descriptor cannot name, since it is written after it. */
const NAMED_ELSEWHERE: ReadonlySet<string> = new Set(["datapackage.json", "manifest.json", "manifest.sha256"]);

async function writeJson(path: string, value: Json): Promise<void> {
  await writeFile(path, harmlessJson(`${JSON.stringify(value, null, 1)}\n`));
}

async function writeTables(tools: Tools, data: string, tables: readonly PackageTable[]): Promise<void> {
  for (const [done, table] of tables.entries()) {
    tools.progress({ act: `Writing ${table.title.toLowerCase()}`, done, of: tables.length });
    const columns = table.columns.map(({ name, type }) => [name, SQL_TYPES[type]] as const);
    const flat = { columns, rows: table.rows };
    await writeFile(join(data, `${table.name}.csv`), flatCsv(flat));
    await writeFile(join(data, `${table.name}.json`), jsonRows(table));
    await writeFile(join(data, `${table.name}.parquet`), await parquetOf(tools, flat));
    await writeJson(join(data, `${table.name}.csv-metadata.json`), csvwTable(table));
  }
}

const SQL_TYPES = {
  string: "VARCHAR",
  integer: "BIGINT",
  number: "DOUBLE",
  date: "VARCHAR",
  datetime: "VARCHAR",
} as const;

/** A list of objects, one a line; what there is no value of is `null`. */
function jsonRows({ columns, rows }: PackageTable): string {
  const lines = rows.map((row) =>
    JSON.stringify(Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]))),
  );
  return harmlessJson(`[\n${lines.join(",\n")}\n]\n`);
}

/** Writes the passport of every figure, question by question; gives the measures they name, and the counts of all forces together. */
async function writePassports(
  tools: Tools,
  data: string,
  snapshot: Snapshot,
): Promise<Pick<BesideFigures, "together"> & { readonly measures: ReadonlySet<string> }> {
  const questions = snapshot.answers.flatMap((one) => {
    if (one.kind === "newest") return one.question.denominator === "all" ? [newestQuestion(one.question)] : [];
    return one.kind === "comparison" && one.question.denominator === "all" ? [one.question] : [];
  });
  const caveats = new Map<string, string>();
  const measures = new Set<string>();
  const together = new Map<string, readonly TogetherFigure[]>();
  const held = figuresHeld(snapshot);
  const out = await open(join(data, "passports.jsonl"), "w");
  try {
    for (const [done, asked] of questions.entries()) {
      tools.progress({ act: "Tracing every figure to its cells", done, of: questions.length });
      const traced = await tracesOf(tools, asked);
      const counts = traced.filter(({ force, figure }) => force === null && figure !== "rate");
      together.set(
        questionId(asked),
        counts.map(({ figure, trace }) => ({ figure, value: trace.value })),
      );
      const lines = traced.map((one) => {
        for (const words of one.trace.caveats) caveats.set(caveatId(words), words);
        measures.add(one.trace.passport.measure.id);
        checkHeld(held, asked, one);
        return passportLine(one, asked);
      });
      await out.write(lines.map((line) => `${line}\n`).join(""));
    }
  } finally {
    await out.close();
  }
  await writeJson(
    join(data, "caveats.json"),
    Object.fromEntries([...caveats].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );
  for (const one of snapshot.answers) measures.add(one.answer.passport.measure.id);
  return { measures, together };
}

/** What the snapshot says of each force's figures: its count. */
function figuresHeld({ answers }: Snapshot): ReadonlyMap<string, string> {
  const held = new Map<string, string>();
  for (const one of answers) {
    if (one.kind !== "force") continue;
    const { question, force, answer } = one;
    const keep = (figure: string, denominator: SnapshotQuestion["denominator"], value: unknown): void => {
      held.set(figureId({ ...question, force, figure, denominator }), valuesIn(value));
    };
    for (const { under, numerator, denominator, interval } of answer.rates)
      keep("rate", under, [numerator, denominator, interval]);
    keep("total", "all", answer.balance.total);
    for (const { line, count } of answer.balance.lines) keep(line, "all", count);
  }
  return held;
}

/** Cells as JSON, without the reasons that are wording: another program may have frozen the figures. */
function valuesIn(cells: unknown): string {
  return canonicalJson([...figureValues(cells)]);
}

/** The figures of the snapshot and their traces are worked out on two ways, and must meet. */
function checkHeld(held: ReadonlyMap<string, string>, asked: SnapshotQuestion, one: FigureTrace): void {
  const { force, figure, denominator, trace } = one;
  if (force === null) return;
  const id = figureId({ ...asked, force, figure, denominator });
  const { rate } = trace;
  const said = figure === "rate" ? [rate?.numerator, rate?.denominator, rate?.interval] : trace.value;
  if (held.get(id) === valuesIn(said)) return;
  throw new Refusal(
    "notPossible",
    `The figure ${id} of the release is not what the book gives now.`,
    "Publish again: everycase publish FOLDER --who NAME",
  );
}

/** Writes what the figures were made with: definitions of measures, and layouts of replies. */
async function writeUsed(tools: Tools, data: string, measures: ReadonlySet<string>): Promise<void> {
  const used = DEFINITIONS.filter(({ id }) => measures.has(id));
  const said = used.map((one) => ({ digest: digestOfDefinition(one), definition: one as unknown as Json }));
  await writeJson(join(data, "definitions.json"), said);
  const names = new Set((await bookFiles(tools)).flatMap(({ note }) => note.layout?.split(", ") ?? []));
  for (const { layout } of await knownLayouts(tools)) {
    const name = layoutName(layout);
    if (!names.delete(name)) continue;
    const path = join(data, "layouts", `${name.replace(/[^a-zA-Z0-9@._-]+/gu, "-")}.json`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, harmlessJson(layoutText(layout)));
  }
}

/** Writes the public part of the book, and the originals that it names. */
async function writeBook(
  { tools, part }: PublicBook,
  data: string,
  { withoutOriginals }: { readonly withoutOriginals: boolean },
): Promise<void> {
  await writeFile(join(data, "book.jsonl"), partText(part));
  const files = await bookFiles(tools);
  const unread = files.filter(isUnread).map(({ entry, note }) => ({ sha256: entry.subject, reading: note }));
  await writeJson(join(data, "unread.json"), unread as unknown as Json); // the notes are plain JSON
  const folder = join(data, "archive");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await writeHeld(tools, data);
  const held = heldOriginals(tools);
  const read = withoutOriginals
    ? []
    : files.filter((file) => !isUnread(file) && !held.has(file.entry.subject)).map(({ entry }) => entry.subject);
  const papers = publicPapers(tools);
  for (const sha256 of new Set([...read, ...papers.map((paper) => paper.sha256)])) {
    await copyFile(tools.archive.pathOf(sha256), join(folder, sha256));
    // The archive's own files are read-only, and so would their copies be.
    await chmod(join(folder, sha256), 0o644);
  }
}

/** Writes what is told of documents that are not handed on whole, and the cells of them that are published. Nothing where all are whole. */
async function writeHeld(tools: Tools, data: string): Promise<void> {
  const { heldBack = [] } = tools;
  if (heldBack.length === 0) return;
  await writeJson(join(data, KEPT_BACK), heldBack as unknown as Json); // plain JSON by its type
  const warehouse = await tools.warehouse();
  for (const sha256 of heldOriginals(tools)) {
    const path = (await warehouse.find(sha256))?.path ?? null;
    if (path === null) continue;
    const target = join(data, heldCells(sha256));
    await mkdir(dirname(target), { recursive: true });
    await copyFile(path, target);
  }
}
