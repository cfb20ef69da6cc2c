// An audit as text and as flat rows: the finding, what is not as promised first, and every hidden cell with what is left of it.
import type { BookAudit } from "../../actions/audit-releases.ts";
import type { FlatTable } from "../../actions/flat-rows.ts";
import { counted } from "../../web/words.ts";
import { bullets, type Line, section, wrapped } from "../lines.ts";
import { type Column, drawTable } from "../table.ts";

/** How many cells are listed for people; all stand in the CSV and the JSON. */
const MOST_LISTED = 40;

const COLUMNS: readonly Column[] = [
  { head: "Hidden cell", gives: "wrap" },
  { head: "Can be", right: true },
  { head: "Promised", right: true },
  { head: "Is", gives: "wrap" },
  { head: "Hidden in", gives: "spare" },
];

/** The lines of an audit, each at most `width` columns wide. */
export function auditLines(found: BookAudit, width: number): readonly Line[] {
  const { says, releases, cells, narrowed, differences } = found;
  const broken = cells.filter(({ verdict }) => verdict !== "kept");
  const listed = (broken.length > 0 ? broken : cells).slice(0, MOST_LISTED);
  const more = (broken.length > 0 ? broken.length : cells.length) - listed.length;
  return [
    ...wrapped(says, width).map((bold) => ({ bold })),
    ...section("Releases", bullets(releases.map(releaseWords), width)),
    ...(listed.length === 0 ? [] : ["", ...drawTable({ columns: COLUMNS, rows: listed.map(rowOf) }, width)]),
    ...(more > 0
      ? wrapped(`And ${counted(more, "more cell", "more cells")}: everycase audit --format csv`, width)
      : []),
    ...section("Why", bullets(broken.slice(0, MOST_LISTED).flatMap(whyWords), width)),
    ...section("Printed totals a few crimes apart", bullets(differences.map(differenceWords), width)),
    ...section("Hidden by a source, narrowed by other files", bullets(narrowed.map(narrowedWords), width)),
  ];
}

function releaseWords({ release, kind, isProposed, cells, hidden }: BookAudit["releases"][number]): string {
  const what =
    kind === "table"
      ? `${counted(cells, "cell", "cells")}, ${hidden} of them hidden`
      : `statements about ${counted(cells, "cell", "cells")}`;
  return `${release}: ${what}${isProposed ? ", proposed" : ""}`;
}

type AuditedCell = BookAudit["cells"][number];

function rowOf(cell: AuditedCell): readonly string[] {
  return [cell.id, rangeWords(cell), `${cell.promised + 1} values`, VERDICTS[cell.verdict], cell.hiddenIn.join(", ")];
}

const VERDICTS: Readonly<Record<AuditedCell["verdict"], string>> = {
  kept: "as promised",
  narrower: "narrower",
  "not proven": "not proven in time",
  contradiction: "contradicted",
};

function rangeWords({ from, to }: { readonly from: number; readonly to: number | null }): string {
  if (to === null) return `${from} or more`;
  return from === to ? String(from) : `${from} to ${to}`;
}

function whyWords({ id, because, verdict }: AuditedCell): readonly string[] {
  if (because.length === 0) return [];
  const what = verdict === "contradiction" ? "contradicted by" : "told by";
  return [`${id}: ${what} ${because.join(" together with ")}`];
}

function differenceWords({ larger, smaller, difference }: BookAudit["differences"][number]): string {
  return `${larger}, and ${smaller}: ${difference} apart`;
}

function narrowedWords(cell: BookAudit["narrowed"][number]): string {
  const { universe, id, document, mark, bySource, besideOurs, because } = cell;
  return `${document}, ${universe}, ${id}: shown as ${mark}, which leaves ${rangeWords(bySource)}; with ${because.join(" and ")} it is ${rangeWords(besideOurs)}`;
}

/** Every hidden cell as a flat row; cells of sources that are narrowed stand after those of our own tables. */
export function auditTable({ cells, narrowed }: BookAudit): FlatTable {
  const own = cells.map(({ universe, id, from, to, promised, verdict, proof, hiddenIn, because }) => [
    ...["our table", universe, id, from, to, from + promised, verdict, proof],
    ...[hiddenIn.join("; "), because.join("; ")],
  ]);
  const sources = narrowed.map(({ universe, id, document, bySource, besideOurs, because }) => [
    ...["source", universe, id, besideOurs.from, besideOurs.to, bySource.to, "narrower", "exact"],
    ...[document, because.join("; ")],
  ]);
  const words = (...names: readonly string[]) => names.map((name) => [name, "VARCHAR"] as const);
  const numbers = (...names: readonly string[]) => names.map((name) => [name, "BIGINT"] as const);
  return {
    columns: [
      ...words("hidden_by", "universe", "cell"),
      ...numbers("from", "to", "promised_to_reach"),
      ...words("verdict", "proof", "hidden_in", "because"),
    ],
    rows: [...own, ...sources],
  };
}
