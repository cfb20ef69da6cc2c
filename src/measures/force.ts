// One force: its balance closing to the total, its rate under each denominator, and what else is known.
import { dayFrom } from "../ground/day.ts";
import { Refusal } from "../ground/refusal.ts";
import { BALANCE_LINES, balanceLine } from "../standard/balance-lines.ts";
import { DENOMINATORS } from "../standard/bases.ts";
import type { Cell } from "../standard/cell.ts";
import { cellToJson } from "../standard/cell-json.ts";
import { type Force, forceNameOn } from "../standard/forces.ts";
import { outcomeOf } from "../standard/outcomes.ts";
import { parseScope } from "../standard/scopes.ts";
import { byId } from "../standard/sorting.ts";
import type { Unit } from "../standard/units.ts";
import { findBesides, findCells } from "../warehouse/ask.ts";
import type { Engine } from "../warehouse/engine.ts";
import { sumInSigns } from "./balance-sum.ts";
import { caveatsOf } from "./caveats.ts";
import { rateUnder } from "./comparable-set.ts";
import { CHARGE_RATE } from "./definitions/charge-rate.ts";
import { type ForceFigures, type LineFigure, lineCell } from "./figures.ts";
import { flagOf, type Gathered, gather, type SumsOf, selectionOf } from "./gather.ts";
import { asKnown, dayAsked, knownFiles, wasKnown } from "./known-on.ts";
import { editionRefs, passportOf } from "./passport.ts";
import { type CatalogueFile, type Plan, planOf, type Question } from "./plan.ts";
import { shareOf } from "./rate.ts";
import type { Balance, BalanceLine, ForceAnswer, OtherQuestion, SourceRef } from "./result.ts";
import { forceFindingOf } from "./sentences.ts";

/**
 * Answers "one force". Refuses (`notFound`) when no file has a figure of this force for the question, naming what there is.
 * `sumsOf`: where its sums come from, for whoever asks many forces of one table.
 */
export async function answerForce(
  engine: Engine,
  files: readonly CatalogueFile[],
  force: Force,
  { sumsOf, ...question }: Question & { readonly sumsOf?: SumsOf },
): Promise<ForceAnswer> {
  const others = otherQuestions(knownFiles(files, dayAsked(question.asKnownOn)), force);
  const plan = planForForce(files, force, question);
  const [gathered] = await gather(engine, plan, force.id, sumsOf);
  if (gathered === undefined) throw nothingOf(force, plan, others);
  const { figures, pick } = gathered;
  const exactPlan: Plan = { ...plan, period: pick.period, basis: pick.basis };
  const rates = DENOMINATORS.map(({ id, title, says }) => ({
    ...rateUnder(gathered, { denominator: id, method: plan.method }, CHARGE_RATE),
    under: id,
    title,
    says,
  }));
  const chosen = rates.find(({ under }) => under === plan.denominator) ?? rates[0];
  const balance = balanceOf(gathered);
  return {
    measure: "charge-rate",
    force: force.id,
    name: forceNameOn(force, pick.period.to ?? dayFrom(9999, 12, 31)),
    called: force.called,
    code: force.codes.find(({ scheme }) => scheme === "ONS")?.code ?? null,
    scope: plan.scope.id,
    period: pick.period.id,
    basis: pick.basis,
    denominator: plan.denominator,
    edition: gathered.edition.id,
    unit: plan.unit,
    sentence: chosen === undefined ? "" : asKnown(forceFindingOf(plan.scope, pick.basis, chosen), plan.asKnownOn),
    balance,
    rates,
    bounds: boundsOf(figures),
    flag: plan.scope.kind === "flag" ? { rule: figures.flagRule, origin: figures.flagOrigin } : null,
    besides: await besidesOf(engine, gathered, plan),
    others: others.filter(
      (other) => other.scope !== plan.scope.id || other.period !== pick.period.id || other.basis !== pick.basis,
    ),
    editions: editionRefs(exactPlan, [gathered]),
    caveats: caveatsOf([gathered], exactPlan, { basis: pick.basis }),
    figures: figureList(balance, await saidOf(engine, gathered, plan)),
    passport: passportOf(exactPlan, [gathered], { verb: "force", basis: pick.basis, force: force.called }),
  };
}

