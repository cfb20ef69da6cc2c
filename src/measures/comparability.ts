// Whether any two figures can be held against each other: comparable, comparable with a caveat, or not, and why.
import type { Day } from "../ground/day.ts";
import { isBareFlagName } from "../standard/flag-names.ts";
import { RECORDING_BREAKS, type RecordingBreak } from "../standard/recording-breaks.ts";
import type { Kind } from "./kind.ts";
import { percent } from "./sentences.ts";
import type { Verdict } from "./standing-result.ts";

/** What a reason is about. */
export type Aspect =
  | "unit"
  | "scope"
  | "basis"
  | "flag"
  | "period"
  | "coverage"
  | "maturity"
  | "edition"
  | "recording"
  | "size";

/** One reason. `bars`: it keeps the two apart; else it is a caveat. */
export interface Reason {
  readonly about: Aspect;
  readonly says: string;
  readonly bars: boolean;
}

/** The verdict on two figures with its reasons, those that bar first. */
export interface Comparability {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
}

/** Known days further apart than a quarter of a year are said. */
const FAR_DAYS = 92;
/** Outcomes come in for about two years: a figure younger than this, held against one this much older, is no match. */
const RIPE_DAYS = 730;
/** Open or transferred shares that differ by more than this are said. */
const UNEVEN = 0.15;

/**
 * Whether two figures can be held against each other. The reasons speak of the first, as seen from the second; the
 * verdict is the same the other way round. What a source does not say (basis, days, flag rule) bars, also between two
 * that say the same nothing.
 */
export function comparability(one: Kind, other: Kind): Comparability {
  const found = EACH.flatMap((about) => about(one, other));
  const reasons = [...found.filter(({ bars }) => bars), ...found.filter(({ bars }) => !bars)];
  return { verdict: verdictOf(reasons), reasons };
}

/** The verdict that reasons lead to. */
export function verdictOf(reasons: readonly Reason[]): Verdict {
  if (reasons.some(({ bars }) => bars)) return "not comparable";
  return reasons.length === 0 ? "comparable" : "comparable with a caveat";
}

/** Whether two figures count the same sort of crimes in the same way, so that they can be added up: unit, scope, basis, flag rule and origin, and days. */
export function isAlike(one: Kind, other: Kind): boolean {
  return LIKENESS.every((about) => about(one, other).length === 0);
}

type Compare = (one: Kind, other: Kind) => readonly Reason[];

const LIKENESS: readonly Compare[] = [unsaid, unlike, ofPeriod];
const EACH: readonly Compare[] = [...LIKENESS, ofCoverage, ofMaturity, ofEdition, ofRecording];

function bar(about: Aspect, says: string): Reason {
  return { about, says, bars: true };
}

function caveat(about: Aspect, says: string): Reason {
  return { about, says, bars: false };
}

/** What a source leaves open. Both may leave it open: that makes them no more alike. */
function unsaid(one: Kind, other: Kind): Reason[] {
  const where = (fails: (kind: Kind) => boolean): Kind | null => (fails(one) ? one : fails(other) ? other : null);
  const printed = where(({ period }) => period.from === null);
  return [
    ...(where(({ basis }) => basis === "not stated") === null
      ? []
      : [bar("basis", "The source does not say how outcomes and crimes belong together (basis not stated).")]),
    ...(printed === null
      ? []
      : [
          bar(
            "period",
            `The period is printed as “${printed.period.title}”; which days that means, the source does not say.`,
          ),
        ]),
    ...(where(({ scope, flagRule }) => scope.flagged && flagRule === null) === null
      ? []
      : [bar("flag", "Nobody has said how the flag was set, so its crimes cannot be compared with another force's.")]),
    ...(where(({ scope, flagRule }) => scope.flagged && flagRule !== null && isBareFlagName(flagRule)) === null
      ? []
      : [
          bar(
            "flag",
            "The source names the flag and does not say when it is set, so its crimes cannot be compared with another force's.",
          ),
        ]),
  ];
}

function unlike(one: Kind, other: Kind): Reason[] {
  return [
    ...(one.unit === other.unit ? [] : [bar("unit", `Another unit: ${one.unit}. Units are never mixed.`)]),
    ...(one.scope.id === other.scope.id
      ? []
      : [
          bar(
            "scope",
            `Other crimes: ${one.scope.title.toLowerCase()} here, ${other.scope.title.toLowerCase()} there.`,
          ),
        ]),
    ...(one.basis === other.basis ? [] : [bar("basis", `Another basis: ${one.basis}.`)]),
    ...(one.scope.id === other.scope.id && (one.flagRule !== other.flagRule || one.flagOrigin !== other.flagOrigin)
      ? [bar("flag", "Another flag rule, or another origin of the flag.")]
      : []),
  ];
}

/** The same days, or two stretches of the same length of one force; all else is apart. */
function ofPeriod({ force, period }: Kind, { force: otherForce, period: other }: Kind): Reason[] {
  if (period.from === null || period.to === null || other.from === null || other.to === null) return [];
  if (period.from === other.from && period.to === other.to) return [];
  if (period.from <= other.to && other.from <= period.to)
    return [bar("period", `Another period: ${period.title}. The two overlap: some crimes stand in both.`)];
  const [days, otherDays] = [daysFrom(period.from, period.to), daysFrom(other.from, other.to)];
  if (Math.abs(days - otherDays) > 3)
    return [
      bar("period", `Another period: ${period.title}, of another length (${days + 1} days, not ${otherDays + 1}).`),
    ];
  if (force !== null && force === otherForce)
    return [caveat("period", `Another period: ${period.title}. A change over time may come from recording.`)];
  return [bar("period", `Another period: ${period.title}.`)];
}

