// "What does this share come to in our own records": an extract is counted, protected, and only then made into shares.

import type { CountTable } from "../disclosure/count-table.ts";
import { type Policy, ROUND_TO_10, SUPPRESS_1_TO_7 } from "../disclosure/policy.ts";
import { madeFrom } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { Refusal } from "../ground/refusal.ts";
import type { MeasureAnswer } from "../measures/answer.ts";
import type { AskedPlan } from "../measures/asking.ts";
import { DEFINITIONS } from "../measures/catalogue.ts";
import { type CaseMeaning, type CaseMeanings, historyPlan, historyTable } from "../measures/count-histories.ts";
import type { Definition } from "../measures/definition.ts";
import { SHARE } from "../measures/definitions/share.ts";
import { groupsTogether, withAllPlaces } from "../measures/groups-together.ts";
import { historyAnswer } from "../measures/history-answer.ts";
import { shareNamed } from "../measures/named-share.ts";
import { nounOf } from "../measures/sentences.ts";
import type { CaseMapping } from "../sources/case-extracts/mapping.ts";
import { readCaseFlag, readCaseOutcome } from "../sources/case-extracts/outcome-labels.ts";
import { DENOMINATORS, type Denominator, findDenominator } from "../standard/bases.ts";
import { findForce } from "../standard/forces.ts";
import { nearest } from "../standard/nearest.ts";
import { normaliseOffenceCode } from "../standard/offences.ts";
import { parseScope, type Scope } from "../standard/scopes.ts";
import { countInDuckdb } from "../warehouse/count-in-duckdb.ts";
import { type CountedColumn, type CountPlan, type CountRow, countPlan } from "../warehouse/count-plan.ts";
import type { Engine } from "../warehouse/engine.ts";
import { notReleased } from "./_not-released.ts";
import { type KeptTable, keptTables } from "./_releases.ts";
import { type CaseFile, caseFiles } from "./case-files.ts";
import { protectRecords } from "./protect-records.ts";
import { type ShownAsking, shownAsking } from "./show-asking.ts";
import type { Tools } from "./tools.ts";

/** A question to the records. `label` names an extract (the newest if left out), `scope` is one of every question or `all`. */
export interface RecordsQuestion {
  readonly measure: string;
  readonly label?: string;
  /** `flag:CSE` if left out and the extract has flags, else `all`. */
  readonly scope?: string;
  /** `year` (financial) or `quarter` of recording; `year` if left out. */
  readonly by?: string;
  readonly denominator?: string;
  /** Of the measure `share`: a line of the balance or an outcome type. */
  readonly of?: string;
}

const CUTS = { year: "financial-year", quarter: "quarter" } as const;

/** A question made exact against one extract. */
interface AskedOfRecords {
  readonly definition: Definition;
  readonly denominator: Denominator;
  readonly by: keyof typeof CUTS;
  readonly file: CaseFile;
  readonly scope: Scope;
  readonly asked: AskedPlan;
}

async function exactly(tools: Tools, question: RecordsQuestion): Promise<AskedOfRecords> {
  const definition = definitionAsked(question);
  const [denominator, by] = [denominatorAsked(question.denominator, definition), byAsked(question.by)];
  const { engine } = await tools.warehouse();
  const [file] = await caseFiles(tools, question.label);
  if (file === undefined) throw new Refusal("notFound", "No extract of cases has been added.");
  const scope = scopeAsked(question.scope, file.account.mapping);
  const plan = await planOfRecords(engine, { definition, scope, file, cut: CUTS[by] });
  const says = `Counts the rows of ${file.book.body.name} by force, ${by} of recording and outcome word`;
  return { definition, denominator, by, file, scope, asked: { says, plan } };
}

/**
 * Answers a share from an extract of cases. The whole table of its balance is protected first, with everything released before in
 * mind, and the shares are worked out from what is shown of it. Refuses (`usage`) words it does not know, (`notPossible`) a
 * measure that is no share of records, a scope that the extract cannot tell, or a table that cannot be protected, (`notFound`)
 * no extract or no such crime.
 */