/**
 * The plan narrowed to files that hold this force, so that a newer table of other forces does not hide an older one of
 * this. Without a scope, crimes with a flag are meant where there are any. Refuses what `planOf` refuses.
 */
export function planForForce(files: readonly CatalogueFile[], force: Force, question: Question): Plan {
  const mine = files.map((file) => ({
    ...file,
    keptBack: (file.keptBack ?? []).filter((one) => one.force === force.id),
    stored: {
      ...file.stored,
      holdings: file.stored.holdings
        .filter(({ forces }) => forces.includes(force.id))
        .map((holding) => ({ ...holding, forces: [force.id] })),
    },
  }));
  const scope = question.scope ?? defaultScope(knownFiles(mine, dayAsked(question.asKnownOn)));
  return planOf(mine, { ...question, ...(scope === undefined ? {} : { scope }) });
}

/** The flag first, since that is what Everycase is about, then the widest of the offence scopes that name a child. */
function defaultScope(files: readonly CatalogueFile[]): string | undefined {
  const held = new Set(
    files.flatMap(({ stored }) => stored.holdings.filter(({ unit }) => unit === "crimes").map(({ scope }) => scope)),
  );
  return ["flag:CSE", "flag:CSA"].find((scope) => held.has(scope));
}

function nothingOf(force: Force, plan: Plan, others: readonly OtherQuestion[]): Refusal {
  const there = others.slice(0, 4).map(({ scope, period, basis }) => `${scope}, ${period}, ${basis} basis`);
  const hint =
    there.length === 0 ? "Nothing of this force has been added." : `What there is of this force: ${there.join("; ")}.`;
  return new Refusal(
    "notFound",
    `No figure of ${plan.scope.title} for ${force.called}. That does not mean zero.`,
    hint,
  );
}

/** Every scope, period and basis for which crimes of this force are held, named scopes first. */
export function otherQuestions(files: readonly CatalogueFile[], force: Force): readonly OtherQuestion[] {
  const found = new Map<string, OtherQuestion>();
  for (const file of files) {
    const codes = file.stored.holdings.filter(({ forces, unit }) => unit === "crimes" && forces.includes(force.id));
    for (const holding of codes) {
      const scopes = holding.scope.startsWith("code:") && file.fullTable ? namedScopesOf(holding) : [holding.scope];
      for (const id of scopes) {
        const scope = parseScope(id);
        const key = [id, holding.period, holding.basis].join("\u001f");
        if (scope === null || found.has(key)) continue;
        found.set(key, {
          scope: id,
          scopeTitle: scope.title,
          period: holding.period,
          basis: holding.basis as OtherQuestion["basis"],
          says: scope.says,
        });
      }
    }
  }
  return [...found.values()].sort(
    (a, b) => byId(a.scope, b.scope) || byId(b.period, a.period) || byId(b.basis, a.basis),
  );
}

function namedScopesOf({
  scope,
  group,
  subgroup,
}: {
  scope: string;
  group: string | null;
  subgroup: string | null;
}): string[] {
  const childTitled = parseScope("child-titled");
  const names: string[] = group === "sexual offences" ? ["sexual-offences"] : [];
  if (subgroup === "rape") names.push("rape");
  // The one code that is asked for by itself everywhere.
  if (scope === "code:71") names.push(scope);
  if (childTitled?.kind === "offences" && childTitled.codes.includes(scope.slice(5))) names.push("child-titled");
  return names;
}

/** The balance as lines: not accounted for first, then the stated lines in the order of the bar. */
function balanceOf({ figures, sources, pick }: Gathered): Balance {
  const stated = BALANCE_LINES.flatMap(({ id }) => {
    const line = figures.lines.get(id);
    return line?.stated === true && !(line.cell.kind === "absent" && line.cell.absence === "not applicable")
      ? [lineOf(line, figures, pick.file)]
      : [];
  });
  const rest = figures.notAccountedFor;
  const unknown: BalanceLine = {
    line: "not-accounted-for",
    title: "Not accounted for",
    note: "nobody has said what became of them",
    state: "unknown",
    count: cellToJson(rest),
    ...shareOf(rest, figures.total),
    types: [],
    sources: [],
  };
  return {
    total: cellToJson(figures.total),
    lines: [unknown, ...stated],
    notAccountedFor: cellToJson(rest),
    sum: sumInSigns(figures),
    sources:
      figures.totalFirst === null
        ? sources
        : [{ file: pick.file.name, sha256: pick.file.sha256, cells: figures.totalCells, first: figures.totalFirst }],
  };
}

