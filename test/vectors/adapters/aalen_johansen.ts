// Aalen-Johansen: shares, errors and both intervals by cause, and what others make of the same crimes.
import { aalenJohansen, logLogInterval } from "../../../src/statistics/aalen-johansen.ts";
import { aalenVariance } from "../../../src/statistics/aalen-variance.ts";
import { infinitesimalJackknife } from "../../../src/statistics/infinitesimal-jackknife.ts";
import { kaplanMeier } from "../../../src/statistics/kaplan-meier.ts";
import { atRiskAt, type Followed, type LifeTable, lastAt, lifeTable } from "../../../src/statistics/life-table.ts";
import type { Adapter } from "../adapter.ts";

type Ends = readonly [number, number] | null;
type Pick = (list: ArrayLike<number>, before?: number) => readonly number[];

export const adapter: Adapter = {
  answer: ({ input, expected }) => {
    const followed = input as unknown as Followed;
    const causes = Math.max(...followed.status, ...causesNamed(expected));
    const table = lifeTable(followed, causes);
    const curve = aalenJohansen(table);
    const at = (expected["time"] ?? input["at"] ?? Array.from(table.times)) as readonly number[];
    const rows = at.map((one) => lastAt(table.times, one));
    const pick: Pick = (list, before = 0) => rows.map((row) => (row < 0 ? before : (list[row] ?? before)));
    const answers: Record<string, unknown> = {
      time: at,
      n_risk: at.map((one) => atRiskAt(table, one)),
      free: pick(curve.free, 1),
      ...naive(followed, table, pick),
    };
    const jackknife = infinitesimalJackknife(followed, table);
    for (const [cause, { share, standardError, lower, upper }] of curve.causes.entries()) {
      const name = cause + 1;
      const [shares, errors, low, high] = [pick(share), pick(standardError), pick(lower), pick(upper, 1)];
      const isOpen = (row: number): boolean => (shares[row] ?? 0) <= 1e-12 || (shares[row] ?? 0) >= 1 - 1e-12;
      answers[`cif_${name}`] = shares;
      answers[`se_${name}`] = errors;
      answers[`se_infinitesimal_jackknife_${name}`] = pick(jackknife[cause] ?? []);
      answers[`ci_cloglog1mF_${name}`] = ends(
        shares.map((_, row) => (isOpen(row) ? null : [low[row] ?? 0, high[row] ?? 1])),
      );
      answers[`ci_loglogF_${name}`] = ends(shares.map((one, row) => logLogInterval(one, errors[row] ?? 0)));
      const aalen = aalenVariance(table, cause);
      answers[`cmprsk_est_${name}`] = pick(aalen.share);
      answers[`cmprsk_var_aalen_${name}`] = pick(aalen.variance);
    }
    return answers;
  },
};

function causesNamed(expected: Readonly<Record<string, unknown>>): readonly number[] {
  return Object.keys(expected).flatMap((key) => Number(/^cif_(\d+)$/u.exec(key)?.[1] ?? 0));
}

function ends(list: readonly Ends[]): {
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
} {
  return { lower: list.map((one) => one?.[0] ?? null), upper: list.map((one) => one?.[1] ?? null) };
}

/** What is wrong or raw, beside the estimate: one minus Kaplan-Meier with the other outcomes as if followed no longer. */
function naive({ status }: Followed, table: LifeTable, pick: Pick): Readonly<Record<string, unknown>> {
  const [charged = [], ...others] = table.events;
  const censored = Array.from(table.censored, (count, row) =>
    others.reduce((all, one) => all + (one[row] ?? 0), count),
  );
  const alone = kaplanMeier({ ...table, events: [charged], censored });
  const [all, charges, open] = [status.length, count(status, 1), count(status, 0)];
  return {
    wrong_one_minus_km_cause1: pick(alone.share.map((share) => 1 - share)),
    naive_charged_share_of_all: charges / all,
    naive_charged_share_of_resolved: all === open ? null : charges / (all - open),
    unresolved_share: open / all,
  };
}

function count(list: readonly number[], wanted: number): number {
  return list.filter((one) => one === wanted).length;
}