export async function measureRecords(tools: Tools, question: RecordsQuestion): Promise<Published<MeasureAnswer>> {
  const exact = await exactly(tools, question);
  const { definition, denominator, by, file, scope, asked } = exact;
  refuseOverlap(tools, scope, file, { byGroups: canGroup(scope, file) });
  const { engine } = await tools.warehouse();
  const rows = await countInDuckdb(engine)(asked.plan);
  const { body, entry } = file.book;
  if (rows.length === 0)
    throw new Refusal(
      "notFound",
      `No row of ${body.name} is of the scope ${scope.id}.`,
      "See what there is: everycase cases quality",
    );
  const { table, policy } = await tableAsked(tools, exact, rows);
  const shown = await protectRecords(tools, table, policy);
  const source = { file: body.name, sha256: entry.subject, source: "Case rows from a records system", entry: entry.id };
  const command = commandOf(exact, question);
  const caveats = notReleased(tools, shown);
  return madeFrom(shown, (published) => {
    const answer = historyAnswer({ definition, denominator, scope, by, shown: published, asked, source, command });
    return { ...answer, caveats: [...caveats, ...answer.caveats] };
  });
}

/** The statement that counts for a question to the records, with the engine's steps where they are wanted. Nothing is counted or released. */
export async function explainRecords(
  tools: Tools,
  question: RecordsQuestion,
  explain: boolean,
): Promise<readonly ShownAsking[]> {
  const { asked } = await exactly(tools, question);
  const { engine } = await tools.warehouse();
  return await shownAsking(engine, [asked], explain);
}

/** The table of a question, with the flag groups where one scope of theirs was released and another is asked, and how it is protected. */
async function tableAsked(
  tools: Tools,
  { definition, by, file, scope }: AskedOfRecords,
  rows: readonly CountRow[],
): Promise<{ readonly table: CountTable; readonly policy: Policy }> {
  const { subject } = file.book.entry;
  const tableOf = (id: string, counted: readonly CountRow[]): CountTable =>
    historyTable(counted, {
      id: `balance by force and ${by}, ${id}, extract ${subject.slice(0, 12)}${partOf(definition)}`,
      universe: universeOf(id, subject),
      definition,
      meanings: meaningsOf(file.account.mapping),
    }).table;
  const alone = tableOf(scope.id, rows);
  const near = nearTables(keptTables(tools), alone, subject);
  const policy = near.isLater ? ROUND_TO_10 : SUPPRESS_1_TO_7;
  const says = near.isLater ? [LATER_EXTRACT] : [];
  if (!canGroup(scope, file) || !near.withGroups) return { table: { ...alone, says }, policy };
  const { engine } = await tools.warehouse();
  const counted = await Promise.all(
    (await flagGroups(engine, file)).map(async ({ id, flags }) => ({
      id,
      rows: await countInDuckdb(engine)(historyPlan(definition, { files: [file.path], cut: CUTS[by], flags })),
    })),
  );
  const all = counted.flatMap((group) => group.rows);
  const groups = counted
    .filter((group) => group.rows.length > 0)
    .map((group) => tableOf(group.id, withAllPlaces(group.rows, all)));
  const whole = tableOf(ALL_CRIMES, all);
  const asked = [whole, ...groups].find(({ universe }) => universe === alone.universe) ?? alone;
  return { table: { ...groupsTogether(asked, { whole, groups }), says }, policy };
}

const ALL_CRIMES = "other:crimes of the extract";
const LATER_EXTRACT =
  "Figures of these crimes were released from another extract before. The counts are rounded to 10, so that the difference of the two " +
  "extracts tells of no single crime.";

/** Whether a scope is one of the flag groups of an extract, or all of them. */
function canGroup({ kind }: Scope, { account }: CaseFile): boolean {
  return kind !== "offences" && account.mapping.columns.flag !== undefined;
}

/** The flag groups of an extract with the words that stand for them. Every row is in one. */
async function flagGroups(
  engine: Engine,
  file: CaseFile,
): Promise<readonly { readonly id: string; readonly flags: readonly (string | null)[] }[]> {
  const words = await wordsOf(engine, [file.path], "flag");
  const groupOf = (word: string | null): string => readCaseFlag(word, file.account.mapping) ?? "none";
  const ids = [...new Set(words.map(groupOf))].sort();
  return ids.map((id) => ({ id: `flag:${id}`, flags: words.filter((word) => groupOf(word) === id) }));
}

