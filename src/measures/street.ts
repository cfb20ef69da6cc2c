// Answers about data.police.uk: every row in one line by its last outcome, what is published and what is not, repeats, and joined outcomes.
import { Refusal } from "../ground/refusal.ts";
import { BALANCE_LINES, type BalanceLineId } from "../standard/balance-lines.ts";
import { FORCES, type Force, findForce, forceByCode, forceById, nearestForces } from "../standard/forces.ts";
import { foldLabel } from "../standard/label.ts";
import { byName } from "../standard/sorting.ts";
import type { Engine } from "../warehouse/engine.ts";
import {
  countStreetIds,
  countStreetRows,
  findRepeats,
  joinOutcomes,
  type StreetFilter,
  type StreetRowCount,
  type StreetSource,
} from "../warehouse/street-ask.ts";
import {
  type Chosen,
  chooseParts,
  coverageOf,
  monthsBetween,
  type StreetBookFile,
  setAsideOf,
  sourcesOf,
} from "./street-files.ts";
import type {
  StreetAnswer,
  StreetBalance,
  StreetLine,
  StreetOutcomes,
  StreetPart,
  StreetQuestion,
} from "./street-result.ts";

/** What the source's own words mean and what it is known to lack; the source says both. */
export interface StreetRules {
  readonly lineOf: (words: string) => BalanceLineId | null;
  readonly gapOf: (force: string, month: string, kind: StreetPart["kind"]) => string | null;
  /** Forces with a known gap: they are shown where a book has many forces. */
  readonly gapForces: readonly string[];
}

const SAYS =
  "data.police.uk carries no CSE flag, and it merges sexual offences with violence. It is never used for CSE rates, and " +
  "its figures never stand in a comparison of forces.";
const COUNTING =
  "Rows are counted as rows, as anybody would count them. A crime ID that stands on several rows counts as often as it " +
  "stands; beside it stands how many different IDs there are.";
const CAVEATS = [
  "The last outcome is the one known when the file was published: later files of the same month may say another.",
  "Anti-social behaviour bears no crime ID and no outcome: it is no crime of the outcomes framework.",
  "A file without rows says that nothing was recorded. No file says nothing at all, and is never read as 0.",
  "IDs can change when a force sends its data again; rows then no longer join.",
];

/** More forces and months than these are added up over all months. */
const MOST_PLACES = 240;
const MOST_DISAGREEMENTS = 200;
/** From so many forces on, a book is taken for a national archive, in which a missing force is worth a word. */
const NATIONAL_FORCES = 20;

/** Answers a question about data.police.uk. Refuses (`usage`) words that name no force, month or type, (`notFound`) when no file answers. */
export async function answerStreet(
  engine: Engine,
  files: readonly StreetBookFile[],
  { question, rules }: { readonly question: StreetQuestion; readonly rules: StreetRules },
): Promise<StreetAnswer> {
  const chosen = chooseParts(files);
  const sources = sourcesOf(chosen);
  if (chosen.parts.length === 0) throw nothing("There is no file of data.police.uk in the book.");
  const asked = await readQuestion(engine, { chosen, sources, question });
  const mine = chosen.parts.filter((part) => asked.months.includes(part.month) && fits(asked.force, part.force));
  const forces = forcesOf(asked.force, chosen, rules);
  const places = new Set(mine.map(({ force, month }) => `${force} ${month}`)).size;
  const counting = { filter: asked.filter, byMonth: places <= MOST_PLACES };
  const counts = await countStreetRows(engine, sources, counting);
  const ids = await countStreetIds(engine, sources, counting);
  const repeats = await findRepeats(engine, sources, asked.filter);
  const sum = (of: (row: { rows: number; ids: number; identical: number; severalForces: number }) => number): number =>
    repeats.reduce((total, row) => total + of(row), 0);
  return {
    says: SAYS,
    counting: COUNTING,
    force: asked.force === null ? null : { id: asked.force.id, called: asked.force.called },
    from: asked.filter.from,
    to: asked.filter.to,
    type: asked.filter.type,
    rows: counts.reduce((total, { rows }) => total + rows, 0),
    withId: counts.reduce((total, { withId }) => total + withId, 0),
    ids: ids.all,
    byMonth: counting.byMonth,
    balances: balancesOf(counts, ids.of, rules),
    coverage: coverageOf(chosen.parts, { forces, months: asked.months, gapOf: rules.gapOf }),
    repeats: {
      ids: sum((row) => row.ids),
      rows: sum((row) => row.rows),
      surplus: sum((row) => row.rows - row.ids),
      identical: sum((row) => row.identical),
      severalForces: sum((row) => row.severalForces),
      severalMonths: repeats.filter(({ months }) => months.length > 1).reduce((total, row) => total + row.ids, 0),
      months: repeats.map((row) => ({ months: row.months, ids: row.ids, rows: row.rows })),
    },
    outcomes: await outcomesOf(engine, sources, asked.filter, rules),
    setAside: setAsideOf(chosen),
    files: files.map(({ file, sha256, entry, parts }) => ({
      file,
      sha256,
      entry,
      parts: parts.length,
      rows: parts.reduce((total, { rows }) => total + rows, 0),
    })),
    choices: asked.choices,
    caveats: CAVEATS,
  };
}

