// From a question to the files, periods and bases that can answer it: the newest edition first, every other one named.
import type { Day } from "../ground/day.ts";
import { Refusal } from "../ground/refusal.ts";
import { type Basis, type Denominator, findBasis, findDenominator } from "../standard/bases.ts";
import { type Edition, newerFirst, parseEdition } from "../standard/editions.ts";
import { findOffence, normaliseGroup } from "../standard/offences.ts";
import { asPrinted, type Period, parsePeriod } from "../standard/periods.ts";
import { parseScope, type Scope } from "../standard/scopes.ts";
import type { Unit } from "../standard/units.ts";
import type { CellScope } from "../warehouse/ask.ts";
import type { Holding } from "../warehouse/holdings.ts";
import type { StoredFile } from "../warehouse/warehouse.ts";
import { type IntervalMethod, intervalMethodAsked } from "./interval-method.ts";
import { dayAsked, knownFiles, notYetKnown } from "./known-on.ts";

/** One added file as measures see it: what it is, when it came, what it holds. */
export interface CatalogueFile {
  readonly sha256: string;
  readonly name: string;
  readonly source: string;
  readonly rule: string;
  /** The layouts that a reply was read with, as `id@version`; `null` or left out where the layout is fixed. */
  readonly layout?: string | null;
  readonly entry: string;
  /** The order in which files were added: a later one wins between editions without a date. */
  readonly order: number;
  readonly edition: Edition;
  /** The day on which it was added: an edition without a date counts as known from then on. */
  readonly addedOn: Day;
  /** A full cross-table (Home Office layout), where a combination without a row did not occur. */
  readonly fullTable: boolean;
  /** The file broke off or rows of it could not be split. */
  readonly incomplete: string | null;
  readonly stored: StoredFile;
  /** What of it is kept back from every measure; left out where nothing is. */
  readonly keptBack?: readonly KeptBack[];
}

/** Figures of a file that no measure sees, since together with others they would narrow what a source hides. */
export interface KeptBack {
  readonly force: string;
  readonly scope: string;
  readonly unit: string;
  readonly basis: string;
  /** A sentence with the file and why, and no number. */
  readonly says: string;
}

/** What is asked; what is left out is chosen. `edition` is an edition's id, a file's name or the start of its SHA-256. */
export interface Question {
  readonly scope?: string;
  readonly period?: string;
  readonly basis?: string;
  readonly denominator?: string;
  readonly edition?: string;
  /** A day, e.g. `2020-06-01`: only editions of that day or before are used. */
  readonly asKnownOn?: string;
  /** The method for the interval of a share, e.g. `clopper-pearson`; Wilson when left out. */
  readonly method?: string;
}

/** One file, period and basis that can answer. */
export interface Candidate {
  readonly file: CatalogueFile;
  readonly period: Period;
  readonly basis: Basis;
  readonly edition: Edition;
  /** The edition as the rows of the file state it; `null` where they state none and the file's own holds. */
  readonly rowEdition: string | null;
  readonly scope: CellScope;
  readonly forces: readonly string[];
  /** Codes of the scope that the file has no row of. */
  readonly missingCodes: readonly string[];
}

/** A question made exact. `picks` are in the order in which a force's figure is taken from them. */
export interface Plan {
  readonly scope: Scope;
  readonly unit: Unit;
  readonly denominator: Denominator;
  /** The method for the interval of a share. */
  readonly method: IntervalMethod;
  /** The edition asked for; `null` for the newest. */
  readonly edition: string | null;
  /** Only what was known on this day is used; `null` for what is known now. */
  readonly asKnownOn: Day | null;
  /** A part of the period, such as a quarter, when only that is meant. */
  readonly part?: string;
  /** How many editions that would answer are left out because they are later. */
  readonly later: number;
  /** `null` when each force's newest period and basis are taken (flags). */
  readonly period: Period | null;
  readonly basis: Basis | null;
  readonly picks: readonly Candidate[];
  readonly others: readonly Candidate[];
  /** What would answer and is kept back. */
  readonly keptBack: readonly KeptBack[];
}

const BASIS_ORDER: readonly Basis[] = ["recorded", "not stated", "closed"];
const DEFAULT_SCOPE = "child-titled";

