// Protects a table beside everything released before: what was hidden stays hidden, and more is hidden where both together would tell too
// much. Where hiding is not enough, the table is merged until it is.
import { Refusal } from "../ground/refusal.ts";
import { attack } from "./attack.ts";
import { type AuditedCell, linkedTo } from "./audit.ts";
import { besideEarlier, knownBefore } from "./beside-earlier.ts";
import { coarserForms } from "./coarser.ts";
import type { CountTable, ShownTable } from "./count-table.ts";
import { isSmall, type Policy, promisedWidth, ROUND_TO_10, withSourceRule } from "./policy.ts";
import { protect } from "./protect.ts";
import type { Published } from "./published.ts";
import { cellsOfTable, keyOf, type Release, relationsOf, systemOfReleases } from "./release-store.ts";

/** A table that may be released next, or the cells that no hiding saves (none named: hiding went on without coming to an end). */
export type ProtectedBeside =
  | { readonly verdict: "released"; readonly table: Published<ShownTable> }
  | { readonly verdict: "not possible"; readonly cells: readonly AuditedCell[] };

/** How long may be looked, and who is told of it. */
export interface BesideOptions {
  /** Told of each round of each form of the table. */
  readonly progress?: (step: { readonly done: number; readonly of: number }) => void;
  /** Seconds after which nothing finer is looked for: what is found then is as safe, and says that it was cut short. Needs the clock. */
  readonly secondsAtMost?: number;
  /** Milliseconds from any start. Without it there is no limit of time. */
  readonly clock?: () => number;
}

/** How often more is hidden: hiding for the sake of one cell may ask for a little more in the next round. */
const MOST_ROUNDS = 8;
const NO_TIME = "There was no time to look for a table with more detail.";

/**
 * Protects a table by its policy and holds it against earlier releases. Under `suppress`, a table that cannot keep its greatest totals shown is
 * merged, form by form, and says what was merged; at the very last, its totals are hidden too. What a merged table leaves out is
 * not told by it either: small counts that are left out keep their width. Refuses as `protect` does where no form is safe.
 */
export async function protectBeside(
  earlier: readonly Release[],
  table: CountTable,
  policy: Policy,
  options: BesideOptions = {},
): Promise<ProtectedBeside> {
  const left = leftOf(options);
  const forms = policy.kind === "suppress" ? [table, ...coarserForms(table)] : [table];
  const last = forms.length - 1;
  const turns = turnsOf(forms, policy);
  let isRushed = false;
  let why: Tried | null = null;
  for (const [turn, { form, rule, keepsTotals }] of turns.entries()) {
    if (turn > 0 && turn < last && left() <= 0) {
      isRushed = true;
      continue;
    }
    const says = [...(form.says ?? []), ...(isRushed ? [NO_TIME] : [])];
    const work: Work = {
      earlier,
      policy: rule,
      keepsTotals,
      left,
      clock: options.clock,
      progress: (round) => options.progress?.({ done: turn * MOST_ROUNDS + round, of: turns.length * MOST_ROUNDS }),
    };
    const found = await tried({ ...form, says }, work);
    if (
      found.verdict === "released" &&
      (form === table || (await isClosed(earlier, { form: found.table, table, policy: rule })))
    )
      return found;
    if (found.verdict !== "released") why = why === null || turn === turns.length - 1 ? found : why;
  }
  if (why?.verdict === "refused") throw why.refusal;
  return why ?? { verdict: "not possible", cells: [] };
}

/** One form of the table with its rule. */
interface Turn {
  readonly form: CountTable;
  readonly rule: Policy;
  readonly keepsTotals: boolean;
}

/** Each form with its totals shown, then the grand total rounded, then the table itself with totals hidden. */
function turnsOf(forms: readonly CountTable[], policy: Policy): readonly Turn[] {
  const [table, last] = [forms[0], forms.at(-1)];
  const shown = forms.map((form) => ({ form, rule: policy, keepsTotals: forms.length > 1 }));
  if (table === undefined || last === undefined || last === table || policy.kind !== "suppress") return shown;
  const isUsual = policy.small.from === ROUND_TO_10.small.from && policy.small.to === ROUND_TO_10.small.to;
  const rounded = isUsual ? [{ form: { ...last, sums: [] }, rule: ROUND_TO_10, keepsTotals: true }] : [];
  return [...shown, ...rounded, { form: table, rule: policy, keepsTotals: false }];
}

