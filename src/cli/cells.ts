// `everycase cells`: everything that was read of one file, cell by cell.
import { type CellsList, cellRows, listCells } from "../actions/list-cells.ts";
import { count } from "../web/words.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { type Line, wrapped } from "./lines.ts";
import { cellSays, shellWord } from "./show/cells.ts";
import { commandLines } from "./show/passport-foot.ts";
import { drawTable } from "./table.ts";

/** How many cells are printed at once as text; JSON and CSV take more. */
const PRINTED = 100;
const WRITTEN = 10_000;

/** Lists the cells of a file, `--after` so many. */
export async function cells(door: Door, [file = ""]: readonly string[], options: Options): Promise<Ending> {
  const { force, after, format } = options;
  const question = {
    file,
    most: format === "json" || format === "csv" ? WRITTEN : PRINTED,
    ...(force === undefined ? {} : { force }),
    ...(after === undefined ? {} : { after }),
  };
  const found = await door.withTools((tools) => listCells(tools, question));
  await answer(door, format, {
    lines: (width) => cellLines(found, width),
    value: found,
    table: () => cellRows(found),
  });
  return "done";
}

function cellLines(found: CellsList, width: number): readonly Line[] {
  const { file, source, holds, force, from, of, cells: listed } = found;
  const last = from + listed.length - 1;
  const whose = force === null ? "" : ` of ${force.called}`;
  const head = `${file}: ${source ?? "not read"} (${holds}); cells ${count(from)} to ${count(last)} of ${count(of)}${whose}`;
  const columns = [
    { head: "Cell" },
    { head: "Force", gives: "wrap" },
    { head: "Area", gives: "spare" },
    { head: "Period", gives: "wrap" },
    { head: "Scope", gives: "wrap" },
    { head: "Line", gives: "wrap" },
    { head: "Value", right: true, gives: "wrap" },
  ] as const;
  const rows = listed.map((one) => [
    one.cell,
    one.called,
    one.area ?? "",
    one.period ?? "not stated",
    one.scope ?? "not understood",
    `${one.line}${one.basis === "closed" ? ", closed" : ""}${one.unit === "crimes" ? "" : `, ${one.unit}`}`,
    one.metric ?? cellSays(one.value),
  ]);
  const more = [`everycase cells ${shellWord(file)}${force === null ? "" : ` --force ${force.id}`} --after ${last}`];
  return [
    ...wrapped(
      listed.length === 0 ? `${file}: no cell${whose} from ${count(from)} on; there are ${count(of)}.` : head,
      width,
    ).map((bold) => ({ bold })),
    "",
    ...drawTable({ columns, rows }, width),
    ...(last < of && listed.length > 0 ? ["", "More:", ...commandLines(more, width)] : []),
  ];
}
