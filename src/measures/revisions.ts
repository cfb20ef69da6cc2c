// "What changed between editions": every force, every line, every pair of consecutive editions, and why the recorded basis moves.
import { dayInWords } from "../ground/day.ts";
import { DENOMINATORS } from "../standard/bases.ts";
import type { Force } from "../standard/forces.ts";
import { forceById } from "../standard/forces.ts";
import { parseScope } from "../standard/scopes.ts";
import { byName } from "../standard/sorting.ts";
import type { Engine } from "../warehouse/engine.ts";
import { caveatsOf } from "./caveats.ts";
import { REVISIONS } from "./definitions/revisions.ts";
import { comparablePicks, olderFirst, pairsOf, type Version, type VersionPair } from "./edition-pairs.ts";
import { type Gathered, gather } from "./gather.ts";
import { dayAsked, knownFiles, knownFrom } from "./known-on.ts";
import { commandOf, passportOf } from "./passport.ts";
import { type Candidate, type CatalogueFile, type Plan, picksFor, planOf, type Question } from "./plan.ts";
import type { Passport } from "./result.ts";
import { revisedFigures } from "./revised-figures.ts";
import { explanationOf, movesOf, sentenceOf } from "./revision-words.ts";
import type { EditionPair, EditionSide, ForceRevision, RevisedFigure, Revisions } from "./revisions-result.ts";

/** What is asked: a question without denominator or edition; one force or all; the whole period or also its quarters. */
export interface RevisionsQuestion extends Pick<Question, "scope" | "period" | "basis" | "asKnownOn"> {
  readonly byQuarter?: boolean;
}

/** Answers "what changed between editions". With one edition alone the answer has no pairs. Refuses what `planOf` refuses. */
export async function revisions(
  engine: Engine,
  files: readonly CatalogueFile[],
  { byQuarter = false, ...question }: RevisionsQuestion,
  force: Force | null,
): Promise<Revisions> {
  const plan = planFor(files, question, force);
  const { kept, passedOver } = comparablePicks(plan.picks);
  const versions: Version[] = [];
  for (const pick of kept) versions.push(await versionOf(engine, plan, pick, force));
  const filled = versions.filter(({ forces }) => forces.size > 0);
  const pairs: EditionPair[] = [];
  for (const pair of pairsOf(filled)) pairs.push(await pairOf({ engine, files, plan, force, byQuarter }, pair));
  const all = filled.flatMap(({ forces }) => [...forces.values()]);
  const widest = pairs.reduce<EditionPair | undefined>(
    (top, next) => (next.counts.forces > (top?.counts.forces ?? 0) ? next : top),
    undefined,
  );
  return {
    measure: "revisions",
    scope: plan.scope.id,
    period: plan.period?.id ?? "",
    basis: plan.basis ?? "not stated",
    unit: plan.unit,
    force: force === null ? null : { id: force.id, called: force.called },
    byQuarter,
    sentence: widest?.sentence ?? "Only one edition of these figures is in the book, so nothing can be compared",
    pairs,
    editions: filled.map(({ pick }) => sideOf(pick)),
    passedOver: passedOver.map(({ pick, why }) => ({ file: pick.file.name, sha256: pick.file.sha256, why })),
    caveats: [
      "A difference is a correction, a late outcome or another way of counting; the tables do not say which.",
      ...caveatsOf(all, plan, { basis: plan.basis ?? "not stated" }),
    ],
    passport: passportFor(plan, all, force, byQuarter),
  };
}

/** The plan with one period and one basis: where none is asked, the newest period of which two editions are known. */
function planFor(
  files: readonly CatalogueFile[],
  question: Omit<RevisionsQuestion, "byQuarter">,
  force: Force | null,
): Plan {
  const mine = force === null ? files : files.map((file) => onlyForce(file, force.id));
  const plan = planOf(mine, question);
  const scope = parseScope(plan.scope.id);
  const known = scope === null ? [] : picksFor(knownFiles(mine, dayAsked(question.asKnownOn)), scope);
  const period =
    question.period === undefined ? (severalOf(known) ?? plan.period ?? plan.picks[0]?.period) : plan.period;
  const exact = planOf(mine, {
    ...question,
    ...(period === undefined || period === null ? {} : { period: period.id }),
  });
  const basis = exact.basis ?? exact.picks[0]?.basis ?? "not stated";
  const picks = exact.picks.filter((pick) => pick.basis === basis).sort(olderFirst);
  return { ...exact, period: picks[0]?.period ?? exact.period, basis, picks };
}

