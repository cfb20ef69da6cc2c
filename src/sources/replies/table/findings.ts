// What came of the figures: those that are complete, what is still unsaid, which labels are unknown, and every problem at its place.

import type { Problem } from "../../../ground/problem.ts";
import { columnLetters } from "../../../standard/address.ts";
import type { Basis } from "../../../standard/bases.ts";
import { sameCell } from "../../../standard/cell.ts";
import { parsePeriod } from "../../../standard/periods.ts";
import type { Reported } from "../../../standard/reported.ts";
import type { Unit } from "../../../standard/units.ts";
import type { Grid, TotalCheck, UnknownLabel } from "../grid.ts";
import type { Dimension, Meanings } from "../layout.ts";
import { suggestionsOf } from "../words/labels.ts";
import { withoutMarks } from "../words/marks.ts";
import type { Figure } from "./figures.ts";
import type { UnknownWords } from "./read-columns.ts";

/** What every figure must say of itself before it may be compared. */
const NEEDED = ["force", "period", "unit", "scope", "line"] as const;

/** What came of the figures of a grid. */
export interface Findings {
  readonly cells: readonly Reported[];
  readonly missing: readonly Dimension[];
  readonly unknown: readonly UnknownLabel[];
  readonly problems: readonly Problem[];
}

/** Where problems stand. */
export interface Place {
  readonly file: string;
  readonly sheet?: string;
}

/** The place of a grid in problems. */
export function placeOfGrid({ file, part, sheet }: Grid): Place {
  const name = part === null ? file : `${file}/${part}`;
  return sheet === null ? { file: name } : { file: name, sheet };
}

/** Draws the findings from the figures and checks of a grid. */
export function findingsOf(grid: Grid, figures: readonly Figure[], checks: readonly TotalCheck[]): Findings {
  const place = placeOfGrid(grid);
  const repeats = settleRepeats(place, figures);
  const unknown = unknownOf(figures);
  return {
    cells: repeats.kept.map(reportedOf),
    missing: missingOf(figures),
    unknown: unknown.map(({ figures: _, ...label }) => label),
    problems: [
      ...unknown.slice(0, TOLD_LABELS).map((label) => unknownProblem(place, label)),
      ...otherLabels(place, unknown.slice(TOLD_LABELS)),
      ...gathered(figures.flatMap((figure) => figureProblems(place, figure))),
      ...blankProblems(place, figures),
      ...repeats.problems,
      ...checks.filter(({ agrees }) => agrees === false).flatMap((check) => totalProblems(place, check)),
    ],
  };
}

function lacks(figure: Figure): readonly Dimension[] {
  const needed: Dimension[] = NEEDED.filter((dimension) => figure.means[dimension] === undefined);
  const isFlagged = figure.means.scope?.startsWith("flag:") === true;
  if (isFlagged && figure.means.flagRule === undefined) needed.push("flagRule");
  return needed;
}

function isComplete(figure: Figure): boolean {
  return (
    lacks(figure).length === 0 && figure.unknown.length === 0 && figure.blank.length === 0 && figure.differ.length === 0
  );
}

/** What one thing said for the whole file would mend: what a figure lacks although none of its labels is blank, unknown or contradicted. */
function missingOf(figures: readonly Figure[]): readonly Dimension[] {
  const data = figures.filter(({ isData }) => isData);
  const asked = data.length > 0 ? data : figures;
  const missing = new Set<Dimension>();
  for (const figure of asked) {
    const own = new Set([...figure.unknown, ...figure.blank, ...figure.differ].map(({ dimension }) => dimension));
    for (const dimension of lacks(figure)) if (!own.has(dimension)) missing.add(dimension);
  }
  const order: readonly Dimension[] = ["force", "period", "unit", "scope", "flagRule", "line"];
  return order.filter((dimension) => missing.has(dimension));
}

/** So many unknown labels are told one by one with what comes near; a table with more of them is no table of outcomes. */
const TOLD_LABELS = 60;

/** An unknown label, and how many figures it keeps from being used. */
interface CountedLabel extends UnknownLabel {
  readonly figures: number;
}

