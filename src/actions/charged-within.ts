// "How many are charged within a year of recording": from a table by quarters, or as unprotected histories of an extract.

import { passPublic } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import type { MeasureAnswer } from "../measures/answer.ts";
import { chargedWithin, type UnprotectedAnswer } from "../measures/charged-within.ts";
import type { Histories } from "../measures/history-counts.ts";
import { chargedWithinRunOff } from "../measures/run-off.ts";
import { parseScope } from "../standard/scopes.ts";
import { caseFiles } from "./case-files.ts";
import { type HistoryQuestion, historiesOf } from "./history-curves.ts";
import { readRunOff } from "./read-run-off.ts";
import type { Tools } from "./tools.ts";

/** A question to a file of quarterly tables. */
export interface RunOffQuestion {
  readonly path: string;
  /** The force of every row, where no column says it. */
  readonly force?: string;
  /** What the table counts, as a scope id; `all` when left out. */
  readonly scope?: string;
  readonly horizonDays?: number;
}

/**
 * The answer from a table by quarters that somebody gave out, with every problem of its reading. Refuses (`usage`) a scope it does not know and
 * (`notFound`) a file without a cohort.
 */
export async function chargedWithinFile(
  tools: Tools,
  { path, force, scope = "all", horizonDays = 365 }: RunOffQuestion,
): Promise<{ readonly answer: Published<MeasureAnswer>; readonly problems: readonly Problem[] }> {
  if (scope !== "all" && parseScope(scope) === null)
    throw new Refusal("usage", `Unknown scope "${scope}".`, "Say what the table counts: all, flag:CSE, code:71 …");
  const file = await readRunOff(tools, { path, ...(force === undefined ? {} : { force }) });
  if (file.cohorts.length === 0) {
    const [first] = file.problems;
    const hint =
      first === undefined
        ? "It holds no table."
        : `${first.cell ?? first.file}: found ${first.found}, wanted ${first.wanted}.`;
    throw new Refusal("notFound", `There is no table by recorded quarter and lag in ${file.name}.`, hint);
  }
  const said = file.problems.length;
  const answer = chargedWithinRunOff(file.cohorts, {
    horizonDays,
    scope,
    says:
      said === 0
        ? []
        : [`${said} ${said === 1 ? "cell" : "cells"} could not be read; they are told beside this answer.`],
    sources: [{ file: file.name, sha256: file.sha256, source: "table by recorded quarter and lag", entry: "" }],
    edition: "not stated",
    command: commandOf({ path, scope, horizonDays, ...(force === undefined ? {} : { force }) }),
  });
  return { answer: passPublic(answer), problems: file.problems };
}

/** The command that gives the answer again, word for word. */
function commandOf({ path, force, scope, horizonDays }: RunOffQuestion): string {
  const word = (text: string): string => (/^[\w./:+-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  const words = ["everycase measure charged-within --table", word(path)];
  if (force !== undefined) words.push("--force", word(force));
  if (scope !== undefined && scope !== "all") words.push("--scope", word(scope));
  if (horizonDays !== 365) words.push("--option", `days=${horizonDays}`);
  return words.join(" ");
}

/** A question to an extract of cases; the newest where no label names one. */
export interface HistoryCurveQuestion extends HistoryQuestion {
  readonly label?: string;
  readonly horizonDays?: number;
}

/** Histories and the curves made of them. Nothing of it is protected: it must not leave this machine as it is. */
export interface HistoryCurves extends UnprotectedAnswer {
  readonly histories: Histories;
}

/** The curves of an extract, NOT protected. Refuses as `historiesOf`, and (`notFound`) where no extract is there. */
export async function historyCurves(tools: Tools, question: HistoryCurveQuestion = {}): Promise<HistoryCurves> {
  const { label, horizonDays = 365, ...asked } = question;
  const { engine } = await tools.warehouse();
  const [file] = await caseFiles(tools, label);
  if (file === undefined) throw new Refusal("notFound", "No extract of cases has been added.");
  tools.progress({ act: "Counting days from record to outcome", done: 0, of: 2 });
  const histories = await historiesOf(engine, file, asked);
  tools.progress({ act: "Working out the curves", done: 1, of: 2 });
  const { body, entry } = file.book;
  const flag = histories.scope === "all" ? "" : ` --scope ${histories.scope}`;
  const answer = chargedWithin(histories, {
    horizonDays,
    sources: [{ file: body.name, sha256: entry.subject, source: "case rows", entry: entry.id }],
    edition: `followed to ${histories.followedTo}`,
    asking: histories.asking,
    command: `everycase measure charged-within --from records${flag} --option days=${horizonDays}`,
  });
  tools.progress({ act: "Working out the curves", done: 2, of: 2 });
  return { ...answer, histories };
}
