// Moves of one count by whole units, each unit's changes passed on from sum to sum until all hold again. For tables whose
// hidden cells stand in at most two sums each; written apart from the flows that suppression uses.
import type { Question } from "./hiding.ts";
import { roomOf } from "./hiding.ts";

/** The table, what is hidden, for whom, and which cell. */
export interface UnitAsk {
  readonly question: Question;
  readonly isHidden: readonly boolean[];
  readonly kept: { readonly attacker: number };
  readonly cell: number;
}

/** A sum (or outside of all sums) that is off by one, up or down. */
interface Off {
  readonly sum: number;
  readonly by: 1 | -1;
}

/** A change of one cell by one, and the sum that it leaves off. */
interface Passing {
  readonly cell: number;
  readonly by: 1 | -1;
  readonly next: Off;
}

const OUTSIDE = -1;

/** The cell moved `enough` units to one side, or as many as there are ways for. */
export function unitMove(
  ask: UnitAsk,
  { side, enough }: { readonly side: 1 | -1; readonly enough: number },
): readonly number[] | null {
  const attacker = ask.question.attackers[ask.kept.attacker];
  if (attacker === undefined) return null;
  const moved = ask.question.ids.map(() => 0);
  const rooms = ask.question.ids.map((_, cell) => roomOf(ask.question, attacker, cell));
  const places = placesOf(ask.question);
  const isFree = (cell: number, by: 1 | -1) => {
    const [now, room] = [moved[cell] ?? 0, rooms[cell]];
    return ask.isHidden[cell] === true && room !== undefined && now + by <= room.up && now + by >= -room.down;
  };
  for (let unit = 0; unit < enough; unit += 1) {
    if (!isFree(ask.cell, side)) break;
    const way = wayRound(places, { cell: ask.cell, side, isFree, equations: ask.question.equations });
    if (way === null) break;
    moved[ask.cell] = (moved[ask.cell] ?? 0) + side;
    for (const { cell, by } of way) moved[cell] = (moved[cell] ?? 0) + by;
  }
  return moved;
}

type Places = readonly (readonly { readonly sum: number; readonly sign: 1 | -1 }[])[];

/** For each cell the sums it stands in, filled up with the outside to two. */
function placesOf({ ids, equations }: Question): Places {
  const places: { sum: number; sign: 1 | -1 }[][] = ids.map(() => []);
  for (const [sum, terms] of equations.entries()) for (const { cell, sign } of terms) places[cell]?.push({ sum, sign });
  for (const each of places) while (each.length < 2) each.push({ sum: OUTSIDE, sign: 1 });
  return places;
}

interface Round {
  readonly cell: number;
  readonly side: 1 | -1;
  readonly isFree: (cell: number, by: 1 | -1) => boolean;
  readonly equations: Question["equations"];
}

/** The shortest chain of changes that puts right what moving the cell puts off, or `null`. */
function wayRound(places: Places, { cell, side, isFree, equations }: Round): readonly Passing[] | null {
  const [first, last] = places[cell] ?? [];
  if (first === undefined || last === undefined) return null;
  const start: Off = { sum: first.sum, by: times(first.sign, side) };
  const wanted = keyOf({ sum: last.sum, by: times(last.sign, -side as 1 | -1) });
  const all = places.map((_, index) => index);
  const came = new Map<string, { readonly from: string; readonly passing: Passing } | null>([[keyOf(start), null]]);
  const queue: Off[] = [start];
  for (let at = 0; at < queue.length && !came.has(wanted); at += 1) {
    const off = queue[at] ?? start;
    const near = off.sum === OUTSIDE ? all : (equations[off.sum]?.map((term) => term.cell) ?? []);
    for (const passing of near.flatMap((other) => (other === cell ? [] : passings(places[other] ?? [], other, off)))) {
      const key = keyOf(passing.next);
      if (came.has(key) || !isFree(passing.cell, passing.by)) continue;
      came.set(key, { from: keyOf(off), passing });
      queue.push(passing.next);
    }
  }
  if (!came.has(wanted)) return null;
  const way: Passing[] = [];
  for (let step = came.get(wanted) ?? null; step !== null; step = came.get(step.from) ?? null) way.push(step.passing);
  return way;
}

/** How a cell of the sum can put it right, and what that leaves off. Nothing is off outside. */
function passings(places: Places[number], cell: number, off: Off): readonly Passing[] {
  const [a, b] = places;
  if (a === undefined || b === undefined || (a.sum === OUTSIDE && b.sum === OUTSIDE)) return [];
  if (off.sum === OUTSIDE) {
    const inside = a.sum === OUTSIDE ? b : b.sum === OUTSIDE ? a : null;
    if (inside === null) return [];
    return ([1, -1] as const).map((by) => ({ cell, by, next: { sum: inside.sum, by: times(inside.sign, by) } }));
  }
  const [here, there] = a.sum === off.sum ? [a, b] : [b, a];
  const by = times(here.sign, -off.by as 1 | -1);
  return [{ cell, by, next: { sum: there.sum, by: times(there.sign, by) } }];
}

function times(a: 1 | -1, b: 1 | -1): 1 | -1 {
  return a === b ? 1 : -1;
}

/** Outside takes up any change. */
function keyOf({ sum, by }: Off): string {
  return sum === OUTSIDE ? "outside" : `${sum} ${by}`;
}
