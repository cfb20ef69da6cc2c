// What would be needed to check a statement that cannot be checked: said exactly, so that it can be asked for.
import { forceById, territorialForces } from "../../standard/forces.ts";
import { withCommas } from "../../standard/numbers.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { pairOf } from "./numbers-of.ts";

const CHARGED = "led to a charge";

/** A sentence or two that say what is missing: counts of what, for whom, when, on which basis. */
export function needsOf(text: string, statement: Statement): string {
  switch (statement.kind) {
    case "rate":
      return needsOfRate(text, statement);
    case "average":
      return needsOfAverage(statement);
    case "comparison":
      return `Needed: the counts of both sides${whenWords(statement)}, of the same crimes on the same basis, and how each sets its flag. Equal figures may be of unlike things.`;
    case "change":
      return `Needed: the two counts, each with its period, and whether recording or flagging changed between them.`;
    case "duration":
      return "Needed: the dates it was worked out from, for how many cases, and how many were still open.";
    case "rank":
      return `Needed: the counts of every force in the order${whenWords(statement)}. A place in an order is certain only with a probability of 0.95 or more.`;
    case "breakdown":
      return "Needed: the whole that these are parts of, and whether a case may stand in two of them.";
    case "count":
      return needsOfCount(statement);
  }
}

function needsOfRate(text: string, statement: Statement): string {
  const { numbers, basis } = statement;
  const of = whoWords(statement);
  const forces = numbers.find(({ unit, role }) => unit === "forces" && role === "whole");
  if (forces !== undefined)
    return `Needed: the list of ${forcesWords(forces)} and what each answered. Silence is not evidence.`;
  if (pairOf(statement) !== null)
    return `Needed: the table or reply that the counts come from${of}, with its period and its basis.`;
  const line = lineWords(text, statement);
  const bases =
    basis === null
      ? ", and whether outcomes are of crimes recorded in the period or given in it"
      : ` on the ${basis} basis`;
  const which = line === CHARGED ? bases : "";
  return `Needed: how many ${wholeUnit(numbers)} there were${of}${whenWords(statement)}, and how many of them ${line}${which}.`;
}

function needsOfAverage({ numbers, averageOf, period }: Statement): string {
  if (numbers.some(({ form }) => form === "duration"))
    return "Mean or median? Not said. Needed: the dates it was worked out from, for how many cases, and how many were still open.";
  const forces = numbers.find(({ role, unit }) => role === "of-forces" || unit === "forces");
  const all = territorialForces().length;
  const missing =
    forces === undefined || forces.value >= all
      ? ""
      : ` ${withCommas(all - forces.value)} of the ${all} territorial forces ${all - forces.value === 1 ? "is" : "are"} not in it.`;
  const which =
    averageOf === null
      ? "Pooled (all counts added up, then divided) or the mean of each one's own figure? Not said, and the two can differ widely."
      : `It is said to be ${averageOf === "pooled" ? "pooled" : "the mean of forces"}.`;
  return `${which}${missing} Needed: the counts behind each figure, ${period === null ? "of which period, " : ""}and who is missing.`;
}

function needsOfCount({ numbers, place, period }: Statement): string {
  const [first] = numbers;
  const unit = first?.unit ?? null;
  if (unit === "forces") return "Needed: the list of the forces that were asked, and what each answered.";
  const counted = unit === null ? "the number comes from" : `the ${unit} were counted from`;
  const what = unit === "episodes" ? "Episodes are counted, not children. " : "";
  const missing = [...(place === null ? ["place"] : []), ...(period === null ? ["period"] : [])].join(" or ");
  return `${what}Needed: the table or reply that ${counted}.${missing === "" ? "" : ` The text names no ${missing} for it.`}`;
}

function forcesWords({ value }: NumberSaid): string {
  return `the ${withCommas(value)} forces`;
}

function wholeUnit(numbers: readonly NumberSaid[]): string {
  return (
    numbers.find(({ role, unit }) => role === "whole" && unit !== null)?.unit ??
    numbers.find(({ role, unit }) => role === "ratio" && unit !== null)?.unit ??
    "crimes"
  );
}

function lineWords(text: string, { numbers, sentence }: Statement): string {
  const line = numbers.find(({ line: one }) => one !== null)?.line ?? null;
  if (line === "charged") return CHARGED;
  if (line !== null) return `it counts (${line.replaceAll("-", " ")})`;
  return /\b(?:charge[ds]?|charging)\b/iu.test(text.slice(sentence.start, sentence.end)) ? CHARGED : "the rate counts";
}

function whoWords({ place }: Statement): string {
  if (place === null) return "";
  const force = place.force === null ? null : forceById(place.force);
  return place.kind === "country" ? " in the whole country" : ` in ${force?.called ?? place.words}`;
}

function whenWords({ period }: Statement): string {
  return period === null ? " in a stated period" : ` in ${period.words}`;
}

/** What a word of rank needs, whatever else is said: every force, and certainty. */
export function needsOfRank(word: string): string {
  return `“${word.charAt(0).toUpperCase()}${word.slice(1)}” needs the counts of every force, all of one kind, and a probability of at least 0.95 (P ≥ 0.95) that it stands there; without that, leave the word out.`;
}

/** “The biggest group: 131 cases”, “Lancashire, the biggest of the forces”: the size of something else than the rate or count beside it. */
export function isOfSize(word: string, sentence: string): boolean {
  if (!/^(?:big|larg|small)\w+$/u.test(word)) return false;
  return new RegExp(
    `\\b${word} (?:single )?(?:group|category|part|share of (?:them|these)|reason|outcome|line|block|of (?:the|all|these|those) (?:\\w+ )?(?:forces|groups|five|six|four|three))`,
    "u",
  ).test(sentence);
}