function leftOf({ secondsAtMost = Number.POSITIVE_INFINITY, clock }: BesideOptions): () => number {
  const start = clock?.() ?? 0;
  return () => (clock === undefined ? Number.POSITIVE_INFINITY : secondsAtMost - (clock() - start) / 1000);
}

interface Work {
  readonly earlier: readonly Release[];
  readonly policy: Policy;
  readonly keepsTotals: boolean;
  readonly left: () => number;
  readonly clock: (() => number) | undefined;
  readonly progress: (round: number) => void;
}

type Tried =
  | Exclude<ProtectedBeside, { readonly verdict: "released" }>
  | { readonly verdict: "refused"; readonly refusal: Refusal };

/** One form of the table: what comes of it, a refusal of `protect` included. */
async function tried(form: CountTable, work: Work): Promise<ProtectedBeside | Tried> {
  try {
    return await formBeside(form, work);
  } catch (error) {
    if (error instanceof Refusal && error.code === "notPossible") return { verdict: "refused", refusal: error };
    throw error;
  }
}

async function formBeside(table: CountTable, work: Work): Promise<ProtectedBeside> {
  const { earlier, policy, keepsTotals, left, clock } = work;
  // A zero that was hidden once stays hidden, and then all zeros of the table are.
  const { hidden, told } = await knownBefore(earlier, table);
  const counts = new Map(table.cells.map(({ id, count }) => [id, count]));
  const rule = [...hidden].some((id) => counts.get(id) === 0) ? withSourceRule(policy, { from: 0, to: 0 }) : policy;
  const isAbove = (id: string): boolean => policy.kind !== "midpoint" && (counts.get(id) ?? 0) > policy.small.to;
  // What is known and not small is shown: nothing is gained by hiding it, and hiding it would promise what no longer holds.
  const neverHide = new Set([...told].filter((id) => !isSmall(policy, counts.get(id) ?? 0)));
  let mustHide: ReadonlySet<string> = new Set([...hidden].filter(isAbove));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    work.progress(round);
    const limit = clock === undefined || !Number.isFinite(left()) ? {} : { clock, secondsAtMost: Math.max(0, left()) };
    const shown = await protect(table, rule, { mustHide, neverHide, keepsTotals, ...limit });
    const found = await besideEarlier(earlier, shown, { hasTime: () => left() > 0 });
    if (found.verdict === "safe") return { verdict: "released", table: shown };
    if (found.verdict === "not possible") return found;
    mustHide = new Set([...mustHide, ...found.cells]);
  }
  return { verdict: "not possible", cells: [] };
}

interface Merged {
  readonly form: ShownTable;
  readonly table: CountTable;
  readonly policy: Policy;
}

/**
 * Whether a merged table tells something, and of the small counts that it leaves out no more than promised: each keeps its width, or was as
 * narrow before.
 */
async function isClosed(earlier: readonly Release[], { form, table, policy }: Merged): Promise<boolean> {
  if (!form.cells.some(({ shown }) => shown.kind !== "hidden" && shown.count > 0)) return false;
  const { universe } = table;
  const kept = new Set(form.cells.map(({ id }) => id));
  const named = new Set(cellsOfTable(form));
  const small = table.cells.filter(({ id, count }) => !kept.has(id) && named.has(id) && isSmall(policy, count));
  const of = new Set(small.map(({ id }) => keyOf({ universe, id })));
  const width = promisedWidth(policy);
  const linked = linkedTo(
    earlier,
    [...named].map((id) => keyOf({ universe, id })),
  );
  const after = await attack(systemOfReleases([...linked, { kind: "table", release: form.id, table: form }]), {
    of,
    enough: width,
  });
  const narrow = after.filter(({ from, to }) => to !== null && to - from < width);
  if (narrow.length === 0) return true;
  // How cells add up is known to anybody, and no doing of the table.
  const known = systemOfReleases([...linked, relationsOf(form)]);
  const before = new Map(
    (await attack(known, { of: new Set(narrow.map(({ id }) => id)) })).map((one) => [one.id, one]),
  );
  return narrow.every(({ id, from, to }) => before.get(id)?.from === from && before.get(id)?.to === to);
}
