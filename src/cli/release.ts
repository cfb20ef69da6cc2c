// `everycase release`: the steps of a release, its history, and what changed between two.
import { correctRelease } from "../actions/correct-release.ts";
import { compareReleases, listReleases, showRelease } from "../actions/list-releases.ts";
import { proposeRelease } from "../actions/propose-release.ts";
import {
  approveRelease,
  checkRelease,
  publishRelease,
  type StepWish,
  withdrawRelease,
} from "../actions/step-release.ts";
import type { Tools } from "../actions/tools.ts";
import { Refusal } from "../ground/refusal.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { RELEASE_ACTS } from "./release-options.ts";
import {
  changesTable,
  comparedLines,
  releaseLines,
  releaseListLines,
  releaseListTable,
  stepsTable,
} from "./show/releases.ts";

/** Does what the first word says with the release that the second names. */
export async function releaseVerb(
  door: Door,
  [word = "list", id]: readonly string[],
  options: Options,
): Promise<Ending> {
  const act = RELEASE_ACTS.find((one) => one === word);
  if (act === undefined)
    throw new Refusal("usage", `Unknown act "${word}".`, `Acts: ${RELEASE_ACTS.join(", ")}. everycase release show 1`);
  if (act === "list") return await listed(door, options);
  if (act === "compare") return await compared(door, id, options);
  const shown = await door.withTools(async (tools) => {
    const done = act === "show" ? id : (await takeStep(tools, act, id, options)).id;
    return await showRelease(tools, done);
  });
  await answer(door, options.format, {
    lines: (width) => releaseLines(shown, width),
    value: shown,
    table: () => stepsTable(shown.release),
  });
  return "done";
}

/** An act that adds an entry. */
type Step = Exclude<(typeof RELEASE_ACTS)[number], "list" | "show" | "compare">;

async function takeStep(tools: Tools, act: Step, id: string | undefined, options: Options) {
  const { who, because, title, from, tables = [] } = options;
  const wish: StepWish = { release: id, who, because };
  if (act === "propose") return await proposeRelease(tools, { who, title, from, tables, again: id, because });
  if (act === "correct") return await correctRelease(tools, { release: id, who, because, title, tables });
  return { check: checkRelease, approve: approveRelease, publish: publishRelease, withdraw: withdrawRelease }[act](
    tools,
    wish,
  );
}

async function listed(door: Door, { format }: Options): Promise<Ending> {
  const list = await door.withTools(listReleases);
  await answer(door, format, {
    lines: (width) => releaseListLines(list, width),
    value: list,
    table: () => releaseListTable(list),
  });
  return list.setAside.length > 0 ? "problems" : "done";
}

async function compared(door: Door, id: string | undefined, { format, against }: Options): Promise<Ending> {
  const found = await door.withTools((tools) => compareReleases(tools, id, against));
  await answer(door, format, {
    lines: (width) => comparedLines(found, width),
    value: found,
    table: () => changesTable(found.changes),
  });
  return "done";
}
