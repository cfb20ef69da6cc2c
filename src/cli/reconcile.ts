// `everycase reconcile`: the outcomes held against the recorded crimes.
import { reconcileTables } from "../actions/reconcile.ts";
import { reconcileRows } from "../actions/reconcile-table.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { reconcileLines } from "./show/reconcile.ts";

/** Prints how two tables of the same crimes agree, or what to add so that there are two. A difference is nothing Everycase could mend, so it ends as done. */
export async function reconcile(door: Door, _words: readonly string[], options: Options): Promise<Ending> {
  const { period, scope, force, by } = options;
  const question = {
    ...(period === undefined ? {} : { period }),
    ...(scope === undefined ? {} : { scope }),
    ...(force === undefined ? {} : { force }),
    ...(by === undefined ? {} : { by }),
  };
  const found = await door.withTools((tools) => reconcileTables(tools, question));
  await answer(door, options.format, {
    lines: (width) => reconcileLines(found, width),
    value: found,
    table: () => reconcileRows(found),
  });
  return "done";
}