/**
 * What was released of the crimes of a table (of the same force and period): whether the first of it came from another extract, and
 * whether flag groups and all crimes meet in it. The same table again is as it was.
 */
function nearTables(
  kept: readonly KeptTable[],
  { id, universe, cells }: CountTable,
  extract: string,
): { readonly isLater: boolean; readonly withGroups: boolean } {
  const placeOf = (cell: string): string => cell.split("|").slice(0, 2).join("|");
  const places = new Set(cells.map((cell) => placeOf(cell.id)));
  const near = kept.flatMap(({ table }) => {
    const [, scope, from] = /^crimes, (.*), extract ([0-9a-f]+)$/u.exec(table.universe) ?? [];
    const isNear = from === extract || table.cells.some((cell) => places.has(placeOf(cell.id)));
    return scope === undefined || !isNear ? [] : [{ table, scope, from }];
  });
  const isLater = near[0] !== undefined && near[0].from !== extract;
  const same = near.find(({ table }) => table.id === id && table.universe === universe);
  if (same !== undefined) return { isLater, withGroups: same.table.cells.some((cell) => cell.id.startsWith("[")) };
  const scopes = [...near.map(({ scope }) => scope), /^crimes, (.*), extract/u.exec(universe)?.[1] ?? ""];
  return { isLater, withGroups: scopes.includes(ALL_CRIMES) && scopes.some((one) => one.startsWith("flag:")) };
}

/** The crimes that a table of an extract counts, as the name of their universe. */
export function universeOf(scope: string, extract: string): string {
  return `crimes, ${scope}, extract ${extract}`;
}

/**
 * Two scopes of one extract that share crimes tell, one less the other, of the crimes that are in one alone, and no table hides
 * those. Refuses (`notPossible`) the second; the CSE flag and the CSA flag share none, since a row has one of them. `byGroups`: the table
 * that is asked for hides the difference of flag groups and all crimes itself.
 */
export function refuseOverlap(
  tools: Tools,
  scope: Scope,
  { book }: CaseFile,
  { byGroups }: { readonly byGroups: boolean } = { byGroups: false },
): void {
  const { subject } = book.entry;
  const others = keptTables(tools).flatMap(({ table: { id: name, universe } }) => {
    const id = /^crimes, (.*), extract [0-9a-f]+$/u.exec(universe)?.[1];
    const isOther = id !== undefined && id !== scope.id && universe === universeOf(id, subject);
    return isOther ? [{ id, isBalance: name.startsWith("balance ") }] : [];
  });
  // Balances of both are hidden together; of curves by day nothing is known of the difference.
  const isGrouped = ({ id, isBalance }: (typeof others)[number]): boolean =>
    byGroups && isBalance && (id === ALL_CRIMES || id.startsWith("flag:"));
  const other = others.find((one) => !(scope.kind === "flag" && one.id.startsWith("flag:")) && !isGrouped(one))?.id;
  if (other === undefined) return;
  const asked = other.startsWith("other:") ? "all" : other;
  throw new Refusal(
    "notPossible",
    `Cannot count ${nounOf(scope)} of ${book.body.name}: figures of the scope ${asked} of it were released before, and the ` +
      "difference of the two would tell of the crimes that are in one alone.",
    `Ask for the same crimes: everycase measure charge-rate --from records --scope ${asked}`,
  );
}

/** A table in which a line is split has another id: it is another release. */
function partOf({ counted }: Definition): string {
  return counted !== undefined && "type" in counted ? `, outcome ${counted.type} apart` : "";
}

function definitionAsked({ measure, of }: RecordsQuestion): Definition {
  if (measure === SHARE.id) return shareNamed(of);
  const found = DEFINITIONS.find(({ id }) => id === measure);
  if (found !== undefined) return found;
  const ids = DEFINITIONS.filter(({ counted, accepts }) => counted !== undefined && accepts.includes("histories")).map(
    ({ id }) => id,
  );
  const [near] = nearest(measure, ids, 1);
  throw new Refusal(
    "usage",
    `Unknown measure "${measure}".`,
    near === undefined ? `Measures of records: ${ids.join(", ")}.` : `Did you mean ${near}? All: ${ids.join(", ")}.`,
  );
}

