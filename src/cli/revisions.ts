// `everycase revisions`: what changed between two editions of the same figures.
import { compareEditions } from "../actions/compare-editions.ts";
import { revisionRows } from "../actions/revision-rows.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { revisionLines } from "./show/revisions.ts";

/** Compares consecutive editions and prints what changed; with `--all` also what did not. */
export async function revisionsVerb(door: Door, _words: readonly string[], options: Options): Promise<Ending> {
  const { scope, period, basis, asKnownOn, force, byQuarter, all = false, format } = options;
  const given = Object.entries({ scope, period, basis, asKnownOn, force, byQuarter }).filter(
    ([, value]) => value !== undefined,
  );
  const question: Parameters<typeof compareEditions>[1] = Object.fromEntries(given);
  const found = await door.withTools((tools) => compareEditions(tools, question));
  await answer(door, format, {
    lines: (width) => revisionLines(found, all, width),
    value: found,
    table: () => revisionRows(found, all),
  });
  return "done";
}
