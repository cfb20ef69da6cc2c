// A comparison as text: the finding, the table in three groups, who is not compared and why, both averages, what to keep in mind.
import type { Published } from "../../disclosure/published.ts";
import type { Comparison, ForceRow } from "../../measures/result.ts";
import { groupsOf, type Note, notesOf } from "../../web/charts/groups.ts";
import type { Order } from "../../web/views.ts";
import { count, isExact, nounsOf, percent, percentRange, wholePercent } from "../../web/words.ts";
import { bullets, type Line, section, wrapped } from "../lines.ts";
import { type Column, drawTable, type Row } from "../table.ts";
import { apartLines } from "./apart.ts";
import { averageLines } from "./averages.ts";
import { cellSays, fullStop, oneInSays, rateSays, shellWord } from "./cells.ts";
import { commandLines, editionLines, optionsOf, sourceLines } from "./passport-foot.ts";

const AGAINST = { above: "above", below: "below", same: "not told apart", apart: "not compared" } as const;

const CLEARLY =
  "A force is clearly above or below where its 99.8% interval lies wholly on one side of the rate of all others together.";

/** The lines of a comparison, each at most `width` columns wide. The forces of a group stand in the order asked for. */
export function compareLines(comparison: Published<Comparison>, order: Order, width: number): readonly Line[] {
  const { passport, coverage, caveats } = comparison;
  return [
    ...wrapped(fullStop(comparison.sentence), width).map((bold) => ({ bold })),
    ...wrapped(leadOf(comparison), width),
    ...wrapped(overOf(comparison), width).map((dim) => ({ dim })),
    ...comparison.notes.flatMap((says) => wrapped(says, width)),
    ...tableLines(comparison, order, width),
    ...section("Not compared, and why", apartLines(comparison, width)),
    ...section("Compared with a caveat", caveatLines(comparison, width)),
    ...section("May these figures be held against each other?", wrapped(comparison.verdicts.says, width)),
    ...section("What each denominator does", movedLines(comparison, width)),
    ...section("All forces together", averageLines(comparison, width)),
    ...section("Who is in, who is missing", wrapped(coverageWords(coverage), width)),
    ...section("What to keep in mind", bullets(caveats, width)),
    ...section("Sources", [...sourceLines(passport, width), ...editionLines(comparison.editions, width)]),
    ...section("This again, one force, and down to the cells", commandLines(nextCommands(comparison), width)),
  ];
}

/** What the comparison is about: scope, unit, period, basis, denominator, edition. */
function overOf({ passport, basis, unit, denominator }: Comparison): string {
  const when = basis === "closed" ? `outcomes given ${passport.period.title}` : `${unit}, ${passport.period.title}`;
  const how = basis === "not stated" ? "basis not stated" : `${basis} basis`;
  return `${passport.scope.title}; ${when}; ${how}; denominator: ${denominator}; edition: ${passport.edition.title}.`;
}

function leadOf(comparison: Comparison): string {
  const { pooled, basis } = comparison;
  if (!isExact(pooled.numerator) || !isExact(pooled.denominator) || pooled.rate === null) return "";
  const spread = pooled.interval === null ? "" : ` (${percentRange(pooled.interval)})`;
  const whole = `${count(pooled.denominator)} ${nounsOf(comparison).whole}`;
  const counted = `That is ${count(pooled.numerator)} of ${whole}, ${percent(pooled.rate)}${spread}.`;
  if (basis === "closed") return `${counted} The outcomes belong to crimes of several years.`;
  if (!isExact(pooled.open) || pooled.openShare === null)
    return `${counted} How many are still open is not stated for all.`;
  if (pooled.open === 0) return `${counted} None is still open.`;
  return `${counted} ${count(pooled.open)} (${wholePercent(pooled.openShare)}) had no outcome yet, so the share can still grow.`;
}

/** The forces that are compared with a caveat, and what it is. */
function caveatLines({ forces }: Comparison, width: number): readonly Line[] {
  const held = forces.filter(({ verdict }) => verdict === "comparable with a caveat");
  return bullets(
    held.map(({ called, reasons }) => `${called}: ${reasons.map(({ says }) => says).join(" ")}`),
    width,
  );
}

function coverageWords({ says, compared, crimesCompared, crimesAll }: Comparison["coverage"]): string {
  if (compared === 0 || crimesCompared === null || crimesAll === null) return `${says} No missing value was filled in.`;
  const part = `The compared forces hold ${count(crimesCompared)} of the ${count(crimesAll)} counted here`;
  return `${says} ${part} (${percent(crimesCompared / crimesAll)}). No missing value was filled in.`;
}

/** The table of the forces that are compared, in the groups of the web page, and the notes on them. */
function tableLines(comparison: Comparison, order: Order, width: number): readonly Line[] {
  const groups = groupsOf(comparison, order).filter(({ id }) => id !== "beside");
  if (groups.length === 0) return [];
  const notes = notesOf(groups);
  const nouns = nounsOf(comparison);
  const showsOpen = comparison.basis !== "closed";
  const rows: Row[] = groups.flatMap(({ title, rows: forces }) => [
    { group: `${title} (${forces.length})` },
    ...forces.map((row) => rowOf(row, notes, showsOpen)),
  ]);
  return [
    "",
    ...drawTable({ columns: columnsOf(nouns.column, showsOpen), rows }, width),
    ...noteLines(notes, width),
    ...wrapped(CLEARLY, width).map((dim) => ({ dim })),
  ];
}

function columnsOf(whole: string, showsOpen: boolean): readonly Column[] {
  const number = (head: string): Column => ({ head, right: true });
  return [
    { head: "Force", gives: "shorten" },
    number("Rate % (95%)"),
    number("Charged"),
    number(whole),
    number("One in (95%)"),
    ...(showsOpen ? [number("Open")] : []),
    // The groups say it too, so this column may go where the terminal is narrow.
    { head: "Against the rest", gives: "spare" },
  ];
}

function rowOf(row: ForceRow, notes: readonly Note[], showsOpen: boolean): readonly string[] {
  const open = row.openShare === null ? cellSays(row.open) : wholePercent(row.openShare);
  return [
    `${row.called}${noteMark(row, notes)}`,
    rateSays(row),
    cellSays(row.charged),
    cellSays(row.outOf),
    oneInSays(row.oneIn, row.charged, row.rate),
    ...(showsOpen ? [open] : []),
    AGAINST[row.standing],
  ];
}

function noteMark(row: ForceRow, notes: readonly Note[]): string {
  const numbers = notes.filter(({ says }) => row.notes.includes(says)).map(({ number }) => number);
  return numbers.length === 0 ? "" : ` [${numbers.join(",")}]`;
}

function noteLines(notes: readonly Note[], width: number): readonly Line[] {
  return notes.flatMap(({ number, says }) => wrapped(says, width, { first: `[${number}] `, rest: "    " }));
}

/** Who changes group when another whole is counted. */
function movedLines({ underEach }: Comparison, width: number): readonly Line[] {
  return underEach.flatMap(({ denominator, moved }) =>
    bullets(
      moved.map(({ called, from, to }) => `${denominator}: ${called} goes from ${AGAINST[from]} to ${AGAINST[to]}.`),
      width,
    ),
  );
}

function nextCommands({ passport, forces, pooled }: Comparison): readonly string[] {
  const options = optionsOf(passport.command);
  const [first] = forces;
  return [
    passport.command,
    ...(first === undefined ? [] : [`everycase force ${shellWord(first.called)} ${options}`]),
    ...(pooled.rate === null ? [] : [`everycase passport rate ${options}`]),
  ];
}
