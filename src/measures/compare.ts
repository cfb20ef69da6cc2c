// Compares forces by charge rate: rows, both averages, who is missing, and what must not be put in one order.

import { dayFrom } from "../ground/day.ts";
import { absent } from "../standard/cell.ts";
import { type CellJson, cellToJson } from "../standard/cell-json.ts";
import { forceById, forceNameOn } from "../standard/forces.ts";
import { meanInterval } from "../statistics/mean-interval.ts";
import { type Beside, findUncounted } from "../warehouse/ask.ts";
import type { Engine } from "../warehouse/engine.ts";
import { caveatsOf } from "./caveats.ts";
import { comparableSet, type Draft, statedOf, whyApart } from "./comparable-set.ts";
import { coverageOf } from "./coverage.ts";
import { CHARGE_RATE } from "./definitions/charge-rate.ts";
import { lineCell } from "./figures.ts";
import type { Gathered } from "./gather.ts";
import { asKnown, knownFiles, wasKnown } from "./known-on.ts";
import { editionRefs, editionTitle, passportOf } from "./passport.ts";
import type { CatalogueFile, Plan, Question } from "./plan.ts";
import { rankNotes } from "./rank-words.ts";
import { pooledCell, rateOf, shareOf } from "./rate.ts";
import type { Comparison, ForceRow, Rate } from "./result.ts";
import { findingOf } from "./sentences.ts";
import { standingOf } from "./standing.ts";
import { underEach } from "./under-each.ts";

/** Answers "compare forces". Refuses what `planOf` refuses. */
export async function compare(
  engine: Engine,
  files: readonly CatalogueFile[],
  question: Question,
): Promise<Comparison> {
  const set = await comparableSet(engine, files, { question, definition: CHARGE_RATE });
  const { plan, drafts, group, pooled, like } = set;
  const rows = drafts.map((draft) => rowOf(draft, pooled));
  const uncounted = await uncountedOf(engine, files, plan);
  const comparable = group.comparable;
  const together = comparable ? like : [];
  const all = comparable ? pooled : { ...NO_COMMON_RATE, why: group.why };
  return {
    measure: "charge-rate",
    scope: plan.scope.id,
    period: plan.period?.id ?? periodsWords(drafts),
    basis: group.basis,
    denominator: plan.denominator,
    edition: editionTitle(drafts.map(({ gathered }) => gathered)),
    unit: plan.unit,
    sentence: asKnown(comparable ? findingOf(plan.scope, group.basis, all) : group.sentence, plan.asKnownOn),
    forces: rows,
    pooled: { ...all, ...openOf(together), forces: statedOf(together, plan.denominator, CHARGE_RATE).length },
    meanOfForces: meanOf(together),
    underEach: underEach(set, CHARGE_RATE),
    verdicts: verdictsOf(rows),
    notes: rankNotes(set.members),
    coverage: coverageOf(rows, plan, uncounted),
    caveats: caveatsOf(
      drafts.map(({ gathered }) => gathered),
      plan,
      group,
    ),
    editions: editionRefs(
      plan,
      drafts.map(({ gathered }) => gathered),
    ),
    passport: passportOf(
      plan,
      drafts.map(({ gathered }) => gathered),
      { verb: "compare", basis: group.basis },
    ),
  };
}

/** Sums over unlike figures would be numbers of nothing. */
const NO_COMMON_RATE = rateOf(absent("not applicable"), absent("not applicable"));

/** What the files say of the scope that is no count of crimes, as far as it was known. */
async function uncountedOf(
  engine: Engine,
  files: readonly CatalogueFile[],
  { scope, asKnownOn }: Plan,
): Promise<readonly Beside[]> {
  const holding = knownFiles(files, asKnownOn).filter(
    ({ stored }) => stored.path !== null && stored.holdings.some((one) => one.scope === scope.id),
  );
  const said = await findUncounted(
    engine,
    holding.flatMap(({ stored }) => stored.path ?? []),
    scope.id,
  );
  return said.filter(({ file, edition }) => {
    const from = holding.find(({ sha256 }) => sha256 === file);
    return from === undefined || wasKnown(edition, from, asKnownOn);
  });
}

