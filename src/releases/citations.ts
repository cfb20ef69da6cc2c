// Who has to be told: citations of figures that a later release changed, or whose release was withdrawn.

import { tellingWords } from "../web/release-words.ts";
import { figureKey } from "./changes.ts";
import type { Citation, FigureChange, ReleaseHistory } from "./release.ts";

/** A citation with what became of the figure since. */
export interface CitationStanding {
  readonly citation: Citation;
  /** The release that changed or withdrew the figure last; `null` where nothing happened to it. */
  readonly because: string | null;
  readonly change: FigureChange | null;
  /** Whether they have not been told of that yet. */
  readonly toTell: boolean;
  /** A message ready to be sent; `null` where nothing happened. */
  readonly message: string | null;
}

/** Every citation, oldest first, each followed through the corrections of its release. Needs releases with their changes. */
export function citationStandings(releases: readonly ReleaseHistory[]): readonly CitationStanding[] {
  const byId = new Map(releases.map((one) => [one.id, one]));
  return releases.flatMap(({ citations }) => citations.map((citation) => standingOf(citation, byId)));
}

interface Happened {
  readonly release: ReleaseHistory;
  readonly change: FigureChange | null;
  readonly why: string | null;
}

function standingOf(citation: Citation, releases: ReadonlyMap<string, ReleaseHistory>): CitationStanding {
  const happened = happenedTo(citation, releases);
  if (happened === null) return { citation, because: null, change: null, toTell: false, message: null };
  const { release, change } = happened;
  return {
    citation,
    because: release.id,
    change,
    toTell: citation.toldOf !== release.id,
    message: tellingWords(citation, happened),
  };
}

/** The last thing that happened to a cited figure: a change from what was cited to what is published last, or a withdrawal. */
function happenedTo({ release, figure }: Citation, releases: ReadonlyMap<string, ReleaseHistory>): Happened | null {
  let happened: Happened | null = null;
  const seen = new Set<string>();
  for (let at = releases.get(release); at !== undefined && !seen.has(at.id); at = releases.get(at.correctedBy ?? "")) {
    seen.add(at.id);
    const found = at.id === release ? null : changeIn(at, figure);
    if (found !== null) happened = { release: at, change: sinceCited(happened, found.change), why: whyOf(at) };
    if (at.state === "withdrawn") happened = { release: at, change: null, why: at.steps.at(-1)?.why ?? null };
  }
  return happened;
}

/** A figure that changed twice changed from what was cited to what it is now. */
function sinceCited(earlier: Happened | null, change: FigureChange | null): FigureChange | null {
  const before = earlier?.change?.before;
  return change === null || before === undefined ? change : { ...change, before };
}

/** The change of a figure in a release; a citation of the whole release is touched by any change but an addition. */
function changeIn(
  { changes, changesIn }: ReleaseHistory,
  figure: Citation["figure"],
): { readonly change: FigureChange | null } | null {
  if (figure === null)
    return changesIn !== undefined && changesIn.changed + changesIn.gone > 0 ? { change: null } : null;
  const key = figureKey(figure);
  const change = changes.find((one) => figureKey(one.figure) === key);
  return change === undefined ? null : { change };
}

function whyOf({ steps }: ReleaseHistory): string | null {
  return steps.findLast(({ act }) => act === "proposed")?.why ?? null;
}
