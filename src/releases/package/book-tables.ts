// The tables of what the figures stand on and what was said of them: forces, sources, problems, releases, replies, changes, citations.
import type { FileReport } from "../../measures/result.ts";
import { FORCES } from "../../standard/forces.ts";
import { newestQuestion } from "../../web/each-newest.ts";
import { EACH_NEWEST } from "../../web/release-words.ts";
import { correctedFigures } from "../corrections.ts";
import type { FigureRef, ReleaseHistory } from "../release.ts";
import { figureId } from "./identity.ts";
import {
  ALWAYS,
  type Fields,
  type PackageTable,
  SHA256,
  type TableShape,
  TO_FORCES,
  tableFrom,
  text,
  whole,
} from "./table.ts";

const TO_RELEASES = { columns: ["release"], table: "releases", key: ["release"] } as const;

/** What became of an original in the package. */
export type OriginalState = "in the package" | "left out" | "kept back" | "entered by hand";

/** A source as the package tells it. */
export interface PackageSource {
  readonly sha256: string;
  readonly file: string;
  readonly entry: string;
  /** The account of reading it; `null` for figures that people entered by hand. */
  readonly report: FileReport | null;
  readonly licence: string;
  readonly original: OriginalState;
}

const FORCE_SHAPE: TableShape = {
  name: "forces",
  title: "Forces",
  says: "Every territorial police force of the United Kingdom, and British Transport Police.",
  key: ["force"],
  columns: [
    text("force", "names the force", ALWAYS),
    text("called", "its short name", ALWAYS),
    text("code", "its official code (ONS), where it has one"),
    text("nation", "the nation whose law it works under; empty where that is no one nation"),
    text("territorial", "whether it polices an area", { required: true, among: ["yes", "no"] }),
  ],
};

const SOURCES: TableShape = {
  name: "sources",
  title: "Sources",
  says: "Every document that was added, by the SHA-256 of its bytes, and what was read in it.",
  key: ["sha256"],
  columns: [
    text("sha256", "the SHA-256 of the file; of figures from paper that of what was entered", {
      required: true,
      ...SHA256,
    }),
    text("file", "its name as given", ALWAYS),
    whole("bytes", "its size", { least: 0 }),
    text("entry", "the entry of the book that tells of it", ALWAYS),
    text("added", "when it was added"),
    text("read_as", "what it was read as; empty where it could not be read"),
    text("rule", "how that was told"),
    text("layout", "the layouts that its tables were read with"),
    text("edition", "which publication it is"),
    text("fetched_from", "the address it was fetched from; empty where somebody gave it"),
    whole("cells", "cells that were read", { least: 0 }),
    whole("cells_not_understood", "cells that were not understood", { least: 0 }),
    whole("problems", "what could not be read or does not fit", { least: 0 }),
    text("licence", "the terms it was published under, where they are known", ALWAYS),
    text("original", "whether the file itself is in the package", {
      required: true,
      among: ["in the package", "left out", "kept back", "entered by hand"],
    }),
  ],
};

const PROBLEMS: TableShape = {
  name: "problems",
  title: "Problems",
  says: "Everything that could not be read or does not fit, with its place. Nothing is dropped without one.",
  key: ["source_sha256", "number"],
  foreign: [{ columns: ["source_sha256"], table: "sources", key: ["sha256"] }],
  columns: [
    text("source_sha256", "the file", { required: true, ...SHA256 }),
    whole("number", "its place in the list of the file", { required: true, least: 1 }),
    text("code", "the kind of problem", ALWAYS),
    text("sheet", "the sheet"),
    text("cell", "the cell, row or column"),
    text("found", "what stands there"),
    text("wanted", "what would have been understood"),
    whole("cells", "how many cells share it", { required: true, least: 1 }),
    text("hint", "what can be done"),
  ],
};