function denominatorAsked(text: string | undefined, { id, denominators }: Definition): Denominator {
  const found = text === undefined ? "all" : findDenominator(text);
  if (found !== null && Object.hasOwn(denominators, found)) return found;
  throw new Refusal(
    "usage",
    `The measure ${id} has no denominator "${text ?? "all"}".`,
    `Denominators: ${DENOMINATORS.filter((one) => Object.hasOwn(denominators, one.id))
      .map((one) => one.id)
      .join(", ")}.`,
  );
}

function byAsked(text = "year"): keyof typeof CUTS {
  if (text === "year" || text === "quarter") return text;
  throw new Refusal("usage", `Cannot read --by: found "${text}", wanted year or quarter.`);
}

/** The scope of a question to an extract; where none is said, its CSE flag, else all. Refuses what the extract cannot tell. */
export function scopeAsked(text: string | undefined, { columns }: CaseMapping): Scope {
  const asked = text ?? (columns.flag === undefined ? "all" : "flag:CSE");
  const scope = parseScope(asked === "all" ? "other:crimes of the extract" : asked);
  if (scope === null || (scope.kind === "other" && asked !== "all"))
    throw new Refusal(
      "usage",
      `Unknown scope "${asked}".`,
      "Scopes: all, flag:CSE, flag:CSA, child-titled, sexual-offences, rape, or code: and a code.",
    );
  if (scope.kind === "flag" && columns.flag === undefined)
    throw new Refusal(
      "notPossible",
      "The extract has no column of flags.",
      "Ask for --scope all, or a scope of offences.",
    );
  if (scope.kind === "offences" && columns.offenceCode === undefined)
    throw new Refusal(
      "notPossible",
      "The extract has no column of offence codes.",
      "Ask for --scope all, or for a flag.",
    );
  return scope;
}

/** The plan of a question to one extract. Which words mean a flag or an offence is found out first, from the words that occur. */
async function planOfRecords(
  engine: Engine,
  {
    definition,
    scope,
    file,
    cut,
  }: {
    readonly definition: Definition;
    readonly scope: Scope;
    readonly file: CaseFile;
    readonly cut: (typeof CUTS)[keyof typeof CUTS];
  },
): Promise<CountPlan> {
  const files = [file.path];
  const asked = { files, cut };
  if (scope.kind === "other") return historyPlan(definition, asked);
  if (scope.kind === "flag") {
    const words = await wordsOf(engine, files, "flag");
    const flags = words.filter((word) => readCaseFlag(word, file.account.mapping) === scope.flag);
    return historyPlan(definition, { ...asked, flags });
  }
  const words = await wordsOf(engine, files, "offence");
  const offences = words.filter((word) => word !== null && scope.codes.includes(normaliseOffenceCode(word)));
  return historyPlan(definition, { ...asked, offences });
}

/** The words of a column as they stand there. */
async function wordsOf(
  engine: Engine,
  files: readonly string[],
  column: CountedColumn,
): Promise<readonly (string | null)[]> {
  const by = [{ name: column, column, cut: "word" }] as const;
  const plan = countPlan({ table: "cases", files, where: [], by, count: [{ name: "crimes", of: "rows" }] });
  return (await countInDuckdb(engine)(plan)).map(({ dimensions: [word = null] }) => word);
}

function meaningsOf(mapping: CaseMapping): CaseMeanings {
  return {
    force: (word) => mapping.force ?? (word === null ? null : (findForce(word)?.id ?? null)),
    outcome: (word): CaseMeaning => {
      const read = readCaseOutcome(word, mapping);
      if (read.kind === "apart") return { kind: "no crime" };
      return read.kind === "line" ? { kind: "line", line: read.line, type: read.type } : { kind: "not known" };
    },
  };
}

function commandOf({ definition, scope, by, denominator }: AskedOfRecords, { label, of }: RecordsQuestion): string {
  const words = ["everycase measure", definition.id, "--from records"];
  words.push("--scope", scope.kind === "other" ? "all" : scope.id, "--by", by, "--denominator", denominator);
  if (of !== undefined) words.push("--option", `of=${of}`);
  if (label !== undefined) words.push("--extract", JSON.stringify(label));
  return words.join(" ");
}
