// Who answered, out of whom, and what is known of the rest.
import { cellText } from "../standard/cell-text.ts";
import { territorialForces } from "../standard/forces.ts";
import { parsePeriod, titleInWords } from "../standard/periods.ts";
import type { Beside } from "../warehouse/ask.ts";
import type { Plan } from "./plan.ts";
import type { Coverage, ForceRow, MissingForce } from "./result.ts";

/** The coverage of a comparison, over the 45 territorial forces of the United Kingdom. */
export function coverageOf(
  rows: readonly Pick<ForceRow, "force" | "standing" | "total">[],
  plan: Plan,
  uncounted: readonly Beside[],
): Coverage {
  const territorial = territorialForces();
  const here = new Set(rows.map(({ force }) => force));
  const answered = territorial.filter(({ id }) => here.has(id)).length;
  const compared = rows.filter(({ standing }) => standing !== "apart");
  const outOf = territorial.length;
  const total = (some: readonly Pick<ForceRow, "total">[]): number | null =>
    some.reduce<number | null>(
      (sum, { total: cell }) => (sum === null || typeof cell !== "number" ? null : sum + cell),
      0,
    );
  return {
    outOf,
    answered,
    compared: compared.length,
    bodies: rows.length,
    missing: territorial
      .filter(({ id }) => !here.has(id))
      .map(({ id, called, nation }) =>
        missing(
          { id, called, nation },
          plan,
          uncounted.find(({ force }) => force === id),
        ),
      ),
    crimesCompared: total(compared),
    crimesAll: total(rows),
    says: `${answered} of the ${outOf} territorial forces of the United Kingdom have a figure here; ${compared.length} are compared.`,
  };
}

function missing(
  { id: force, called, nation }: { id: string; called: string; nation: string | null },
  plan: Plan,
  said: Beside | undefined,
): MissingForce {
  if (said !== undefined) return { force, called, ...saidInstead(said) };
  const kept = plan.keptBack.find((one) => one.force === force);
  if (kept !== undefined) return { force, called, absence: "kept back", why: kept.says };
  const table = plan.picks.find(({ file }) => file.fullTable)?.file;
  const published = table !== undefined || plan.scope.kind === "offences";
  if (published && (nation === "Scotland" || nation === "Northern Ireland")) {
    return {
      force,
      called,
      absence: "not applicable",
      why: "Outside this publication, which covers England and Wales.",
    };
  }
  const inFile =
    table?.stored.parts.some(
      (one) => one.force === force && plan.picks.some(({ period }) => period.id === one.period),
    ) ?? false;
  if (inFile)
    return { force, called, absence: "no row", why: "The table has rows of this force, but none in this scope." };
  if (table !== undefined)
    return { force, called, absence: "no reply", why: "The table has no row of this force in this period." };
  return {
    force,
    called,
    absence: "nothing added",
    why: "No figure of this scope has been added. That is not evidence of anything.",
  };
}

/** What a source says in place of a count of crimes: why it gives none, or a count in another unit. */
function saidInstead({ cell, unit, period }: Beside): Pick<MissingForce, "absence" | "why"> {
  const parsed = parsePeriod(period);
  const when = parsed === null ? period : titleInWords(parsed);
  if (cell.kind === "absent") return { absence: cell.absence, why: `Asked for ${unit}, ${when}: ${cellText(cell)}.` };
  return {
    absence: "another unit",
    why: `Known in another unit: ${cellText(cell)} ${unit}, ${when}. Units are never mixed.`,
  };
}