function fits(force: Force | null, id: string): boolean {
  return force === null || force.id === id;
}

function nothing(says: string): Refusal {
  return new Refusal("notFound", says, "Add an archive or CSVs of it: everycase add 2024-01.zip");
}

interface Asked {
  readonly force: Force | null;
  readonly filter: StreetFilter;
  readonly months: readonly string[];
  readonly choices: StreetAnswer["choices"];
}

async function readQuestion(
  engine: Engine,
  { chosen, sources, question }: { chosen: Chosen; sources: readonly StreetSource[]; question: StreetQuestion },
): Promise<Asked> {
  const force = question.force === undefined ? null : forceNamed(question.force);
  const [from, to] = [question.from, question.to].map((end) => monthOf(end ?? question.month));
  const known = [...new Set(chosen.parts.map(({ month }) => month))].sort();
  const [first = known[0] ?? "", last = known.at(-1) ?? ""] = [from ?? undefined, to ?? undefined];
  if (first > last) throw new Refusal("usage", `The month ${first} comes after ${last}.`, "Give --from before --to.");
  const every = { force: null, from: null, to: null, type: null };
  const types = await countStreetRows(engine, sources, { filter: every, byMonth: false });
  const names = [...new Set(types.map(({ type }) => type))].filter((type) => type !== "").sort();
  const forces = forcesIn(chosen).map(({ id, called }) => ({ id, called }));
  const filter = {
    force: force?.id ?? null,
    from: from ?? null,
    to: to ?? null,
    type: typeNamed(question.type, names),
  };
  return { force, filter, months: monthsBetween(first, last), choices: { forces, months: known, types: names } };
}

function forceNamed(label: string): Force {
  const force = forceById(label) ?? findForce(label) ?? forceByCode("ONS", label);
  if (force !== null) return force;
  const near = nearestForces(label).map(({ called }) => called);
  throw new Refusal(
    "usage",
    `No force is called "${label}".`,
    near.length === 0 ? undefined : `Nearest: ${near.join(", ")}.`,
  );
}

function monthOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/u.test(text)) return text;
  throw new Refusal("usage", `Cannot read the month "${text}": wanted a month such as 2024-01.`);
}

function typeNamed(label: string | undefined, known: readonly string[]): string | null {
  if (label === undefined) return null;
  const plain = (text: string): string => foldLabel(text).replace(/-/gu, " ");
  const found = known.find((type) => plain(type) === plain(label));
  if (found !== undefined) return found;
  throw new Refusal("usage", `No crime type is called "${label}".`, `There are: ${known.join("; ")}.`);
}

function forcesIn({ parts }: Chosen): readonly Force[] {
  const ids = new Set(parts.map(({ force }) => force));
  return FORCES.filter(({ id }) => ids.has(id)).toSorted((a, b) => byName(a.called, b.called));
}