const RELEASES: TableShape = {
  name: "releases",
  title: "Releases",
  says: "Every decision that these figures may be published.",
  key: ["release"],
  columns: [
    text("release", "its number", ALWAYS),
    text("title", "its title", ALWAYS),
    text("figures_of", "where its figures come from: public sources, or records", {
      required: true,
      among: ["public", "records"],
    }),
    text("state", "what became of it", ALWAYS),
    text("author", "who proposed it", ALWAYS),
    text("snapshot_sha256", "the figures as they were frozen, in archive/", { required: true, ...SHA256 }),
    whole("as_of", "the entry of the book that the figures stand on", { required: true, least: 0 }),
    text("program_version", "the version of Everycase that froze the figures; empty where it was not noted"),
    text("program_sha256", "the SHA-256 over the files of that program; empty where it was not noted", SHA256),
    text("corrects", "the release that it corrects"),
    text("corrected_by", "the release that corrects it"),
  ],
};

const STEPS: TableShape = {
  name: "release-steps",
  title: "Steps of releases",
  says: "Who did what to a release, when, and why.",
  key: ["release", "step"],
  foreign: [TO_RELEASES],
  columns: [
    text("release", "the release", ALWAYS),
    whole("step", "its place", { required: true, least: 1 }),
    text("act", "what was done", ALWAYS),
    text("who", "by whom", ALWAYS),
    text("at", "when", ALWAYS),
    text("why", "why, where it was said"),
    text("entry", "the entry of the book", ALWAYS),
  ],
};

const REPLIES: TableShape = {
  name: "replies",
  title: "Replies",
  says: "What forces said when they were shown their figures, or their silence. A force's own reading stands beside the figure, never in its place.",
  key: ["release", "number"],
  foreign: [TO_RELEASES, TO_FORCES],
  columns: [
    text("release", "the release", ALWAYS),
    whole("number", "its place", { required: true, least: 1 }),
    text("force", "the force", ALWAYS),
    text("asked", "the day it was asked; empty where it wrote without being asked"),
    text("due", "the day by which it was asked to answer"),
    text("answered", "the day it answered; empty for silence"),
    text("words", "its words"),
    text("figure", "the figure that it is about"),
    text("reading", "the reading that it proposes"),
    text("recomputed", "what that reading gives, worked out from the book"),
    text("own_counts", "the counts of its form in which it is not ours, and ours; empty where it sent none"),
    text("form_sha256", "its filled form, which stays in the book"),
  ],
};

const CHANGES: TableShape = {
  name: "changes",
  title: "Changes",
  says: "Every figure that a correction changed, before and after.",
  key: ["release", "number"],
  foreign: [TO_RELEASES],
  columns: [
    text("release", "the release that corrects", ALWAYS),
    whole("number", "its place", { required: true, least: 1 }),
    text("figure", "the figure", ALWAYS),
    text("before", "what it said", ALWAYS),
    text("after", "what it says", ALWAYS),
  ],
};

const CITATIONS: TableShape = {
  name: "citations",
  title: "Citations",
  says: "Who cited which figure, so that they can be told when it changes.",
  key: ["entry"],
  foreign: [TO_RELEASES],
  columns: [
    text("entry", "the entry of the book", ALWAYS),
    text("release", "the release that was cited", ALWAYS),
    text("who", "the outlet", ALWAYS),
    text("where", "where it stands", ALWAYS),
    text("on", "the day", ALWAYS),
    text("figure", "the figure"),
    text("told_of", "the release of whose correction they were told"),
  ],
};

