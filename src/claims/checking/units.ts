// Which units can be a whole, and which a part of it.
import type { NumberSaid } from "../statement.ts";

/** Units that can be a whole of parts. A count of what became of crimes is a part, unless it is the whole of its own statement. */
export const WHOLES =
  /^(?:crime|offence|case|report|referral|incident|investigation|arrest|child|children|victim|survivor|suspect|offender|perpetrator|people|episode|complaint|allegation|force|disposal|outcome|charge|file)s?$/u;
/** Units that count what became of something: parts of a whole in any other unit. */
const OUTCOMES =
  /^(?:charge|caution|prosecution|conviction|resolution|community resolution|disposal|outcome|case|crime|offence|investigation|report|decision)s?$/u;

/** The whole that the words before a part name: “of the victims, 60 withdrew”. */
export function namedUnit(near: string): string | null {
  const named = /\bof (?:the|those|these) (?:[a-z]{2,12} )?([a-z]{3,14})\b[^.;:\d]{0,12}$/u.exec(near)?.[1] ?? null;
  return named !== null && WHOLES.test(named) ? named : null;
}

/** Whether a number may be a part of a whole in a unit. */
export function belongs(unit: string | null, { unit: own, line }: NumberSaid): boolean {
  if (own === null || unit === null || own === unit) return true;
  if (own === "forces" || unit === "forces") return false;
  if (PERSONS.test(unit) && CRIMES.test(own)) return false;
  return line !== null || OUTCOMES.test(own) || unitsMatch(unit, own);
}

/** Persons are no whole of crimes: “74 suspects … victims withdrew in 90 cases”. */
const PERSONS = /^(?:suspect|offender|perpetrator|people|arrest|child|children|victim|survivor)s?$/u;
/** Crimes, offences and cases are said of the same things. */
const CRIMES = /^(?:crime|offence|case|incident|investigation)s?$/u;

/** Whether two units may be said of the same things; one that is not said may be any. */
export function unitsMatch(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other || (CRIMES.test(one) && CRIMES.test(other));
}

/** Those who are charged, and crimes, are never one column: a crime may have several suspects, and a suspect several crimes. */
export function isUnlike({ unit: whole }: { readonly unit: string | null }, { unit, line }: NumberSaid): boolean {
  return line !== null && unit !== null && whole !== null && CRIMES.test(whole) && ACCUSED.test(unit);
}

const ACCUSED = /^(?:suspect|offender|perpetrator|arrest)s?$/u;

/** Whether a number counts what became of something. */
export function isOutcome({ unit }: NumberSaid): boolean {
  return unit !== null && /^(?:charge|caution|prosecution|conviction|resolution)s?$/u.test(unit);
}