function ofCoverage(one: Kind, other: Kind): Reason[] {
  const [codes, otherCodes] = [one.missingCodes, other.missingCodes];
  const cut = [...codes, ...otherCodes].filter((code) => !codes.includes(code) || !otherCodes.includes(code));
  return [
    ...(one.territorial === other.territorial
      ? []
      : [
          bar(
            "coverage",
            one.territorial
              ? "A territorial force, held against one that is none."
              : "Not a territorial force: railways in three countries, a different mix of crimes.",
          ),
        ]),
    ...ofParts(one.missingParts, other.missingParts),
    ...(cut.length === 0
      ? []
      : [caveat("coverage", `One file has no row of ${cut.join(", ")}: it may have been cut to some offences.`)]),
    ...(one.incomplete === other.incomplete
      ? []
      : [caveat("coverage", "A file broke off: its figures may be too low.")]),
    ...[one.silentCells, other.silentCells]
      .filter((cells) => cells > 0)
      .slice(0, 1)
      .map((cells) =>
        caveat(
          "coverage",
          `${cells} ${cells === 1 ? "cell has" : "cells have"} no figure: left out of the sums, not read as 0.`,
        ),
      ),
  ];
}

function ofParts(parts: readonly string[], others: readonly string[]): Reason[] {
  const here = parts.filter((part) => !others.includes(part));
  const there = others.filter((part) => !parts.includes(part));
  if (here.length > 0)
    return [bar("coverage", `No figures for ${here.join(", ")}: a part of the year is not the year.`)];
  if (there.length > 0)
    return [bar("coverage", `The other has no figures for ${there.join(", ")}: a part of the year is not the year.`)];
  return parts.length === 0 ? [] : [caveat("coverage", `Both have no figures for ${parts.join(", ")}.`)];
}

/** How far the investigations are: the time since the period's end, the crimes still open, and those with another agency. */
function ofMaturity(one: Kind, other: Kind): Reason[] {
  return [...ofOpen(one, other), ...ofAge(one, other), ...ofMoved(one, other)];
}

function ofOpen(one: Kind, other: Kind): Reason[] {
  const limit = one.mostOpen ?? other.mostOpen;
  if (limit === null) return [];
  const tooOpen = [one.open, other.open].find((open) => open !== null && open > limit);
  if (tooOpen !== undefined && tooOpen !== null)
    return [bar("maturity", `Too much is open: ${percent(tooOpen)} of the crimes have no outcome yet.`)];
  if (one.open === null || other.open === null || Math.abs(one.open - other.open) <= UNEVEN) return [];
  return [caveat("maturity", `${percent(one.open)} have no outcome yet here, ${percent(other.open)} there.`)];
}

/** On the recorded basis charges come in for years, so that a young figure is low whatever a force does. */
function ofAge(one: Kind, other: Kind): Reason[] {
  const [age, otherAge] = [ageOf(one), ageOf(other)];
  if (one.basis !== "recorded" || other.basis !== "recorded" || age === null || otherAge === null) return [];
  const gap = Math.abs(age - otherAge);
  if (gap <= FAR_DAYS) return [];
  const says = `Known ${age} days after the period ended here, ${otherAge} there: the longer the wait, the more charges are in.`;
  return [gap > RIPE_DAYS && Math.min(age, otherAge) < RIPE_DAYS ? bar("maturity", says) : caveat("maturity", says)];
}

function ageOf({ edition, period }: Kind): number | null {
  return edition.day === null || period.to === null ? null : daysFrom(period.to, edition.day);
}

function ofMoved({ moved }: Kind, { moved: other }: Kind): Reason[] {
  if (moved === null || other === null || Math.abs(moved - other) <= UNEVEN) return [];
  return [caveat("maturity", `${percent(moved)} are with another agency here, ${percent(other)} there.`)];
}

/** Two publications: the day on which each was known, where one is said at all. */
function ofEdition({ file, edition }: Kind, { file: otherFile, edition: other }: Kind): Reason[] {
  if (file === otherFile && edition.id === other.id) return [];
  if (edition.day === null && other.day === null)
    return edition.id === other.id && edition.id !== "not stated"
      ? []
      : [caveat("edition", "Two publications, and neither says when its figures were known.")];
  if (edition.day === null || other.day === null)
    return [caveat("edition", "One of the two publications does not say when its figures were known.")];
  if (Math.abs(daysFrom(edition.day, other.day)) <= FAR_DAYS) return [];
  return [caveat("edition", `As known in ${edition.title} here, in ${other.title} there.`)];
}

function ofRecording(one: Kind, other: Kind): Reason[] {
  return RECORDING_BREAKS.flatMap((found) => {
    const parts = [one, other].map((kind) => (concerns(found, kind) ? sideOf(found, kind) : "clear"));
    const [here = "clear", there = "clear"] = parts;
    if (here === "within" || there === "within") return [caveat("recording", found.says)];
    if (found.until !== null || here === "clear" || there === "clear" || here === there) return [];
    return [found.bars === true ? bar("recording", found.says) : caveat("recording", found.says)];
  });
}

function concerns({ forces, types, flag }: RecordingBreak, kind: Kind): boolean {
  return (
    (forces === undefined || (forces as readonly (string | null)[]).includes(kind.force)) &&
    (types === undefined || types.some((type) => kind.types.includes(type))) &&
    (flag === undefined || flag === kind.scope.id)
  );
}

/** Where a period lies to a break: before or after it, within the uneven time, or across the day itself. */
function sideOf({ from, until }: RecordingBreak, { period }: Kind): "before" | "after" | "within" | "clear" {
  if (period.from === null || period.to === null) return "clear";
  if (period.to < from) return "before";
  if (until === null) return period.from >= from ? "after" : "within";
  return period.from > until ? "after" : "within";
}

function daysFrom(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
