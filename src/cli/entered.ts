// `everycase entered`: what people entered by hand, where two readings differ, and a third person's decision.
import { decideFigure } from "../actions/decide-figure.ts";
import { listEntered } from "../actions/list-entered.ts";
import { Refusal } from "../ground/refusal.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { enteredLines, enteredTable } from "./show/entered.ts";

/** Lists what was entered; with a figure and `--decide`, decides between its two readings. */
export async function entered(door: Door, [figure]: readonly string[], options: Options): Promise<Ending> {
  const { as = "", decide, because, flagRule, flagOrigin } = options;
  if (decide !== undefined) return await decided(door, { as, figure, decide, because, flagRule, flagOrigin });
  const list = await door.withTools(async (tools) => listEntered(tools));
  const wanted = figure?.toLowerCase() ?? "";
  const figures = list.figures.filter((one) => one.figure.startsWith(wanted));
  if (figures.length === 0 && wanted !== "")
    throw new Refusal("notFound", `No figure is called "${wanted}".`, "See their names: everycase entered");
  await answer(door, options.format, {
    lines: (width) => enteredLines({ ...list, figures }, width),
    value: { ...list, figures },
    table: () => enteredTable(figures),
  });
  return "done";
}

interface Decision {
  readonly as: string;
  readonly figure: string | undefined;
  readonly decide: string;
  readonly because: string | undefined;
  readonly flagRule: string | undefined;
  readonly flagOrigin: string | undefined;
}

async function decided(door: Door, { as, figure, decide, because, flagRule, flagOrigin }: Decision): Promise<Ending> {
  if (figure === undefined)
    throw new Refusal(
      "usage",
      "Which figure is decided is not said.",
      "everycase entered FIGURE --decide VALUE --as NAME",
    );
  const said = {
    as,
    figure,
    value: decide,
    ...(because === undefined ? {} : { why: because }),
    ...(flagRule === undefined ? {} : { flagRule }),
    ...(flagOrigin === undefined ? {} : { flagOrigin }),
  };
  const { entry, figure: name } = await door.withTools(async (tools) => decideFigure(tools, said));
  door.print([`Figure ${name} is decided (entry ${entry}): it is a figure of the book.`]);
  return "done";
}
