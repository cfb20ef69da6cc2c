// `everycase force`: one force, its balance and its rate under each denominator.
import { forceRows } from "../actions/flat-rows.ts";
import { showForce } from "../actions/show-force.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { questionOf } from "./question.ts";
import { forceLines } from "./show/force.ts";

/** Prints what is known of one force; its name may be several words. */
export async function force(door: Door, words: readonly string[], options: Options): Promise<Ending> {
  const found = await door.withTools((tools) => showForce(tools, words.join(" "), questionOf(options)));
  await answer(door, options.format, {
    lines: (width) => forceLines(found, width),
    value: found,
    table: () => forceRows(found),
  });
  return "done";
}
