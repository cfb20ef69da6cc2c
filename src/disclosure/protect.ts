// The wall: the only maker of `Published`. Figures from records come through `protect`, figures from public sources through
// `passPublic`; the one cast stands at the end of this file.
import { assert, assertNever } from "../ground/assert.ts";
import { Refusal } from "../ground/refusal.ts";
import type { CountTable, Shown, ShownTable } from "./count-table.ts";
import type { Attacker, Hiding } from "./hiding.ts";
import {
  isSmall,
  type MidpointPolicy,
  type Policy,
  policyText,
  type RoundPolicy,
  type SuppressPolicy,
  showsZeros,
} from "./policy.ts";
import type { Published } from "./published.ts";
import { shownRounded } from "./rounding.ts";
import { hideAll, type SuppressOptions, suppress } from "./suppress.ts";

/** What a table must heed besides its policy, and how long may be looked. */
export interface ProtectOptions extends SuppressOptions {
  /** Cells that are hidden anyway, because of what was released before. Not zeros that the policy shows. */
  readonly mustHide?: ReadonlySet<string>;
  /** Cells that are known already and stay shown. */
  readonly neverHide?: ReadonlySet<string>;
  /** Whether the greatest totals stay shown where they are not small: a table that hides them too is then refused. */
  readonly keepsTotals?: boolean;
}

/**
 * Protects a table of counts from records. Under `suppress`, the cheapest set of complementary cells is hidden; where the
 * search runs out of time, a safe set that may be greater; where hiding cells between the totals is not enough, zeros or totals
 * are hidden too; `says` tells which. Refuses (`notPossible`) when not even that is safe. Each set is shown to be safe by a
 * second routine in whole numbers before it is used.
 */
export async function protect(
  table: CountTable,
  policy: Policy,
  options: ProtectOptions = {},
): Promise<Published<ShownTable>> {
  const isCount = ({ count }: { readonly count: number }) => Number.isSafeInteger(count) && count >= 0;
  assert(table.cells.every(isCount), "counts from records are whole and not negative");
  const shown =
    policy.kind === "midpoint"
      ? midpointTable(table, policy)
      : policy.kind === "round"
        ? roundedTable(table, policy, options)
        : await suppressedTable(table, policy, options);
  return published(shown);
}

/** Marks figures as published whose every count stands in public sources. They narrow nothing by themselves: see narrowing.ts. */
export function passPublic<T>(figures: T): Published<T> {
  return published(figures);
}

/** Marks a table that `protect` made before and the ledger kept. For the one action that keeps them. */
export function publishedBefore(shown: ShownTable): Published<ShownTable> {
  return published(shown);
}

/** Marks what was worked out from published figures. `make` is given them and nothing else of the records: that is for its author to heed. */
export function madeFrom<Shown, Made>(
  shown: Published<Shown>,
  make: (shown: Published<Shown>) => Made,
): Published<Made> {
  return published(make(shown));
}

/** Every count as the middle of its group; a table without totals, since sums of middles are nobody's counts. */
function midpointTable(table: CountTable, policy: MidpointPolicy): ShownTable {
  assert(table.sums.length === 0, "a table of midpoints shows no totals");
  const cells = table.cells.map(({ id, count, base = policy.base }) => {
    assert(base >= policy.base, "a group is not smaller than the policy's");
    return { id, shown: shownRounded(count, { method: "midpoint", base, hide: null }) };
  });
  const rounded = `All ${cells.length} counts are rounded to the middle of a group of at least ${policy.base}.`;
  const says = [rounded, ...(table.says ?? [])];
  return shownTable(table, { cells, policy, says });
}

