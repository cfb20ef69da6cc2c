// Who is missing from a national table: forces without a row, and forces whose every cell says that there is no figure.
import type { Problem } from "../ground/problem.ts";
import { FORCES, forceById } from "../standard/forces.ts";
import type { ForceCells } from "./reading.ts";

/** The 43 forces of England and Wales, and British Transport Police, in the order of their names. */
const NATIONAL = FORCES.filter(({ nation, territorial }) => !territorial || nation === "England" || nation === "Wales")
  .toSorted((a, b) => a.called.localeCompare(b.called, "en-GB"))
  .map(({ id }) => id as string);

/** A table with fewer of the 44 forces is an extract, of which nobody expects the others. */
const FEWEST = 22;

/**
 * One problem a period for the forces that have no row, and one for those whose rows hold no figure on any basis. A table
 * of fewer than half of the 44 forces is taken for an extract, of which nothing is said. `mayLack` names forces that the
 * table leaves out by its own plan.
 */
export function forceGaps(
  forces: readonly ForceCells[],
  { file, sheet, mayLack = [] }: { file: string; sheet: string | null; mayLack?: readonly string[] },
): readonly Problem[] {
  const place = sheet === null ? { file } : { file, sheet };
  const periods = [...new Set(forces.map(({ period }) => period))];
  return periods.flatMap((period) => {
    const here = forces.filter((one) => one.period === period);
    const known = NATIONAL.filter((force) => here.some((one) => one.force === force));
    if (known.length < FEWEST) return [];
    const lacking = NATIONAL.filter((force) => !known.includes(force) && !mayLack.includes(force));
    const silent = known.filter((force) => here.every((one) => one.force !== force || one.stated === 0));
    return [
      ...(lacking.length === 0 ? [] : [{ ...place, ...absentForces(period, lacking) }]),
      ...(silent.length === 0 ? [] : [{ ...place, ...silentForces(period, silent, here) }]),
    ];
  });
}

function absentForces(period: string, forces: readonly string[]): Omit<Problem, "file" | "sheet"> {
  return {
    code: "force-missing",
    found: `no row of ${named(forces)} in ${period}`,
    wanted: "rows of the 43 forces of England and Wales and of British Transport Police",
    hint: "A force without a row is not a force without crimes. Nothing was filled in.",
  };
}

function silentForces(
  period: string,
  forces: readonly string[],
  here: readonly ForceCells[],
): Omit<Problem, "file" | "sheet"> {
  const cells = here.reduce((sum, one) => sum + (forces.includes(one.force) ? one.cells : 0), 0);
  return {
    code: "force-without-figures",
    found: `${named(forces)}: rows in ${period}, and not one figure in them`,
    wanted: "figures, or a word why there are none",
    cells,
    hint: "Their cells say that there is no figure, such as N/A. They are kept as that, never as 0.",
  };
}

function named(forces: readonly string[]): string {
  const names = forces.map((force) => forceById(force)?.called ?? force);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
