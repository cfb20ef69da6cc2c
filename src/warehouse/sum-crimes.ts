// All crimes of a table by force, and by offence group or code: the sums that two tables of the same crimes are held against each other by.
import { type Absence, exact, interval, type Known, type Sum } from "../standard/cell.ts";
import { asText, type Engine, quote, type Row } from "./engine.ts";

/** How finely crimes are added. */
export type CrimeGrain = "force" | "group" | "code";

/** Which crimes of a file. `lines`: every outcome type of a table of outcomes, or the total of a table of crimes. */
export interface CrimeSelection {
  readonly path: string;
  readonly period: string;
  readonly lines: "outcomes" | "total";
  readonly by: CrimeGrain;
  /** Offences as `normaliseGroup` and `normaliseOffenceCode` write them: every list that is given must hold. All when left out. */
  readonly codes?: readonly string[];
  readonly groups?: readonly string[];
  readonly subgroups?: readonly string[];
  readonly force?: string;
}

/** Crimes of one force (or other body) recorded in the period, and of one offence group or code where that was asked. */
export interface CrimeSum {
  readonly force: string;
  readonly group: string | null;
  readonly code: string | null;
  readonly sum: Sum;
}

/** Adds the crimes recorded in a period on the recorded basis, whole forces only. Outcomes for alternate offences are parts and are left out. */
export async function sumCrimes(engine: Engine, selection: CrimeSelection): Promise<readonly CrimeSum[]> {
  const keys = [
    "force",
    ...(selection.by === "group" ? ["offence_group"] : []),
    ...(selection.by === "code" ? ["scope"] : []),
  ];
  const rows = await engine.rows(`SELECT ${keys.join(", ")}, kind, absence, count(*) AS cells,
      sum(lowest)::BIGINT AS lowest, sum(highest)::BIGINT AS highest, count(highest) AS ended
    FROM read_parquet(${quote(selection.path)}) WHERE ${whereOf(selection)}
    GROUP BY ${keys.join(", ")}, kind, absence ORDER BY ALL`);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(keys.map((name) => row[name] ?? null));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((some) => ({
    force: String(some[0]?.["force"]),
    group: selection.by === "group" ? asText(some[0]?.["offence_group"]) : null,
    code: selection.by === "code" ? (asText(some[0]?.["scope"])?.replace(/^code:/u, "") ?? null) : null,
    sum: sumOfRows(some),
  }));
}

function whereOf({ period, lines, codes, groups, subgroups, force }: CrimeSelection): string {
  const list = (values: readonly string[]): string =>
    `(${values.length === 0 ? "NULL" : values.map(quote).join(", ")})`;
  return [
    `period = ${quote(period)}`,
    "basis = 'recorded'",
    "unit = 'crimes'",
    "area IS NULL",
    "scope LIKE 'code:%'",
    lines === "total" ? "line = 'total'" : "line LIKE 'outcome:%'",
    force === undefined ? "force IS NOT NULL" : `force = ${quote(force)}`,
    ...(codes === undefined ? [] : [`scope IN ${list(codes.map((code) => `code:${code}`))}`]),
    ...(groups === undefined ? [] : [`offence_group IN ${list(groups)}`]),
    ...(subgroups === undefined ? [] : [`offence_subgroup IN ${list(subgroups)}`]),
  ].join(" AND ");
}

function sumOfRows(rows: readonly Row[]): Sum {
  const stated = rows.filter((row) => row["kind"] !== "absent");
  return {
    known: stated.length === 0 ? null : knownOf(stated),
    statedCells: stated.reduce((sum, row) => sum + Number(row["cells"]), 0),
    absent: rows
      .filter((row) => row["kind"] === "absent")
      .map((row) => ({ absence: row["absence"] as Absence, cells: Number(row["cells"]) })),
  };
}

function knownOf(stated: readonly Row[]): Known {
  const lowest = stated.reduce((sum, row) => sum + Number(row["lowest"]), 0);
  const ended = stated.every((row) => Number(row["ended"]) === Number(row["cells"]));
  const highest = ended ? stated.reduce((sum, row) => sum + Number(row["highest"]), 0) : null;
  return lowest === highest ? exact(lowest) : interval(lowest, highest);
}
