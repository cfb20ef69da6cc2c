// `--sql` and `--explain`: the statements behind an answer, in place of the answer.
import type { ShownAsking } from "../actions/show-asking.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { type Line, printable, wrapped } from "./lines.ts";

/** The options that show the work, with what they say. */
export const ASKING_OPTIONS = [
  ["--sql", "print the statements that count, in place of the answer"],
  ["--explain", "the same, with the steps that the engine makes of each"],
] as const;

/** Whether the work is asked for in place of the answer. */
export function wantsAsking({ sql, explain }: Options): boolean {
  return sql === true || explain === true;
}

/** Prints statements in the form asked for. */
export async function printAsking(door: Door, asked: readonly ShownAsking[], { format }: Options): Promise<Ending> {
  await answer(door, format, {
    lines: (width) => askingLines(asked, width),
    value: { statements: asked },
    table: () => ({
      columns: [
        ["says", "VARCHAR"],
        ["sql", "VARCHAR"],
        ["steps", "VARCHAR"],
      ],
      rows: asked.map(({ says, sql, steps }) => [says, sql, steps?.join("\n") ?? null]),
    }),
  });
  return "done";
}

/** What makes a line of words no part of a statement. */
const REMARK = "-- ";

function askingLines(asked: readonly ShownAsking[], width: number): readonly Line[] {
  if (asked.length === 0) return ["Nothing was asked of the engine."];
  return asked.flatMap(({ says, sql, steps }, index) => [
    ...(index === 0 ? [] : [""]),
    ...wrapped(`${says}.`, width - REMARK.length).map((line) => `${REMARK}${line}`),
    ...`${sql};`.split("\n").map(printable),
    ...(steps === undefined ? [] : ["", ...steps.map(printable)]),
  ]);
}
