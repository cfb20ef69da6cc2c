// From a figure down to the very cells it is worked out from.
import { assert } from "../ground/assert.ts";
import { Refusal } from "../ground/refusal.ts";
import { BALANCE_LINES, type BalanceLineId, balanceLine, isBalanceLineId } from "../standard/balance-lines.ts";
import { absent, type Cell } from "../standard/cell.ts";
import { cellToJson } from "../standard/cell-json.ts";
import type { Force } from "../standard/forces.ts";
import { findCells, type StandingCell } from "../warehouse/ask.ts";
import type { Engine } from "../warehouse/engine.ts";
import { isLike, likeGroup } from "./apart.ts";
import { caveatsOf } from "./caveats.ts";
import { CHARGE_RATE } from "./definitions/charge-rate.ts";
import { factsOf } from "./facts.ts";
import { type Figure, lineCell } from "./figures.ts";
import { planForForce } from "./force.ts";
import { flagOf, type Gathered, gather, selectionOf } from "./gather.ts";
import { asKnown } from "./known-on.ts";
import { commandOf, passportOf } from "./passport.ts";
import { type Candidate, type CatalogueFile, type Plan, planOf, type Question } from "./plan.ts";
import { denominatorCell, pooledCell, rateOf } from "./rate.ts";
import type { FigurePassport, Rate, TracedCell } from "./result.ts";
import { countWords, findingOf, forceFindingOf } from "./sentences.ts";
import { workingOf } from "./working.ts";

/** Which figure: `rate`, `total`, `not-accounted-for`, or a line of the balance such as `charged`. Without a force, the pooled one. */
export interface FigureQuestion extends Question {
  readonly figure: string;
}

/** A figure with the cells behind it, file by file; texts and drawn grids are filled in by whoever holds the originals. */
export type Trace = Omit<FigurePassport, "files"> & {
  readonly files: readonly {
    readonly file: CatalogueFile;
    readonly cells: readonly TracedCell[];
    readonly sheet: string | null;
    readonly zeroCells: number;
    readonly moreCells: number;
  }[];
};

/** How many cells a passport lists; the rest are counted. */
const LISTED = 400;

/** Traces a figure. Refuses (`usage`) an unknown figure, (`notFound`) when nothing answers, (`notPossible`) a pooled figure of unlike forces. */
export async function trace(
  engine: Engine,
  files: readonly CatalogueFile[],
  question: FigureQuestion,
  force: Force | null,
): Promise<Trace> {
  const figure = figureNamed(question.figure);
  const plan = force === null ? planOf(files, question) : planForForce(files, force, question);
  const used = tracedOf(await gather(engine, plan, force?.id), plan, force);
  return await traceFrom(figure, { plan, used, force }, (pick, mine) => cellsOfPick(engine, pick, mine, plan));
}

/** The figures that a traced one is made of: the force's own, or those of all forces that are alike. Refuses what `trace` refuses. */
export function tracedOf(all: readonly Gathered[], plan: Plan, force: Force | null): readonly Gathered[] {
  const held = { plan, group: likeGroup(all, { plan, definition: CHARGE_RATE }), definition: CHARGE_RATE };
  if (force === null && all.length > 0 && !held.group.comparable)
    throw new Refusal("notPossible", held.group.why, "Ask for one force: --force NAME");
  const used = force === null ? all.filter((one) => isLike(one, held)) : all;
  if (used.length > 0) return used;
  throw new Refusal(
    "notFound",
    "No figure answers this question. That does not mean zero.",
    "See what there is: everycase sources",
  );
}

/** What is traced: the plan, the figures gathered for it, and the force (`null`: all that are alike). */
export interface Traced {
  readonly plan: Plan;
  readonly used: readonly Gathered[];
  readonly force: Force | null;
  /** How many cells are listed; 400 when left out. */
  readonly listed?: number;
}

/** The cells of a pick that stand for some of its forces. */
export type CellsOfPick = (pick: Candidate, mine: readonly Gathered[]) => Promise<readonly StandingCell[]>;

