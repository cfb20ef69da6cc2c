// Whether a rate lays one cohort over another: prosecutions of a year over reports of the same year, which need not belong together.

import type { NumberSaid, Statement } from "../statement.ts";
import { after, before, type Pair } from "./numbers-of.ts";

/** What happens later in a case than the report or the recording, as units and as words. */
const LATER = /^(?:charge|prosecution|conviction|arrest|caution|trial|court case|sentence)s?$/u;
const LATER_WORDS =
  /\b(?:charge[ds]?|prosecut\w{0,8}|convict\w{0,6}|arrest\w{0,5}|caution\w{0,4}|sentenced|(?:to|before|in) (?:the |a )?courts?)\b/u;
/** What comes in at the beginning. */
const EARLIER = /^(?:report|referral|complaint|allegation|crime|offence|incident|case)s?$/u;
/** Those whom a prosecution is brought against: "took nine people to court". */
const PERSONS = /^(?:people|men|women|suspects|offenders|defendants|perpetrators|adults)$/u;
/** What comes in before a crime is recorded: outcomes are never tied to it by a count of a year. */
const BEFORE_CRIMES = /^(?:report|referral|complaint|allegation)s?$/u;
/** Words that follow the same ones through: then it is one cohort, as it is said. */
const FOLLOWS =
  /\b(?:of (?:those|them|these|which|whom)|of the|led to|leading to|resulted in|resulting in|ended (?:in|with)|ending in|have since|has since|so far|eventually|outcome of|from)\b/u;
/** “brought a charge in 24 of them”: the whole’s own. */
const OF_THEM = /^ of (?:these|those|them|which|whom)\b/u;
/** “61 of its 1,432 crimes”: one cohort, where the whole is crimes. */
const OF = /\bof\b/u;
/** Words just after a part that say what became of the whole before it: “812 offences, but just 20 resulted in a charge”. */
const BECAME =
  /^(?:(?:crimes?|offences?|cases?|reports?|referrals?|investigations?) )?(?:have |has |had )?(?:so far |since |eventually |later |ultimately )?(?:led to|resulted in|ended (?:in|with)|reached|saw|went to|(?:were|was|been) (?:charged|prosecuted|convicted|cautioned)|charges (?:make|made) (?:that|it))\b/u;
const SAME_TIME =
  /\b(?:(?:in|during|over) (?:the|that) (?:same |very )?(?:year|period|time|months?)|same year|same period|that year)\b/u;

/** What keeps a rate from being one cohort followed through; `null` where its words follow the same ones. */
export interface MixedCohorts {
  /** `reports`, `prosecutions`: what stands below and above the line. */
  readonly whole: string;
  readonly part: string;
}

/**
 * Whether the part of a rate need not come from its whole: something later in a case counted in the same time as something earlier,
 * and no word that follows the same ones through. Reports and court results of one year mix unless the words say otherwise and name no
 * same year; crimes and charges mix only where nothing ties them. Outcomes of the whole (“20 resulted in a charge”) are tied to it.
 */
export function mixedCohorts(text: string, statement: Statement, { part, whole }: Pair): MixedCohorts | null {
  const [partUnit, wholeUnit] = [unitOf(text, part, statement), whole.unit ?? ""];
  if (partUnit === null || !EARLIER.test(wholeUnit) || partUnit === wholeUnit) return null;
  const joined = between(text, statement, { part, whole });
  const became = part.start > whole.start && BECAME.test(after(text, part.end, statement.sentence).trimStart());
  const ofThem = part.start > whole.start && OF_THEM.test(after(text, part.end, statement.sentence));
  const tied = became || ofThem || FOLLOWS.test(joined) || (!BEFORE_CRIMES.test(wholeUnit) && OF.test(joined));
  const sameTime = (): boolean =>
    SAME_TIME.test(text.slice(statement.sentence.start, statement.sentence.end).toLowerCase());
  const mixes = BEFORE_CRIMES.test(wholeUnit)
    ? !tied || sameTime()
    : !tied && (statement.period !== null || sameTime());
  return mixes ? { whole: wholeUnit, part: partUnit } : null;
}

/** What the part counts, when it is something later in a case. */
function unitOf(text: string, part: NumberSaid, { sentence }: Statement): string | null {
  if (part.unit !== null && LATER.test(part.unit)) return part.unit;
  const isOfPersons = part.unit !== null && PERSONS.test(part.unit);
  if (part.line !== "charged" && part.unit !== null && !isOfPersons && EARLIER.test(part.unit) === false) return null;
  const near = `${before(text, part.start, sentence, 30)} ${after(text, part.end, sentence, 40)}`;
  const found = LATER_WORDS.exec(near)?.[0];
  if (found === undefined) return part.line === "charged" ? "charges" : null;
  return found.startsWith("prosecut") || /\bcourts?$/u.test(found)
    ? "prosecutions"
    : found.startsWith("convict")
      ? "convictions"
      : "charges";
}

/** The words of the statement from its first count to a little after its last, and a little before the first. */
function between(text: string, { sentence }: Statement, { part, whole }: Pair): string {
  const [first, last] = part.start < whole.start ? [part, whole] : [whole, part];
  const lead = before(text, first.start, sentence, 14);
  return `${lead} ${text.slice(first.end, last.start).toLowerCase()}`;
}
