// `everycase force`: one force, its balance and its rate under each denominator.
import { forceRows } from "../actions/flat-rows.ts";
import { showAsking } from "../actions/show-asking.ts";
import { showForce } from "../actions/show-force.ts";
import { bytesWords } from "../web/words.ts";
import { printAsking, wantsAsking } from "./asking.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { wrapped } from "./lines.ts";
import { questionOf } from "./question.ts";
import { besideFor } from "./said-beside.ts";
import { fullStop } from "./show/cells.ts";
import { forceLines } from "./show/force.ts";

/** Prints what is known of one force; its name may be several words. */
export async function force(door: Door, words: readonly string[], options: Options): Promise<Ending> {
  const { out } = options;
  if (out !== undefined) {
    const { saveForce } = await import("../actions/save-answer.ts");
    const wish = { force: words.join(" "), question: questionOf(options), path: out };
    const { sentence, bytes } = await door.withTools((tools) => saveForce(tools, wish));
    door.print(wrapped(`${fullStop(sentence)} Written to ${out}, ${bytesWords(bytes)}.`, door.width));
    return "done";
  }
  const found = await door.withTools((tools) => showForce(tools, words.join(" "), questionOf(options)));
  if (wantsAsking(options)) {
    const { force: id, scope, period, basis } = found;
    const question = { ...questionOf(options), scope, period, basis };
    const asked = { question, force: id, explain: options.explain === true };
    return await printAsking(door, await door.withTools((tools) => showAsking(tools, asked)), options);
  }
  const { scope, period } = found.passport;
  const meant = { force: found.force, scope: scope.id, period: period.id, basis: found.basis };
  const beside = await besideFor(door, options.format, meant);
  await answer(door, options.format, {
    lines: (width) => forceLines(found, width, beside(width)),
    value: found,
    table: () => forceRows(found),
  });
  return "done";
}
