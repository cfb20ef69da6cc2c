// A reconciliation as text: the finding, both tables with their editions, every row that differs, and what stands in one table alone.
import type { Published } from "../../disclosure/published.ts";
import type { ReconcileRow, Reconciliation } from "../../measures/reconcile-result.ts";
import { capital, count, counted, editionWords, shortHash } from "../../web/words.ts";
import { bullets, type Line, section, terms, wrapped } from "../lines.ts";
import { drawTable } from "../table.ts";
import { cellSays, fullStop } from "./cells.ts";
import { commandLines } from "./passport-foot.ts";

/** The lines of a reconciliation, each at most `width` columns wide. */
export function reconcileLines(found: Published<Reconciliation>, width: number): readonly Line[] {
  const { sentence, missing, rows, notes, command } = found;
  if (missing.length > 0) {
    return [
      ...wrapped(fullStop(sentence), width).map((bold) => ({ bold })),
      ...section("What to add", bullets(missing, width)),
      ...section("Then", commandLines([command], width)),
    ];
  }
  return [
    ...wrapped(fullStop(sentence), width).map((bold) => ({ bold })),
    "",
    ...terms(headTerms(found), width),
    ...(rows.length === 0
      ? []
      : ["", ...drawTable({ columns: columnsFor(found), rows: rows.map((row) => cellsOf(row, found)) }, width)]),
    ...section("To keep in mind", bullets(notes, width)),
    ...section("To see it again", commandLines([command], width)),
  ];
}

function headTerms({
  period,
  scope,
  force,
  outcomes,
  crimes,
  counts,
}: Reconciliation): readonly (readonly [string, string])[] {
  const side = (one: Reconciliation["outcomes"]): string =>
    one === null ? "none" : `${one.file}, ${editionWords(one.edition)}, SHA-256 ${shortHash(one.sha256)}`;
  const rest = [
    counts.cannotBeTold === 0 ? null : `${count(counts.cannotBeTold)} cannot be told`,
    counts.outcomesOnly === 0 ? null : `${count(counts.outcomesOnly)} in the outcomes only`,
    counts.crimesOnly === 0 ? null : `${count(counts.crimesOnly)} in the recorded crimes only`,
  ].filter((words) => words !== null);
  return [
    ["Period", period?.title ?? "none"],
    ["Scope", scope.title],
    ...(force === null ? [] : [["Force", force.called] as const]),
    ["Outcomes", side(outcomes)],
    ["Recorded", side(crimes)],
    ["Rows", [`${count(counts.equal)} equal`, counted(counts.differs, "differs", "differ"), ...rest].join(", ")],
  ];
}

function columnsFor({ by }: Reconciliation) {
  return [
    { head: "Force", gives: "wrap" },
    ...(by === "force" ? [] : [{ head: by === "group" ? "Offence group" : "Code", gives: "wrap" } as const]),
    { head: "Outcomes", right: true },
    { head: "Recorded", right: true },
    { head: "Difference", right: true },
    { head: "", gives: "wrap" },
  ] as const;
}

function cellsOf(row: ReconcileRow, { by }: Reconciliation): readonly string[] {
  const { called, group, code, outcomes, crimes, difference, verdict, why } = row;
  return [
    called,
    ...(by === "force" ? [] : [(by === "group" ? group : code) ?? "not stated"]),
    outcomes === null ? "no row" : cellSays(outcomes),
    crimes === null ? "no row" : cellSays(crimes),
    difference === null ? "" : difference > 0 ? `+${count(difference)}` : count(difference),
    why === null ? verdict : `${capital(verdict)}. ${why}`,
  ];
}
