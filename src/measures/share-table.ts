// The table of a share: the force that was asked for and the rest first, then all together, then force by force.
import { cellToJson } from "../standard/cell-json.ts";
import { forceById } from "../standard/forces.ts";
import type { AnswerColumn, AnswerTable, AnswerValue } from "./answer.ts";
import { type Draft, whyApart } from "./comparable-set.ts";
import { lineCell } from "./figures.ts";
import { shareOf } from "./rate.ts";
import type { Rate } from "./result.ts";
import type { ShareFound } from "./share-found.ts";
import { standingOf } from "./standing.ts";
import type { Standing } from "./standing-result.ts";

type Row = Readonly<Record<string, AnswerValue>>;

const STANDINGS: Readonly<Record<Standing, string>> = {
  above: "above all others together",
  below: "below all others together",
  same: "not to be told apart from all others",
  apart: "apart",
};

/** The rows of a share with their counts, interval and standing. */
export function shareTable({ set, definition, one, rest, averages }: ShareFound): AnswerTable {
  const { pooled, group, drafts } = set;
  const rows = drafts.map((draft) => rowOf(draft, set));
  const own = one === null ? [] : rows.filter(({ force }) => force === one.gathered.figures.force);
  const compared = rows
    .filter(({ verdict }) => verdict !== "not comparable")
    .toSorted((a, b) => shareIn(b) - shareIn(a));
  return {
    title: `${definition.title}, force by force`,
    columns: columnsOf(`Counted: ${definition.words?.noun ?? definition.title.toLowerCase()}`),
    rows: [
      ...own,
      ...(rest === null ? [] : [together("all other forces together", rest)]),
      ...(group.comparable ? [together(`all ${set.pooledForces} like forces together (pooled)`, pooled)] : []),
      ...(averages === null
        ? []
        : [
            bare(`mean of ${averages.forces} forces' shares`, averages.mean, averages.interval),
            bare(`middle of ${averages.forces} forces' shares`, averages.median, null),
          ]),
      ...compared.filter((row) => !own.includes(row)),
      ...rows.filter((row) => row["verdict"] === "not comparable" && !own.includes(row)),
    ],
  };
}

function columnsOf(title: string): readonly AnswerColumn[] {
  return [
    { id: "called", title: "Force", kind: "text" },
    { id: "count", title, kind: "count" },
    { id: "of", title: "Out of", kind: "count" },
    { id: "share", title: "Share", kind: "share" },
    { id: "interval", title: "95% interval", kind: "share-interval" },
    { id: "open", title: "No outcome yet", kind: "share" },
    { id: "standing", title: "Against all others", kind: "text" },
    { id: "verdict", title: "Comparable", kind: "text" },
    { id: "why", title: "Why", kind: "text" },
  ];
}

function rowOf(draft: Draft, { pooled }: ShareFound["set"]): Row {
  const { gathered, rate, against } = draft;
  const { figures } = gathered;
  const apart = whyApart(draft) !== null;
  return {
    force: figures.force,
    called: forceById(figures.force)?.called ?? figures.force,
    count: rate.numerator,
    of: rate.denominator,
    share: rate.rate,
    interval: rate.interval,
    open: shareOf(lineCell(figures, "open"), figures.total).share,
    standing: STANDINGS[apart ? "apart" : standingOf(rate, pooled)],
    verdict: against.verdict,
    why: against.reasons.map(({ says }) => says).join(" ") || null,
  };
}

function together(called: string, { numerator, denominator, rate, interval }: Rate): Row {
  return {
    called,
    count: numerator,
    of: denominator,
    share: rate,
    interval,
    open: null,
    standing: null,
    verdict: null,
    why: null,
  };
}

function bare(called: string, share: number, interval: readonly [number, number] | null): Row {
  const none = cellToJson({ kind: "absent", absence: "not applicable" });
  return { called, count: none, of: none, share, interval, open: null, standing: null, verdict: null, why: null };
}

function shareIn({ share }: Row): number {
  return typeof share === "number" ? share : 0;
}
