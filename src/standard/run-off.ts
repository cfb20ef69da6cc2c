// Tables by recorded quarter and lag: how one figure of them is named as a line, and how figures make a cohort.

/** The crimes recorded by one force in one quarter, by the quarters until their outcome; lag 0 is the same quarter. */
export interface RunOffCohort {
  readonly force: string;
  readonly called: string;
  /** A quarter such as `2018/19-Q4`. */
  readonly quarter: string;
  readonly recorded: number;
  /** `null` where the source states no exact figure, or the quarter has not passed: the cohort is followed up to the lag before. */
  readonly charged: readonly (number | null)[];
  readonly other: readonly (number | null)[];
}

/** What a figure of such a table counts: the crimes of the quarter, or those of them with an outcome after so many quarters. */
export type RunOffPlace = { readonly of: "recorded" } | { readonly of: "charged" | "other"; readonly lag: number };

/** The line under which a figure is kept. Example: `other:charged, lag 2`; the crimes recorded are the `total`. */
export function runOffLine(place: RunOffPlace): string {
  return place.of === "recorded" ? "total" : `other:${place.of}, lag ${place.lag}`;
}

/** Reads what `runOffLine` wrote; `null` for every other line. */
export function readRunOffLine(line: string): RunOffPlace | null {
  if (line === "total") return { of: "recorded" };
  const [, of, lag] = /^other:(charged|other), lag (\d{1,3})$/u.exec(line) ?? [];
  return of === "charged" || of === "other" ? { of, lag: Number(lag) } : null;
}

/** One figure; `count` is `null` where a cell stands without an exact one. */
export interface RunOffFigure {
  readonly place: RunOffPlace;
  readonly count: number | null;
}

/** What came of the figures of one force and quarter: a cohort, or why there is none; and the lag at which its following ends too early. */
export interface RunOffMade {
  readonly cohort: RunOffCohort | null;
  readonly fault:
    | { readonly kind: "no total" }
    | { readonly kind: "too many"; readonly ended: number; readonly recorded: number }
    | null;
  readonly gap: number | null;
}

/** Makes the cohort of figures of one force and quarter: figures of one lag and outcome are added up, and none is ever 0 by being missing. */
export function runOffCohort(
  of: Pick<RunOffCohort, "force" | "called" | "quarter">,
  figures: readonly RunOffFigure[],
): RunOffMade {
  const recorded = figures.find(({ place }) => place.of === "recorded")?.count ?? null;
  const lags = Math.max(0, ...figures.map(({ place }) => (place.of === "recorded" ? 0 : place.lag + 1)));
  const chain = (wanted: "charged" | "other"): readonly (number | null)[] =>
    Array.from({ length: lags }, (_, lag) =>
      sumOf(figures.filter(({ place }) => place.of === wanted && place.lag === lag).map(({ count }) => count)),
    );
  const [charged, other] = [chain("charged"), chain("other")];
  const gap = charged.findIndex((count, lag) => count === null || other[lag] === null);
  const ended = [...charged, ...other].reduce((sum: number, count) => sum + (count ?? 0), 0);
  const none = { cohort: null, gap: gap < 0 ? null : gap };
  if (recorded === null) return { cohort: null, gap: null, fault: { kind: "no total" } };
  if (ended > recorded) return { ...none, fault: { kind: "too many", ended, recorded } };
  return { ...none, cohort: { ...of, recorded, charged, other }, fault: null };
}

/** `null` where a figure is not exact or nothing stands there. */
function sumOf(counts: readonly (number | null)[]): number | null {
  if (counts.length === 0) return null;
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}
