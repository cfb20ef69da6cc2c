// Stated totals beside the sums of their parts. Both stay as they stand; a difference is told at both places.
import { type Cell, HIDDEN, highest, type Known, lowest, sumOf } from "../../../standard/cell.ts";
import { cellText } from "../../../standard/cell-text.ts";
import type { TotalCheck } from "../grid.ts";
import type { Dimension } from "../layout.ts";
import type { Figure } from "./figures.ts";
import { partsOf } from "./figures.ts";
import type { CountColumn } from "./read-columns.ts";

/**
 * Checks every stated total of a table, down its columns and along its rows. `goesOn`: its first rows may stand on the
 * page before, so that a total at its end may count more than stands here.
 */
export function checkTotals(
  figures: readonly Figure[],
  counts: readonly CountColumn[],
  { goesOn }: { goesOn: boolean },
): readonly TotalCheck[] {
  const down = (figure: Figure): readonly TotalCheck[] =>
    checkDown(figure, figures).map((check) => (goesOn && check.agrees === false ? { ...check, agrees: null } : check));
  return figures.flatMap((figure) => [
    ...(figure.rowSums.length > 0 ? down(figure) : []),
    ...(figure.columnSum ? checkAlong(figure, figures, counts) : []),
  ]);
}

/** A total row against the data rows above it, or below it where it stands first. */
function checkDown(total: Figure, figures: readonly Figure[]): readonly TotalCheck[] {
  const column = figures.filter((one) => one.column === total.column);
  const data = column.filter((one) => one.rowSums.length === 0 && agreesWith(one, total));
  const inSection = data.filter(({ section }) => section === total.section);
  const before = column
    .filter((one) => one.rowSums.length > 0 && one.row < total.row && one.section === total.section && !one.grandRow)
    .at(-1);
  const sincePrevious = inSection.filter(({ row }) => row > (before?.row ?? -1) && row < total.row);
  const choices = total.grandRow ? [data, inSection] : [sincePrevious, inSection, data];
  return compare(
    total,
    choices.filter((parts) => parts.length > 0),
  );
}

/** A total column against the columns of its block in the same row. */
function checkAlong(total: Figure, figures: readonly Figure[], counts: readonly CountColumn[]): readonly TotalCheck[] {
  const own = counts.find(({ column }) => column === total.column);
  if (own === undefined) return [];
  const columns = new Set(partsOf(own, counts).map(({ column }) => column));
  const parts = figures.filter((one) => one.row === total.row && columns.has(one.column));
  return compare(total, parts.length === 0 ? [] : [parts]);
}

/** A "Kent total" sums the rows of Kent; dimensions it sums over may differ, and so may its line. */
function agreesWith(part: Figure, total: Figure): boolean {
  const free = new Set<Dimension>([...total.sums, "line", "flagRule", "flagOrigin", "edition", "basis"]);
  return (Object.keys(total.means) as Dimension[]).every(
    (dimension) =>
      free.has(dimension) ||
      part.means[dimension] === undefined ||
      part.means[dimension] === total.means[dimension] ||
      dimension === "period" ||
      dimension === "scope",
  );
}

/**
 * The first choice of parts whose sum is the total; else the difference from the first choice. A line that already is
 * a total, or is a part of another line, may stand among the parts without being one.
 */
function compare(total: Figure, choices: readonly (readonly Figure[])[]): readonly TotalCheck[] {
  const [first] = choices;
  if (first === undefined || total.value.kind === "absent") return [];
  const sets = choices
    .flatMap((parts) => [
      parts,
      parts.filter(({ means }) => means.line !== "total"),
      parts.filter(({ means }) => means.line !== "total" && !/^(?:of-which|other):/u.test(means.line ?? "")),
    ])
    .filter((parts) => parts.length > 0);
  const checks = sets.map((parts) => checkOf(total, parts));
  const found =
    checks.find(({ agrees }) => agrees === true) ?? checks.find(({ agrees }) => agrees === null) ?? checks[0];
  return found === undefined ? [] : [found];
}

function checkOf(total: Figure, parts: readonly Figure[]): TotalCheck {
  const sum = sumOf(parts.map(({ value }) => value));
  const hides = sum.absent.some(({ absence }) => HIDDEN.has(absence));
  return {
    total: total.cell,
    parts: parts.map(({ cell }) => cell),
    stated: total.written,
    sum: sumInWords(sum.known, hides),
    agrees: agreement(total.value, sum.known, hides),
  };
}

function sumInWords(known: Known | null, hides: boolean): string {
  if (known === null) return "not known";
  const text = cellText(known);
  return hides && !text.startsWith("at least") ? `at least ${lowest(known)}` : text;
}

/** A hidden part leaves open how much is missing. A blank part hides nothing that is stated: a difference is told. */
function agreement(total: Cell, known: Known | null, hides: boolean): boolean | null {
  if (total.kind === "absent") return null;
  if (known === null) return null;
  const [from, to] = [lowest(known), hides ? null : highest(known)];
  const [statedFrom, statedTo] = [lowest(total), highest(total)];
  if (statedTo !== null && statedTo < from) return false;
  if (to !== null && statedFrom > to) return false;
  const isExact = total.kind === "exact" && known.kind === "exact" && total.count === known.count;
  return isExact && !hides ? true : null;
}
