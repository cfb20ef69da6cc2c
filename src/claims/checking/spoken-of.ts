// Of what a statement speaks: the place that its own words name, and what keeps it from telling a whole.
import { forceById } from "../../standard/forces.ts";
import type { Statement } from "../statement.ts";
import { before, isSameOrNext, pairOf, placeKey } from "./numbers-of.ts";
import type { Gathering, Standing } from "./total.ts";
import { namedUnit } from "./units.ts";

/** At most so much of a sentence is looked through. */
const MOST_NAMED = 600;
/** The wholes of so many places are looked through. */
const MOST_PLACES = 60;

/** The place of a statement; `null` for a town that only a sentence before it names, and of which no whole is told: “The force covers Brighton and Hove”. */
export function placeOf(text: string, all: readonly Gathering[], { place: said, sentence }: Statement): string | null {
  const key = placeKey(said);
  if (said?.kind !== "other" || all.slice(-MOST_PLACES).some((one) => one.place === key)) return key;
  return text.slice(sentence.start, Math.min(sentence.end, sentence.start + MOST_NAMED)).includes(said.words)
    ? key
    : null;
}

/** “Ten years after the Rotherham scandal … South Yorkshire Police flagged”: a sentence of a town that names the force of the part. */
export function namesForce(text: string, { place: said, sentence }: Statement, force: string | null): boolean {
  const called = said?.kind === "other" && force !== null ? forceById(force)?.called : undefined;
  return (
    called !== undefined && text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600)).includes(called)
  );
}

/** “In Manchester 441 were closed”, of what Greater Manchester Police flagged. */
export function isTownOf({ place: town }: Statement, { place: said }: Statement): boolean {
  if (town?.kind !== "other" || said === null || said.force === null) return false;
  return (forceById(said.force)?.called ?? "").split(/[^\p{L}]+/u).includes(town.words);
}

/** “In 169 cases … and in 75 … A further 170”: what goes on from the parts just before it is of their whole, whatever place its sentence names. */
export function goesOn(text: string, { parts, whole, sum }: Gathering, { number, statement }: Standing): boolean {
  const last = parts.at(-1);
  if (last === undefined || last.number.line === null || number.line === null) return false;
  const { sentence, paragraph, place } = statement;
  const lead = text.slice(sentence.start, Math.min(number.start, sentence.start + MOST_NAMED));
  // “In Sussex a further 90 were closed” is of Sussex.
  if (place !== null && (place.kind !== "other" || lead.includes(place.words))) return false;
  return (
    last.statement.paragraph === paragraph &&
    isSameOrNext(last.statement.sentence, sentence) &&
    number.value <= whole.number.value - sum &&
    FURTHER.test(before(text, number.start, sentence))
  );
}

const FURTHER = /\b(?:a further|another) $/u;

/** “What happened to the others?”: an answer goes on with the whole, though the question stands in a paragraph of its own. */
export function isAsked(text: string, { named }: Gathering, { sentence }: Statement): boolean {
  return (
    sentence.start > named &&
    ASKED.test(text.slice(Math.max(named, sentence.start - MOST_NAMED), sentence.start).toLowerCase())
  );
}

const ASKED = /\b(?:what|where)\b[^.;:?!]{0,40}\b(?:others?|rest|remainder|remaining)\b[^.;:?!]{0,30}\?/u;

/** “Her own file was one of 147 that were closed”: said of the one, and no account of the 147. */
export function isOneOf(text: string, statement: Statement): boolean {
  const { part, whole } = pairOf(statement) ?? {};
  if (part === undefined || whole === undefined || part.value !== 1 || statement.kind !== "rate") return false;
  return (
    part.end < whole.start &&
    /^ of (?:the |its |those |these )?$/u.test(text.slice(part.end, whole.start).toLowerCase())
  );
}

/** The counts that lists of the text give an outcome. */
export function listedCounts(statements: readonly Statement[]): ReadonlySet<number> {
  const lists = statements.filter(({ kind }) => kind === "breakdown");
  return new Set(lists.flatMap(({ numbers }) => numbers.filter(({ line }) => line !== null).map(({ value }) => value)));
}

/** What the words before a list name is named of each of its numbers: “Of the suspects, 16 were charged and 75 cautioned”. */
export function nearList(text: string, { statement }: Standing): string | null {
  const [first] = statement.numbers;
  if (statement.kind !== "breakdown" || first === undefined) return null;
  const near = before(text, first.start, statement.sentence);
  return namedUnit(near) === null ? null : near;
}
