// What is said of a release, a reply, a citation: one place, so that page, feed, site and command line say the same.
import { dayInWords, parseDay } from "../ground/day.ts";
import type {
  ChangesFile,
  Citation,
  FigureChange,
  FigureRef,
  ReleaseHistory,
  ReleaseStep,
  Reply,
} from "../releases/release.ts";
import { forceById } from "../standard/forces.ts";
import { parseScope } from "../standard/scopes.ts";
import { lower } from "./words.ts";

/** In place of a figure that was not there, or is no more. */
export const NO_FIGURE = "no figure";

/** In place of a period: the figure is a cell of a protected table, which is named as its scope. */
export const IN_TABLE = "as in the table";

/** A day as people read it; text that is no day stays as it is. */
export function dayWords(text: string): string {
  const day = parseDay(text);
  return day === null ? text : dayInWords(day);
}

/** A figure by its question: `rate of Kent, crimes with the CSE flag, 2023/24, recorded basis`; other denominators are named. */
export function figureWords({ force, figure, scope, period, basis, denominator }: FigureRef): string {
  if (period === IN_TABLE) return `${figure.replaceAll("|", ", ")} in ${scope}`;
  const of = force === null ? " of all forces together" : ` of ${forceById(force)?.called ?? force}`;
  const whole = denominator === "all" ? "" : `, ${denominator.replaceAll("-", " ")}`;
  const title = lower(parseScope(scope)?.title ?? scope);
  const line = figure.replaceAll("-", " ");
  return `${line}${of}, ${title}, ${period}, ${basis === "not stated" ? "basis not stated" : `${basis} basis`}${whole}`;
}

/** A step as a sentence: `Approved by AB on 1 November 2026 (entry e7).` */
export function stepWords({ act, who, at, why, entry }: ReleaseStep): string {
  const because = why === null ? "" : ` ${why}`;
  return `${act.charAt(0).toUpperCase()}${act.slice(1)} by ${who} on ${dayWords(at.slice(0, 10))} (entry ${entry}).${because}`;
}

/** What a reply says, or the silence: `Asked on 1 November 2026, due 14 November 2026. No reply by 20 November 2026.` `today` only where it is known. */
export function replyWords({ asked, due, answered, words, recomputed }: Reply, today?: string): string {
  const wasAsked = asked === null ? "" : `Asked on ${dayWords(asked)}, due ${dayWords(due ?? "")}. `;
  if (answered === null) return `${wasAsked}${silenceWords(due, today)}`;
  const reading = recomputed === null ? "" : ` By its reading (${recomputed.reading}): ${recomputed.sentence}.`;
  return `${wasAsked}Replied on ${dayWords(answered)}: “${words ?? ""}”${reading}`;
}

/** The silence of a force that was asked; a day only where somebody says what day it is. */
export function silenceWords(due: string | null, today?: string): string {
  if (today === undefined) return "No reply is in the book.";
  return due !== null && today <= due ? "No reply so far." : `No reply by ${dayWords(today)}.`;
}

/** How a release stands to the one before it: `It corrects release 1: 2 figures changed, 3 were added. Why: …`. */
export function correctionWords({ corrects, changesIn, steps }: ReleaseHistory): string {
  if (corrects === null) return "";
  const counts = changesIn === undefined ? "" : `: ${countsInWords(changesIn)}`;
  const verb = changesIn === undefined || changesIn.changed + changesIn.gone > 0 ? "corrects" : "adds to";
  const why = steps.findLast(({ act }) => act === "proposed")?.why ?? null;
  return `It ${verb} release ${corrects}${counts}.${why === null ? "" : ` Why: ${why}`}`;
}

/** How many figures of a list changed, were added, are gone. */
export function countChanges(changes: readonly FigureChange[]): Omit<ChangesFile, "sha256"> {
  const added = changes.filter(({ before }) => before === NO_FIGURE).length;
  const gone = changes.filter(({ after }) => after === NO_FIGURE).length;
  return { changed: changes.length - added - gone, added, gone };
}

/** `2 figures changed, 1 is gone, 3 were added`. */
export function countsInWords({ changed, added, gone }: Omit<ChangesFile, "sha256">): string {
  const parts = [
    changed === 0 ? [] : [`${changed} ${changed === 1 ? "figure" : "figures"} changed`],
    gone === 0 ? [] : [`${gone} ${gone === 1 ? "is" : "are"} gone`],
    added === 0 ? [] : [`${added} ${added === 1 ? "was" : "were"} added`],
  ].flat();
  return parts.length === 0 ? "no figure changed" : parts.join(", ");
}

/** What to tell somebody who cited a figure that changed, ready to be sent. */
export function tellingWords(
  { where, on, release: citedIn }: Citation,
  {
    release,
    change,
    why,
  }: { readonly release: ReleaseHistory; readonly change: FigureChange | null; readonly why: string | null },
): string {
  const cited = `On ${dayWords(on)} you cited a figure of ours (${where}).`;
  const because = why === null ? "" : ` Why: ${why}`;
  if (release.state === "withdrawn" && change === null) {
    const which = release.id === citedIn ? "which it stood in" : `which took the place of release ${citedIn}`;
    return `${cited} Release ${release.id}, ${which}, was withdrawn.${because}`;
  }
  const what = change === null ? "Figures of it changed" : `It was: ${change.before}. It is now: ${change.after}`;
  return `${cited} ${what}. Release ${release.id} says what changed.${because}`;
}