/** Counts rounded or hidden one by one; totals as the sums of what is shown, so that they tell nothing more. */
function roundedTable(table: CountTable, policy: RoundPolicy, { mustHide }: ProtectOptions): ShownTable {
  const sums = new Map(table.sums.toReversed().map((sum) => [sum.total, sum.parts]));
  const counts = new Map(table.cells.map(({ id, count }) => [id, count]));
  const done = new Map<string, Shown>();
  const shownOf = (id: string): Shown => {
    const known = done.get(id);
    if (known !== undefined) return known;
    const parts = sums.get(id);
    const alone = shownRounded(counts.get(id) ?? 0, { method: "nearest", base: policy.base, hide: policy.small });
    const shown = mustHide?.has(id) ? HIDDEN : parts === undefined ? alone : sumShown(parts.map(shownOf), policy.base);
    done.set(id, shown);
    return shown;
  };
  const cells = table.cells.map(({ id }) => ({ id, shown: shownOf(id) }));
  const hidden = cells.filter(({ shown }) => shown.kind === "hidden").length;
  const says = [`${countsAre(hidden, cells.length)} hidden; the others are rounded to the nearest ${policy.base}.`];
  return shownTable(table, { cells, policy, says });
}

const HIDDEN: Shown = { kind: "hidden" };

/** Hidden parts are not in the sum; where nothing but zeros is left, the sum is hidden as well. */
function sumShown(parts: readonly Shown[], base: number): Shown {
  const count = parts.reduce((sum, part) => sum + (part.kind === "hidden" ? 0 : part.count), 0);
  return count === 0 && parts.some(({ kind }) => kind === "hidden") ? HIDDEN : { kind: "rounded", count, base };
}

/** From the finest way to protect to the coarsest: the first that is safe. */
async function suppressedTable(
  table: CountTable,
  policy: SuppressPolicy,
  options: ProtectOptions,
): Promise<ShownTable> {
  const small = smallCells(table, policy, options);
  if (small.size === 0 && (options.mustHide?.size ?? 0) === 0) {
    return hiddenTable(table, { policy, hidden: [], says: [] });
  }
  const tops = new Set(topTotals(table).filter((id) => !small.has(id) && !options.mustHide?.has(id)));
  const rules = showsZeros(policy) ? [policy, withZeros(policy)] : [policy];
  const ways: readonly Way[] = [
    ...rules.map((rule) => ({ rule, shown: tops, find: suppress })),
    ...(options.keepsTotals === true
      ? []
      : [
          { rule: policy, shown: NONE, find: suppress },
          ...rules.map((rule) => ({ rule, shown: NONE, find: hideAll })),
        ]),
  ];
  for (const { rule, shown, find } of ways) {
    const found = await find(hidingOf(table, rule, { ...options, shown }), options);
    if (found.kind !== "optimal" && found.kind !== "safe") continue;
    const says = [
      ...(found.kind === "optimal" ? [] : [find === suppress ? CUT_SHORT : COARSER]),
      ...(showsZeros(rule) === showsZeros(policy) ? [] : ["Zeros are hidden in it too."]),
    ];
    return hiddenTable(table, { policy: rule, hidden: found.hidden, says });
  }
  throw new Refusal(
    "notPossible",
    `The table “${table.id}” cannot be published: hiding all its counts would not keep the small ones from being worked out.`,
    "Ask for it with fewer rows or without the figures that are already public.",
  );
}

/** A way to hide: by which rule, what is shown whatever it costs, and how the set is found. */
interface Way {
  readonly rule: SuppressPolicy;
  readonly shown: ReadonlySet<string>;
  readonly find: typeof suppress | typeof hideAll;
}

const NONE: ReadonlySet<string> = new Set();
const CUT_SHORT = "The search was cut short: fewer hidden counts may be enough.";
const COARSER = "No smaller set of hidden counts was found that is safe, so that a coarser table is given.";

/** The policy with zeros among the small counts. */
function withZeros(policy: SuppressPolicy): SuppressPolicy {
  return { ...policy, name: `${policy.name}; zeros hidden too`, small: { ...policy.small, from: 0 } };
}

