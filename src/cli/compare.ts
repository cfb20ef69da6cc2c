// `everycase compare`: forces side by side, and only like with like.
import { compareForces } from "../actions/compare-forces.ts";
import { comparisonRows } from "../actions/flat-rows.ts";
import { showAsking } from "../actions/show-asking.ts";
import { ORDERS } from "../web/views.ts";
import { bytesWords } from "../web/words.ts";
import { printAsking, wantsAsking } from "./asking.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { wrapped } from "./lines.ts";
import { questionOf } from "./question.ts";
import { fullStop } from "./show/cells.ts";
import { compareLines } from "./show/compare.ts";

/** Compares forces and prints the comparison. */
export async function compare(door: Door, _words: readonly string[], options: Options): Promise<Ending> {
  if (wantsAsking(options)) {
    const asked = { question: questionOf(options), explain: options.explain === true };
    return await printAsking(door, await door.withTools((tools) => showAsking(tools, asked)), options);
  }
  const { out } = options;
  if (out !== undefined) {
    const { saveComparison } = await import("../actions/save-answer.ts");
    const { sentence, bytes } = await door.withTools((tools) => saveComparison(tools, questionOf(options), out));
    door.print(wrapped(`${fullStop(sentence)} Written to ${out}, ${bytesWords(bytes)}.`, door.width));
    return "done";
  }
  const comparison = await door.withTools((tools) => compareForces(tools, questionOf(options)));
  const order = ORDERS.find(({ id }) => id === options.order)?.id ?? "rate";
  await answer(door, options.format, {
    lines: (width) => compareLines(comparison, order, width),
    value: comparison,
    table: () => comparisonRows(comparison),
  });
  return "done";
}
