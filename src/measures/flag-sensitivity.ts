// Sensitivity to the flag's origin: a force's share with and without the flags carried over from a person.
import { Refusal } from "../ground/refusal.ts";
import { forceNamed } from "../standard/force-named.ts";
import { forceById } from "../standard/forces.ts";
import { withCommas } from "../standard/numbers.ts";
import { byName } from "../standard/sorting.ts";
import { type LineSum, sumLines } from "../warehouse/ask.ts";
import type { Engine } from "../warehouse/engine.ts";
import type { Askable } from "./askable.ts";
import { comparableSet } from "./comparable-set.ts";
import type { Definition } from "./definition.ts";
import { FLAG_SENSITIVITY } from "./definitions/flag-sensitivity.ts";
import { figuresOf } from "./figures.ts";
import { selectionOf } from "./gather.ts";
import { numeratorCell } from "./numerator.ts";
import type { Candidate, Plan } from "./plan.ts";
import { denominatorCell } from "./rate.ts";
import { percent } from "./sentences.ts";
import { type Finding, setAnswer } from "./set-answer.ts";
import { SHARE_OPTION, shareAsked } from "./share-asked.ts";
import {
  addedSpans,
  countIn,
  isExact,
  lessSpans,
  rangeIn,
  rangeOf,
  type Spans,
  shareIn,
  sound,
  spansOf,
} from "./share-spans.ts";

const CARRIED = "carried over from a person";

/** A share with and without the flags that came from a person. */
export const FLAG_SENSITIVITY_MEASURE: Askable = {
  definition: FLAG_SENSITIVITY,
  options: [SHARE_OPTION],
  force: "may",
  answer: async (engine, files, question) => {
    const share = shareAsked(question);
    const set = await comparableSet(engine, files, {
      question: { ...question, scope: question.scope ?? "flag:CSE" },
      definition: share,
    });
    if (set.plan.scope.kind !== "flag")
      throw new Refusal("usage", `${set.plan.scope.title} is no flag.`, "Ask with --scope flag:CSE or flag:CSA.");
    const asked = question.force === undefined ? null : forceNamed(question.force);
    const rows = (await rowsOf(engine, set.plan, share)).filter(({ force }) => asked === null || force === asked.id);
    if (rows.length === 0) throw noOrigins(asked?.called ?? null);
    const finding = findingOf(rows, { words: share.words.many, one: asked !== null });
    return setAnswer({ ...set, apart: [] }, FLAG_SENSITIVITY, { question, finding });
  },
};

function noOrigins(called: string | null): Refusal {
  return new Refusal(
    "notFound",
    `${called ?? "No force"} ${called === null ? "states" : "does not state"} its flagged crimes by the origin of the flag, so what the origin does to the figure cannot be said.`,
    `Ask for the count of each origin: officer, keyword rule, ${CARRIED}, location.`,
  );
}

interface Row {
  readonly force: string;
  readonly called: string;
  readonly period: string;
  readonly all: Spans | null;
  readonly without: Spans | null;
  readonly why: string | null;
}

/** One row a force that states flags carried over from a person beside others, from the first pick that has them. */
async function rowsOf(engine: Engine, plan: Plan, share: Definition): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  for (const pick of plan.picks) {
    const { path } = pick.file.stored;
    if (path === null) continue;
    const groups = groupedBy(await sumLines(engine, selectionOf(pick, path, plan)), ({ force }) => force);
    for (const [force, sums] of groups) {
      const isThere = pick.forces.includes(force) && forceById(force) !== null;
      const row = rows.has(force) || !isThere ? null : rowOf(sums, { force, pick, plan, share });
      if (row !== null) rows.set(force, row);
    }
  }
  return [...rows.values()].sort((a, b) => byName(a.called, b.called));
}

interface Of {
  readonly force: string;
  readonly pick: Candidate;
  readonly plan: Plan;
  readonly share: Definition;
}

function rowOf(sums: readonly LineSum[], { force, pick, plan, share }: Of): Row | null {
  const byOrigin = groupedBy(sums, ({ flagOrigin }) => flagOrigin);
  if (!byOrigin.has(CARRIED) || byOrigin.size < 2) return null;
  const counts = new Map(
    [...byOrigin].map(([origin, lines]) => {
      const figures = figuresOf(lines, { basis: pick.basis, fullTable: pick.file.fullTable });
      return [origin, spansOf(numeratorCell(figures, share), denominatorCell(figures, plan.denominator))] as const;
    }),
  );
  const carried = counts.get(CARRIED) ?? null;
  const others = [...counts].filter(([origin]) => origin !== null && origin !== CARRIED).map(([, one]) => one);
  const all = sound(counts.has(null) ? (counts.get(null) ?? null) : addedSpans([...others, carried]));
  const without = sound(counts.has(null) ? lessSpans(counts.get(null) ?? null, carried) : addedSpans(others));
  return {
    force,
    called: forceById(force)?.called ?? force,
    period: pick.period.title,
    ...{ all, without },
    why: whyOf([without, all]),
  };
}

