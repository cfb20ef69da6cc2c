// `everycase reply`: a force is asked about its figures, and what it says stands beside them.
import { type Received, receiveAnswer } from "../actions/receive-form.ts";
import { askForReply, listReplies, today } from "../actions/reply-release.ts";
import type { Tools } from "../actions/tools.ts";
import { Refusal } from "../ground/refusal.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { REPLY_ACTS } from "./release-options.ts";
import { problemLines } from "./show/problems.ts";
import { repliesTable, replyLines } from "./show/replies.ts";

/** Does what the first word says; the others are the force's name. */
export async function replyVerb(
  door: Door,
  [word = "list", ...name]: readonly string[],
  options: Options,
): Promise<Ending> {
  const act = REPLY_ACTS.find((one) => one === word);
  if (act === undefined)
    throw new Refusal(
      "usage",
      `Unknown act "${word}".`,
      `Acts: ${REPLY_ACTS.join(", ")}. everycase reply ask Kent --due DAY --who NAME`,
    );
  if (act === "pack") {
    const { replyPack } = await import("./reply-pack.ts");
    return await replyPack(door, name.join(" "), options);
  }
  const { replies, problems, day } = await door.withTools(async (tools) => ({
    ...(await done(tools, act, { force: name.join(" "), options })),
    day: today(tools),
  }));
  await answer(door, options.format, {
    lines: (width) => [
      ...replyLines(replies, day, width),
      ...problems.flatMap((problem) => problemLines(problem, width)),
    ],
    value: problems.length === 0 ? { replies } : { replies, problems },
    table: () => repliesTable(replies),
  });
  return "done";
}

async function done(
  tools: Tools,
  act: Exclude<(typeof REPLY_ACTS)[number], "pack">,
  { force, options }: { readonly force: string; readonly options: Options },
): Promise<Received> {
  const { release, who, due, on, words, file, about, scope, period, basis, denominator, reading = [] } = options;
  const which = release === undefined ? {} : { release };
  const saying = (replies: Received["replies"]): Received => ({ replies, problems: [] });
  if (act === "list") return saying(listReplies(tools, { ...which, ...(force === "" ? {} : { force }) }));
  if (force === "")
    throw new Refusal("usage", "Which force is meant is not said.", `everycase reply ${act} Kent --who NAME`);
  if (act === "ask") return saying([askForReply(tools, { force, release, who, due, on })]);
  const figure = { about, scope, period, basis, denominator };
  return await receiveAnswer(tools, { force, release, who, words, file, reading, on, ...figure });
}