/** The tables of the book. */
export function bookTables(
  sources: readonly PackageSource[],
  releases: readonly ReleaseHistory[],
): readonly PackageTable[] {
  const each = (shape: TableShape, fields: (release: ReleaseHistory) => readonly Fields[]): PackageTable =>
    tableFrom(
      shape,
      releases.flatMap((one) => fields(one).map((record) => ({ release: one.id, ...record }))),
    );
  return [
    tableFrom(FORCE_SHAPE, FORCES.map(forceFields)),
    tableFrom(SOURCES, sources.map(sourceFields)),
    tableFrom(PROBLEMS, sources.flatMap(problemFields)),
    each(RELEASES, (one) => [releaseFields(one)]),
    each(STEPS, ({ steps }) => steps.map((step, index) => ({ step: index + 1, ...step }))),
    each(REPLIES, replyFields),
    // Protected tables stand whole in a table of their own, before a correction and since.
    each(CHANGES, ({ of, changes }) =>
      (of === "records" ? [] : changes).map(({ figure, before, after }, index) => ({
        number: index + 1,
        figure: refId(figure),
        before,
        after,
      })),
    ),
    each(CITATIONS, ({ of, citations }) =>
      citations.map(({ entry, who, where, on, figure, toldOf }) => ({
        entry,
        who,
        where,
        on,
        figure: figure === null || of === "records" ? null : refId(figure),
        told_of: toldOf,
      })),
    ),
  ];
}

/** The release that corrected each figure last, by the figure's id. */
export function correctedIn(releases: readonly ReleaseHistory[]): ReadonlyMap<string, string> {
  const corrections = releases.flatMap((release) =>
    correctedFigures(release).map(({ figure }) => [refId(figure), release.id] as const),
  );
  return new Map(corrections);
}

function refId({ period, ...ref }: FigureRef): string {
  const { scope, denominator } = ref;
  return figureId(period === EACH_NEWEST ? { ...ref, ...newestQuestion({ scope, denominator }) } : { ...ref, period });
}

function forceFields({ id, called, codes, nation, territorial }: (typeof FORCES)[number]): Fields {
  const code = codes.find(({ scheme }) => scheme === "ONS")?.code;
  return { force: id, called, code, nation, territorial: territorial ? "yes" : "no" };
}

function sourceFields({ sha256, file, entry, report, licence, original }: PackageSource): Fields {
  return {
    sha256,
    file,
    bytes: report?.bytes,
    entry,
    added: report?.addedAt,
    read_as: report === null ? "Figures entered by hand" : report.source,
    rule: report?.title,
    layout: report?.layout || null,
    edition: report?.edition,
    fetched_from: report?.fetchedFrom,
    cells: report?.cells.read,
    cells_not_understood: report?.cells.notUnderstood,
    problems: report?.problems.length ?? 0,
    licence,
    original,
  };
}

function problemFields({ sha256, report }: PackageSource): readonly Fields[] {
  return (report?.problems ?? []).map(({ code, sheet, cell, found, wanted, cells, hint }, index) => ({
    source_sha256: sha256,
    number: index + 1,
    code,
    sheet: sheet || null,
    cell: cell || null,
    found: found || null,
    wanted: wanted || null,
    cells: cells ?? 1,
    hint: hint || null,
  }));
}

function releaseFields(release: ReleaseHistory): Fields {
  const { title, of, state, author, snapshot, frozenBy, corrects, correctedBy } = release;
  const program = { program_version: frozenBy?.version, program_sha256: frozenBy?.digest };
  const frozen = { snapshot_sha256: snapshot.sha256, as_of: snapshot.asOf, ...program };
  return { title, figures_of: of, state, author, ...frozen, corrects, corrected_by: correctedBy };
}

function replyFields({ replies }: ReleaseHistory): readonly Fields[] {
  return replies.map(({ force, asked, due, answered, words, about, recomputed, form }, index) => ({
    number: index + 1,
    force,
    asked,
    due,
    answered,
    words,
    figure: about === null ? null : refId(about),
    reading: recomputed?.reading,
    recomputed: recomputed?.sentence,
    own_counts: form?.counts.map(({ figure, theirs, ours }) => `${figure}: ${theirs} (${ours})`).join("; ") || null,
    form_sha256: form?.sha256,
  }));
}