/** Makes a question exact against the files there are. Refuses (`usage`) unknown words, (`notFound`) when nothing answers. */
export function planOf(files: readonly CatalogueFile[], question: Question): Plan {
  const scope = scopeAsked(question.scope ?? DEFAULT_SCOPE);
  const denominator = denominatorAsked(question.denominator);
  const basis = basisAsked(question.basis);
  const method = intervalMethodAsked(question.method);
  const period = question.period === undefined ? null : (parsePeriod(question.period) ?? asPrinted(question.period));
  const asKnownOn = dayAsked(question.asKnownOn);
  const all = picksFor(knownFiles(files, asKnownOn), scope);
  const isAsked = (pick: Candidate): boolean =>
    (period === null || pick.period.id === period.id) && (basis === null || pick.basis === basis);
  const asked = all.filter(isAsked);
  const ever = asKnownOn === null ? asked : picksFor(files, scope).filter(isAsked);
  const chosen = withEdition(asked, question.edition);
  if (asKnownOn !== null && asked.length === 0 && ever.length > 0) throw notYetKnown(asKnownOn, ever);
  if (chosen.length === 0)
    throw new Refusal(
      "notFound",
      nothingAnswers(scope, period, basis),
      [...new Set(keptBackOf(files, scope).map(({ says }) => says)), nearestThatExist(all)].join(" "),
    );
  const keptBack = keptBackOf(files, scope);
  const later = ever.length - asked.length;
  const common = {
    scope,
    unit: "crimes" as const,
    denominator,
    method,
    edition: question.edition ?? null,
    asKnownOn,
    later,
    keptBack,
  };
  if (scope.kind === "flag") return { ...common, period, basis, picks: inOrder(chosen), others: others(all, chosen) };
  const best = period === null ? bestOf(chosen) : chosen;
  const settled = best.filter((pick) => pick.basis === basisOf(best, basis));
  const picks = inOrder(settled);
  return {
    ...common,
    period: picks[0]?.period ?? period,
    basis: picks[0]?.basis ?? basis,
    picks,
    others: others(all, picks),
  };
}

function scopeAsked(text: string): Scope {
  const scope = parseScope(text);
  if (scope !== null) return scope;
  throw new Refusal(
    "usage",
    `Unknown scope "${text}".`,
    "Scopes: flag:CSE, flag:CSA, child-titled, sexual-offences, rape, or code: and a code, such as code:19D.",
  );
}

/** The denominator a question names, `all` when it names none. Refuses unknown words. */
function denominatorAsked(text: string | undefined): Denominator {
  const found = text === undefined ? "all" : findDenominator(text);
  if (found === null)
    throw new Refusal(
      "usage",
      `Unknown denominator "${text}".`,
      "Denominators: all, less-transferred, concluded-only.",
    );
  return found;
}

function basisAsked(text: string | undefined): Basis | null {
  const found = text === undefined ? null : findBasis(text);
  if (text !== undefined && found === null)
    throw new Refusal("usage", `Unknown basis "${text}".`, 'Bases: recorded, closed (or "not stated").');
  return found;
}

/** Every file, period, basis and edition that holds figures of the scope in crimes. */
export function picksFor(files: readonly CatalogueFile[], scope: Scope): readonly Candidate[] {
  return files.flatMap((file) => {
    const known = PICKS.get(file.stored) ?? new Map<string, readonly Candidate[]>();
    PICKS.set(file.stored, known);
    const picks = known.get(scope.id) ?? picksOf(file, scope);
    known.set(scope.id, picks);
    return picks;
  });
}

/** The picks of a file, found once a scope: what a file holds never changes. */
const PICKS = new WeakMap<StoredFile, Map<string, readonly Candidate[]>>();

function picksOf(file: CatalogueFile, scope: Scope): readonly Candidate[] {
  const groups = new Map<string, Holding[]>();
  for (const holding of file.stored.holdings) {
    if (holding.unit !== "crimes" || !holds(holding, scope)) continue;
    const key = [holding.period, holding.basis, holding.edition ?? ""].join("\u001f");
    groups.set(key, [...(groups.get(key) ?? []), holding]);
  }
  return [...groups.values()].map((holdings) => pickOf(file, scope, holdings));
}

function holds(holding: Holding, scope: Scope): boolean {
  if (holding.scope === scope.id) return true;
  if (scope.kind !== "offences" || !holding.scope.startsWith("code:") || holding.group === null) return false;
  const { groups, subgroups, codes } = scope.select;
  return (
    (groups?.some((one) => normaliseGroup(one) === holding.group) ?? true) &&
    (subgroups?.some((one) => normaliseGroup(one) === holding.subgroup) ?? true) &&
    (codes?.includes(holding.scope.slice(5)) ?? true)
  );
}

function pickOf(file: CatalogueFile, scope: Scope, holdings: readonly Holding[]): Candidate {
  const [first] = holdings;
  const rowEdition = first?.edition ?? null;
  const reported = first?.scope === scope.id && !file.fullTable;
  return {
    file,
    period: parsePeriod(first?.period ?? "") ?? asPrinted(first?.period ?? ""),
    basis: (first?.basis ?? "not stated") as Basis,
    edition: rowEdition === null ? file.edition : parseEdition(rowEdition),
    rowEdition,
    scope:
      reported || scope.kind !== "offences" ? { kind: "reported", scope: scope.id } : offenceSelection(scope, holdings),
    forces: [...new Set(holdings.flatMap(({ forces }) => forces))].sort(),
    missingCodes: reported || scope.kind !== "offences" ? [] : missingCodes(scope.codes, holdings),
  };
}

