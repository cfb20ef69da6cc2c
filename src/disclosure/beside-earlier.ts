// A new table beside everything released before: what more of it has to be hidden, or why nothing helps.
import { attack, type CellBounds } from "./attack.ts";
import { type AuditedCell, type AuditOptions, auditReleases, linkedTo } from "./audit.ts";
import type { CountTable, ShownTable } from "./count-table.ts";
import { promisedWidth } from "./policy.ts";
import {
  cellsOfTable,
  keyOf,
  placeOf,
  policyOf,
  type Release,
  relationsOf,
  systemOfReleases,
  type TableRelease,
} from "./release-store.ts";

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
 * makes it no worse. Where the table would break one, the fewest of its shown counts are hidden that a search by halves finds, all while
 * it `hasTime`.
 */
export async function besideEarlier(
  earlier: readonly Release[],
  table: ShownTable,
  { hasTime = () => true, ...options }: AuditOptions & { readonly hasTime?: () => boolean } = {},
): Promise<BesideEarlier> {
  const work = await weighed(earlier, table, options);
  if ((await work.broken(new Set())).length === 0) return { verdict: "safe" };
  const candidates = hideable(table).filter((id) => !work.isPublic(id));
  const rest = await work.broken(new Set(candidates));
  if (rest.length > 0) return { verdict: "not possible", cells: await work.explained(rest, new Set(candidates)) };
  const hidden = new Set(candidates);
  await reveal(candidates, hidden, { ...work, hasTime });
  return { verdict: "hide", cells: hidden };
}

/** What earlier releases say of the cells of a table: hidden before, and told exactly before. */
export async function knownBefore(
  earlier: readonly Release[],
  table: CountTable,
): Promise<{ readonly hidden: ReadonlySet<string>; readonly told: ReadonlySet<string> }> {
  const { universe, cells } = table;
  const relations = relationsOf(table);
  const keys = new Map(cells.map(({ id }) => [keyOf({ universe, id }), id]));
  const named = cellsOfTable(relations.table).map((id) => keyOf({ universe, id }));
  const linked = linkedTo(earlier, [...keys.keys(), ...named]);
  const bounds = await attack(systemOfReleases([...linked, relations]), { of: new Set(keys.keys()) });
  const told = new Set(bounds.flatMap(({ id, from, to }) => (from === to ? [keys.get(id) ?? ""] : [])));
  const hidden = linked.flatMap((one) =>
    one.kind === "table"
      ? one.table.cells.flatMap(({ id, shown }) => {
          const own = keys.get(keyOf({ universe: one.table.universe, id }));
          return shown.kind === "hidden" && own !== undefined ? [own] : [];
        })
      : [],
  );
  return { told, hidden: new Set(hidden.filter((id) => !told.has(id))) };
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
  const excused = await excusedIn(earlier, keys);
  // Nothing is this table's doing that was as narrow without it: what was hidden before, or what others said.
  const isOld = (cell: AuditedCell): boolean => {
    const old = before.get(keyOf(cell));
    const isSame = old !== undefined && old.from === cell.from && old.to === cell.to && old.proof !== "unsure";
    return isSame && excused(keyOf(cell));
  };
  const audited = async (hidden: ReadonlySet<string>, explain: boolean): Promise<readonly AuditedCell[]> => {
    const releases = [...earlier, releaseOf(table, hidden)];
    const { cells } = await auditReleases(releases, { ...options, enough: widest(releases), explain });
    const narrowed = cells.filter((cell) => cell.verdict !== "kept" && !isOld(cell));
    return [...narrowed, ...(await toldOfLeftOut(releases, before))];
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

/** Cells (by key) of which a new table need not keep what is lost: not its own, hidden before already, or said exactly by others. */
async function excusedIn(earlier: readonly Release[], own: readonly string[]): Promise<(key: string) => boolean> {
  const isOwn = new Set(own);
  const hidden = new Set(
    earlier.flatMap((one) =>
      one.kind === "table"
        ? one.table.cells.flatMap(({ id, shown }) =>
            shown.kind === "count" ? [] : [keyOf({ universe: one.table.universe, id })],
          )
        : [],
    ),
  );
  const said = await attack(systemOfReleases(earlier.filter(({ kind }) => kind === "statements")));
  const exact = new Set(said.flatMap(({ id, from, to }) => (from === to ? [id] : [])));
  return (key) => !isOwn.has(key) || hidden.has(key) || exact.has(key);
}

/** Cells that a merged table leaves out and that the releases together show to be small, though those before the last did not. */
async function toldOfLeftOut(
  releases: readonly Release[],
  before: ReadonlyMap<string, CellBounds>,
): Promise<readonly AuditedCell[]> {
  const tables = releases.flatMap((one) =>
    one.kind === "table" && policyOf(one.table).kind === "suppress" ? [one] : [],
  );
  const keysIn = (ids: readonly string[], universe: string) => ids.map((id) => keyOf({ universe, id }));
  const stated = new Set(
    tables.flatMap(({ table }) =>
      keysIn(
        table.cells.map(({ id }) => id),
        table.universe,
      ),
    ),
  );
  const named = tables.flatMap(({ table }) => keysIn(cellsOfTable(table), table.universe));
  const of = new Set(named.filter((key) => !stated.has(key)));
  if (of.size === 0) return [];
  const width = widest(tables);
  const bounds = await attack(systemOfReleases(releases), { of, enough: width });
  return bounds.flatMap(({ id, from, to, proof }): readonly AuditedCell[] => {
    const old = before.get(id);
    const isTold = from > 0 && to !== null && to <= width + 1 && to - from < width;
    if (!isTold || proof === "contradiction" || (old?.from === from && old.to === to)) return [];
    return [{ ...placeOf(id), from, to, promised: width, verdict: "narrower", proof, hiddenIn: [], because: [] }];
  });
}

/** Shows cells again, half by half, as long as no promise breaks and there is time. */
async function reveal(
  cells: readonly string[],
  hidden: Set<string>,
  work: Weighed & { readonly hasTime: () => boolean },
): Promise<void> {
  if (cells.length === 0 || !work.hasTime()) return;
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