function forcesOf(force: Force | null, chosen: Chosen, { gapForces }: StreetRules): readonly Force[] {
  if (force !== null) return [force];
  const here = forcesIn(chosen);
  if (here.length < NATIONAL_FORCES) return here;
  return FORCES.filter((one) => here.includes(one) || gapForces.includes(one.id)).toSorted((a, b) =>
    byName(a.called, b.called),
  );
}

/** The counts of each force, month and type as one balance. */
function balancesOf(
  counts: readonly StreetRowCount[],
  ids: ReadonlyMap<string, number>,
  rules: StreetRules,
): readonly StreetBalance[] {
  const groups = new Map<string, StreetRowCount[]>();
  for (const one of counts) {
    const key = JSON.stringify([one.force, one.month, one.type]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    return {
      force: first.force,
      called: forceById(first.force)?.called ?? first.force,
      month: first.month,
      type: first.type,
      rows: group.reduce((sum, { rows }) => sum + rows, 0),
      withId: group.reduce((sum, { withId }) => sum + withId, 0),
      ids: ids.get(key) ?? 0,
      lines: linesOf(group, rules),
    };
  });
}

/** The lines in the order of the bar, then the words that stand for no line, then no outcome published. */
function linesOf(
  group: readonly Pick<StreetRowCount, "outcome" | "rows">[],
  { lineOf }: StreetRules,
): readonly StreetLine[] {
  const lines = new Map<string, { title: string; rows: number; words: { title: string; rows: number }[] }>();
  for (const { outcome, rows } of group) {
    const { id, title } = lineFor(outcome, lineOf);
    const line = lines.get(id) ?? { title, rows: 0, words: [] };
    lines.set(id, {
      title,
      rows: line.rows + rows,
      words: [...line.words, ...(outcome === null ? [] : [{ title: outcome, rows }])],
    });
  }
  const place = (id: string): number => {
    const at = BALANCE_LINES.findIndex((line) => line.id === id);
    return at >= 0 ? at : id === "none" ? 99 : 50;
  };
  return [...lines]
    .map(([line, rest]) => ({ line, ...rest }))
    .sort((a, b) => place(a.line) - place(b.line) || b.rows - a.rows || (a.line < b.line ? -1 : 1));
}

function lineFor(outcome: string | null, lineOf: StreetRules["lineOf"]): { id: string; title: string } {
  if (outcome === null) return { id: "none", title: "No outcome published" };
  const line = BALANCE_LINES.find(({ id }) => id === lineOf(outcome));
  return line === undefined ? { id: `other:${outcome}`, title: outcome } : { id: line.id, title: line.title };
}

async function outcomesOf(
  engine: Engine,
  sources: readonly StreetSource[],
  filter: StreetFilter,
  { lineOf }: StreetRules,
): Promise<StreetOutcomes> {
  const join = await joinOutcomes(engine, sources, { filter, most: MOST_DISAGREEMENTS });
  const shown = (words: string): string => (words === "" ? "no outcome published" : words);
  const pairs = join.pairs.map(({ street, outcomes, crimes }) => {
    const line = lineOf(street);
    const sameLine = line !== null && outcomes.split(" / ").some((words) => lineOf(words) === line);
    return { street: shown(street), outcomes: shown(outcomes), crimes, sameLine };
  });
  return {
    rows: join.rows,
    withoutCrime: join.withoutCrime,
    crimes: join.crimes,
    after: join.after,
    disagreeing: pairs.reduce((sum, { crimes }) => sum + crimes, 0),
    pairs,
    disagreements: join.apart.map((row) => ({
      id: String(row["id"]),
      force: String(row["force"]),
      called: forceById(String(row["force"]))?.called ?? String(row["force"]),
      month: String(row["month"]),
      type: String(row["type"]),
      street: shown(String(row["street"])),
      outcomes: shown(String(row["outcomes"])),
      outcomesMonth: String(row["outcomes_month"]),
    })),
  };
}
