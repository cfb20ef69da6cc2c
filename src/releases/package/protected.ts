// The tables of protected counts: what two people let out of records, as it is shown, with how it was protected.
import type { ShownTable } from "../../disclosure/count-table.ts";
import { cellWordsOf } from "../../web/release-words.ts";
import type { ReleaseHistory } from "../release.ts";
import { ALWAYS, type Fields, type PackageTable, SHA256, type TableShape, tableFrom, text, whole } from "./table.ts";

/** A release of records and what it lets out. */
export interface LetOut {
  readonly release: Pick<ReleaseHistory, "id" | "snapshot">;
  readonly tables: readonly ShownTable[];
}

const TABLES: TableShape = {
  name: "protected-tables",
  title: "Protected tables",
  says: "Tables of counts from records, as two people let them out. They are no public source: the records stay where they are, and what is hidden cannot be worked out again from here.",
  key: ["release", "table"],
  foreign: [{ columns: ["release"], table: "releases", key: ["release"] }],
  columns: [
    text("release", "the release", ALWAYS),
    whole("table", "its place in the release", { required: true, least: 1 }),
    text("title", "what the table is", ALWAYS),
    text("universe", "which crimes it counts: tables of one universe count the same", ALWAYS),
    text("policy", "the rule that protected it", ALWAYS),
    text("method", "what was done to it, in words"),
    whole("cells", "its cells", { required: true, least: 0 }),
    whole("hidden", "those of them that are hidden", { required: true, least: 0 }),
    text("snapshot_sha256", "the tables as they were frozen, in archive/", { required: true, ...SHA256 }),
  ],
};

const COUNTS: TableShape = {
  name: "protected-counts",
  title: "Protected counts",
  says: "Every cell of the protected tables as it is shown. A hidden one has no count, and is never zero for that.",
  key: ["release", "table", "cell"],
  foreign: [{ columns: ["release", "table"], table: "protected-tables", key: ["release", "table"] }],
  columns: [
    text("release", "the release", ALWAYS),
    whole("table", "the table, by its place", { required: true, least: 1 }),
    text("cell", "the cell: force, time and line", ALWAYS),
    text("counts", "the cell in words", ALWAYS),
    text("state", "how it is shown", { required: true, among: ["count", "rounded", "hidden"] }),
    whole("count", "the count; empty where it is hidden", { least: 0 }),
    whole("rounded_to", "what the count is a multiple of; empty where it is not rounded", { least: 1 }),
  ],
};

/** The two tables; none where nothing from records was let out. */
export function protectedTables(letOut: readonly LetOut[]): readonly PackageTable[] {
  if (letOut.every(({ tables }) => tables.length === 0)) return [];
  return [tableFrom(TABLES, letOut.flatMap(tableFields)), protectedCounts(letOut)];
}

/** Every cell of these tables, a row each. */
export function protectedCounts(letOut: readonly LetOut[]): PackageTable {
  return tableFrom(COUNTS, letOut.flatMap(countFields));
}

function tableFields({ release, tables }: LetOut): readonly Fields[] {
  return tables.map(({ id, universe, policy, says, cells }, index) => ({
    release: release.id,
    table: index + 1,
    title: id,
    universe,
    policy,
    method: says.join(" ") || null,
    cells: cells.length,
    hidden: cells.filter(({ shown }) => shown.kind === "hidden").length,
    snapshot_sha256: release.snapshot.sha256,
  }));
}

function countFields({ release, tables }: LetOut): readonly Fields[] {
  return tables.flatMap(({ cells }, index) =>
    cells.map(({ id, shown }) => ({
      release: release.id,
      table: index + 1,
      cell: id,
      counts: cellWordsOf(id),
      state: shown.kind,
      count: shown.kind === "hidden" ? null : shown.count,
      rounded_to: shown.kind === "rounded" ? shown.base : null,
    })),
  );
}
