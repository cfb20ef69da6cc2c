// Holds the outcomes on the recorded basis against the crimes recorded: types 0 to 22 together are the crimes, so every difference has to be told.
import { Refusal } from "../ground/refusal.ts";
import { newerFirst } from "../standard/editions.ts";
import { forceById } from "../standard/forces.ts";
import { normaliseGroup } from "../standard/offences.ts";
import { asPrinted, parsePeriod, titleInWords } from "../standard/periods.ts";
import { type OffenceScope, parseScope } from "../standard/scopes.ts";
import { byId, byName } from "../standard/sorting.ts";
import type { Engine } from "../warehouse/engine.ts";
import { type CrimeGrain, type CrimeSelection, type CrimeSum, sumCrimes } from "../warehouse/sum-crimes.ts";
import type { CatalogueFile } from "./plan.ts";
import type { ReconcileQuestion, ReconcileRow, ReconcileSide, Reconciliation } from "./reconcile-result.ts";
import { countsOf, rowOf, sentenceOf, togetherOf } from "./reconcile-rows.ts";

const GRAINS: readonly CrimeGrain[] = ["force", "group", "code"];

/** The two sorts of files that are held against each other. */
export interface ReconcileFiles {
  readonly outcomes: readonly CatalogueFile[];
  readonly crimes: readonly CatalogueFile[];
}

/**
 * Holds the two tables of a period against each other, each in its newest edition. Where one of them is not there, says
 * what to add. Refuses (`usage`) unknown words and scopes that no table of recorded crime can have, such as flags;
 * (`notFound`) a period that is not in both tables.
 */
export async function reconcile(
  engine: Engine,
  files: ReconcileFiles,
  question: ReconcileQuestion,
): Promise<Reconciliation> {
  const by = grainAsked(question.by);
  const scope = scopeAsked(question.scope);
  const [outcomes, crimes] = [holding(files.outcomes.filter(({ fullTable }) => fullTable)), holding(files.crimes)];
  const both = [...outcomes.keys()].filter((period) => crimes.has(period)).sort(newestFirst);
  const period = periodAsked(question.period, both, { outcomes, crimes });
  const frame = { by, scope, question, periods: both.map(titled) };
  if (period === null) return nothingToHold(frame, { outcomes, crimes });
  const asked = {
    period,
    by,
    ...offencesOf(scope),
    ...(question.force === undefined ? {} : { force: question.force }),
  };
  const one = await firstWithRows(engine, outcomes.get(period) ?? [], { ...asked, lines: "outcomes" });
  const other = await firstWithRows(engine, crimes.get(period) ?? [], { ...asked, lines: "total" });
  const rows = joined(one.sums, other.sums, by);
  const shown = by === "force" ? rows : rows.filter(({ verdict }) => verdict !== "equal");
  const [counts, together] = [countsOf(rows), togetherOf(rows)];
  return {
    ...asFrame(frame),
    period: titled(period),
    outcomes: sideOf(one.file),
    crimes: sideOf(other.file),
    missing: [],
    sentence: sentenceOf({ rows, together, by, called: forceById(question.force ?? "")?.called ?? null }),
    counts,
    together,
    rows: shown,
    notes: [...notesOf(one.file, other.file, period), ...emptySides([one, other])],
  };
}

interface Frame {
  readonly by: CrimeGrain;
  readonly scope: OffenceScope | null;
  readonly question: ReconcileQuestion;
  readonly periods: Reconciliation["periods"];
}

function asFrame({
  by,
  scope,
  question,
  periods,
}: Frame): Pick<Reconciliation, "by" | "scope" | "force" | "periods" | "command"> {
  const force = question.force === undefined ? null : forceById(question.force);
  const words = ["everycase", "reconcile"];
  if (question.period !== undefined) words.push("--period", quoted(question.period));
  if (scope !== null) words.push("--scope", scope.id);
  if (force !== null) words.push("--force", force.id);
  if (by !== "force") words.push("--by", by);
  return {
    by,
    scope: scope === null ? { id: "all", title: "All offences of both tables" } : { id: scope.id, title: scope.title },
    force: force === null ? null : { id: force.id, called: force.called },
    periods,
    command: words.join(" "),
  };
}

