// "How good are the data of this extract": completeness of each field, what cannot be, words that mean nothing, repeats.
import { type Day, dayInWords, parseDay } from "../ground/day.ts";
import type { CaseFinding, CaseQuality, CaseWord } from "../measures/cases-result.ts";
import { findForce } from "../standard/forces.ts";
import { countCaseRepeats, countCaseWords, countFields, countSequences } from "../warehouse/case-ask.ts";
import type { Engine, Row } from "../warehouse/engine.ts";
import { flagWords, outcomeWords } from "./_case-fold.ts";
import { type CaseFile, caseFiles } from "./case-files.ts";
import type { Tools } from "./tools.ts";

/** Earlier days of recording are not to be believed. */
const EARLIEST = "1960-01-01";

/** The quality of every extract, newest first, or of the one named. Refuses (`notFound`) when there is none. */
export async function caseQuality(tools: Tools, label?: string): Promise<readonly CaseQuality[]> {
  const { engine } = await tools.warehouse();
  const reports: CaseQuality[] = [];
  for (const file of await caseFiles(tools, label)) reports.push(await qualityOf(engine, file));
  return reports;
}

async function qualityOf(engine: Engine, { book, path, account }: CaseFile): Promise<CaseQuality> {
  const { mapping, addedOn } = account;
  const headers = Object.entries(mapping.columns);
  const counted = await countFields(
    engine,
    path,
    headers.map(([field]) => field),
  );
  const sequences = await countSequences(engine, path, { today: addedOn, earliest: EARLIEST });
  const repeats = await countCaseRepeats(engine, path);
  const outcomes = outcomeWords(await countCaseWords(engine, path, "outcome"), mapping);
  const { flag } = mapping.columns;
  const flags = flag === undefined ? [] : flagWords(await countCaseWords(engine, path, "flag"), mapping);
  const forces = mapping.columns.force === undefined ? [] : await countCaseWords(engine, path, "force");
  // Days and ages are counted in the engine; of words only their readers know which mean nothing.
  const unreadWords: Readonly<Record<string, number>> = {
    outcome: rowsNotUnderstood(outcomes),
    flag: rowsNotUnderstood(flags),
    force: rowsNotUnderstood(
      forces.map(({ label, rows }) => ({ rows, understood: label === null || findForce(label) !== null })),
    ),
  };
  const unread = account.columns.filter(({ field, header }) => field === null && header !== "");
  return {
    file: book.body.name,
    sha256: book.entry.subject,
    entry: book.entry.id,
    mapping: `${mapping.id}, version ${mapping.version}`,
    rows: counted.rows,
    broken: account.broken,
    firstDay: dayText(sequences["first_day"]),
    lastDay: dayText(sequences["last_day"]),
    fields: counted.fields.map((one) => ({
      ...one,
      notUnderstood: one.notUnderstood + (unreadWords[one.field] ?? 0),
      header: headers.find(([field]) => field === one.field)?.[1] ?? one.field,
      share: counted.rows === 0 ? null : one.given / counted.rows,
    })),
    findings: [
      ...findings(sequences, addedOn),
      ...orderFindings(sequences, mapping.dateOrder),
      ...repeatFindings(repeats),
    ],
    outcomes,
    flags,
    leftOut: unread.filter(({ leftOut }) => leftOut).map(({ header }) => header),
    notRead: unread.filter(({ leftOut }) => !leftOut).map(({ header }) => header),
  };
}

function rowsNotUnderstood(words: readonly Pick<CaseWord, "rows" | "understood">[]): number {
  return words.reduce((sum, { rows, understood }) => sum + (understood ? 0 : rows), 0);
}

function dayText(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** Everything that has rows; a finding without rows is not told. */
function findings(row: Row, addedOn: string): readonly CaseFinding[] {
  const day = parseDay(addedOn);
  const today = day === null ? addedOn : dayInWords(day as Day);
  const says: readonly (readonly [name: string, says: string])[] = [
    ["before_record", "The outcome is dated before the crime was recorded."],
    ["recorded_future", `The crime is recorded after ${today}, the day the extract was added.`],
    ["outcome_future", `The outcome is dated after ${today}, the day the extract was added.`],
    ["recorded_1900", "The crime is recorded on 1 January 1900, which systems write for no date."],
    ["outcome_1900", "The outcome is dated 1 January 1900, which systems write for no date."],
    ["recorded_early", "The crime is recorded before 1960."],
    ["outcome_early", "The outcome is dated before 1960."],
    ["day_without_outcome", "There is a day of an outcome, and no outcome."],
    ["adults", "The victim is 18 or older; a crime against a child may be reported years later."],
  ];
  return says.flatMap(([name, words]) => {
    const rows = Number(row[name] ?? 0);
    return rows === 0 ? [] : [{ code: name.replace(/_/gu, "-"), rows, says: words }];
  });
}

/** Whether the days themselves prove the order of day and month. */
function orderFindings(row: Row, order: string): readonly CaseFinding[] {
  return (["recorded", "outcome"] as const).flatMap((name) => {
    const [days, proving] = [Number(row[`${name}_days`] ?? 0), Number(row[`${name}_over12`] ?? 0)];
    if (days === 0 || proving > 0) return [];
    return {
      code: `${name}-order-not-proven`,
      rows: days,
      says: `No day of ${name === "recorded" ? "recording" : "an outcome"} is above 12, so the order ${order} rests on the mapping alone.`,
    };
  });
}

function repeatFindings({
  references,
  rows,
  identical,
}: Awaited<ReturnType<typeof countCaseRepeats>>): readonly CaseFinding[] {
  if (references === 0) return [];
  const says = `${references} ${references === 1 ? "reference stands" : "references stand"} on more than one row; each row is counted.`;
  const same = {
    code: "identical-rows",
    rows: identical,
    says: "The row is the same as another in everything that is read.",
  };
  return [{ code: "repeated-reference", rows, says }, ...(identical === 0 ? [] : [same])];
}
