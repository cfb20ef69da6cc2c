// Everything released so far as one system: the cells of all tables by what they count, so that one release is held against all others.
import { assert } from "../ground/assert.ts";
import { Refusal } from "../ground/refusal.ts";
import type { AttackSystem, Fact, Unknown } from "./attack.ts";
import type { ShownCell, ShownTable } from "./count-table.ts";
import { knownOf, type Policy, policyFrom, policyText, SUPPRESS_1_TO_7 } from "./policy.ts";
import { cellsOf, conditionsOf, type Statement } from "./statement.ts";

/** A protected table that was released. */
export interface TableRelease {
  readonly kind: "table";
  /** What the release is called, e.g. the id of its table or of its entry. */
  readonly release: string;
  readonly table: ShownTable;
}

/** Statements that were printed: our own, a reply to a request, somebody else's table. */
export interface StatementRelease {
  readonly kind: "statements";
  readonly release: string;
  readonly universe: string;
  readonly statements: readonly Statement[];
}

export type Release = TableRelease | StatementRelease;

/** One cell of a universe. */
export interface CellPlace {
  readonly universe: string;
  readonly id: string;
}

/** The one name of a cell in a system. An id that `inUniverse` made names the cell of that universe, wherever it stands. */
export function keyOf({ universe, id }: CellPlace): string {
  const [, other, own] = /^\[([^\]]+)\] (.+)$/su.exec(id) ?? [];
  return JSON.stringify(other === undefined || own === undefined ? [universe, id] : [other, own]);
}

/** The id by which a table names a cell of another universe. Example: `[crimes, flag:CSE, extract 1a2b] kent|2024|charged`. */
export function inUniverse({ universe, id }: CellPlace): string {
  assert(!universe.includes("]"), "the name of a universe has no bracket");
  return `[${universe}] ${id}`;
}

/** The cell that a key names. */
export function placeOf(key: string): CellPlace {
  const [universe = "", id = ""] = JSON.parse(key) as string[]; // made by keyOf
  return { universe, id };
}

/** The policy that a table says it was protected by. Refuses (`usage`) a text that is no policy. */
export function policyOf(table: ShownTable): Policy {
  try {
    return policyFrom(table.policy);
  } catch {
    const wanted = "Wanted the policy as everycase writes it: take it from a table that everycase protected.";
    throw new Refusal("usage", `Cannot read the policy of the table ${table.id}.`, wanted);
  }
}

/**
 * All releases as one system: each cell is a count from 0 up, and whatever was shown, was printed or follows from the rule
 * is a fact of its release. Cells of one universe with one id are one unknown, wherever they stand.
 */
export function systemOfReleases(releases: readonly Release[]): AttackSystem {
  const facts = releases.flatMap((release) =>
    release.kind === "table" ? factsOfTable(release) : factsOfStatements(release),
  );
  const keys = new Set(releases.flatMap(keysOf));
  return { unknowns: [...keys].map((id): Unknown => ({ id, from: 0, to: null })), facts };
}

/** The keys of all cells that a release speaks of. */
function keysOf(release: Release): readonly string[] {
  if (release.kind === "table")
    return cellsOfTable(release.table).map((id) => keyOf({ universe: release.table.universe, id }));
  const { universe } = release;
  return release.statements.flatMap((statement) => cellsOf(statement).map((id) => keyOf({ universe, id })));
}

/** The ids of all cells that a table shows or names. */
export function cellsOfTable({ cells, among = [] }: Pick<ShownTable, "cells" | "among">): readonly string[] {
  return [...new Set([...cells.map(({ id }) => id), ...among.flatMap((one) => [...one.parts, ...one.among])])];
}

/** What anybody knows of a table before it is released: how its cells add up, and none of its counts. */
export function relationsOf({
  id,
  universe,
  sums,
  among = [],
}: Pick<ShownTable, "id" | "universe" | "sums" | "among">): TableRelease {
  const ties = sums.map(({ total, parts }) => ({ parts: [total], among: parts, exactly: true }));
  const policy = policyText(SUPPRESS_1_TO_7); // of no cell
  return {
    kind: "table",
    release: id,
    table: { id, universe, cells: [], sums: [], among: [...among, ...ties], policy, says: [] },
  };
}

function factsOfTable({ release, table }: TableRelease): readonly Fact[] {
  const policy = policyOf(table);
  const { universe } = table;
  const totals = new Set(table.sums.map(({ total }) => total));
  const key = (id: string): string => keyOf({ universe, id });
  const shown = table.cells.map((cell): Fact => {
    const { from, to } = knownOf(policy, cell.shown, { isTotal: totals.has(cell.id) });
    return { terms: [{ id: key(cell.id), times: 1 }], from, to, says: shownWords(cell), release };
  });
  const sums = table.sums.map(({ total, parts }): Fact => {
    const terms = [{ id: key(total), times: -1 }, ...parts.map((id) => ({ id: key(id), times: 1 }))];
    return { terms, from: 0, to: 0, says: `${total} is the sum of ${parts.join(", ")}`, release };
  });
  const among = (table.among ?? []).map((one): Fact => {
    const terms = [
      ...one.among.map((id) => ({ id: key(id), times: 1 })),
      ...one.parts.map((id) => ({ id: key(id), times: -1 })),
    ];
    const says = `${one.parts.join(" + ")} ${one.exactly ? "is" : "is among"} ${one.among.join(" + ")}`;
    return { terms, from: 0, to: one.exactly ? 0 : null, says, release };
  });
  return [...shown, ...sums, ...among];
}

function shownWords({ id, shown }: ShownCell): string {
  return shown.kind === "hidden" ? `${id} is hidden` : `${id} is shown as ${shown.count}`;
}

function factsOfStatements({ release, universe, statements }: StatementRelease): readonly Fact[] {
  return statements.flatMap(conditionsOf).map((condition) => ({
    ...condition,
    terms: condition.terms.map(({ id, times }) => ({ id: keyOf({ universe, id }), times })),
    release,
  }));
}