function unknownOf(figures: readonly Figure[]): readonly CountedLabel[] {
  const known = new Map<string, { readonly label: UnknownWords; figures: number }>();
  for (const label of figures.flatMap(({ unknown }) => unknown)) {
    const key = `${label.dimension}\u001f${label.text.toLowerCase()}`;
    const before = known.get(key);
    if (before === undefined) known.set(key, { label, figures: 1 });
    else before.figures += 1;
  }
  return [...known.values()].map(({ label, figures: count }, index) => ({
    ...label,
    suggestions: index < TOLD_LABELS ? suggestionsOf(label.dimension, withoutMarks(label.text)) : [],
    figures: count,
  }));
}

const WANTED: Readonly<Record<Dimension, string>> = {
  force: "the name of a police force, or of another body known here",
  area: "the name of a part of a force",
  period: "a year, quarter, month or range of days",
  unit: "what is counted, such as crimes or charges",
  scope: "which crimes: a flag, offence codes, or other: and words",
  flagRule: "when the flag is set",
  flagOrigin: "how the flag came to stand on the crimes",
  basis: "recorded, closed or not stated",
  edition: "as known on: a day, or words",
  line: "total, what became of the crimes, or other: and words",
};

function unknownProblem(place: Place, { dimension, text, cell, suggestions, figures }: CountedLabel): Problem {
  return {
    ...place,
    code: `unknown-${dimension.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`,
    cell,
    found: shortened(text),
    wanted: WANTED[dimension],
    ...(figures > 1 ? { cells: figures } : {}),
    ...(suggestions.length > 0 ? { suggestions } : {}),
    hint: "Its figures are not used until somebody says what it means.",
  };
}

function otherLabels(place: Place, others: readonly CountedLabel[]): readonly Problem[] {
  const [first] = others;
  if (first === undefined) return [];
  const hint = "So many labels that nobody knows are rarely outcomes: the table may be a list of records.";
  const found = `${others.length} more labels that are not known`;
  return [
    {
      ...place,
      code: "unknown-labels",
      cell: first.cell,
      found,
      wanted: "labels of the standard",
      cells: others.length,
      hint,
    },
  ];
}

/** Problems that differ only in their cell become one, at the first, with how many cells share it. */
function gathered(problems: readonly Problem[]): readonly Problem[] {
  const alike = new Map<string, { readonly first: Problem; cells: number }>();
  for (const problem of problems) {
    const key = `${problem.code}\u001f${problem.found}\u001f${problem.wanted}`;
    const before = alike.get(key);
    if (before === undefined) alike.set(key, { first: problem, cells: 1 });
    else before.cells += 1;
  }
  return [...alike.values()].map(({ first, cells }) => (cells === 1 ? first : { ...first, cells }));
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}

function figureProblems(place: Place, figure: Figure): readonly Problem[] {
  const { value, written, cell, differ } = figure;
  const isUnread =
    value.kind === "absent" && value.absence === "not understood" && !/^not\s+understood\b/iu.test(written);
  const unread: Problem = {
    ...place,
    code: "value-not-understood",
    cell,
    found: shortened(written),
    wanted: "a whole number, a range such as 1 to 4, or why there is none",
    hint: "It is kept as not understood, and counts as no number.",
  };
  const contradictions = differ.map(
    ({ dimension, texts }): Problem => ({
      ...place,
      code: `${dimension}-contradicts`,
      cell,
      found: shortened(texts.join(" / ")),
      wanted: `one ${dimension} for this figure`,
      hint: "Two places say two things of this figure; it is not used until a correction says which.",
    }),
  );
  return [...(isUnread ? [unread] : []), ...contradictions];
}

function blankProblems(place: Place, figures: readonly Figure[]): readonly Problem[] {
  const told = new Map<string, Problem>();
  for (const { dimension, cell } of figures.flatMap(({ blank }) => blank)) {
    const before = told.get(cell);
    told.set(cell, {
      ...place,
      code: "label-blank",
      cell,
      found: "",
      wanted: WANTED[dimension],
      ...(before === undefined ? {} : { cells: (before.cells ?? 1) + 1 }),
      hint: "Nothing says whether the label above holds here too; the figures of this row are not used.",
    });
  }
  return [...told.values()];
}

