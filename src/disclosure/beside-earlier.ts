// A new table beside everything released before: what more of it has to be hidden, or why nothing helps.
import { attack } from "./attack.ts";
import { type AuditedCell, type AuditOptions, auditReleases, linkedTo } from "./audit.ts";
import type { ShownTable } from "./count-table.ts";
import { promisedWidth } from "./policy.ts";
import { cellsOfTable, keyOf, policyOf, type Release, systemOfReleases, type TableRelease } from "./release-store.ts";

/**
 * What the new table needs. `safe`: as it is. `hide`: safe when these cells of it (by id) are hidden too. `not possible`: even hiding all
 * that may be hidden would leave these cells narrower than promised.
 */
export type BesideEarlier =
  | { readonly verdict: "safe" }
  | { readonly verdict: "hide"; readonly cells: ReadonlySet<string> }
  | { readonly verdict: "not possible"; readonly cells: readonly AuditedCell[] };

/**
 * Holds a protected table against everything released before. A promise that was broken before is not the new table's doing, as long as it
 * makes it no worse. Where the table would break one, the fewest of its shown counts are hidden that a search by halves finds.
 */
export async function besideEarlier(
  earlier: readonly Release[],
  table: ShownTable,
  options: AuditOptions = {},
): Promise<BesideEarlier> {
  const work = await weighed(earlier, table, options);
  if ((await work.broken(new Set())).length === 0) return { verdict: "safe" };
  const candidates = hideable(table).filter((id) => !work.isPublic(id));
  const rest = await work.broken(new Set(candidates));
  if (rest.length > 0) return { verdict: "not possible", cells: await work.explained(rest, new Set(candidates)) };
  const hidden = new Set(candidates);
  await reveal(candidates, hidden, work);
  return { verdict: "hide", cells: hidden };
}

/** What earlier releases say of the cells of a table: hidden before, and told exactly before. */
export async function knownBefore(
  earlier: readonly Release[],
  { universe, cells }: { readonly universe: string; readonly cells: readonly { readonly id: string }[] },
): Promise<{ readonly hidden: ReadonlySet<string>; readonly told: ReadonlySet<string> }> {
  const keys = new Map(cells.map(({ id }) => [keyOf({ universe, id }), id]));
  const linked = linkedTo(earlier, [...keys.keys()]);
  const bounds = await attack(systemOfReleases(linked), { of: new Set(keys.keys()) });
  const told = new Set(bounds.flatMap(({ id, from, to }) => (from === to ? [keys.get(id) ?? ""] : [])));
  const hidden = linked.flatMap((one) =>
    one.kind === "table" && one.table.universe === universe
      ? one.table.cells.flatMap(({ id, shown }) => (shown.kind === "hidden" ? [id] : []))
      : [],
  );
  return { told, hidden: new Set(hidden.filter((id) => keys.has(keyOf({ universe, id })) && !told.has(id))) };
}

/** One table while it is weighed: what is broken with some of its cells hidden besides. */
interface Weighed {
  broken(hidden: ReadonlySet<string>): Promise<readonly AuditedCell[]>;
  explained(cells: readonly AuditedCell[], hidden: ReadonlySet<string>): Promise<readonly AuditedCell[]>;
  isPublic(id: string): boolean;
}

async function weighed(all: readonly Release[], table: ShownTable, options: AuditOptions): Promise<Weighed> {
  const keys = cellsOfTable(table).map((id) => keyOf({ universe: table.universe, id }));
  const earlier = linkedTo(all, keys);
  const system = systemOfReleases(earlier);
  const before = new Map((await attack(system, options)).map((bounds) => [bounds.id, bounds]));
  // Nothing is this table's doing that was as narrow without it.
  const isOld = (cell: AuditedCell): boolean => {
    const old = before.get(keyOf(cell));
    return old !== undefined && old.from === cell.from && old.to === cell.to && old.proof !== "unsure";
  };
  const audited = async (hidden: ReadonlySet<string>, explain: boolean): Promise<readonly AuditedCell[]> => {
    const releases = [...earlier, releaseOf(table, hidden)];
    const { cells } = await auditReleases(releases, { ...options, enough: widest(releases), explain });
    return cells.filter((cell) => cell.verdict !== "kept" && !isOld(cell));
  };
  return {
    broken: (hidden) => audited(hidden, false),
    explained: async (cells, hidden) => {
      const wanted = new Set(cells.map(keyOf));
      return (await audited(hidden, true)).filter((cell) => wanted.has(keyOf(cell)));
    },
    isPublic: (key) => {
      const old = before.get(keyOf({ universe: table.universe, id: key }));
      return old !== undefined && old.from === old.to;
    },
  };
}

/** Shows cells again, half by half, as long as no promise breaks. */
async function reveal(cells: readonly string[], hidden: Set<string>, work: Weighed): Promise<void> {
  if (cells.length === 0) return;
  for (const id of cells) hidden.delete(id);
  if ((await work.broken(hidden)).length === 0) return;
  for (const id of cells) hidden.add(id);
  if (cells.length === 1) return;
  const middle = Math.ceil(cells.length / 2);
  await reveal(cells.slice(0, middle), hidden, work);
  await reveal(cells.slice(middle), hidden, work);
}

/** The shown counts that may be hidden besides, the greatest first: under a rounding policy hidden would be a lie about a count that is not small. */
function hideable(table: ShownTable): readonly string[] {
  const policy = policyOf(table);
  if (policy.kind !== "suppress") return [];
  const counts = table.cells.flatMap(({ id, shown }) => (shown.kind === "count" ? [{ id, count: shown.count }] : []));
  const above = counts.filter(({ count }) => count > policy.small.to).sort((a, b) => b.count - a.count);
  return above.map(({ id }) => id);
}

function releaseOf(table: ShownTable, hidden: ReadonlySet<string>): TableRelease {
  const cells = table.cells.map((cell) =>
    hidden.has(cell.id) ? { id: cell.id, shown: { kind: "hidden" } as const } : cell,
  );
  return { kind: "table", release: table.id, table: { ...table, cells } };
}

function widest(releases: readonly Release[]): number {
  return Math.max(0, ...releases.map((one) => (one.kind === "table" ? widthOf(one.table) : 0)));
}

function widthOf(table: ShownTable): number {
  return promisedWidth(policyOf(table));
}
