// The attacker: the least and the most that every hidden count can be, given everything released, in whole numbers.
import { assert } from "../ground/assert.ts";
import { attackPart, type Part, plainRanges } from "./_attack-part.ts";
import { type Box, narrow, systemOf, type WholeFact } from "./_whole-facts.ts";
import type { Proof } from "./proof.ts";

/** A count that is not known: a whole number from `from` to `to` (`null`: no upper end is known), by rule alone. */
export interface Unknown {
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
}

/** So many times one unknown. */
export interface FactTerm {
  readonly id: string;
  readonly times: number;
}

/** Something released: the sum of the terms lies between `from` and `to` (`null`: no bound on that side), both included. */
export interface Fact {
  readonly terms: readonly FactTerm[];
  readonly from: number | null;
  readonly to: number | null;
  /** What was released, in words: `kent, 2024: charged and not charged make 540`. */
  readonly says: string;
  /** The release it comes from. */
  readonly release: string;
}

/** All that an attacker knows. */
export interface AttackSystem {
  readonly unknowns: readonly Unknown[];
  readonly facts: readonly Fact[];
}

/**
 * The least and the most that one unknown can be; `to` is `null` when there is no most. The true range is never narrower
 * than this one, whatever the solver did: each end is reached by whole numbers that agree with everything released, and that was checked
 * exactly. So a cell that is wide enough here is safe; a fault of the solver can only make the audit too careful.
 */
export interface CellBounds {
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
  readonly proof: Proof;
}

/** How far the attack goes. */
export interface AttackOptions {
  /** Only these unknowns are asked for; all when left out. */
  readonly of?: ReadonlySet<string>;
  /** Stop at this width: an unknown that is known to have `to - from` at least so large is not looked at further (its proof may then be `unsure`). */
  readonly enough?: number;
  /** Wall time of one solve, in seconds; 20 when left out. What is cut short is `unsure`. */
  readonly secondsAtMost?: number;
}

/**
 * Finds the bounds of every unknown (or of those asked for), in the order of the system. Refuses nothing: releases that contradict each other are
 * told by the proof `contradiction`.
 * Example: two unknowns from 1 that make 5 are each from 1 to 4.
 */
export async function attack(system: AttackSystem, options: AttackOptions = {}): Promise<readonly CellBounds[]> {
  const facts = indexed(system);
  const box = boxOf(system);
  const whole = systemOf(system.unknowns.length, facts);
  const isWanted = system.unknowns.map(({ id }) => options.of?.has(id) ?? true);
  // Where even this finds a contradiction, the parts are looked at as they were, to say which of them it is.
  const isPossible = narrow(whole, box);
  return await partByPart({ system, box: isPossible ? box : boxOf(system), facts, isWanted, options });
}

/**
 * The same by an attacker who forgets that crimes are whole: ranges in floating point, never narrower than the true ones. It is
 * here for contrast: ranges of linked tables found so can be too wide, and call a cell safe that is not.
 */
export async function attackWithoutWholeness(
  system: AttackSystem,
): Promise<readonly { readonly id: string; readonly from: number; readonly to: number | null }[]> {
  const ranges = await plainRanges(indexed(system), boxOf(system));
  return system.unknowns.map(({ id }, column) => {
    const { from = 0, to = Number.POSITIVE_INFINITY } = ranges[column] ?? {};
    return { id, from, to: Number.isFinite(to) ? to : null };
  });
}

interface Attacked {
  readonly system: AttackSystem;
  readonly box: Box;
  readonly facts: readonly WholeFact[];
  readonly isWanted: readonly boolean[];
  readonly options: AttackOptions;
}

/** Unknowns that no fact ties together are attacked apart. */
async function partByPart({ system, box, facts, isWanted, options }: Attacked): Promise<readonly CellBounds[]> {
  const answers: CellBounds[] = [];
  for (const part of partsOf(box, facts)) {
    if (!part.columns.some((column) => isWanted[column] === true)) continue;
    const found = await attackPart(part, {
      isWanted: part.columns.map((column) => isWanted[column] === true),
      secondsAtMost: options.secondsAtMost ?? 20,
      ...(options.enough === undefined ? {} : { enough: options.enough }),
    });
    for (const [place, bounds] of found.entries()) {
      const column = part.columns[place] ?? 0;
      const id = system.unknowns[column]?.id ?? "";
      const to = Number.isFinite(bounds.to) ? bounds.to : null;
      answers[column] = { id, from: bounds.from, to, proof: bounds.proof };
    }
  }
  return answers.filter((_, column) => isWanted[column] === true);
}