function totalProblems(place: Place, { total, parts, stated, sum }: TotalCheck): readonly Problem[] {
  const range = parts.length < 3 ? parts.join(" and ") : `${parts[0]} to ${parts.at(-1)}`;
  const found = `${stated} in ${total}, ${sum} from ${range}`;
  const shared = { ...place, code: "total-differs", found };
  const hint = "Both stand as they are; neither is taken to be right.";
  const [first] = parts;
  return [
    { ...shared, cell: total, wanted: "a total that is the sum of its parts", hint },
    ...(first === undefined
      ? []
      : [{ ...shared, cell: first, cells: parts.length, wanted: `parts that add up to ${total}`, hint }]),
  ];
}

const KEYS = ["force", "area", "period", "unit", "scope", "basis", "edition", "line"] as const;

function keyOf({ means }: Figure): string {
  return KEYS.map((dimension) => means[dimension] ?? "").join("\u001f");
}

/**
 * Data rows go before totals that say the same. Two data cells of one table with one meaning are set apart by something
 * that is not read: neither is used. In two tables the same figure may stand again; where the two differ, neither is used.
 */
function settleRepeats(
  place: Place,
  figures: readonly Figure[],
): { readonly kept: readonly Figure[]; readonly problems: readonly Problem[] } {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures.filter(isComplete)) {
    const group = groups.get(keyOf(figure));
    if (group === undefined) groups.set(keyOf(figure), [figure]);
    else group.push(figure);
  }
  const kept: Figure[] = [];
  const problems: Problem[] = [];
  for (const group of groups.values()) {
    const data = group.filter(({ isData }) => isData);
    const candidates = data.length > 0 ? data : [...group].sort((a, b) => a.sums.length - b.sums.length);
    const [first, ...others] = candidates;
    if (first === undefined) continue;
    const differs = others.some(
      ({ value, table }) => !sameCell(value, first.value) || (data.length > 0 && table === first.table),
    );
    if (!differs) kept.push(first);
    if (others.length > 0 && (data.length > 0 || differs))
      problems.push(repeatProblem(place, first, { others, differs }));
  }
  return { kept: kept.sort((a, b) => a.row - b.row || a.column - b.column), problems };
}

function repeatProblem(
  place: Place,
  first: Figure,
  { others, differs }: { others: readonly Figure[]; differs: boolean },
): Problem {
  return {
    ...place,
    code: differs ? "two-figures" : "figure-twice",
    cell: first.cell,
    found: [first, ...others]
      .slice(0, 4)
      .map(({ cell, written }) => `${written} in ${cell}`)
      .join(", "),
    wanted: "one figure for one meaning",
    ...(others.length > 0 ? { cells: others.length + 1 } : {}),
    hint: differs ? "Nothing says what sets them apart; neither is used." : "The first of them is used.",
  };
}

function reportedOf(figure: Figure): Reported {
  const { means } = figure;
  const period = parsePeriod(means.period ?? "");
  return {
    row: figure.row + 1,
    column: columnLetters(figure.column),
    force: means.force ?? "",
    area: means.area ?? null,
    period: period?.id ?? means.period ?? "",
    periodFrom: period?.from ?? null,
    periodTo: period?.to ?? null,
    unit: (means.unit ?? "") as Unit, // a layout and the standard's look-ups hold ids only
    scope: means.scope ?? "",
    flagRule: flagOnly(means, "flagRule"),
    flagOrigin: flagOnly(means, "flagOrigin"),
    basis: (means.basis ?? "not stated") as Basis,
    edition: means.edition ?? null,
    line: means.line ?? "",
    cell: figure.value,
    note: noteOf(figure),
    cite: null,
  };
}

/** The rule of a flag says nothing of crimes that are selected by offence. */
function flagOnly(means: Meanings, dimension: "flagRule" | "flagOrigin"): string | null {
  return means.scope?.startsWith("code:") === true ? null : (means[dimension] ?? null);
}

function noteOf({ note, rule, sums, written }: Figure): string | null {
  const parts = [
    note,
    rule === null ? null : `"${written}" is read by the rule of the document: ${rule}`,
    sums.length === 0 ? null : "Stated as a total.",
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" ");
}
