// What every result carries: unit, scope, period, basis, edition, denominator, method, sources, and the command that recomputes it.
import { BASES, type Basis, DENOMINATORS } from "../standard/bases.ts";
import { titleInWords } from "../standard/periods.ts";
import { UNITS } from "../standard/units.ts";
import { type Definition, digestOfDefinition } from "./definition.ts";
import { CHARGE_RATE } from "./definitions/charge-rate.ts";
import type { Gathered } from "./gather.ts";
import { intervalTitle } from "./interval-method.ts";
import type { CatalogueFile, Plan } from "./plan.ts";
import type { EditionRef, Passport } from "./result.ts";

/** The method of a share in words, with its interval named. */
export function methodWords({ method }: Pick<Plan, "method">): string {
  return `Numerator over denominator; interval: ${intervalTitle(method)}, 95%. Sums are of whole numbers; nothing is weighted, rounded or filled in.`;
}

/** What a passport is about besides its plan: the measure, and the command that gives the result again. */
interface PassportOf {
  /** The charge rate, where nothing else is named. */
  readonly definition?: Definition;
  readonly basis: Basis;
  readonly verb: string;
  readonly force?: string;
  /** How the figure is worked out, in words; a share and its interval, where nothing else is named. */
  readonly method?: string;
  /** The whole command, where `verb` and `force` do not make it. */
  readonly command?: string;
}

/** The passport of a result. `verb` is the command that gives it again. */
export function passportOf(plan: Plan, all: readonly Gathered[], about: PassportOf): Passport {
  const { definition = CHARGE_RATE, basis, verb, force, method = methodWords(plan), command } = about;
  const unit = UNITS.find(({ id }) => id === plan.unit);
  const period = plan.period;
  return {
    measure: {
      id: definition.id,
      title: definition.title,
      version: definition.version,
      digest: digestOfDefinition(definition),
    },
    unit: { id: plan.unit, says: unit?.says ?? "" },
    scope: {
      id: plan.scope.id,
      title: plan.scope.title,
      says: plan.scope.says,
      codes: plan.scope.kind === "offences" ? plan.scope.codes : [],
    },
    period: period === null ? { id: "", title: "each force's newest" } : { id: period.id, title: titleInWords(period) },
    basis: { id: basis, says: BASES.find(({ id }) => id === basis)?.says ?? "" },
    denominator: { id: plan.denominator, says: DENOMINATORS.find(({ id }) => id === plan.denominator)?.says ?? "" },
    edition: { id: editionTitle(all), title: editionTitle(all) },
    ...(plan.asKnownOn === null ? {} : { asKnownOn: plan.asKnownOn }),
    method,
    sources: filesOf(all).map((file) => ({
      file: file.name,
      sha256: file.sha256,
      source: file.layout == null ? file.source : `${file.source}, layout ${file.layout}`,
      entry: file.entry,
    })),
    command: command ?? commandOf(plan, verb, ...(force === undefined ? [] : [force])),
  };
}

/** The command line that asks the same question again; `before` holds the words between verb and question, such as a figure or a force. */
export function commandOf(plan: Plan, verb: string, ...before: readonly string[]): string {
  const words = ["everycase", verb, ...before.map(shellWord), "--scope", shellWord(plan.scope.id)];
  if (plan.period !== null) words.push("--period", shellWord(plan.period.id));
  if (plan.basis !== null) words.push("--basis", shellWord(plan.basis));
  if (plan.edition !== null) words.push("--edition", shellWord(plan.edition));
  if (plan.asKnownOn !== null) words.push("--as-known-on", plan.asKnownOn);
  if (plan.method !== "wilson") words.push("--method", plan.method);
  return [...words, "--denominator", plan.denominator].join(" ");
}

/** A word as a shell takes it: in quotes where it must be. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word)
    ? word
    : /["$`\\!]/u.test(word)
      ? `'${word.replace(/'/gu, "'\\''")}'`
      : `"${word}"`;
}

function filesOf(all: readonly Gathered[]): readonly CatalogueFile[] {
  return [...new Set(all.map(({ pick }) => pick.file))];
}

/** The edition of a result: one name, or how many there are. */
export function editionTitle(all: readonly Gathered[]): string {
  const titles = [...new Set(all.map(({ edition }) => edition.id))];
  return titles.length <= 1 ? (titles[0] ?? "not stated") : `${titles.length} editions`;
}

/** Every edition that could answer, the one shown marked. */
export function editionRefs(plan: Plan, all: readonly Gathered[]): readonly EditionRef[] {
  const shown = new Set(all.map(({ pick }) => pick));
  const same = [...plan.picks, ...plan.others].filter(
    (pick) =>
      (plan.period === null || pick.period.id === plan.period.id) && (plan.basis === null || pick.basis === plan.basis),
  );
  return same.map((pick) => ({
    id: pick.edition.day === null ? pick.file.sha256.slice(0, 12) : pick.edition.id,
    title: pick.edition.title,
    file: pick.file.name,
    sha256: pick.file.sha256,
    shown: shown.has(pick),
  }));
}