function onlyForce(file: CatalogueFile, force: string): CatalogueFile {
  const holdings = file.stored.holdings
    .filter(({ forces }) => forces.includes(force))
    .map((holding) => ({ ...holding, forces: [force] }));
  return { ...file, stored: { ...file.stored, holdings } };
}

/** The newest period of which two editions are known, on the basis that planning prefers. */
function severalOf(picks: readonly Candidate[]): Candidate["period"] | undefined {
  const several = picks.filter((pick) =>
    picks.some(
      (other) =>
        other !== pick &&
        other.period.id === pick.period.id &&
        other.basis === pick.basis &&
        (other.edition.id !== pick.edition.id || other.edition.day === null) &&
        other.forces.some((force) => pick.forces.includes(force)),
    ),
  );
  return several.reduce<Candidate["period"] | undefined>(
    (top, { period }) => ((period.to ?? "") > (top?.to ?? "") || top === undefined ? period : top),
    undefined,
  );
}

async function versionOf(
  engine: Engine,
  plan: Plan,
  pick: Candidate,
  force: Force | null,
  part?: string,
): Promise<Version> {
  const narrowed = { ...plan, picks: [pick], ...(part === undefined ? {} : { part }) };
  const found = await gather(engine, narrowed, force?.id);
  return { pick, forces: new Map(found.map((one) => [one.figures.force, one])) };
}

interface Work {
  readonly engine: Engine;
  readonly files: readonly CatalogueFile[];
  readonly plan: Plan;
  readonly force: Force | null;
  readonly byQuarter: boolean;
}

async function pairOf(work: Work, pair: VersionPair): Promise<EditionPair> {
  const { plan, force } = work;
  const quarters = work.byQuarter ? await quartersOf(work, pair) : new Map<string, readonly RevisedFigure[]>();
  const forces = pair.forces
    .map((id) => forceRevision(pair, id, quarters.get(id) ?? []))
    .sort((a, b) => moved(b) - moved(a) || byName(a.called, b.called));
  const [before, after] = [sideOf(pair.before.pick), sideOf(pair.after.pick)];
  const like = forces.filter(({ why }) => why === null).map((one) => one.force);
  const bases = await movesOf(pair, like, (pick, basis) => otherBasis(work, pick, basis));
  const lines = forces.flatMap(({ figures }) => figures.filter(({ type, part }) => type === null && part === null));
  return {
    before,
    after,
    sentence: sentenceOf({ before, after }, plan, bases, force),
    forces,
    counts: {
      forces: forces.length,
      forcesChanged: forces.filter(({ changed }) => changed > 0).length,
      figures: lines.length,
      figuresChanged: lines.filter(({ kind }) => kind !== "unchanged").length,
    },
    bases,
    explanation: explanationOf(bases, plan),
    notes: notesOf(pair),
  };
}

function moved({ figures }: ForceRevision): number {
  return Math.abs(figures.find(({ line, part }) => line === "charged" && part === null)?.change ?? 0);
}

function forceRevision(
  { before, after }: VersionPair,
  force: string,
  quarters: readonly RevisedFigure[],
): ForceRevision {
  const [was, is] = [before.forces.get(force), after.forces.get(force)];
  const figures = revisedFigures({ before: was?.figures ?? null, after: is?.figures ?? null }, null);
  return {
    force,
    called: forceById(force)?.called ?? force,
    why: unlike(was, is),
    notes: was === undefined || is === undefined ? [] : partNotes(before.pick, after.pick, force),
    figures: [...figures, ...quarters],
    changed: figures.filter(({ type, kind }) => type === null && kind !== "unchanged").length,
  };
}

/** Why two figures of one force are not the same figure in two editions. */
function unlike(was: Gathered | undefined, is: Gathered | undefined): string | null {
  if (is === undefined) return "It does not stand in the later edition.";
  if (was === undefined) return "It does not stand in the earlier edition.";
  if (was.figures.flagRule !== is.figures.flagRule)
    return "The flag was set by another rule, so these are not the same crimes.";
  return was.figures.flagOrigin === is.figures.flagOrigin
    ? null
    : "The flag has another origin, so these are not the same crimes.";
}

