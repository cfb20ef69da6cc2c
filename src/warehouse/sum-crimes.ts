// All crimes of a table by force, and by offence group or code: the sums that two tables of the same crimes are held against each other by.
import { type Absence, exact, interval, type Known, type Sum } from "../standard/cell.ts";
import { countInDuckdb } from "./count-in-duckdb.ts";
import { type Condition, type CountedColumn, type CountPlan, countPlan } from "./count-plan.ts";
import type { Engine } from "./engine.ts";

/** How finely crimes are added. */
export type CrimeGrain = "force" | "group" | "code";

/** Which crimes of a file. `lines`: every outcome type of a table of outcomes, or the total of a table of crimes. */
export interface CrimeSelection {
  readonly path: string;
  readonly period: string;
  readonly lines: "outcomes" | "total";
  readonly by: CrimeGrain;
  /** Offences as `normaliseGroup` and `normaliseOffenceCode` write them: every list that is given must hold. All when left out. */
  readonly codes?: readonly string[];
  readonly groups?: readonly string[];
  readonly subgroups?: readonly string[];
  readonly force?: string;
}

/** Crimes of one force (or other body) recorded in the period, and of one offence group or code where that was asked. */
export interface CrimeSum {
  readonly force: string;
  readonly group: string | null;
  readonly code: string | null;
  readonly sum: Sum;
}

/** Adds the crimes recorded in a period on the recorded basis, whole forces only. Outcomes for alternate offences are parts and are left out. */
export async function sumCrimes(engine: Engine, selection: CrimeSelection): Promise<readonly CrimeSum[]> {
  const plan = crimesPlan(selection);
  const of = new Map<string, { readonly keys: readonly (string | null)[]; readonly kinds: KindSum[] }>();
  for (const { dimensions, counts } of await countInDuckdb(engine)(plan)) {
    const [kind = null, absence = null, ...keys] = dimensions.toReversed();
    const [cells = 0, lowest = 0, highest = 0, ended = 0] = counts.map(Number);
    const key = JSON.stringify(keys);
    const group = of.get(key) ?? { keys: keys.toReversed(), kinds: [] };
    of.set(key, group);
    group.kinds.push({ kind, absence, cells, lowest, highest, ended });
  }
  return [...of.values()].map(({ keys: [force = null, offence = null], kinds }) => ({
    force: String(force),
    group: selection.by === "group" ? offence : null,
    code: selection.by === "code" ? (offence?.replace(/^code:/u, "") ?? null) : null,
    sum: sumOfKinds(kinds),
  }));
}

/** The cells of one kind, added up; `absence` where they are silent. */
interface KindSum {
  readonly kind: string | null;
  readonly absence: string | null;
  readonly cells: number;
  readonly lowest: number;
  readonly highest: number;
  /** How many of them have an upper end. */
  readonly ended: number;
}

const GRAINS = { force: [], group: ["offence_group"], code: ["scope"] } as const;

function crimesPlan({ path, period, lines, by, codes, groups, subgroups, force }: CrimeSelection): CountPlan {
  const among = (column: CountedColumn, words: readonly string[] | undefined): readonly Condition[] =>
    words === undefined ? [] : [{ column, is: "among", words }];
  return countPlan({
    table: "cells",
    files: [path],
    where: [
      ...among("period", [period]),
      ...among("basis", ["recorded"]),
      ...among("unit", ["crimes"]),
      { column: "area", is: "among", words: [null] },
      { column: "scope", is: "beginning", with: "code:" },
      ...(lines === "total" ? among("line", ["total"]) : OUTCOME_LINES),
      ...(force === undefined ? ([{ column: "force", is: "stated" }] as const) : among("force", [force])),
      ...among(
        "scope",
        codes?.map((code) => `code:${code}`),
      ),
      ...among("offence_group", groups),
      ...among("offence_subgroup", subgroups),
    ],
    by: (["force", ...GRAINS[by], "absence", "kind"] as const).map((column) => ({ name: column, column, cut: "word" })),
    count: [
      { name: "cells", of: "rows" },
      { name: "lowest", of: "sum", column: "lowest" },
      { name: "highest", of: "sum", column: "highest" },
      { name: "ended", of: "stated", column: "highest" },
    ],
  });
}

const OUTCOME_LINES: readonly Condition[] = [{ column: "line", is: "beginning", with: "outcome:" }];

function sumOfKinds(kinds: readonly KindSum[]): Sum {
  const stated = kinds.filter(({ kind }) => kind !== "absent");
  return {
    known: stated.length === 0 ? null : knownOf(stated),
    statedCells: stated.reduce((sum, { cells }) => sum + cells, 0),
    absent: kinds
      .filter(({ kind }) => kind === "absent")
      .map(({ absence, cells }) => ({ absence: absence as Absence, cells })),
  };
}

function knownOf(stated: readonly KindSum[]): Known {
  const lowest = stated.reduce((sum, one) => sum + one.lowest, 0);
  const ended = stated.every((one) => one.ended === one.cells);
  const highest = ended ? stated.reduce((sum, one) => sum + one.highest, 0) : null;
  return lowest === highest ? exact(lowest) : interval(lowest, highest);
}
