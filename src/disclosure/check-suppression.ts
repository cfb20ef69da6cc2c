// The second, independent routine: shows for every hidden cell two whole-number tables that agree with all that is shown and lie
// far enough apart. What shows a cell as kept is plain addition over whole numbers, whoever found the tables.
import { assert } from "../ground/assert.ts";
import { thinned } from "./_thin.ts";
import { unitMove } from "./_unit-moves.ts";
import { type Hiding, type Question, questionOf, roomOf, sumOf } from "./hiding.ts";
import { solve } from "./solver.ts";

/** How wide a cell must stay for an attacker (by place in the list): the promise, by cell. */
export interface KeptWidth {
  readonly attacker: number;
  readonly cell: string;
  readonly width: number;
}

/** A cell for which no two tables far enough apart were found: the greatest distance found. */
export interface Unkept extends KeptWidth {
  readonly found: number;
}

/** How each cell (by place) differs from its count in a table that an attacker cannot rule out. */
export type Move = readonly number[];

/**
 * The widths that hidden cells do not keep; none means that all are kept, for certain. `hidden` must name every small cell.
 * Tables with cells in at most two sums are searched in whole numbers; others are asked of the solver, whose answers count
 * only where they add up. So a cell may be called unkept wrongly (where the solver fails), never kept wrongly. `known` are moves
 * that somebody else proposes: they count where they add up, like all others.
 */
export async function checkSuppression(
  hiding: Hiding,
  hidden: readonly string[],
  widths: readonly KeptWidth[],
  known: readonly Move[] = [],
): Promise<readonly Unkept[]> {
  const question = questionOf(hiding);
  const isHidden = question.ids.map(() => false);
  const index = new Map(question.ids.map((id, cell) => [id, cell]));
  for (const id of hidden) isHidden[index.get(id) ?? -1] = true;
  assert(
    question.forced.every((must, cell) => !must || isHidden[cell]),
    "all that must be hidden is hidden",
  );
  assert(
    question.hideable.every((may, cell) => may || !isHidden[cell]),
    "nothing is hidden that must be shown",
  );
  const thin = thinned(question);
  const unkept: Unkept[] = [];
  const before = new Map<number, (readonly [Move, Move])[]>();
  const proposed = movesByCell(question, known);
  for (const kept of widths) {
    const cell = index.get(kept.cell) ?? -1;
    const ask: Ask = { question, thin, isHidden, kept, cell };
    const [low, high] =
      among(ask, before.get(cell) ?? []) ?? among(ask, [farthest(ask, proposed[cell] ?? [])]) ?? (await apart(ask));
    before.set(cell, [...(before.get(cell) ?? []), [low, high]]);
    const found = (high[cell] ?? 0) - (low[cell] ?? 0);
    if (found < kept.width) unkept.push({ ...kept, found });
  }
  return unkept;
}

interface Ask {
  readonly question: Question;
  /** With fewer sums, to search in; what is found is checked against all of them. */
  readonly thin: Question;
  readonly isHidden: readonly boolean[];
  readonly kept: KeptWidth;
  readonly cell: number;
}

/** Moves found for another attacker that this one cannot rule out either, when they are far enough apart. */
function among(ask: Ask, known: readonly (readonly [Move, Move])[]): readonly [Move, Move] | undefined {
  return known.find(
    ([low, high]) =>
      (high[ask.cell] ?? 0) - (low[ask.cell] ?? 0) >= ask.kept.width && isPossible(ask, low) && isPossible(ask, high),
  );
}

/** For each cell the moves that change it. */
function movesByCell({ ids }: Question, moves: readonly Move[]): readonly (readonly Move[])[] {
  const by: Move[][] = ids.map(() => []);
  for (const move of moves) for (const [cell, change] of move.entries()) if (change !== 0) by[cell]?.push(move);
  return by;
}

