// Of what a statement speaks: the place that its own words name, and what keeps it from telling a whole.

import { forceById } from "../../standard/forces.ts";
import type { Statement } from "../statement.ts";
import { before, pairOf, placeKey } from "./numbers-of.ts";
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