function boxOf({ unknowns }: AttackSystem): Box {
  return {
    lower: unknowns.map(({ from }) => from),
    upper: unknowns.map(({ to }) => to ?? Number.POSITIVE_INFINITY),
  };
}

/** Facts by column numbers; terms of one unknown are put together. */
function indexed({ unknowns, facts }: AttackSystem): readonly WholeFact[] {
  const columns = new Map(unknowns.map(({ id }, column) => [id, column]));
  assert(columns.size === unknowns.length, "no two unknowns have one id");
  for (const { from, to } of unknowns)
    assert(Number.isSafeInteger(from) && (to === null || Number.isSafeInteger(to)), "an unknown has whole ends");
  return facts.map((fact) => wholeFact(fact, columns));
}

function wholeFact({ terms, from, to, says }: Fact, columns: ReadonlyMap<string, number>): WholeFact {
  const times = new Map<number, number>();
  for (const term of terms) {
    const column = columns.get(term.id);
    assert(column !== undefined, `a fact names an unknown of the system: ${says}`);
    times.set(column, (times.get(column) ?? 0) + term.times);
  }
  const kept = [...times].filter(([, factor]) => factor !== 0);
  const numbers = [...kept.map(([, factor]) => factor), from ?? 0, to ?? 0];
  assert(numbers.every(Number.isSafeInteger), `a fact holds whole numbers: ${says}`);
  return {
    columns: kept.map(([column]) => column),
    times: kept.map(([, factor]) => factor),
    from: from ?? Number.NEGATIVE_INFINITY,
    to: to ?? Number.POSITIVE_INFINITY,
  };
}

/** The parts of a system: groups of columns that facts tie together, known columns put into the sides of the facts. */
function partsOf(box: Box, facts: readonly WholeFact[]): readonly Part[] {
  const open = facts.map((fact) => withoutKnown(fact, box));
  const group = groupsOf(box.lower.length, open);
  const members = new Map<number, number[]>();
  for (const [column, root] of group.entries()) members.set(root, [...(members.get(root) ?? []), column]);
  const own = new Map<number, WholeFact[]>();
  // A fact without open columns has nothing left to say, unless it does not hold: then every part is contradicted.
  const isBroken = open.some(({ columns, from, to }) => columns.length === 0 && (from > 0 || to < 0));
  for (const fact of open) {
    const [first] = fact.columns;
    if (first === undefined) continue;
    const root = group[first] ?? 0;
    own.set(root, [...(own.get(root) ?? []), fact]);
  }
  return [...members].map(([root, columns]) => {
    const place = new Map(columns.map((column, index) => [column, index]));
    return {
      columns,
      box: { lower: columns.map((one) => box.lower[one] ?? 0), upper: columns.map((one) => box.upper[one] ?? 0) },
      facts: (own.get(root) ?? []).map((fact) => ({
        ...fact,
        columns: fact.columns.map((one) => place.get(one) ?? 0),
      })),
      isBroken,
    };
  });
}

function withoutKnown({ columns, times, from, to }: WholeFact, { lower, upper }: Box): WholeFact {
  let known = 0;
  const open: number[] = [];
  for (const [place, column] of columns.entries()) {
    if (lower[column] === upper[column]) known += (times[place] ?? 0) * (lower[column] ?? 0);
    else open.push(place);
  }
  assert(Number.isSafeInteger(known), "what is known adds up to a number that a double holds exactly");
  return {
    columns: open.map((place) => columns[place] ?? 0),
    times: open.map((place) => times[place] ?? 0),
    from: from - known,
    to: to - known,
  };
}

/** For each column the first column of its group. */
function groupsOf(columns: number, facts: readonly WholeFact[]): readonly number[] {
  const parent = Array.from({ length: columns }, (_, column) => column);
  const rootOf = (column: number): number => {
    let root = column;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let at = column; at !== root; ) [at, parent[at]] = [parent[at] ?? root, root];
    return root;
  };
  for (const { columns: tied } of facts) {
    for (const column of tied) {
      const [one, other] = [rootOf(tied[0] ?? column), rootOf(column)];
      parent[Math.max(one, other)] = Math.min(one, other);
    }
  }
  return parent.map((_, column) => rootOf(column));
}