/** A figure traced from figures that were gathered already; `cellsOf` gives the cells behind them. */
export async function traceFrom(
  figure: Figure,
  { plan, used, force, listed = LISTED }: Traced,
  cellsOf: CellsOfPick,
): Promise<Trace> {
  const [first] = used;
  assert(first !== undefined, "a traced figure is made of some figure");
  const exactPlan: Plan = { ...plan, period: first.pick.period, basis: first.pick.basis };
  const charged = cellOver(used, (one) => lineCell(one.figures, "charged"));
  const whole = cellOver(used, (one) => denominatorCell(one.figures, plan.denominator));
  const rate = rateOf(charged, whole, { method: plan.method });
  const behind = await filesBehind(used, { figure, denominator: plan.denominator, listed }, cellsOf);
  const value = figure === "rate" ? charged : cellOver(used, (one) => figureCell(one, figure));
  const isShare = figure === "rate" || figure === "charged";
  return {
    figure,
    title: titleOf(figure, { value, whole }, exactPlan, force),
    words: isShare ? wordsOf(exactPlan, rate, force) : titleOf(figure, { value, whole }, exactPlan, force),
    value: cellToJson(value),
    rate: isShare ? rate : null,
    force:
      force === null
        ? null
        : {
            id: force.id,
            called: force.called,
            code: force.codes.find(({ scheme }) => scheme === "ONS")?.code ?? null,
          },
    passport: {
      ...passportOf(exactPlan, used, { verb: "compare", basis: first.pick.basis }),
      // All forces together are those of the question as it was asked: with one period named, others would be among them.
      command:
        force === null
          ? commandOf(plan, "passport", figure)
          : commandOf(exactPlan, "passport", figure, "--force", force.called),
    },
    facts: [...factsOf(exactPlan, used, rate, force), ...saidBeside(behind)],
    files: behind.map(({ notes: _, cites: __, ...file }) => file),
    working: workingOf(figure, { value, rate, used, method: plan.method }),
    caveats: caveatsOf(used, exactPlan, { basis: first.pick.basis }),
  };
}

function figureNamed(text: string): Figure {
  if (text === "rate" || text === "total" || text === "not-accounted-for" || isBalanceLineId(text)) return text;
  const names = ["rate", "total", "not-accounted-for", ...BALANCE_LINES.map(({ id }) => id)];
  throw new Refusal("usage", `Unknown figure "${text}".`, `Figures: ${names.join(", ")}.`);
}

function cellOver(all: readonly Gathered[], of: (one: Gathered) => Cell): Cell {
  const [only] = all;
  if (only !== undefined && all.length === 1) return of(only);
  return pooledCell(all.map(of)) ?? absent("not stated");
}

function figureCell({ figures }: Gathered, figure: Figure): Cell {
  if (figure === "total" || figure === "rate") return figures.total;
  return figure === "not-accounted-for" ? figures.notAccountedFor : lineCell(figures, figure);
}

function titleOf(
  figure: Figure,
  { value, whole }: { value: Cell; whole: Cell },
  plan: Plan,
  force: Force | null,
): string {
  const place = force === null ? "" : `, ${force.called}`;
  const [count, of] = [countWords(cellToJson(value)), countWords(cellToJson(whole))];
  if (figure === "rate" || figure === "charged")
    return `${count} of ${of} ${plan.basis === "closed" ? "outcomes were charges" : "crimes charged"}${place}`;
  if (figure === "total") return `${count} ${plan.basis === "closed" ? "outcomes given" : "crimes recorded"}${place}`;
  if (figure === "not-accounted-for") return `${count} not accounted for${place}`;
  return `${count}: ${balanceLine(figure).title.toLowerCase()}${place}`;
}

function wordsOf(plan: Plan, rate: Rate, force: Force | null): string {
  const basis = plan.basis ?? "recorded";
  const said = force === null ? findingOf(plan.scope, basis, rate) : forceFindingOf(plan.scope, basis, rate);
  return asKnown(said, plan.asKnownOn);
}

/** A file behind a figure, with what the source says beside the listed cells. */
type FileBehind = Trace["files"][number] & { readonly notes: readonly string[]; readonly cites: readonly string[] };

/** What sources say beside the cells themselves: where a figure was published, and how it is to be read. */
function saidBeside(behind: readonly FileBehind[]): FigurePassport["facts"] {
  const distinct = (words: readonly string[]): string => [...new Set(words)].slice(0, 5).join("; ");
  const cites = distinct(behind.flatMap((file) => file.cites));
  const notes = distinct(behind.flatMap((file) => file.notes));
  return [
    ...(cites === "" ? [] : [{ term: "Published in", says: cites, note: null }]),
    ...(notes === "" ? [] : [{ term: "Note on the figure", says: notes, note: null }]),
  ];
}

/** Which figure the cells are sorted for, and how many are listed. */
interface Sorting {
  readonly figure: Figure;
  readonly denominator: Plan["denominator"];
  readonly listed: number;
}

