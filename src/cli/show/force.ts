// One force as text: the finding, the balance closing to the total, the denominators, what else is known, and where it stands.
import type { Published } from "../../disclosure/published.ts";
import type { BalanceLine, ForceAnswer } from "../../measures/result.ts";
import { count, counted, isExact, nounsOf, percent, rateWords } from "../../web/words.ts";
import { bullets, type Line, section, terms, wrapped } from "../lines.ts";
import { drawTable, type Row } from "../table.ts";
import { cellSays, fullStop, oneInSays, placeSays, rateSays, shellWord } from "./cells.ts";
import { commandLines, editionLines, optionsOf, sourceLines } from "./passport-foot.ts";

const ZEROS = "Outcome types with 0 are not listed here; --format json has them.";

/** The lines of a force's answer, each at most `width` columns wide; `beside`: what was corrected and replied. */
export function forceLines(
  answer: Published<ForceAnswer>,
  width: number,
  beside: readonly Line[] = [],
): readonly Line[] {
  return [
    ...wrapped(`${answer.name}: ${fullStop(answer.sentence)}`, width).map((bold) => ({ bold })),
    ...wrapped(leadOf(answer), width),
    ...wrapped(overOf(answer), width).map((dim) => ({ dim })),
    ...beside,
    ...section("The balance: every crime once, and what nobody has said", balanceLines(answer, width)),
    ...section("The rate under each denominator", rateLines(answer, width)),
    ...section("The flag", flagLines(answer, width)),
    ...section("Of which, for another offence than the one recorded: parts, never added", ofWhichLines(answer, width)),
    ...section("Figures in other units, never mixed with these", besideLines(answer, width)),
    ...section("Other questions about this force", otherLines(answer, width)),
    ...section("What to keep in mind", bullets(answer.caveats, width)),
    ...section("Sources", [...sourceLines(answer.passport, width), ...editionLines(answer.editions, width)]),
    ...section("This again, and down to the cells", commandLines(nextCommands(answer), width)),
  ];
}

/** The counts behind the sentence, and first of all the silence. */
function leadOf({ balance, rates, denominator, unit, basis }: ForceAnswer): string {
  const chosen = rates.find(({ under }) => under === denominator);
  const whole = nounsOf({ unit, basis, denominator }).whole;
  const counts =
    chosen === undefined || chosen.rate === null || chosen.interval === null
      ? ""
      : `That is ${cellSays(chosen.numerator)} of ${cellSays(chosen.denominator)} ${whole}, ${rateWords(chosen)}. `;
  const rest = balance.notAccountedFor;
  if (rest === 0) return `${counts}Every one is accounted for.`;
  if (!isExact(rest)) return `${counts}Not accounted for: ${cellSays(rest)}.`;
  if (rest < 0) return `${counts}The parts add up to ${count(-rest)} more than the total that the source states.`;
  return `${counts}What became of ${count(rest)} ${unit}, nobody has said.`;
}

function overOf({ passport, basis, denominator, unit }: ForceAnswer): string {
  const how = basis === "not stated" ? "basis not stated" : `${basis} basis`;
  const what = `${passport.scope.title}; ${basis === "closed" ? "outcomes given" : unit}, ${passport.period.title}`;
  return `${what}; ${how}; denominator: ${denominator}; edition: ${passport.edition.title}.`;
}

function balanceLines({ balance, basis, unit }: ForceAnswer, width: number): readonly Line[] {
  const whole = nounsOf({ unit, basis, denominator: "all" }).column;
  const from = balance.sources[0];
  const rows: Row[] = [
    ...balance.lines.flatMap(lineRows),
    [
      basis === "closed" ? "All outcomes given" : `All ${unit}`,
      cellSays(balance.total),
      "",
      from === undefined ? "" : `${counted(from.cells, "cell", "cells")} in all`,
    ],
  ];
  const columns = [
    { head: "What became of them", gives: "wrap" },
    { head: whole, right: true },
    { head: "Share % (95%)", right: true },
    { head: "Stands in", gives: "shorten" },
  ] as const;
  const hasZeros = balance.lines.some(({ types }) => types.length > 1 && types.some((one) => one.count === 0));
  const sum = balance.sum === null ? [] : wrapped(balance.sum, width);
  return [...drawTable({ columns, rows }, width), ...sum, ...(hasZeros ? wrapped(ZEROS, width) : [])];
}