function lineOf(line: LineFigure, figures: ForceFigures, file: CatalogueFile): BalanceLine {
  const { title, note, state } = balanceLine(line.id);
  const source: readonly SourceRef[] =
    line.first === null ? [] : [{ file: file.name, sha256: file.sha256, cells: line.cells, first: line.first }];
  return {
    line: line.id,
    title,
    note,
    state,
    count: cellToJson(line.cell),
    ...shareOf(line.cell, figures.total),
    types: line.types.map(({ type, cell }) => ({ type, title: outcomeOf(type).title, count: cellToJson(cell) })),
    sources: source,
  };
}

/** The share charged if no crime still moving ended in a charge, if all did, and if those not accounted for did too. */
function boundsOf(figures: ForceFigures): ForceAnswer["bounds"] {
  const charged = lineCell(figures, "charged");
  if (figures.total.kind !== "exact" || figures.total.count <= 0 || charged.kind !== "exact") return null;
  const total = figures.total.count;
  const moving: readonly Cell[] = [lineCell(figures, "transferred"), lineCell(figures, "open")];
  if ([...moving, figures.notAccountedFor].some((cell) => cell.kind === "interval")) return null;
  const counted = (cell: Cell): number => (cell.kind === "exact" ? Math.max(0, cell.count) : 0);
  const most = charged.count + moving.reduce((sum, cell) => sum + counted(cell), 0);
  const share = (count: number): number => Math.min(1, count / total);
  return {
    lowest: share(charged.count),
    highest: share(most),
    withUnaccounted: share(most + counted(figures.notAccountedFor)),
  };
}

async function besidesOf(engine: Engine, { pick, figures }: Gathered, plan: Plan): Promise<ForceAnswer["besides"]> {
  if (pick.file.stored.path === null || pick.file.fullTable) return [];
  const found = await findBesides(engine, { path: pick.file.stored.path, scope: plan.scope.id, force: figures.force });
  const known = found.filter(({ edition }) => wasKnown(edition, pick.file, plan.asKnownOn));
  return known.map(({ unit, line, period, cell, note, row, column, sheet }) => ({
    unit: unit as Unit,
    line,
    period,
    count: cellToJson(cell),
    note,
    source: {
      file: pick.file.name,
      sha256: pick.file.sha256,
      cells: 1,
      first: sheet === null ? `${column}${row}` : `${sheet}!${column}${row}`,
    },
  }));
}

/** What a small source says beside its cells, by line: where the figure was published, and how it is to be read. */
async function saidOf(
  engine: Engine,
  one: Gathered,
  plan: Plan,
): Promise<ReadonlyMap<string, { note: string | null; cite: string | null }>> {
  const { pick, figures } = one;
  if (pick.file.stored.path === null || pick.file.fullTable) return new Map();
  const selection = { ...selectionOf(pick, pick.file.stored.path, plan), force: figures.force, flag: flagOf(one) };
  const cells = await findCells(engine, selection, null);
  return new Map(cells.map(({ line, note, cite }) => [line, { note, cite }]));
}

function figureList(
  balance: Balance,
  said: ReadonlyMap<string, { note: string | null; cite: string | null }>,
): ForceAnswer["figures"] {
  const beside = (line: string): { note: string | null; cite: string | null } =>
    said.get(line) ?? { note: null, cite: null };
  const total = {
    figure: "total",
    title: "Recorded",
    count: balance.total,
    sources: balance.sources,
    ...beside("total"),
  };
  const lines = balance.lines.map(({ line, title, count, sources }) => ({
    figure: line,
    title,
    count,
    sources,
    ...beside(line),
    ...(line === "not-accounted-for" ? { note: balance.sum } : {}),
  }));
  return [total, ...lines];
}