function whyOf([without = null, all = null]: readonly (Spans | null)[]): string | null {
  if (without === null || all === null) return "Its counts by origin are not all stated as numbers that fit.";
  return isExact(without) && isExact(all)
    ? null
    : "Some of its counts by origin are hidden: each share lies between the least and the most that they allow.";
}

function groupedBy<K>(sums: readonly LineSum[], keyOf: (sum: LineSum) => K): ReadonlyMap<K, readonly LineSum[]> {
  const groups = new Map<K, LineSum[]>();
  for (const sum of sums) groups.set(keyOf(sum), [...(groups.get(keyOf(sum)) ?? []), sum]);
  return groups;
}

function findingOf(rows: readonly Row[], { words, one }: { readonly words: string; readonly one: boolean }): Finding {
  const [first] = rows;
  return {
    sentence:
      one && first !== undefined
        ? sentenceOf(first, words)
        : `${rows.length} ${rows.length === 1 ? "force states" : "forces state"} which flags were carried over from a person`,
    says: [
      "The same crimes are counted in both shares but for those whose flag came from a person, so their intervals are not independent.",
    ],
    chart: {
      kind: "dots",
      unit: "share",
      marks: ["without flags carried over", "all flags"],
      rows: rows.map(({ force, called, all, without, why }) => ({
        ...{ force, called, value: shareIn(without), interval: rangeIn(without), why },
        other: { value: shareIn(all), interval: rangeIn(all) },
      })),
      line: null,
    },
    table: {
      title: "Shares with and without the flags carried over from a person",
      columns: [
        { id: "called", title: "Force", kind: "text" },
        { id: "period", title: "Period", kind: "text" },
        { id: "without", title: "Without them", kind: "share" },
        { id: "withoutInterval", title: "95% interval, or what the counts allow", kind: "share-interval" },
        { id: "withoutOf", title: "Crimes without", kind: "count" },
        { id: "all", title: "All flags", kind: "share" },
        { id: "allInterval", title: "The same, all flags", kind: "share-interval" },
        { id: "allOf", title: "Crimes, all", kind: "count" },
        { id: "why", title: "Why", kind: "text" },
      ],
      rows: rows.map(({ force, called, period, all, without, why }) => ({
        ...{
          force,
          called,
          period,
          without: shareIn(without),
          withoutInterval: rangeIn(without),
          withoutOf: countIn(without),
        },
        ...{ all: shareIn(all), allInterval: rangeIn(all), allOf: countIn(all), why: why ?? "" },
      })),
    },
    working: one && first?.all != null && first.without !== null ? workingOf(first.all, first.without) : [],
    method: FLAG_SENSITIVITY.interval,
  };
}

function sentenceOf({ called, all, without, why }: Row, words: string): string {
  if (all === null || without === null) return `${called}: ${why ?? "the shares cannot be said."}`.replace(/\.$/u, "");
  const head = `Of ${called}'s flagged crimes without those whose flag was carried over from a person`;
  const hidden = isExact(all) && isExact(without) ? "" : ". The hidden counts allow no closer figure";
  return `${head}, ${sharesIn(without)}, ${words}; of all flagged crimes it is ${sharesIn(all)}${hidden}`;
}

function sharesIn(spans: Spans): string {
  const [from, to] = rangeOf(spans).map(percent);
  if (!isExact(spans)) return from === to ? `${from}` : `between ${from} and ${to}`;
  const [[count], [of]] = [spans.count, spans.of];
  return `${withCommas(count)} of ${withCommas(of)}, ${percent(count / of)} (${from} to ${to})`;
}

function workingOf(all: Spans, without: Spans): Finding["working"] {
  return [
    { says: "All flags", signs: signsOf(all) },
    { says: "Without those carried over", signs: signsOf(without) },
  ];
}

function signsOf(spans: Spans): string {
  const [[least, most], [fewest, greatest]] = [spans.count, spans.of];
  const at = (count: number, of: number): string =>
    `${withCommas(count)} ÷ ${withCommas(of)} = ${(count / of).toFixed(4)}`;
  return isExact(spans) ? at(least, fewest) : `${at(least, greatest)} to ${at(Math.min(most, fewest), fewest)}`;
}
