// Counts of case rows folded into balances: words to lines, months to periods. Nothing is dropped: what means nothing is not accounted for.
import type { CaseBalance, CaseWord } from "../measures/cases-result.ts";
import type { CaseMapping } from "../sources/case-extracts/mapping.ts";
import { readCaseFlag, readCaseOutcome } from "../sources/case-extracts/outcome-labels.ts";
import { BALANCE_LINES } from "../standard/balance-lines.ts";
import { findForce, forceById } from "../standard/forces.ts";
import type { CaseCount } from "../warehouse/case-ask.ts";

/** How periods are cut: financial years from April, their quarters, or months. */
export type CasePeriod = "year" | "quarter" | "month";

/** The period of a month `YYYY-MM`. Example: `periodOfMonth("2019-02", "quarter")` is `2018/19-Q4`. */
function periodOfMonth(month: string, by: CasePeriod): string {
  if (by === "month") return month;
  const [year = 0, at = 1] = month.split("-").map(Number);
  const start = at >= 4 ? year : year - 1;
  const id = `${start}/${String((start + 1) % 100).padStart(2, "0")}`;
  return by === "year" ? id : `${id}-Q${at >= 4 ? Math.ceil((at - 3) / 3) : 4}`;
}

interface Group {
  readonly force: string | null;
  readonly period: string | null;
  readonly scope: string;
  total: number;
  notAccountedFor: number;
  readonly lines: Map<string, number>;
  readonly apart: Map<string, number>;
}

/** Folds counts of one extract. With a flag column each flag has balances of its own beside those of all crimes. */
export function foldCases(
  counts: readonly CaseCount[],
  { file, mapping, by }: { readonly file: string; readonly mapping: CaseMapping; readonly by: CasePeriod },
): readonly CaseBalance[] {
  const groups = new Map<string, Group>();
  for (const count of counts) {
    const force = mapping.force ?? (count.force === null ? null : (findForce(count.force)?.id ?? null));
    const period = count.month === null ? null : periodOfMonth(count.month, by);
    for (const scope of scopesOf(count, mapping)) {
      const key = JSON.stringify([force, period, scope]);
      const group = groups.get(key) ?? newGroup(force, period, scope);
      groups.set(key, group);
      addCount(group, count, mapping);
    }
  }
  return [...groups.values()].sort(inOrder).map((group) => balanceOf(group, file));
}

function scopesOf({ flag }: CaseCount, mapping: CaseMapping): readonly string[] {
  if (mapping.columns.flag === undefined) return ["all"];
  const read = readCaseFlag(flag, mapping);
  return read === "CSE" || read === "CSA" ? [`flag:${read}`, "all"] : ["all"];
}

function newGroup(force: string | null, period: string | null, scope: string): Group {
  return { force, period, scope, total: 0, notAccountedFor: 0, lines: new Map(), apart: new Map() };
}

function addCount(group: Group, { outcome, rows }: CaseCount, mapping: CaseMapping): void {
  const read = readCaseOutcome(outcome, mapping);
  if (read.kind === "apart") {
    group.apart.set(read.says, (group.apart.get(read.says) ?? 0) + rows);
    return;
  }
  group.total += rows;
  if (read.kind === "line") group.lines.set(read.line, (group.lines.get(read.line) ?? 0) + rows);
  else group.notAccountedFor += rows;
}

function inOrder(a: Group, b: Group): number {
  const keys = ({ scope, force, period }: Group): readonly string[] => [
    scope === "all" ? "z" : scope,
    force ?? "~",
    period ?? "~",
  ];
  const [some, others] = [keys(a).join("\u001f"), keys(b).join("\u001f")];
  return some < others ? -1 : some > others ? 1 : 0;
}

function balanceOf({ force, period, scope, total, notAccountedFor, lines, apart }: Group, file: string): CaseBalance {
  return {
    file,
    force,
    called: force === null ? "force not known" : (forceById(force)?.called ?? force),
    period,
    scope,
    total,
    notAccountedFor,
    lines: BALANCE_LINES.flatMap(({ id, title }) => {
      const rows = lines.get(id);
      return rows === undefined ? [] : [{ line: id, title, rows }];
    }),
    apart: [...apart].map(([says, rows]) => ({ says, rows })),
  };
}

/** Outcome words with what each was read as. */
export function outcomeWords(
  words: readonly { readonly label: string | null; readonly rows: number }[],
  mapping: CaseMapping,
): readonly CaseWord[] {
  return words.map(({ label, rows }) => {
    const read = readCaseOutcome(label, mapping);
    const readAs =
      read.kind === "line"
        ? `${BALANCE_LINES.find(({ id }) => id === read.line)?.title ?? read.line} (${read.source})`
        : read.kind === "apart"
          ? `not a crime of the balance: ${read.says}`
          : read.kind === "blank"
            ? "blank: no outcome stated"
            : "not understood";
    return { label: label ?? "", rows, readAs, understood: read.kind !== "notUnderstood" };
  });
}

/** Flag words with what each was read as. */
export function flagWords(
  words: readonly { readonly label: string | null; readonly rows: number }[],
  mapping: CaseMapping,
): readonly CaseWord[] {
  return words.map(({ label, rows }) => {
    const read = readCaseFlag(label, mapping);
    const readAs = { CSE: "the CSE flag", CSA: "the CSA flag", none: "no flag", notUnderstood: "not understood" }[read];
    return { label: label ?? "", rows, readAs, understood: read !== "notUnderstood" };
  });
}
