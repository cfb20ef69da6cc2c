// Releases as text: the list, one with its history, and what changed between two.
import type { FlatTable } from "../../actions/flat-rows.ts";
import type { ReleaseList, ReleaseShown, ReleasesCompared } from "../../actions/list-releases.ts";
import {
  cellWordsOf,
  correctionWords,
  countChanges,
  countsInWords,
  figureWords,
  programWords,
  replyWords,
  stepWords,
  toldChanges,
  uncountedWords,
} from "../../web/release-words.ts";
import { type Line, section, wrapped } from "../lines.ts";
import { citationLines } from "./replies.ts";

type Release = ReleaseShown["release"];
type Change = ReleasesCompared["changes"][number];

/** How many changes are printed; the rest are counted. */
const SHOWN = 60;

/** Every release, and the entries that count for nothing. */
export function releaseListLines({ releases, setAside }: ReleaseList, width: number): readonly Line[] {
  const none = "Nothing has been released. To begin: everycase release propose --title WORDS --who NAME";
  return [
    ...(releases.length === 0 ? wrapped(none, width) : []),
    ...releases.flatMap((one, index) => [
      ...(index === 0 ? [] : [""]),
      { bold: `Release ${one.id}: ${one.title}` },
      ...item(
        `${one.of === "public" ? "Figures of public sources" : "Figures from records"}, ${one.state}. ${correctionWords(one)}`,
        width,
      ),
      ...one.steps.slice(-1).flatMap((step) => item(stepWords(step), width)),
    ]),
    ...section(
      "Entries that count for nothing",
      setAside.flatMap(({ entry, kind, why }) => item(`${entry} (${kind}): ${why}.`, width)),
    ),
  ];
}

/** One release with its whole history. */
export function releaseLines(
  { release, because, citations, figures, today }: ReleaseShown,
  width: number,
): readonly Line[] {
  const { id, title, of, state, snapshot, frozenBy, corrects, correctedBy, changes } = release;
  const program = frozenBy === undefined ? "" : `, frozen by ${programWords(frozenBy)}`;
  const later = correctedBy === null ? "" : ` Release ${correctedBy} has taken its place.`;
  const origin =
    of === "public"
      ? "Figures of public sources"
      : `Protected tables from records (${(release.tables ?? []).join(", ")})`;
  return [
    { bold: `Release ${id}: ${title}` },
    ...wrapped(`${origin}, ${state}. ${correctionWords(release)}${later}`, width),
    ...wrapped(`Figures as of entry ${snapshot.asOf}, SHA-256 ${snapshot.sha256.slice(0, 16)}…${program}`, width),
    ...section(
      "Steps",
      release.steps.flatMap((step) => item(stepWords(step), width)),
    ),
    ...section(
      "Counts let out",
      figures.slice(0, SHOWN).flatMap(({ figure, says }) => item(`${cellWordsOf(figure.figure)}: ${says}`, width)),
    ),
    ...(figures.length > SHOWN ? item(`and ${figures.length - SHOWN} more: --format json gives them all.`, width) : []),
    ...section(corrects === null ? "Changes" : `Changes since release ${corrects}`, changeLines(changes, width)),
    ...section(
      "What was added to the book between",
      because.flatMap(({ entry, says, who, at }) => item(`${entry}: ${says} (${who}, ${at.slice(0, 10)})`, width)),
    ),
    ...section(
      "Replies",
      release.replies.flatMap((reply) => item(`${reply.called}: ${replyWords(reply, today)}`, width)),
    ),
    ...section("Citations", citations.length === 0 ? [] : citationLines(citations, width)),
    ...nextLines(release, width),
  ];
}

/** What comes next, as a command. */
function nextLines({ id, of, state }: Release, width: number): readonly Line[] {
  const next: Readonly<Partial<Record<Release["state"], string>>> = {
    proposed:
      of === "public"
        ? `everycase release approve ${id} --who NAME`
        : `everycase release check ${id} --who SOMEBODY-ELSE`,
    checked: `everycase release approve ${id} --who NAME`,
    approved: `everycase release publish ${id} --who NAME`,
  };
  const command = next[state];
  return command === undefined ? [] : ["", ...wrapped(`Next: ${command}`, width)];
}

/** What changed between two releases. */
export function comparedLines({ before, after, changes, because }: ReleasesCompared, width: number): readonly Line[] {
  return [
    { bold: `From release ${before} to release ${after}: ${countsInWords(countChanges(changes))}` },
    ...changeLines(changes, width),
    ...section(
      "What was added to the book between",
      because.flatMap(({ entry, says, who, at }) => item(`${entry}: ${says} (${who}, ${at.slice(0, 10)})`, width)),
    ),
  ];
}

function changeLines(changes: readonly Change[], width: number): readonly Line[] {
  const more = changes.length - SHOWN;
  const uncounted = uncountedWords(changes);
  return [
    ...toldChanges(changes)
      .slice(0, SHOWN)
      .flatMap(({ figure, before, after }) => [
        ...item(`${figureWords(figure)}:`, width),
        ...wrapped(`${before} → ${after}`, width, { first: "    ", rest: "      " }),
      ]),
    ...(more > 0 ? item(`and ${more} more: --format csv gives them all.`, width) : []),
    ...(uncounted === "" ? [] : item(uncounted, width)),
  ];
}

function item(text: string, width: number): readonly Line[] {
  return wrapped(text, width, { first: "  ", rest: "    " });
}

const text = (names: readonly string[]): FlatTable["columns"] => names.map((name) => [name, "VARCHAR"]);

/** The releases as flat rows. */
export function releaseListTable({ releases }: ReleaseList): FlatTable {
  const columns = text([
    "release",
    "title",
    "of",
    "state",
    "author",
    "last_step",
    "corrects",
    "corrected_by",
    "snapshot_sha256",
  ]);
  return {
    columns,
    rows: releases.map((one) => [
      ...[one.id, one.title, one.of, one.state, one.author],
      ...[one.steps.at(-1)?.at ?? null, one.corrects, one.correctedBy, one.snapshot.sha256],
    ]),
  };
}

/** The steps of a release as flat rows. */
export function stepsTable({ id, steps }: Release): FlatTable {
  return {
    columns: text(["release", "act", "who", "at", "why", "entry"]),
    rows: steps.map(({ act, who, at, why, entry }) => [id, act, who, at, why, entry]),
  };
}

/** Changes as flat rows. */
export function changesTable(changes: readonly Change[]): FlatTable {
  return {
    columns: text(["force", "figure", "scope", "period", "basis", "denominator", "before", "after"]),
    rows: changes.map(({ figure: { force, figure, scope, period, basis, denominator }, before, after }) => [
      ...[force, figure, scope, period, basis, denominator, before, after],
    ]),
  };
}
