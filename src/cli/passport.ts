// `everycase passport`: recomputes one figure and shows the cells it stands on.
import type { FlatTable } from "../actions/flat-rows.ts";
import { traceFigure } from "../actions/trace-figure.ts";
import type { FigurePassport } from "../measures/result.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { questionOf } from "./question.ts";
import { besideFor } from "./said-beside.ts";
import { cellSays } from "./show/cells.ts";
import { passportLines } from "./show/passport.ts";

/** Traces the figure that the first word names, of one force or of all together. */
export async function passport(door: Door, [figure = "rate"]: readonly string[], options: Options): Promise<Ending> {
  const of = options.force === undefined ? {} : { force: options.force };
  const found = await door.withTools((tools) => traceFigure(tools, { figure, ...of, ...questionOf(options) }));
  const { scope, period, basis, denominator } = found.passport;
  const beside = await besideFor(door, options.format, {
    ...{ force: found.force?.id ?? null, scope: scope.id, period: period.id, basis: basis.id },
    ...{ figure, denominator: figure === "rate" ? denominator.id : "all" },
  });
  await answer(door, options.format, {
    lines: (width) => passportLines(found, width, beside(width)),
    value: found,
    table: () => passportTable(found),
  });
  return "done";
}

/** The cells of a figure as flat rows, one a cell. */
function passportTable({
  figure,
  force,
  passport: { measure, scope, period, basis },
  files,
}: FigurePassport): FlatTable {
  const names = [
    "figure",
    "force",
    "scope",
    "period",
    "basis",
    "role",
    "cell",
    "read_as",
    "found",
    "sheet",
    "file",
    "file_sha256",
    "measure_digest",
  ];
  const rows = files.flatMap((file) =>
    file.cells.map((one) => [
      figure,
      force?.id ?? null,
      scope.id,
      period.id,
      basis.id,
      one.role,
      one.cell,
      typeof one.value === "number" ? String(one.value) : cellSays(one.value),
      one.found,
      file.sheet,
      file.file,
      file.sha256,
      measure.digest,
    ]),
  );
  return { columns: names.map((name) => [name, "VARCHAR"]), rows };
}