function smallCells(table: CountTable, policy: Policy, { neverHide }: ProtectOptions): ReadonlySet<string> {
  const small = table.cells.filter(({ id, count }) => isSmall(policy, count) && neverHide?.has(id) !== true);
  return new Set(small.map(({ id }) => id));
}

/** Totals that are no part of another total: the last to be hidden. */
function topTotals(table: CountTable): readonly string[] {
  const parts = new Set(table.sums.flatMap((sum) => sum.parts));
  return [...new Set(table.sums.map(({ total }) => total))].filter((total) => !parts.has(total));
}

/** The question of a policy: what it calls small, what it shows, and whom it promises what. */
function hidingOf(
  table: CountTable,
  policy: SuppressPolicy,
  options: ProtectOptions & { readonly shown: ReadonlySet<string> },
): Hiding {
  const small = smallCells(table, policy, options);
  const hidden = options.mustHide ?? new Set<string>();
  const zeros = table.cells.filter(({ count }) => count === 0 && showsZeros(policy)).map(({ id }) => id);
  assert(!zeros.some((id) => hidden.has(id)), "a zero that the policy shows is not hidden for another's sake");
  return {
    table,
    small,
    hidden,
    shown: new Set([...zeros, ...options.shown, ...(options.neverHide ?? [])]),
    cost: policy.cost,
    attackers: policy.promises.flatMap((promise) => attackersOf(table, policy, { promise, small })),
  };
}

function attackersOf(
  table: CountTable,
  policy: SuppressPolicy,
  { promise, small }: { readonly promise: SuppressPolicy["promises"][number]; readonly small: ReadonlySet<string> },
): readonly Attacker[] {
  const { from, to } = policy.small;
  const { width, orWhatTheTableLeaves } = promise;
  const open = { from, to: null };
  switch (promise.against) {
    case "the rule":
      return [{ small: open, other: open, width, widthOfOthers: width, orWhatTheTableLeaves }];
    case "which are small":
      return [
        { small: { from, to }, other: { from: to + 1, to: null }, width, widthOfOthers: 0, orWhatTheTableLeaves },
      ];
    case "own count":
      return table.cells
        .filter(({ id, count }) => count === 1 && small.has(id))
        .map(({ id }) => ({ small: open, other: open, own: id, width, widthOfOthers: 0, orWhatTheTableLeaves }));
    default:
      return assertNever(promise.against);
  }
}

function hiddenTable(
  table: CountTable,
  {
    policy,
    hidden,
    says,
  }: { readonly policy: Policy; readonly hidden: readonly string[]; readonly says: readonly string[] },
): ShownTable {
  const isHidden = new Set(hidden);
  const cells = table.cells.map(({ id, count }) => ({
    id,
    shown: isHidden.has(id) ? HIDDEN : ({ kind: "count", count } as const),
  }));
  return shownTable(table, { cells, policy, says: [`${countsAre(hidden.length, cells.length)} hidden.`, ...says] });
}

function shownTable(
  table: CountTable,
  made: { readonly policy: Policy } & Pick<ShownTable, "cells" | "says">,
): ShownTable {
  const { id, universe } = table;
  const sums = table.sums.map(({ total, parts }) => ({ total, parts: [...parts] }));
  const among = table.among === undefined ? {} : { among: table.among.map((one) => structuredClone(one)) };
  return {
    id,
    universe,
    cells: made.cells,
    sums,
    ...among,
    policy: policyText(made.policy),
    says: [...made.says, ...(table.says ?? [])],
  };
}

function countsAre(hidden: number, all: number): string {
  return `${hidden} of ${all} counts ${hidden === 1 ? "is" : "are"}`;
}

/** The one place where the mark is put on; frozen, so that nobody changes what was checked. */
function published<T>(figures: T): Published<T> {
  return deeplyFrozen(figures) as Published<T>;
}

function deeplyFrozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  for (const part of Object.values(value)) deeplyFrozen(part);
  return Object.freeze(value);
}