function rowOf(draft: Draft, pooled: Rate): ForceRow {
  const { gathered, rate, against } = draft;
  const { figures, pick } = gathered;
  const force = forceById(figures.force);
  const why = whyApart(draft);
  const open = lineCell(figures, "open");
  return {
    force: figures.force,
    name: force === null ? figures.force : forceNameOn(force, pick.period.to ?? dayFrom(9999, 12, 31)),
    called: force?.called ?? figures.force,
    code: force?.codes.find(({ scheme }) => scheme === "ONS")?.code ?? null,
    total: cellToJson(figures.total),
    charged: rate.numerator,
    outOf: rate.denominator,
    rate: rate.rate,
    interval: rate.interval,
    interval998: rate.interval998,
    oneIn: rate.oneIn,
    transferred: cellToJson(lineCell(figures, "transferred")),
    open: cellToJson(open),
    openShare: shareOf(open, figures.total).share,
    notAccountedFor: cellToJson(figures.notAccountedFor),
    standing: why === null ? standingOf(rate, pooled) : "apart",
    why,
    verdict: against.verdict,
    reasons: against.reasons.map(({ about, says }) => ({ about, says })),
    notes: notesOf(gathered),
    period: pick.period.id,
    basis: pick.basis,
    flagRule: figures.flagRule,
    flagOrigin: figures.flagOrigin,
    sources: gathered.sources,
  };
}

function verdictsOf(rows: readonly ForceRow[]): Comparison["verdicts"] {
  const count = (verdict: ForceRow["verdict"]): number => rows.filter((row) => row.verdict === verdict).length;
  const [plain, caveat, not] = [count("comparable"), count("comparable with a caveat"), count("not comparable")];
  return {
    comparable: plain,
    withCaveat: caveat,
    not,
    says: `${plain} comparable, ${caveat} comparable with a caveat, ${not} not comparable.`,
  };
}

function openOf(drafts: readonly Draft[]): { open: CellJson; openShare: number | null } {
  const open = pooledCell(drafts.map(({ gathered }) => lineCell(gathered.figures, "open"))) ?? absent("not applicable");
  const total = pooledCell(drafts.map(({ gathered }) => gathered.figures.total)) ?? absent("not stated");
  return { open: cellToJson(open), openShare: shareOf(open, total).share };
}

function meanOf(drafts: readonly Draft[]): Comparison["meanOfForces"] {
  const rates = drafts.flatMap(({ rate }) => (rate.rate === null ? [] : [rate.rate]));
  if (rates.length === 0) return { rate: null, interval: null, forces: 0 };
  const { mean, interval } = meanInterval(rates);
  return { rate: mean, interval, forces: rates.length };
}

function periodsWords(drafts: readonly Draft[]): string {
  const periods = [...new Set(drafts.map(({ gathered }) => gathered.pick.period.id))];
  return periods.length === 1 ? (periods[0] ?? "") : "each force's newest";
}

function notesOf({ figures, missingParts }: Gathered): string[] {
  const notes: string[] = [];
  if (missingParts.length > 0) notes.push(`No figures for ${missingParts.join(", ")}.`);
  if (figures.fullTable && figures.lines.get("charged")?.stated === false) {
    notes.push(
      "The table has no charge row for this force here. It lists only combinations with a count, so this is 0.",
    );
  }
  for (const { absence, cells } of figures.silent) {
    notes.push(
      `${cells} ${cells === 1 ? "cell has" : "cells have"} no figure (${absence}): left out of the sums, not read as 0.`,
    );
  }
  if (figures.notAccountedFor.kind === "exact" && figures.notAccountedFor.count < 0)
    notes.push("The parts add up to more than the total the source states.");
  return notes;
}
