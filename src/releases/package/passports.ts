// The passport of every figure as one line of JSON: how it was worked out, and each of its source cells.
import { canonicalJson, harmlessJson, type Json, sha256 } from "../../ground/digest.ts";
import type { FigureTrace } from "../../measures/trace-many.ts";
import type { CellJson } from "../../standard/cell-json.ts";
import { type Asked, figureId, questionId } from "./identity.ts";

/** A line of `passports.jsonl`. Source cells stand by their role and address; cells that hold 0 are counted, not listed. */
export function passportLine({ force, figure, denominator, trace }: FigureTrace, asked: Asked): string {
  const { passport, rate } = trace;
  const line = {
    id: figureId({ ...asked, force, figure, denominator }),
    question: questionId(asked),
    force,
    figure,
    denominator,
    title: trace.title,
    words: trace.words,
    value: trace.value,
    rate: rate === null ? null : { rate: rate.rate, interval: rate.interval, outOf: rate.denominator },
    measure: passport.measure,
    edition: passport.edition.id,
    method: passport.method,
    command: passport.command,
    working: trace.working,
    caveats: trace.caveats.map(caveatId),
    files: trace.files.map(({ file, sheet, cells, zeroCells, moreCells }) => ({
      sha256: file.sha256,
      file: file.name,
      entry: file.entry,
      layout: file.layout ?? null,
      sheet,
      cells: byRole(cells),
      zeroCells,
      moreCells,
    })),
  };
  return harmlessJson(canonicalJson(line as unknown as Json)); // plain values all the way down
}

/** The name of a caveat in `caveats.json`: many figures share one. */
export function caveatId(words: string): string {
  return sha256(words).slice(0, 12);
}

/** A cell of a figure: its place, what it says, and which part of the figure it is of. */
type PassportCell = Pick<FigureTrace["trace"]["files"][number]["cells"][number], "row" | "column" | "role" | "value">;

/** Cells by their role and address: `{"numerator": {"L14": 3}}`. */
export function byRole(cells: readonly PassportCell[]): Readonly<Record<string, Readonly<Record<string, CellJson>>>> {
  const roles: Record<string, Record<string, CellJson>> = {};
  for (const { role, column, row, value } of cells) {
    const of = roles[role] ?? {};
    of[`${column}${row}`] = value;
    roles[role] = of;
  }
  return roles;
}