function quoted(word: string): string {
  return /^[\w/.-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function grainAsked(text: string | undefined): CrimeGrain {
  const found = text === undefined ? "force" : GRAINS.find((grain) => grain === text);
  if (found === undefined) throw new Refusal("usage", `Unknown grain "${text}".`, "By: force, group, code.");
  return found;
}

function scopeAsked(text: string | undefined): OffenceScope | null {
  if (text === undefined || text === "all") return null;
  const scope = parseScope(text);
  if (scope?.kind === "offences") return scope;
  if (scope !== null) {
    throw new Refusal(
      "usage",
      `"${text}" cannot be held against recorded crime: those tables go by offence and carry no flag.`,
      "Scopes: child-titled, sexual-offences, rape, or code: and a code; leave it out for all offences.",
    );
  }
  throw new Refusal(
    "usage",
    `Unknown scope "${text}".`,
    "Scopes: child-titled, sexual-offences, rape, or code: and a code.",
  );
}

function offencesOf(scope: OffenceScope | null): Pick<CrimeSelection, "codes" | "groups" | "subgroups"> {
  const { codes, groups, subgroups } = scope?.select ?? {};
  return {
    ...(codes === undefined ? {} : { codes }),
    ...(groups === undefined ? {} : { groups: groups.map(normaliseGroup) }),
    ...(subgroups === undefined ? {} : { subgroups: subgroups.map(normaliseGroup) }),
  };
}

type ByPeriod = ReadonlyMap<string, readonly CatalogueFile[]>;

/** The files that have crimes by offence code, recorded basis, of each period; the newest edition first, then the file added last. */
function holding(files: readonly CatalogueFile[]): ByPeriod {
  const found = new Map<string, CatalogueFile[]>();
  for (const file of files) {
    const periods = file.stored.holdings.filter(
      ({ unit, basis, scope }) => unit === "crimes" && basis === "recorded" && scope.startsWith("code:"),
    );
    for (const period of new Set(periods.map((one) => one.period)))
      found.set(period, [...(found.get(period) ?? []), file]);
  }
  for (const list of found.values()) list.sort((a, b) => newerFirst(a.edition, b.edition) || b.order - a.order);
  return found;
}

function newestFirst(one: string, other: string): number {
  const [a, b] = [parsePeriod(one)?.to ?? "", parsePeriod(other)?.to ?? ""];
  return a === b ? byId(one, other) : a < b ? 1 : -1;
}

function periodAsked(
  text: string | undefined,
  both: readonly string[],
  { outcomes, crimes }: { outcomes: ByPeriod; crimes: ByPeriod },
): string | null {
  if (text === undefined) return both[0] ?? null;
  const period = (parsePeriod(text) ?? asPrinted(text)).id;
  if (both.includes(period) || both.length === 0) return both.includes(period) ? period : null;
  const where = outcomes.has(period)
    ? "Only the outcomes have it."
    : crimes.has(period)
      ? "Only the recorded crimes have it."
      : "Neither table has it.";
  throw new Refusal("notFound", `${period} is not in both tables. ${where}`, `Both have: ${both.join(", ")}.`);
}

function titled(id: string): { readonly id: string; readonly title: string } {
  const period = parsePeriod(id);
  return { id, title: period === null ? id : titleInWords(period) };
}

/** The first file that has rows of whole forces: tables by partnership have none. */
async function firstWithRows(
  engine: Engine,
  files: readonly CatalogueFile[],
  asked: Omit<CrimeSelection, "path">,
): Promise<{ readonly file: CatalogueFile | null; readonly sums: readonly CrimeSum[] }> {
  for (const file of files) {
    if (file.stored.path === null) continue;
    const sums = await sumCrimes(engine, { ...asked, path: file.stored.path });
    if (sums.length > 0) return { file, sums };
  }
  return { file: files[0] ?? null, sums: [] };
}

function joined(outcomes: readonly CrimeSum[], crimes: readonly CrimeSum[], by: CrimeGrain): readonly ReconcileRow[] {
  const keyOf = ({ force, group, code }: CrimeSum): string => JSON.stringify([force, group, code]);
  const pairs = new Map<string, { outcomes: CrimeSum | null; crimes: CrimeSum | null }>();
  for (const sum of outcomes) pairs.set(keyOf(sum), { outcomes: sum, crimes: null });
  for (const sum of crimes) pairs.set(keyOf(sum), { outcomes: pairs.get(keyOf(sum))?.outcomes ?? null, crimes: sum });
  const forces = { outcomes: forcesIn(outcomes), crimes: forcesIn(crimes) };
  return [...pairs.values()].map((pair) => rowOf(pair, forces, by)).sort(byWeight);
}

function forcesIn(sums: readonly CrimeSum[]): ReadonlySet<string> {
  return new Set(sums.map(({ force }) => force));
}

const WEIGHT = ["differs", "cannot be told", "outcomes only", "crimes only", "equal"];

/** What differs first, the largest difference on top; then what cannot be told, then one-sided rows, then what agrees. */
function byWeight(a: ReconcileRow, b: ReconcileRow): number {
  return (
    WEIGHT.indexOf(a.verdict) - WEIGHT.indexOf(b.verdict) ||
    Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0) ||
    byName(a.called, b.called) ||
    byName(a.group ?? a.code ?? "", b.group ?? b.code ?? "")
  );
}

function sideOf(file: CatalogueFile | null): ReconcileSide | null {
  if (file === null) return null;
  return { file: file.name, sha256: file.sha256, source: file.source, edition: file.edition.title };
}

function notesOf(one: CatalogueFile | null, other: CatalogueFile | null, period: string): readonly string[] {
  if (one === null || other === null) return [];
  const editions =
    one.edition.day === other.edition.day && one.edition.id === other.edition.id
      ? []
      : [
          `The two are of different editions (outcomes: ${one.edition.title}; recorded crime: ${other.edition.title}). Forces correct what they recorded, so some differences come from that alone.`,
        ];
  const [quarters, otherQuarters] = [quartersOf(one, period), quartersOf(other, period)];
  const unlike =
    quarters === "" || otherQuarters === "" || quarters === otherQuarters
      ? []
      : [`The outcomes cover ${quarters}, the recorded crimes ${otherQuarters}: the difference is of quarters too.`];
  const copies = [one, other]
    .filter(({ rule }) => /mirror/u.test(rule))
    .map(
      ({ name }) => `${name} is a cleaned copy; rows that it dropped cannot be seen, and blanks of it are no figures.`,
    );
  return [
    ...editions,
    ...unlike,
    ...copies,
    "Outcomes on the recorded basis, types 0 to 22, are the crimes recorded. Outcomes for alternate offences are parts and are not added.",
  ];
}

/** A table of partnerships has no row of a whole force, and parts are never added up to one here. */
function emptySides(sides: readonly { file: CatalogueFile | null; sums: readonly CrimeSum[] }[]): readonly string[] {
  return sides.flatMap(({ file, sums }) =>
    file === null || sums.length > 0
      ? []
      : [
          `${file.name} has no row of a whole force for these offences. Tables by partnership hold parts, which are not added up.`,
        ],
  );
}

function quartersOf({ stored }: CatalogueFile, period: string): string {
  const parts = stored.parts.filter((one) => one.period === period && one.basis === "recorded");
  return [...new Set(parts.flatMap((one) => one.parts))].sort().join(", ");
}

/** One of the two tables is not there, or they have no period in common. */
function nothingToHold(frame: Frame, { outcomes, crimes }: { outcomes: ByPeriod; crimes: ByPeriod }): Reconciliation {
  const common = asFrame(frame);
  const missing = [
    ...(outcomes.size > 0
      ? []
      : ["The Home Office outcomes open data, such as prc-outcomes-open-data-mar2019-tables-240724.xlsx."]),
    ...(crimes.size > 0
      ? []
      : [
          "The Home Office police recorded crime by force, such as prc-pfa-mar2013-onwards-tables-230726.ods, one sheet a year.",
        ]),
    ...(outcomes.size > 0 && crimes.size > 0
      ? [
          `The two tables of one period: the outcomes have ${[...outcomes.keys()].sort().join(", ")}, the recorded crimes ${[...crimes.keys()].sort().join(", ")}.`,
        ]
      : []),
  ];
  return {
    ...common,
    period: null,
    outcomes: null,
    crimes: null,
    missing,
    sentence: "There are not two tables to hold against each other yet. That is not evidence of anything.",
    counts: { equal: 0, differs: 0, cannotBeTold: 0, outcomesOnly: 0, crimesOnly: 0 },
    together: { outcomes: 0, crimes: 0, difference: 0 },
    rows: [],
    notes: [],
  };
}