function partNotes(before: Candidate, after: Candidate, force: string): readonly string[] {
  const [had, has] = [partsOf(before, force), partsOf(after, force)];
  const fresh = has.filter((part) => !had.includes(part));
  const gone = had.filter((part) => !has.includes(part));
  return [
    ...(had.length > 0 && fresh.length > 0 ? [`${fresh.join(", ")}: only in the later edition.`] : []),
    ...(has.length > 0 && gone.length > 0 ? [`${gone.join(", ")}: only in the earlier edition.`] : []),
  ];
}

function partsOf({ file, period, basis }: Candidate, force?: string): readonly string[] {
  const mine = file.stored.parts.filter(
    (one) => one.period === period.id && one.basis === basis && (force === undefined || one.force === force),
  );
  return [...new Set(mine.flatMap(({ parts }) => parts))].sort();
}

/** The figures that changed quarter by quarter, by force. */
async function quartersOf(
  { engine, plan, force }: Work,
  { before, after, forces }: VersionPair,
): Promise<ReadonlyMap<string, readonly RevisedFigure[]>> {
  const found = new Map<string, RevisedFigure[]>();
  const parts = [...new Set([...partsOf(before.pick), ...partsOf(after.pick)])].sort();
  for (const part of parts) {
    const was = await versionOf(engine, plan, before.pick, force, part);
    const is = await versionOf(engine, plan, after.pick, force, part);
    for (const id of forces) {
      const two = { before: was.forces.get(id)?.figures ?? null, after: is.forces.get(id)?.figures ?? null };
      const rows = revisedFigures(two, part).filter(({ kind }) => kind !== "unchanged");
      found.set(id, [...(found.get(id) ?? []), ...rows]);
    }
  }
  return found;
}

/** The same file and edition on another basis. */
async function otherBasis(
  { engine, files, plan, force }: Work,
  pick: Candidate,
  basis: Candidate["basis"],
): Promise<Version | null> {
  if (pick.basis === basis) return await versionOf(engine, plan, pick, force);
  const file = files.filter(({ sha256 }) => sha256 === pick.file.sha256);
  const other = picksFor(file, plan.scope).find(
    (one) => one.basis === basis && one.period.id === pick.period.id && one.rowEdition === pick.rowEdition,
  );
  return other === undefined ? null : await versionOf(engine, plan, other, force);
}

function notesOf({ before, after }: VersionPair): readonly string[] {
  const [one, other] = [before.pick.file, after.pick.file];
  return [
    ...(one.source === other.source
      ? []
      : [`The two are different tables (${one.source}; ${other.source}): a difference need not be a revision.`]),
    ...[before.pick, after.pick].flatMap((pick) =>
      pick.edition.day === null
        ? [
            `The edition of ${pick.file.name} has no date: it stands in the order by the day it was added, ${dayInWords(pick.file.addedOn)}.`,
          ]
        : [],
    ),
  ];
}

function sideOf({ edition, file }: Candidate): EditionSide {
  return {
    id: edition.day === null ? file.sha256.slice(0, 12) : edition.id,
    title: edition.day === null ? `${file.name}, added ${dayInWords(file.addedOn)}` : edition.title,
    knownFrom: knownFrom(edition, file),
    dated: edition.day !== null,
    file: file.name,
    sha256: file.sha256,
    source: file.source,
  };
}

function passportFor(plan: Plan, all: readonly Gathered[], force: Force | null, byQuarter: boolean): Passport {
  const basis = plan.basis ?? "not stated";
  const words = commandOf(plan, "revisions").replace(/ --denominator \S+$/u, "");
  const of = force === null ? "" : ` --force ${force.id}`;
  return {
    ...passportOf(plan, all, {
      ...{ definition: REVISIONS, verb: "revisions", basis },
      method: "The later count less the earlier one, where both are exact. Nothing is weighted, rounded or filled in.",
      command: `${words}${of}${byQuarter ? " --by-quarter" : ""}`,
    }),
    denominator: { id: "all", says: DENOMINATORS.find((one) => one.id === "all")?.says ?? "" },
  };
}
