// `everycase embed`: a sentence with its passport, or a chart, to stand in another page.
import { EMBED_FORMATS, EMBED_KINDS, makeEmbed } from "../actions/embed.ts";
import { saveFile } from "../actions/save-file.ts";
import { Refusal } from "../ground/refusal.ts";
import { bytesWords } from "../web/words.ts";
import type { Door, Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { wrapped } from "./lines.ts";
import { questionOf } from "./question.ts";

/** Prints or writes the embed that the words name: `compare`, `force Kent`, `measure funnel`, `figure charged`. */
export async function embed(door: Door, [what = "", ...name]: readonly string[], options: Options): Promise<Ending> {
  const kind = EMBED_KINDS.find((one) => one === what);
  if (kind === undefined)
    throw new Refusal(
      "usage",
      `Cannot embed "${what}".`,
      `Wanted: ${EMBED_KINDS.join(", ")}. everycase embed figure charged --force Kent`,
    );
  if (kind !== "compare" && name.length === 0)
    throw new Refusal(
      "usage",
      `Which ${kind} is meant is not said.`,
      `Such as: everycase embed ${kind} ${SUCH_AS[kind]}`,
    );
  const format = EMBED_FORMATS.find((one) => one === options.format) ?? "html";
  const { out, force, base } = options;
  if (format === "png" && out === undefined)
    throw new Refusal("usage", "A PNG is not printed.", "Name a file: --out chart.png");
  const made = await door.withTools((tools) =>
    makeEmbed(tools, {
      kind,
      name: name.join(" "),
      ...(force === undefined ? {} : { force }),
      question: questionOf(options),
      format,
      base: base || null,
      withPicture: options.picture === true,
    }),
  );
  if (out === undefined) {
    door.write(Buffer.from(made.bytes).toString("utf8"));
    return "done";
  }
  const { bytes } = await saveFile(made, out);
  door.print(wrapped(`Written to ${out}, ${bytesWords(bytes)}.`, door.width));
  return "done";
}

const SUCH_AS = { force: "Kent", measure: "funnel", figure: "charged --force Kent" } as const;
