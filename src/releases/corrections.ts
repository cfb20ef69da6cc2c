// Which corrections stand beside a figure, at its newest address and at its earlier ones.
import type { CorrectionShown } from "../web/release-view.ts";
import { NO_FIGURE } from "../web/release-words.ts";
import type { FigureChange, FigureRef, ReleaseHistory } from "./release.ts";

/** Whose figures, and of which question; `null` for all forces together. */
export type CorrectedOf = Pick<FigureRef, "force" | "scope" | "period" | "basis"> &
  Partial<Pick<FigureRef, "figure" | "denominator">> & {
    /** With the rate of each force, as a comparison shows them. */
    readonly each?: boolean;
  };

/**
 * What corrections changed of the figures of one force and one question, the oldest first, under every denominator. A figure that was added
 * corrects nothing; of a release that was withdrawn nothing is shown. `releases`: with their changes, as `releaseHistories` gives them.
 */
export function correctionsOf(releases: readonly ReleaseHistory[], of: CorrectedOf): readonly CorrectionShown[] {
  return releases.flatMap((release) => {
    const { id, corrects, steps } = release;
    const own = (correctedUnder(release).get(questionOf(of)) ?? []).filter(({ figure }) => isOf(figure, of));
    if (corrects === null || own.length === 0) return [];
    const on = steps.findLast(({ act }) => act === "published")?.at.slice(0, 10) ?? null;
    const why = steps.findLast(({ act }) => act === "proposed")?.why ?? null;
    return [{ release: id, corrects, on, why, changes: own }];
  });
}

/** The figures that a release corrects: of public sources, out and not withdrawn. A figure that was added corrects nothing. */
export function correctedFigures({ of, state, corrects, changes }: ReleaseHistory): readonly FigureChange[] {
  if (corrects === null || of !== "public" || (state !== "published" && state !== "corrected")) return [];
  return changes.filter(({ before }) => before !== NO_FIGURE);
}

/** What a release corrects by its questions: each page of a site asks for its own among all of them. */
function correctedUnder(release: ReleaseHistory): ReadonlyMap<string, readonly FigureChange[]> {
  const known = UNDER.get(release);
  if (known !== undefined) return known;
  const under = new Map<string, FigureChange[]>();
  for (const change of correctedFigures(release)) {
    const key = questionOf(change.figure);
    const own = under.get(key);
    if (own === undefined) under.set(key, [change]);
    else own.push(change);
  }
  UNDER.set(release, under);
  return under;
}

const UNDER = new WeakMap<ReleaseHistory, ReadonlyMap<string, readonly FigureChange[]>>();

function questionOf({ scope, period, basis }: Pick<FigureRef, "scope" | "period" | "basis">): string {
  return [scope, period, basis].join("\u001f");
}

/** Whether a figure of the question is meant. */
function isOf(figure: FigureRef, of: CorrectedOf): boolean {
  const { force, figure: name = figure.figure, denominator = figure.denominator } = of;
  const isInTable = of.each === true && figure.figure === "rate" && figure.denominator === "all";
  return (figure.force === force || isInTable) && figure.figure === name && figure.denominator === denominator;
}