async function filesBehind(
  used: readonly Gathered[],
  sorting: Sorting,
  cellsOf: CellsOfPick,
): Promise<readonly FileBehind[]> {
  const picks = [...new Set(used.map(({ pick }) => pick))].filter(({ file }) => file.stored.path !== null);
  return await Promise.all(
    picks.map(async (pick) => {
      const mine = used.filter((one) => one.pick === pick);
      return fileBehind(pick, await cellsOf(pick, mine), sorting);
    }),
  );
}

/** The very cells that a pick has for some forces, asked of the engine. */
async function cellsOfPick(
  engine: Engine,
  pick: Candidate,
  mine: readonly Gathered[],
  plan: Plan,
): Promise<readonly StandingCell[]> {
  const [one] = mine;
  const { path } = pick.file.stored;
  if (path === null || one === undefined) return [];
  const forces = new Set(mine.map(({ figures }) => figures.force));
  const selection = {
    ...selectionOf(pick, path, plan),
    flag: flagOf(one),
    ...(forces.size === 1 ? { force: one.figures.force } : {}),
  };
  return (await findCells(engine, selection, null)).filter(({ force }) => forces.has(force));
}

function fileBehind(
  pick: Candidate,
  found: readonly StandingCell[],
  { figure, denominator, listed }: Sorting,
): FileBehind {
  const how = { fullTable: pick.file.fullTable, denominator };
  const cells = counted(found);
  const traced = cells.flatMap((cell) => tracedCell(cell, figure, how));
  const shown = traced.filter(({ value }) => value !== 0);
  const first = [
    ...shown.filter(({ role }) => role === "numerator"),
    ...shown.filter(({ role }) => role !== "numerator"),
  ].slice(0, listed);
  const told = cells.filter((cell) => roleOf(cell.line, figure, how) !== null);
  return {
    notes: told.flatMap(({ note }) => (note === null ? [] : [note])),
    cites: told.flatMap(({ cite }) => (cite === null ? [] : [cite])),
    file: pick.file,
    sheet: cells[0]?.sheet ?? null,
    cells: first,
    zeroCells: traced.length - shown.length,
    moreCells: shown.length - first.length,
  };
}

/** Without the types of a line that the source also states as one figure: the line is taken as stated. */
function counted(cells: readonly StandingCell[]): readonly StandingCell[] {
  const keyOf = ({ force, flagOrigin }: StandingCell, line: string | null): string =>
    `${force} ${flagOrigin ?? ""} ${line}`;
  const whole = new Set(cells.filter(({ line }) => isBalanceLineId(line)).map((cell) => keyOf(cell, cell.line)));
  return cells.filter((cell) => isBalanceLineId(cell.line) || !whole.has(keyOf(cell, lineIdOf(cell.line))));
}

function tracedCell(
  cell: StandingCell,
  figure: Figure,
  how: { fullTable: boolean; denominator: Plan["denominator"] },
): TracedCell[] {
  const role = roleOf(cell.line, figure, how);
  if (role === null || (cell.cell.kind === "absent" && cell.cell.absence === "not applicable")) return [];
  return [
    {
      cell: `${cell.column}${cell.row}`,
      row: cell.row,
      column: cell.column,
      found: "",
      value: cellToJson(cell.cell),
      role,
    },
  ];
}

function roleOf(
  line: string,
  figure: Figure,
  { fullTable, denominator }: { fullTable: boolean; denominator: Plan["denominator"] },
): string | null {
  const id = lineIdOf(line);
  const inTotal = fullTable ? line.startsWith("outcome:") : line === "total";
  if (figure === "total") return inTotal ? "part" : null;
  if (figure === "not-accounted-for") return inTotal ? "denominator" : id !== null ? "part" : null;
  if (figure !== "rate" && figure !== "charged") return id === figure ? "part" : null;
  if (id === "charged") return "numerator";
  if (denominator === "concluded-only")
    return id !== null && ["charged", "concluded"].includes(balanceLine(id).state) ? "denominator" : null;
  if (fullTable) return inTotal && !(denominator === "less-transferred" && id === "transferred") ? "denominator" : null;
  return line === "total" || (denominator === "less-transferred" && id === "transferred") ? "denominator" : null;
}

function lineIdOf(line: string): BalanceLineId | null {
  if (isBalanceLineId(line)) return line;
  const type = /^outcome:(\d+)$/u.exec(line)?.[1];
  return type === undefined
    ? null
    : (BALANCE_LINES.find(({ types }) => types.some((one) => one === Number(type)))?.id ?? null);
}
