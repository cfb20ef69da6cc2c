// `everycase police-uk`: what data.police.uk publishes, by force, month and crime type; never a rate, and never of the flag.
import { askPoliceUk } from "../actions/police-uk.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { STREET_TABLES, streetLines, streetTable } from "./show/police-uk.ts";

/** Asks the files of data.police.uk and prints the answer. */
export async function policeUk(door: Door, _words: readonly string[], options: Options): Promise<Ending> {
  const { force, month, from, to, type, show } = options;
  const question = {
    ...(force === undefined ? {} : { force }),
    ...(month === undefined ? {} : { month }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(type === undefined ? {} : { type }),
  };
  const found = await door.withTools((tools) => askPoliceUk(tools, question));
  await answer(door, options.format, {
    lines: (width) => streetLines(found, width),
    value: found,
    table: () => streetTable(found, STREET_TABLES.find((one) => one === show) ?? "balances"),
  });
  return "done";
}
