// What is said of a release, a reply, a citation: one place, so that page, feed, site and command line say the same.
import { dayInWords, parseDay } from "../ground/day.ts";
import type {
  ChangesFile,
  Citation,
  FigureChange,
  FigureRef,
  ReleaseHistory,
  ReleaseProgram,
  ReleaseStep,
  Reply,
} from "../releases/release.ts";
import { forceById } from "../standard/forces.ts";
import { parseScope } from "../standard/scopes.ts";
import { lower, shortHash } from "./words.ts";

/** What stands beside figures from records until two people have let them out, and how they do it. */
export const NOT_RELEASED =
  "Not released: these figures are for this machine alone until two people have decided otherwise. To release them: everycase release propose --from records --title WORDS --who NAME, and a second person: everycase release check ID --who NAME, then approve and publish.";

/** The reading of a filled form, in words: every count is its own. */
export const OWN_COUNTS = "its own counts";

/** In place of a figure that was not there, or is no more. */
export const NO_FIGURE = "no figure";

/** In place of a period: the figure is a cell of a protected table, which is named as its scope. */
export const IN_TABLE = "as in the table";

/** In place of a period: the figure is each force's newest, whatever its period and basis. */
export const EACH_NEWEST = "each force's newest";

/** A day as people read it; text that is no day stays as it is. */
export function dayWords(text: string): string {
  const day = parseDay(text);
  return day === null ? text : dayInWords(day);
}

/** A figure by its question: `rate of Kent, crimes with the CSE flag, 2023/24, recorded basis`; other denominators are named. */
export function figureWords({ force, figure, scope, period, basis, denominator }: FigureRef): string {
  if (period === IN_TABLE) return `${cellWordsOf(figure)} in ${scope}`;
  const of = force === null ? " of all forces together" : ` of ${forceById(force)?.called ?? force}`;
  const whole = denominator === "all" ? "" : `, ${denominator.replaceAll("-", " ")}`;
  const title = lower(parseScope(scope)?.title ?? scope);
  const line = figure.replaceAll("-", " ");
  if (period === EACH_NEWEST) return `${line}${of}, ${title}, ${period}${whole}`;
  return `${line}${of}, ${title}, ${period}, ${basis === "not stated" ? "basis not stated" : `${basis} basis`}${whole}`;
}

/** A cell of a protected table in people's words. Example: `kent|2023/24|not-charged` is `Kent, 2023/24, not charged`. */
export function cellWordsOf(id: string): string {
  const [force = "", period, ...line] = id.split("|");
  if (period === undefined) return id;
  const whose = force === "all" ? "all forces" : (forceById(force)?.called ?? force);
  const when = period === "all" ? "all periods" : period;
  return [whose, when, ...line.map((part) => part.replaceAll("-", " "))].join(", ");
}

/** Whose figure it is. Example: `Kent`. */
export function whoseWords({ force }: FigureRef): string {
  return force === null ? "All forces together" : (forceById(force)?.called ?? force);
}

/** A figure of a page that names its force and question. Example: `Rate, less transferred`. */
export function figureTitle({ figure, denominator }: FigureRef): string {
  const whole = denominator === "all" ? "" : `, ${denominator.replaceAll("-", " ")}`;
  const name = figure.replaceAll("-", " ");
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${whole}`;
}

/** A program by its version and files: `Everycase 0.1.0, files 1a2b3c4d…`. */
export function programWords({ version, digest }: ReleaseProgram): string {
  return `Everycase ${version}, ${digest === null ? "its files are not known" : `files ${shortHash(digest)}`}`;
}

/** A step as a sentence: `Approved by AB on 1 November 2026 (entry e7).` */
export function stepWords({ act, who, at, why, entry }: ReleaseStep): string {
  const because = why === null ? "" : ` ${why}`;
  return `${act.charAt(0).toUpperCase()}${act.slice(1)} by ${who} on ${dayWords(at.slice(0, 10))} (entry ${entry}).${because}`;
}

/** What a reply says, or the silence: `Asked on 1 November 2026, due 14 November 2026. No reply by 20 November 2026.` `today` only where it is known. */
export function replyWords(reply: Reply, today?: string): string {
  const { asked, due, answered, words } = reply;
  const wasAsked = asked === null ? "" : `Asked on ${dayWords(asked)}, due ${dayWords(due ?? "")}. `;
  if (answered === null) return `${wasAsked}${silenceWords(due, today)}`;
  const said = words === null ? "with its form, without words." : `“${words}”`;
  const rest = [...readingOfReply(reply), ...formOfReply(reply)].map((one) => ` ${one}`).join("");
  return `${wasAsked}Replied on ${dayWords(answered)}${words === null ? " " : ": "}${said}${rest}`;
}

/** What its reading gives: `By its own counts: 18 of 540 …`. None where it proposed none. */
export function readingOfReply({ recomputed }: Pick<Reply, "recomputed">): readonly string[] {
  return recomputed === null ? [] : [`${readingTitle(recomputed.reading)}: ${recomputed.sentence}.`];
}

/** `By its own counts`, or `By its reading (denominator less-transferred)`. */
export function readingTitle(reading: string): string {
  return reading === OWN_COUNTS ? "By its own counts" : `By its reading (${reading})`;
}

/** What its form says: `Its form: charged 18 (we have 16).` None where it sent none. */
export function formOfReply({ form }: Pick<Reply, "form">): readonly string[] {
  if (form === undefined || form === null) return [];
  if (form.counts.length === 0) return ["Its form has the counts that we have."];
  const counts = form.counts.map(
    ({ figure, theirs, ours }) => `${figure.replaceAll("-", " ")} ${theirs} (we have ${ours})`,
  );
  return [`Its form: ${counts.join("; ")}.`];
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

/**
 * The changes that count. Which figure is a force's newest moves on with each new year: that corrects nothing, and the figure itself is
 * counted under its own period.
 */
export function countedChanges(changes: readonly FigureChange[]): readonly FigureChange[] {
  return changes.filter(({ figure }) => figure.period !== EACH_NEWEST);
}

/** Changes as they are told: those that count first, which figure is a force's newest after them. */
export function toldChanges(changes: readonly FigureChange[]): readonly FigureChange[] {
  return [...countedChanges(changes), ...changes.filter(({ figure }) => figure.period === EACH_NEWEST)];
}

/** What is said below changes where some of them are not counted; nothing where all are. */
export function uncountedWords(changes: readonly FigureChange[]): string {
  return countedChanges(changes).length === changes.length
    ? ""
    : "Each force’s newest figures are not counted as changes: each is counted under its own period, or is a newer year’s.";
}

/** How many figures of a list changed, were added, are gone, of those that count. */
export function countChanges(changes: readonly FigureChange[]): Omit<ChangesFile, "sha256"> {
  const counted = countedChanges(changes);
  const added = counted.filter(({ before }) => before === NO_FIGURE).length;
  const gone = counted.filter(({ after }) => after === NO_FIGURE).length;
  return { changed: counted.length - added - gone, added, gone };
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
