// Whether the populations of a file are those of their own rows: crimes over people must give the rates that the file states.
import type { Problem } from "../../ground/problem.ts";
import { forceById } from "../../standard/forces.ts";
import { metricOf } from "../../standard/metric-cell.ts";
import { withCommas } from "../../standard/numbers.ts";
import type { Reported } from "../../standard/reported.ts";
import type { SheetCells } from "../reading.ts";

/** A force's population as a row states it, beside what its crimes and rates say of it. */
interface Denominator {
  readonly sheet: string | null;
  readonly row: number;
  readonly column: string;
  readonly force: string;
  readonly people: number;
  /** The fewest and the most people that give a stated rate from the stated crimes, rounding allowed for; `null` where no rate stands beside crimes. */
  readonly implied: { readonly from: number; readonly to: number } | null;
  /** Crimes of the widest group over people, per 1,000; `null` where no crimes stand. */
  readonly perThousand: number | null;
}

/** Few live there, and its rates are not stated. */
const CITY = "city-of-london";

/** Populations are rounded to hundreds, so half a hundred either way is no difference. */
const ROUNDING = 50;

/** Outside these shares of the lowest and highest stated rate, a rate that is worked out is not plausible. */
const BAND = { below: 0.8, above: 1.25 } as const;

/**
 * Every population that the file's own crimes and rates contradict, each at its cell. Where a rate stands for the same
 * force and group, crimes over people must give it, rounding allowed for; where none stands, the rate worked out must
 * lie within the band of those that stand. City of London is left out, and a rate of the Metropolitan Police may take in
 * its crimes, as ONS does for London.
 */
export function checkDenominators(sheets: readonly SheetCells[], file: string): readonly Problem[] {
  const denominators = populationsOf(sheets);
  const band = bandOf(sheets);
  return denominators.flatMap((one) => {
    const fault = faultOf(one, denominators, band);
    return fault === null ? [] : [{ file, ...(one.sheet === null ? {} : { sheet: one.sheet }), ...fault }];
  });
}

function populationsOf(sheets: readonly SheetCells[]): readonly Denominator[] {
  const rows = sheets.flatMap(({ sheet, rows: some }) => some.map((row) => ({ ...row, sheet })));
  const all = rows.filter(isOfForce);
  const [crimes, rates] = [firstBy(rows.filter(isCrimes)), firstBy(all.filter(isRate))];
  return all.flatMap((row) => {
    if (row.unit !== "people" || row.cell.kind !== "exact" || row.cell.count <= 0) return [];
    const people = row.cell.count;
    const groups = [...(crimes.get(row.force) ?? new Map<string, Reported>())];
    const widest = Math.max(0, ...groups.map(([, one]) => countOf(one)));
    const implied = groups
      .map(([scope, one]) =>
        impliedPeople(
          countOf(one),
          rates.get(row.force)?.get(scope),
          cityBeside(row.force, crimes.get(CITY)?.get(scope)),
        ),
      )
      .filter((range) => range !== null)
      .reduce<Denominator["implied"]>(
        (narrow, next) => (narrow === null || next.to - next.from < narrow.to - narrow.from ? next : narrow),
        null,
      );
    return [
      {
        sheet: row.sheet,
        row: row.row,
        column: row.column,
        force: row.force,
        people,
        implied,
        perThousand: widest === 0 ? null : (widest * 1000) / people,
      },
    ];
  });
}

function isOfForce({ force, area }: Reported): boolean {
  const known = forceById(force);
  return area === null && known !== null && known.territorial && known.id !== CITY;
}

function isCrimes({ area, unit, line, basis, cell }: Reported): boolean {
  return area === null && unit === "crimes" && line === "total" && basis === "recorded" && cell.kind === "exact";
}

function isRate({ cell }: Reported): boolean {
  return metricOf(cell)?.kind === "rate";
}

