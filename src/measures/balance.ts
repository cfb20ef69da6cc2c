// The balance as the answer of a measure: what became of the crimes, line by line, of one force or of all like forces together.
import { BALANCE_LINES } from "../standard/balance-lines.ts";
import { absent, type Cell } from "../standard/cell.ts";
import { cellToJson } from "../standard/cell-json.ts";
import { forceById } from "../standard/forces.ts";
import type { Askable } from "./askable.ts";
import { sumInSigns } from "./balance-sum.ts";
import { type ComparableSet, comparableSet, type Draft } from "./comparable-set.ts";
import { BALANCE } from "./definitions/balance.ts";
import { lineCell } from "./figures.ts";
import { asKnown } from "./known-on.ts";
import { methodWords } from "./passport.ts";
import { pooledCell, shareOf } from "./rate.ts";
import { countWords, nounOf, percent } from "./sentences.ts";
import { type Finding, setAnswer } from "./set-answer.ts";
import { draftOf, METHOD_OPTION, withMethod } from "./share.ts";

/** One line with its share of the total. */
interface Line {
  readonly id: string;
  readonly title: string;
  readonly cell: Cell;
  readonly share: number | null;
  readonly interval: readonly [number, number] | null;
}

/** The balance of one force, or of all like forces together. */
export const BALANCE_MEASURE: Askable = {
  definition: BALANCE,
  options: [METHOD_OPTION],
  force: "may",
  answer: async (engine, files, given) => {
    const question = withMethod({ ...given, denominator: "all" });
    const set = await comparableSet(engine, files, { question, definition: BALANCE });
    const one = question.force === undefined ? null : draftOf(set, question.force);
    return setAnswer(set, BALANCE, { question, finding: findingOf(set, one) });
  },
};

function findingOf(set: ComparableSet, one: Draft | null): Finding {
  const used = one === null ? (set.group.comparable ? set.like : []) : [one];
  const total = over(used, ({ gathered }) => gathered.figures.total);
  const lines = linesOf(used, total, set);
  const [rest] = lines;
  const who = one === null ? `${used.length} forces together` : calledOf(one);
  const sum = one === null ? null : sumInSigns(one.gathered.figures);
  return {
    sentence: asKnown(
      used.length === 0
        ? set.group.sentence
        : `${who}: of ${countWords(cellToJson(total))} ${nounOf(set.plan.scope)}, most stand so: ${mostWords(lines)}; ${countWords(cellToJson(rest?.cell ?? total))} are not accounted for`,
      set.plan.asKnownOn,
    ),
    says: ["The shares are of all crimes, and add up to one with those not accounted for."],
    chart:
      lines.length === 0
        ? null
        : {
            kind: "dots",
            unit: "share",
            marks: ["share of all"],
            rows: lines.map(({ id, title, cell, share, interval }) => ({
              ...{ force: id, called: title, value: share, interval, other: null },
              why: share === null ? countWords(cellToJson(cell)) : null,
            })),
            line: null,
          },
    table: {
      title: `What became of the crimes: ${who}`,
      columns: [
        { id: "line", title: "Line", kind: "text" },
        { id: "count", title: "Crimes", kind: "count" },
        { id: "share", title: "Share", kind: "share" },
        { id: "interval", title: "95% interval", kind: "share-interval" },
      ],
      rows: [
        ...lines.map(({ title, cell, share, interval }) => ({ line: title, count: cellToJson(cell), share, interval })),
        ...(used.length === 0 ? [] : [{ line: "All crimes", count: cellToJson(total), share: null, interval: null }]),
      ],
    },
    working: sum === null ? [] : [{ says: "The total less every stated line", signs: sum }],
    method: methodWords(set.plan),
  };
}

/** Not accounted for first, then the lines that a source states, in the order of the bar. */
function linesOf(used: readonly Draft[], total: Cell, { plan }: ComparableSet): readonly Line[] {
  if (used.length === 0) return [];
  const line = (id: string, title: string, cell: Cell): Line => ({
    ...{ id, title, cell },
    ...shareOf(cell, total, plan.method),
  });
  const stated = BALANCE_LINES.filter(({ id }) =>
    used.some(({ gathered }) => gathered.figures.lines.get(id)?.stated === true),
  );
  return [
    line(
      "not-accounted-for",
      "Not accounted for",
      over(used, ({ gathered }) => gathered.figures.notAccountedFor),
    ),
    ...stated.map(({ id, title }) =>
      line(
        id,
        title,
        over(used, ({ gathered }) => lineCell(gathered.figures, id)),
      ),
    ),
  ];
}

/** One force's cell as it is; of several the sum, and no sum where one of them does not say. */
function over(used: readonly Draft[], of: (draft: Draft) => Cell): Cell {
  const cells = used.map(of);
  const [only] = cells;
  if (only !== undefined && cells.length === 1) return only;
  const silent = cells.find((cell) => cell.kind === "absent");
  return silent ?? pooledCell(cells) ?? absent("not stated");
}

function mostWords(lines: readonly Line[]): string {
  const said = lines
    .filter(({ id, share }) => id !== "not-accounted-for" && share !== null && share > 0)
    .toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))
    .slice(0, 3);
  return said.length === 0
    ? "no line has an exact count"
    : said
        .map(({ title, share }) => `${percent(share ?? 0)} as “${title.charAt(0).toLowerCase()}${title.slice(1)}”`)
        .join(", ");
}

function calledOf({ gathered: { figures } }: Draft): string {
  return forceById(figures.force)?.called ?? figures.force;
}