function ofWhichLines({ ofWhich = [] }: ForceAnswer, width: number): readonly Line[] {
  const words = ofWhich.map(
    ({ title, count: cell, source }) => `${title}: ${cellSays(cell)} (${source.file}, ${placeSays(source)})`,
  );
  return bullets(words, width);
}

function lineRows({ title, count: cell, share, interval, types, sources }: BalanceLine): readonly Row[] {
  const [first] = sources;
  const place = first === undefined ? "worked out" : placeSays(first);
  const whole = [title, cellSays(cell), share === null ? "not said" : rateSays({ rate: share, interval }), place];
  if (types.length < 2) return [whole];
  const stated = types.filter((one) => one.count !== 0);
  return [whole, ...stated.map((one) => [`  of which type ${one.type}: ${one.title}`, cellSays(one.count), "", ""])];
}

function rateLines({ rates, bounds, denominator: chosen }: ForceAnswer, width: number): readonly Line[] {
  const rows = rates.map((rate) => [
    `${rate.title}${rate.under === chosen ? " (chosen)" : ""}`,
    rateSays(rate),
    cellSays(rate.numerator),
    cellSays(rate.denominator),
    oneInSays(rate.oneIn, rate.numerator, rate.rate),
  ]);
  const number = (head: string) => ({ head, right: true });
  const columns = [{ head: "Denominator" }, ...["Rate % (95%)", "Charged", "Out of", "One in (95%)"].map(number)];
  return [
    ...drawTable({ columns, rows }, width),
    ...terms(
      rates.map(({ title, says }) => [title, says]),
      width,
    ),
    ...wrapped(boundsWords(bounds), width),
  ];
}

/** How far the rate can still move, and what the silence could hide. */
function boundsWords(bounds: ForceAnswer["bounds"]): string {
  if (bounds === null) return "";
  const { lowest, highest, withUnaccounted } = bounds;
  const moving = highest === lowest ? [] : [`if every crime still moving ended in a charge, ${percent(highest)}`];
  const silent = withUnaccounted === highest ? [] : [`if those not accounted for did too, ${percent(withUnaccounted)}`];
  const cases = [...moving, ...silent];
  return cases.length === 0
    ? ""
    : `The share charged could become: ${cases.join("; ")}; if none did, ${percent(lowest)}.`;
}

function flagLines({ flag }: ForceAnswer, width: number): readonly Line[] {
  if (flag === null) return [];
  return terms(
    [
      ["Rule", flag.rule ?? "nobody has said when the flag is set"],
      ["Origin", flag.origin ?? "nobody has said how the flag came to stand on the crimes"],
    ],
    width,
  );
}

function besideLines({ besides }: ForceAnswer, width: number): readonly Line[] {
  const rows = besides.map(({ unit, line, period, count: cell, note, source }) => [
    unit,
    line.replace(/^other:/u, ""),
    period,
    cellSays(cell),
    source.first,
    note ?? "",
  ]);
  const columns = [
    { head: "Unit" },
    { head: "What", gives: "wrap" },
    { head: "Period" },
    { head: "Count", gives: "wrap" },
    { head: "Stands in" },
    { head: "Note", gives: "wrap" },
  ] as const;
  return drawTable({ columns, rows }, width);
}

function otherLines({ others, called }: ForceAnswer, width: number): readonly Line[] {
  return others.flatMap(({ scope, period, basis, scopeTitle }) => {
    const title = `${scopeTitle}, ${period}, ${basis === "not stated" ? "basis not stated" : `${basis} basis`}`;
    const options = `--scope ${shellWord(scope)} --period ${shellWord(period)} --basis ${shellWord(basis)}`;
    return [...bullets([title], width), ...commandLines([`everycase force ${shellWord(called)} ${options}`], width)];
  });
}

function nextCommands({ passport, called }: ForceAnswer): readonly string[] {
  const trace = (figure: string): string =>
    `everycase passport ${figure} --force ${shellWord(called)} ${optionsOf(passport.command)}`;
  return [passport.command, trace("rate"), trace("not-accounted-for")];
}