/** Of proposed moves the two that take the cell farthest apart and that the attacker cannot rule out. */
function farthest(ask: Ask, moves: readonly Move[]): readonly [Move, Move] {
  const still: Move = ask.question.ids.map(() => 0);
  const end = (side: 1 | -1): Move =>
    moves
      .filter((move) => side * (move[ask.cell] ?? 0) > 0)
      .toSorted((a, b) => side * ((b[ask.cell] ?? 0) - (a[ask.cell] ?? 0)))
      .find((move) => isPossible(ask, move)) ?? still;
  return [end(-1), end(1)];
}

/** Two moves, the cell as far down and up as is needed; both proven to be possible, or the table as it is. */
async function apart(ask: Ask): Promise<readonly [Move, Move]> {
  const still: Move = ask.question.ids.map(() => 0);
  if (!ask.isHidden[ask.cell]) return [still, still];
  const proven = (move: Move | null) => (move !== null && isPossible(ask, move) ? move : still);
  if (isThin(ask)) {
    const high = proven(unitMove({ ...ask, question: ask.thin }, { side: 1, enough: ask.kept.width }));
    const enough = ask.kept.width - (high[ask.cell] ?? 0);
    return [enough === 0 ? still : proven(unitMove({ ...ask, question: ask.thin }, { side: -1, enough })), high];
  }
  const high = proven(await solvedMove(ask, 1));
  return [(high[ask.cell] ?? 0) >= ask.kept.width ? still : proven(await solvedMove(ask, -1)), high];
}

/** Whether every hidden cell stands in at most two sums. */
function isThin({ thin, isHidden }: Ask): boolean {
  const stands = thin.ids.map(() => 0);
  for (const { cell } of thin.equations.flat()) stands[cell] = (stands[cell] ?? 0) + 1;
  return stands.every((sums, cell) => !isHidden[cell] || sums <= 2);
}

/** Whether a move is one that the attacker cannot rule out: whole, only of hidden cells, within their room, all sums kept. */
export function isPossible({ question, isHidden, kept }: Omit<Ask, "cell" | "thin">, move: Move): boolean {
  const attacker = question.attackers[kept.attacker];
  assert(attacker !== undefined, "a width is kept from one of the attackers");
  return (
    move.length === question.ids.length &&
    move.every((by, cell) => {
      if (by === 0) return true;
      const { down, up } = roomOf(question, attacker, cell);
      return Number.isSafeInteger(by) && isHidden[cell] === true && by >= -down && by <= up;
    }) &&
    question.equations.every((equation) => sumOf(equation, move) === 0)
  );
}

/** The solver's move, rounded; nothing it says is believed before it has been added up. */
async function solvedMove({ question, isHidden, kept, cell }: Ask, side: 1 | -1): Promise<Move | null> {
  const attacker = question.attackers[kept.attacker];
  if (attacker === undefined) return null;
  const cells = question.ids.flatMap((_, at) => (isHidden[at] ? [at] : []));
  const columns = new Map(cells.map((at, column) => [at, column]));
  const solved = await solve(
    {
      aim: "most",
      columns: cells.map((at) => {
        const room = roomOf(question, attacker, at);
        const [down, up] =
          at === cell ? [Math.min(room.down, kept.width), Math.min(room.up, kept.width)] : [room.down, room.up];
        return { from: -down, to: Number.isFinite(up) ? up : null, cost: at === cell ? side : 0, whole: true };
      }),
      rows: question.equations.map((terms) => ({
        terms: terms.flatMap(({ cell: at, sign }) => {
          const column = columns.get(at);
          return column === undefined ? [] : [{ column, times: sign }];
        }),
        from: 0,
        to: 0,
      })),
    },
    { secondsAtMost: MOST_SECONDS },
  );
  if (solved.status !== "optimal" && solved.status !== "stopped") return null;
  const values = solved.values;
  if (values === null) return null;
  // Minus zero would be another number than zero to a reader, though not to a sum.
  return question.ids.map((_, at) => Math.round(values[columns.get(at) ?? -1] ?? 0) + 0);
}

const MOST_SECONDS = 20;
