// All forces in a report: the finding, the dot chart, the three groups as tables, who stands apart, who is missing.
import type { Comparison, ForceRow } from "../../measures/result.ts";
import { apartRows, groupsOf, notesOf } from "../charts/groups.ts";
import { cellWords, count, listed, percent, percentRange, rateWords, wholePercent } from "../words.ts";
import { type Block, finding, heading, listUnder, type ReportColumn, words } from "./document.ts";
import { cellSaid, oneInSaid, sentenceOf, sourceBlocks } from "./force-section.ts";
import { dotsPicture } from "./pictures.tsx";

/** A comparison, under a heading of the first level. `only`: the forces whose rows stand in the tables; all when left out. */
export function comparisonBlocks(comparison: Comparison, only?: ReadonlySet<string>): readonly Block[] {
  const { coverage } = comparison;
  return [
    heading(1, only === undefined ? "Forces side by side" : "These forces among all others"),
    ...words("note", overOf(comparison)),
    finding(comparison.sentence),
    ...words("text", averageWords(comparison)),
    ...groupBlocks(comparison, only),
    ...(only === undefined
      ? []
      : words("note", "The groups are those of the whole comparison: each force stands against all others together.")),
    ...apartBlocks(comparison, only),
    ...listUnder(
      "Notes",
      notesOf(groupsOf(comparison, "name")).map(({ forces, says }) => `${listed(forces)}: ${says}`),
    ),
    ...listUnder("Said with certainty", comparison.notes),
    heading(2, "Who is in, who is missing"),
    ...words("text", `${sentenceOf(coverage.says)} ${crimesCompared(comparison)}`),
    ...missingBlocks(comparison),
    ...listUnder("What to keep in mind", comparison.caveats),
    ...sourceBlocks(comparison.passport),
  ];
}

function overOf({ passport, basis }: Comparison): string {
  const { scope, period, edition, denominator } = passport;
  return `${scope.title}; ${period.title}; ${basis === "not stated" ? "basis not stated" : `${basis} basis`}; edition ${edition.title}. The whole: ${denominator.says}`;
}

/** Both averages, each by its name. */
function averageWords({ pooled, meanOfForces, coverage, basis }: Comparison): string {
  if (coverage.compared === 0) return "No force is put in an order, so there is no common rate to name.";
  const mean =
    meanOfForces.rate === null
      ? ""
      : ` The mean of the ${meanOfForces.forces} forces’ own rates is ${percent(meanOfForces.rate)}${meanOfForces.interval === null ? "" : ` (${percentRange(meanOfForces.interval)})`}.`;
  const open =
    basis === "closed" || pooled.openShare === null
      ? ""
      : ` For ${wholePercent(pooled.openShare)} there was no outcome yet, so the share can still grow.`;
  return `Pooled, ${cellWords(pooled.numerator)} of ${cellWords(pooled.denominator)}: ${rateWords(pooled)}.${mean}${open}`;
}

const COLUMNS: readonly ReportColumn[] = [
  { title: "Force", share: 5 },
  { title: "Rate (95%)", share: 5, right: true },
  { title: "One in", share: 4.6, right: true },
  { title: "Charged", share: 2, right: true },
  { title: "Of", share: 2, right: true },
  { title: "Open, %", share: 1.8, right: true },
  { title: "Not accounted for", share: 2.6, right: true },
];

function groupBlocks(comparison: Comparison, only: ReadonlySet<string> | undefined): readonly Block[] {
  const groups = groupsOf(comparison, "rate").flatMap((group) => {
    const rows = group.rows.filter(({ force }) => only === undefined || only.has(force));
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });
  const picture =
    only === undefined
      ? comparison
      : { ...comparison, forces: comparison.forces.filter(({ force }) => only.has(force)) };
  if (groups.length === 0) return [];
  return [
    dotsPicture(picture),
    ...words(
      "note",
      "Each mark is a rate with its 95% interval (thick) and its 99.8% interval (thin). A force is marked when its thin line lies wholly to one side of the rate of all other forces together. A rate is not a grade.",
    ),
    ...groups.flatMap(({ id, title, says, rows }): readonly Block[] => [
      heading(2, `${title}: ${rows.length}`),
      {
        kind: "table",
        title: id === "beside" ? `${title}: ${says}` : `${title}, by rate: ${says}`,
        columns: COLUMNS,
        rows: rows.map(rowOf),
        strong: [],
      },
    ]),
  ];
}

function rowOf(row: ForceRow): readonly string[] {
  const { called, charged, outOf, openShare, notAccountedFor, oneIn } = row;
  const { rate, interval } = row;
  const said = rate === null && interval === null ? "not said" : rateWords({ rate, interval });
  return [
    called,
    said,
    oneInSaid({ oneIn, numerator: charged, rate }),
    cellSaid(charged),
    cellSaid(outOf),
    openShare === null ? "not said" : String(Math.round(openShare * 100)),
    cellSaid(notAccountedFor),
  ];
}

function apartBlocks(comparison: Comparison, only: ReadonlySet<string> | undefined): readonly Block[] {
  const rows = apartRows(comparison).filter(({ force }) => only === undefined || only.has(force));
  if (rows.length === 0) return [];
  return [
    heading(2, "Not compared, and why"),
    {
      kind: "table",
      title: "Forces with a figure that stand in no order",
      columns: [
        { title: "Force", share: 3 },
        { title: "What is known", share: 4 },
        { title: "Why it is not in the order", share: 7 },
      ],
      rows: rows.map((row) => [
        row.called,
        `${cellSaid(row.charged)} of ${cellSaid(row.outOf)}`,
        row.why ?? "It is shown apart.",
      ]),
      strong: [],
    },
  ];
}

function missingBlocks({ coverage: { missing } }: Comparison): readonly Block[] {
  if (missing.length === 0) return [];
  return [
    {
      kind: "table",
      title: "Bodies without a figure here",
      columns: [
        { title: "Body", share: 3 },
        { title: "State", share: 2 },
        { title: "What is known", share: 6 },
      ],
      rows: missing.map(({ called, absence, why }) => [called, absence, why]),
      strong: [],
    },
  ];
}

function crimesCompared({ coverage: { crimesCompared: some, crimesAll } }: Comparison): string {
  const part =
    some === null || crimesAll === null || crimesAll <= 0
      ? ""
      : `The compared forces hold ${count(some)} of the ${count(crimesAll)} counted here (${percent(some / crimesAll)}). `;
  return `${part}Nobody’s missing value was filled in.`;
}