/** The cells of a scope in a file. The groups that its holdings stand in are named where all have one: cells are sorted by them, and the others are skipped. */
function offenceSelection({ select }: Scope & { kind: "offences" }, holdings: readonly Holding[]): CellScope {
  const groups = [...new Set(holdings.map(({ group }) => group))].filter((group) => group !== null);
  const grouped = holdings.every(({ group }) => group !== null);
  return {
    kind: "offences",
    ...(grouped ? { groups } : select.groups === undefined ? {} : { groups: select.groups.map(normaliseGroup) }),
    ...(select.codes === undefined ? {} : { codes: select.codes }),
    ...(select.subgroups === undefined ? {} : { subgroups: select.subgroups.map(normaliseGroup) }),
  };
}

/** Codes in use in the period that no row of the file bears: a sign that the file was cut to some offences. */
function missingCodes(codes: readonly string[], holdings: readonly Holding[]): string[] {
  const here = new Set(holdings.map(({ scope }) => scope.slice(5)));
  const from = holdings[0]?.periodFrom ?? "";
  return codes.filter((code) => {
    const known = findOffence(code);
    const inUse =
      known?.checked === true && !known.expired && (known.from ?? "") <= from && from <= (known.to ?? "9999");
    return inUse && !here.has(code);
  });
}

/** What of the crimes of a scope is kept back. */
function keptBackOf(files: readonly CatalogueFile[], scope: Scope): readonly KeptBack[] {
  const codes = scope.kind === "offences" ? scope.codes.map((code) => `code:${code}`) : [];
  return files.flatMap(({ keptBack = [] }) =>
    keptBack.filter((one) => one.unit === "crimes" && (one.scope === scope.id || codes.includes(one.scope))),
  );
}

function withEdition(picks: readonly Candidate[], asked: string | undefined): readonly Candidate[] {
  if (asked === undefined) return picks;
  const wanted = parseEdition(asked).id.toLowerCase();
  const found = picks.filter(
    ({ edition, file }) =>
      edition.id.toLowerCase() === wanted ||
      file.name === asked ||
      (asked.length >= 6 && file.sha256.startsWith(asked.toLowerCase())),
  );
  if (found.length === 0 && picks.length > 0) {
    const there = picks.map(({ edition, file }) => `"${edition.id}" (${file.name}, ${file.sha256.slice(0, 8)})`);
    throw new Refusal(
      "notFound",
      `No edition "${asked}" answers this question.`,
      `Editions that do: ${[...new Set(there)].join(", ")}.`,
    );
  }
  return found;
}

/** The newest period that most forces answer for. */
function bestOf(picks: readonly Candidate[]): readonly Candidate[] {
  const most = Math.max(...picks.map(({ forces }) => forces.length));
  const wide = picks.filter(({ forces }) => forces.length >= most / 2);
  const newest = wide.reduce<Candidate | undefined>(
    (top, next) => ((next.period.to ?? "") > (top?.period.to ?? "") ? next : (top ?? next)),
    undefined,
  );
  return picks.filter(({ period }) => period.id === newest?.period.id);
}

function basisOf(picks: readonly Candidate[], asked: Basis | null): Basis {
  return asked ?? BASIS_ORDER.find((basis) => picks.some((pick) => pick.basis === basis)) ?? "recorded";
}

/** Whole tables before cut ones, then the newest edition, then the file added last; for flags the newest period first. */
function inOrder(picks: readonly Candidate[]): readonly Candidate[] {
  return [...picks].sort(
    (a, b) =>
      (a.period.to === b.period.to ? 0 : (a.period.to ?? "") < (b.period.to ?? "") ? 1 : -1) ||
      BASIS_ORDER.indexOf(a.basis) - BASIS_ORDER.indexOf(b.basis) ||
      Number(a.missingCodes.length > 0) - Number(b.missingCodes.length > 0) ||
      newerFirst(a.edition, b.edition) ||
      b.file.order - a.file.order,
  );
}

function others(all: readonly Candidate[], picked: readonly Candidate[]): readonly Candidate[] {
  return all.filter((pick) => !picked.includes(pick));
}

function nothingAnswers(scope: Scope, period: Period | null, basis: Basis | null): string {
  const words = [scope.title, period === null ? null : period.title, basis === null ? null : `${basis} basis`].filter(
    (word) => word !== null,
  );
  return `No figure answers this question (${words.join(", ")}). That does not mean zero.`;
}

function nearestThatExist(all: readonly Candidate[]): string {
  if (all.length === 0) return "Nothing of this scope has been added. See what there is: everycase sources";
  const there = [
    ...new Set(
      all.map(
        (pick) =>
          `${pick.period.id}, ${pick.basis} basis (${pick.forces.length} ${pick.forces.length === 1 ? "force" : "forces"})`,
      ),
    ),
  ];
  return `What there is of this scope: ${there.slice(0, 5).join("; ")}.`;
}
