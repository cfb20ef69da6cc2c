// Whether the parts of a table add up: partnerships and unassigned crimes to their force, offence groups to all crimes.
import type { Problem } from "../../ground/problem.ts";
import { cellOfSum, HIDDEN, highest, lowest, sumOf } from "../../standard/cell.ts";
import { cellText } from "../../standard/cell-text.ts";
import { forceById } from "../../standard/forces.ts";
import { withCommas } from "../../standard/numbers.ts";
import { normaliseGroup } from "../../standard/offences.ts";
import type { Reported } from "../../standard/reported.ts";

type Fault = Omit<Problem, "file" | "sheet">;

/** Everything that does not add up in one sheet, each difference at the cell of the whole. */
export function partsAgree(rows: readonly Reported[]): readonly Fault[] {
  const counts = rows.filter(({ unit, line, basis }) => unit === "crimes" && line === "total" && basis === "recorded");
  return [...areasAgree(counts), ...groupsAgree(counts)];
}

/** A force's own row beside the rows of its parts. */
function areasAgree(rows: readonly Reported[]): readonly Fault[] {
  const keyOf = ({ force, period, scope }: Reported): string => JSON.stringify([force, period, scope]);
  const parts = grouped(
    rows.filter(({ area }) => area !== null),
    keyOf,
  );
  return rows.flatMap((whole) => {
    const mine = whole.area === null ? parts.get(keyOf(whole)) : undefined;
    return mine === undefined ? [] : differs(whole, mine, `the ${mine.length} areas of ${calledOf(whole.force)}`);
  });
}

/** The nine groups of victim-based crime and crime against society, which together are all crime but fraud. */
const GROUPS: ReadonlySet<string> = new Set(
  [
    "Violence against the person",
    "Sexual offences",
    "Robbery",
    "Theft offences",
    "Criminal damage and arson",
    "Drug offences",
    "Possession of weapons offences",
    "Public order offences",
    "Miscellaneous crimes against society",
  ].map(normaliseGroup),
);

function groupsAgree(rows: readonly Reported[]): readonly Fault[] {
  const byRow = grouped(rows, ({ row, period }) => JSON.stringify([row, period]));
  return [...byRow.values()].flatMap((cells) => {
    const groups = cells.filter(({ scope }) => GROUPS.has(nameOf(scope)));
    const whole = cells.find(({ scope }) => /^total recorded crime\b.*excluding fraud/u.test(nameOf(scope)));
    return whole === undefined || groups.length !== GROUPS.size
      ? []
      : differs(whole, groups, "the nine offence groups");
  });
}

function nameOf(scope: string): string {
  return normaliseGroup(scope === "sexual-offences" ? "Sexual offences" : scope.replace(/^other:/u, ""));
}

function differs(whole: Reported, parts: readonly Reported[], what: string): readonly Fault[] {
  const sum = sumOf(parts.map(({ cell }) => cell));
  const together = cellOfSum(sum);
  if (whole.cell.kind === "absent" || together.kind === "absent") return [];
  const [most, stated] = [highest(together), highest(whole.cell)];
  const possible = (most === null || most >= lowest(whole.cell)) && (stated === null || lowest(together) <= stated);
  if (possible) return [];
  const hidden = sum.absent.some(({ absence }) => HIDDEN.has(absence)) ? " or more" : "";
  return [
    {
      code: "parts-differ",
      cell: `${whole.column}${whole.row}`,
      found: `${saidOf(cellText(whole.cell))}, while ${what} add up to ${saidOf(cellText(together))}${hidden} (${parts[0]?.column}${parts[0]?.row} to ${parts.at(-1)?.column}${parts.at(-1)?.row})`,
      wanted: "a whole that is the sum of its parts",
      hint: "Both are kept as stated. The source does not say which is right.",
    },
  ];
}

function saidOf(text: string): string {
  return /^\d+$/u.test(text) ? withCommas(Number(text)) : text;
}

function calledOf(force: string): string {
  return forceById(force)?.called ?? force;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
