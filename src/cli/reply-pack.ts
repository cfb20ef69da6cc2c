// `everycase reply pack`: for each force a PDF with its figures and a form to answer with.
import { makeReplyPacks, type PackWritten } from "../actions/reply-pack.ts";
import { Refusal } from "../ground/refusal.ts";
import { counted } from "../web/words.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { questionOf } from "./question.ts";

/** Writes the packs to the folder that --out names: of one force, of those that --force names, or of all. */
export async function replyPack(door: Door, force: string, options: Options): Promise<Ending> {
  const { release, who, due, out, forces = [] } = options;
  if (out === undefined)
    throw new Refusal("usage", "Where the packs are to be written is not said.", "Name a folder: --out packs");
  const named = [...(force === "" ? [] : [force]), ...forces];
  const packs = await door.withTools((tools) =>
    makeReplyPacks(tools, { forces: named, release, question: questionOf(options), who, due, out }),
  );
  await answer(door, options.format, {
    lines: () => [
      ...packs.map(({ called, pdf, form, due: day }) => `${called}: ${pdf} and ${form}, due ${day}`),
      `${counted(packs.length, "pack was", "packs were")} written to ${out}. A filled form is kept as the reply that it is with: everycase reply receive FORCE --file FORM.xlsx --who NAME`,
    ],
    value: { packs },
    table: () => ({
      columns: COLUMNS.map((name) => [name, name === "figures" || name === "bytes" ? "BIGINT" : "VARCHAR"]),
      rows: packs.map((pack) => COLUMNS.map((name) => pack[name])),
    }),
  });
  return "done";
}

const COLUMNS = [
  "force",
  "called",
  "due",
  "pdf",
  "form",
  "figures",
  "bytes",
] as const satisfies readonly (keyof PackWritten)[];
