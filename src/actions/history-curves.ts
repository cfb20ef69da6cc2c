// From an extract of cases to histories by day: one pass over its rows. What comes back is not protected.

import { parseDay } from "../ground/day.ts";
import { Refusal } from "../ground/refusal.ts";
import type { MeasureAnswer } from "../measures/answer.ts";
import type { Histories } from "../measures/history-counts.ts";
import {
  countDays,
  countDaysSql,
  countOpenDays,
  countYearPairs,
  lastDayOf,
  outcomeWordsOf,
} from "../warehouse/count-days.ts";
import type { Engine } from "../warehouse/engine.ts";
import { foldHistories } from "./_history-fold.ts";
import type { CaseFile } from "./case-files.ts";

/** Which crimes of an extract, and up to which day they are followed; the last day that stands in it when left out. */
export interface HistoryQuestion {
  /** `all`, `flag:CSE` or `flag:CSA`. */
  readonly scope?: string;
  readonly followedTo?: string;
}

/** Histories, and the statement that counted them. */
export interface FoundHistories extends Histories {
  readonly asking: NonNullable<MeasureAnswer["asking"]>;
}

/**
 * The histories of an extract by force and financial year of recording, up to `followedTo`: outcomes after it are not known
 * yet. Every row is in a cohort's counts, followed or with why not. Refuses (`usage`) what is no day and a flag where the extract has none,
 * and (`notFound`) an extract without a day.
 */
export async function historiesOf(
  engine: Engine,
  { path, account }: Pick<CaseFile, "path" | "account">,
  { scope = "all", followedTo }: HistoryQuestion = {},
): Promise<FoundHistories> {
  const { mapping, addedOn } = account;
  if (scope !== "all" && mapping.columns.flag === undefined)
    throw new Refusal(
      "usage",
      `Cannot follow ${scope}: the extract has no column of flags.`,
      "Ask for all its crimes.",
    );
  if (followedTo !== undefined && parseDay(followedTo) === null)
    throw new Refusal("usage", `Cannot follow crimes to "${followedTo}".`, "Give a day such as 2024-03-31.");
  const last = followedTo ?? (await lastDayOf(engine, path, addedOn));
  if (last === null) throw new Refusal("notFound", "Cannot follow the crimes of this extract: it holds no day.");
  const by = [...(mapping.force === null ? (["force"] as const) : []), ...(scope === "all" ? [] : (["flag"] as const))];
  const isFuture = last > addedOn;
  const limits = { followedTo: isFuture ? addedOn : last, addedOn, by };
  const fold = foldHistories({ mapping, scope, followedTo: limits.followedTo }, await outcomeWordsOf(engine, path));
  await countDays(engine, path, { limits, groups: fold.groups }, fold.take);
  await countOpenDays(engine, path, { limits, words: fold.openWords() }, fold.takeOpen);
  fold.takeCharges(await countYearPairs(engine, path, { limits, words: fold.chargeWords }));
  const says =
    "Counts the rows of the extract by force, year of recording, what their outcome means, and days since recording";
  const asking = [{ says, sql: inLines(countDaysSql(inBook(path), limits, fold.groups)) }];
  return { scope, followedTo: limits.followedTo, cohorts: fold.histories(), asking };
}

/** A statement that is shown names a file as it lies in the book, wherever the book is. */
function inBook(path: string): string {
  return path.replace(/^.*\/(?=(?:warehouse|archive)\/)/u, "");
}

/** Columns of a statement that is shown. */
const MOST_COLUMNS = 78;

/** The same statement in lines that fit a terminal; what stands in quotes is never broken. */
function inLines(sql: string): string {
  const words = sql.replaceAll("read_parquet(", "read_parquet( ").match(/(?:'(?:[^']|'')*'|[^\s'])+/gu) ?? [];
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const begins = /^(?:FROM|WHERE|WHEN|ELSE|GROUP)$/u.test(word);
    if (line === undefined || begins || line.length + 1 + word.length > MOST_COLUMNS) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.join("\n");
}