/** The first row of each force and scope: the period the table is about. */
function firstBy(rows: readonly Reported[]): ReadonlyMap<string, ReadonlyMap<string, Reported>> {
  const found = new Map<string, Map<string, Reported>>();
  for (const row of rows) {
    const scopes = found.get(row.force) ?? new Map<string, Reported>();
    if (!scopes.has(row.scope)) scopes.set(row.scope, row);
    found.set(row.force, scopes);
  }
  return found;
}

function countOf({ cell }: Reported): number {
  return cell.kind === "exact" ? cell.count : 0;
}

/** Crimes of City of London that a rate of London may take in; 0 for every other force. */
function cityBeside(force: string, crimes: Reported | undefined): number {
  return force === "metropolitan" && crimes !== undefined ? countOf(crimes) : 0;
}

/** The people that a rate stands on: `98.1` is anything from 98.05 to 98.15. */
function impliedPeople(crimes: number, rate: Reported | undefined, more: number): { from: number; to: number } | null {
  const stated = rate === undefined ? null : metricOf(rate.cell);
  if (stated === null || stated.value <= 0 || crimes <= 0) return null;
  const decimals = /\.(\d+)$/u.exec(stated.text)?.[1]?.length ?? 0;
  const half = 0.5 / 10 ** Math.min(decimals, 6);
  if (stated.value <= half) return null;
  return { from: (crimes * 1000) / (stated.value + half), to: ((crimes + more) * 1000) / (stated.value - half) };
}

/** The lowest and highest stated rate of the widest group of each force; `null` where no rate stands. */
function bandOf(sheets: readonly SheetCells[]): { from: number; to: number } | null {
  const rates = firstBy(sheets.flatMap(({ rows }) => rows).filter((row) => isOfForce(row) && isRate(row)));
  const widest = [...rates.values()].map((scopes) =>
    Math.max(...[...scopes.values()].map(({ cell }) => metricOf(cell)?.value ?? 0)),
  );
  if (widest.length < 5) return null;
  return { from: Math.min(...widest) * BAND.below, to: Math.max(...widest) * BAND.above };
}

function faultOf(
  one: Denominator,
  all: readonly Denominator[],
  band: { from: number; to: number } | null,
): Omit<Problem, "file" | "sheet"> | null {
  const { implied, people, perThousand, force } = one;
  const called = forceById(force)?.called ?? force;
  const common = { code: "population-implausible", cell: `${one.column}${one.row}`, cells: 1 };
  const wanted = "a population that gives the stated rate from the stated crimes";
  if (implied !== null) {
    if (people + ROUNDING >= implied.from && people - ROUNDING <= implied.to) return null;
    const middle = Math.round((implied.from + implied.to) / 200) * 100;
    return {
      ...common,
      found: `${withCommas(people)} people in ${called}, while its crimes and its stated rate mean about ${withCommas(middle)}`,
      wanted,
      hint: `${shiftWords(one, implied, all)}The figure is kept as stated. No rate should be made with it.`,
    };
  }
  if (band === null || perThousand === null || (perThousand >= band.from && perThousand <= band.to)) return null;
  return {
    ...common,
    found: `${withCommas(people)} people in ${called}, which makes ${perThousand.toFixed(1)} crimes per 1,000`,
    wanted: `a population that makes from ${band.from.toFixed(1)} to ${band.to.toFixed(1)} crimes per 1,000, as the stated rates of the other forces do`,
    hint: "The figure is kept as stated. No rate should be made with it.",
  };
}

/** The row next to it whose population is the one that is missed here: the sign of a column that slipped. */
function shiftWords(one: Denominator, implied: { from: number; to: number }, all: readonly Denominator[]): string {
  const fits = all.filter(
    (other) =>
      other.sheet === one.sheet &&
      other.column === one.column &&
      other.row !== one.row &&
      other.people + ROUNDING >= implied.from &&
      other.people - ROUNDING <= implied.to,
  );
  const near = fits.find(({ row }) => Math.abs(row - one.row) <= 2);
  if (near === undefined) return "";
  const rows = Math.abs(near.row - one.row) === 1 ? "one row" : "two rows";
  return `Such a figure stands in row ${near.row}: the column looks shifted by ${rows}. `;
}
