// What a number is, said term by term: the body of its passport. What a source does not say is printed where a reader would assume it.
import { dayInWords } from "../ground/day.ts";
import { BASES, DENOMINATORS } from "../standard/bases.ts";
import { cellToJson } from "../standard/cell-json.ts";
import type { Force } from "../standard/forces.ts";
import { titleInWords } from "../standard/periods.ts";
import { UNITS } from "../standard/units.ts";
import { originsWords } from "./caveats.ts";
import { lineCell } from "./figures.ts";
import type { Gathered } from "./gather.ts";
import { intervalTitle } from "./interval-method.ts";
import { knownWords } from "./known-on.ts";
import type { Plan } from "./plan.ts";
import { shareOf } from "./rate.ts";
import type { FigurePassport, Rate } from "./result.ts";
import { countWords, percent } from "./sentences.ts";

type Fact = FigurePassport["facts"][number];

/** The facts of a figure, in the order in which a reader asks for them. */
export function factsOf(plan: Plan, used: readonly Gathered[], rate: Rate, force: Force | null): readonly Fact[] {
  const basis = BASES.find(({ id }) => id === plan.basis);
  const denominator = DENOMINATORS.find(({ id }) => id === plan.denominator);
  const period = plan.period;
  return [
    fact(
      "Unit",
      UNITS.find(({ id }) => id === plan.unit)?.title ?? plan.unit,
      UNITS.find(({ id }) => id === plan.unit)?.says ?? null,
    ),
    fact(
      "Scope",
      plan.scope.title,
      plan.scope.kind === "offences"
        ? `Offence codes ${plan.scope.codes.join(", ")}. ${plan.scope.says}`
        : flagWords(plan, used),
    ),
    fact(
      "Place",
      force === null ? `${used.length} forces together` : force.called,
      force === null ? null : codeWords(force),
    ),
    fact(
      "Period",
      period === null ? "not stated" : titleInWords(period),
      period?.kind === "as-printed" ? "As printed. Which year that is, the source does not say." : null,
    ),
    fact("Basis", basis?.title ?? "Not stated", basis?.says ?? null),
    fact("Edition", editions(used), null),
    knownFact(plan, used),
    fact("Denominator", `${denominator?.title ?? ""}: ${countWords(rate.denominator)}`, denominator?.says ?? null),
    fact(
      "Method",
      `Numerator over denominator; interval: ${intervalTitle(plan.method)}, 95%`,
      "The interval covers chance alone. It does not cover crimes nobody has accounted for, nor what a flag or a recording practice means.",
    ),
    openFact(used),
  ].filter((one) => one.says !== "");
}

function fact(term: string, says: string, note: string | null): Fact {
  return { term, says, note };
}

function knownFact({ asKnownOn, later }: Plan, used: readonly Gathered[]): Fact {
  if (asKnownOn === null) return fact("As known on", "", null);
  const [, ...notes] = knownWords(
    asKnownOn,
    later,
    used.map(({ pick }) => pick),
  );
  const left = later === 0 ? "No later edition is in the book." : `Later editions left out: ${later}.`;
  return fact("As known on", dayInWords(asKnownOn), [left, ...notes].join(" "));
}

function flagWords(plan: Plan, used: readonly Gathered[]): string {
  const [first] = used;
  const rule = first?.figures.flagRule ?? null;
  const origin = first?.figures.flagOrigin ?? null;
  const origins = first?.origins ?? [];
  const said =
    rule === null && origin === null
      ? "Flag rule and origin: not stated in the source."
      : origins.length > 0
        ? `Flag rule: ${rule ?? "not stated"}. ${originsWords(origins)}`
        : `Flag rule: ${rule ?? "not stated"}. Origin: ${origin ?? "not stated"}.`;
  return plan.scope.kind === "flag" ? `${said} ${plan.scope.says}` : plan.scope.says;
}

function codeWords(force: Force): string | null {
  const code = force.codes.find(({ scheme }) => scheme === "ONS");
  return code === undefined
    ? null
    : `Official code ${code.code}${code.checked ? "" : " (commonly stated, not checked)"}.`;
}

function editions(used: readonly Gathered[]): string {
  return [...new Set(used.map(({ edition }) => edition.title))].join("; ");
}

function openFact(used: readonly Gathered[]): Fact {
  const [only] = used;
  if (only === undefined || used.length !== 1) return fact("Still open", "", null);
  const open = lineCell(only.figures, "open");
  const moved = lineCell(only.figures, "transferred");
  const rest = only.figures.notAccountedFor;
  const words = [
    open.kind === "exact" ? `${countWords(open.count)} (${shareWords(only, open)}) with no outcome yet` : null,
    moved.kind === "exact" && moved.count > 0
      ? `${countWords(moved.count)} (${shareWords(only, moved)}) with another agency`
      : null,
    rest.kind === "exact" && rest.count > 0
      ? `${countWords(rest.count)} (${shareWords(only, rest)}) not accounted for`
      : null,
  ].filter((word) => word !== null);
  if (words.length === 0)
    return fact(
      "Still open",
      open.kind === "absent" && open.absence === "not applicable"
        ? "Not applicable on the closed basis."
        : `${countWords(cellToJson(open))}.`,
      null,
    );
  return fact("Still open", `${words.join("; ")}.`, null);
}

function shareWords({ figures }: Gathered, cell: Parameters<typeof shareOf>[0]): string {
  const { share } = shareOf(cell, figures.total);
  return share === null ? "share not known" : percent(share);
}
