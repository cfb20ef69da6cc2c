// Random definitions of shares over random records and random cells: by either engine the same figures, and for records the
// same as plain loops over the rows.
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import type { ShownTable } from "../../src/disclosure/count-table.ts";
import type { Published } from "../../src/disclosure/published.ts";
import {
  type CaseMeaning,
  type CaseMeanings,
  type HistoryTable,
  historyPlan,
  historyTable,
} from "../../src/measures/count-histories.ts";
import type { Definition } from "../../src/measures/definition.ts";
import { CHARGE_RATE } from "../../src/measures/definitions/charge-rate.ts";
import { figuresOf } from "../../src/measures/figures.ts";
import { type HistoryRate, ratesOf } from "../../src/measures/history-rates.ts";
import { numeratorCell } from "../../src/measures/numerator.ts";
import { denominatorCell, rateOf } from "../../src/measures/rate.ts";
import { BALANCE_LINES, type BalanceLineId, lineOfType } from "../../src/standard/balance-lines.ts";
import { DENOMINATORS, type Denominator } from "../../src/standard/bases.ts";
import { OUTCOMES } from "../../src/standard/outcomes.ts";
import { addLines, type CellScope, linesPlan, type Selection } from "../../src/warehouse/ask.ts";
import { countInDuckdb } from "../../src/warehouse/count-in-duckdb.ts";
import { countInMemory } from "../../src/warehouse/count-in-memory.ts";
import { type Engine, quote, type Row } from "../../src/warehouse/engine.ts";
import { withEngine } from "../warehouse/count-twin.ts";

/** A table as it would be shown if nothing were small: the trial is about counting, and nothing in it is a record. */
export function shownAsIs({ table }: HistoryTable): Published<ShownTable> {
  const { id, universe, sums } = table;
  const cells = table.cells.map(({ id: cell, count }) => ({ id: cell, shown: { kind: "count", count } as const }));
  return { id, universe, cells, sums, policy: "none", says: [] } as unknown as Published<ShownTable>;
}

const WORDS = [
  "1",
  "14",
  "16",
  "14/16",
  "15",
  "18",
  "20",
  "0",
  "8",
  "C2",
  "NFA?",
  " 1",
  "",
  "line:open",
  null,
] as const;

/** What the words of the trial mean: some say a type, some only a line, some nothing, one that there is no crime. */
export const MEANINGS: CaseMeanings = {
  force: (word) => (word === "K" || word === "k" ? "kent" : word === "E" ? "essex" : null),
  outcome: (word): CaseMeaning => {
    if (word === "C2") return { kind: "no crime" };
    if (word === "14/16") return { kind: "line", line: "victim-does-not-support", type: null };
    if (word === "line:open") return { kind: "line", line: "open", type: null };
    const outcome = OUTCOMES.find(({ type }) => String(type) === word);
    return outcome === undefined ? { kind: "not known" } : { kind: "line", line: outcome.line, type: outcome.type };
  },
};

const LINES = BALANCE_LINES.map(({ id }) => id);

function anyDefinition(): fc.Arbitrary<Definition> {
  const counted = fc.oneof(
    fc.uniqueArray(fc.constantFrom(...LINES), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(14, 15, 18, 1).map((type) => ({ type }) as const),
  );
  return counted.map((what) => ({ ...CHARGE_RATE, id: "any-share", counted: what }) as Definition);
}

interface Case {
  readonly force: string | null;
  readonly recorded_on: string | null;
  readonly outcome: string | null;
  readonly flag: string | null;
}

function anyCase(): fc.Arbitrary<Case> {
  const days = ["2018-03-31", "2018-04-01", "2019-03-31", "2019-04-01", "2019-12-31", "2020-01-01", "2020-02-29", null];
  return fc.record({
    force: fc.constantFrom("K", "k", "E", "?", null),
    recorded_on: fc.constantFrom(...days),
    outcome: fc.constantFrom(...WORDS),
    flag: fc.constantFrom("CSE", "cse", "no", "", null),
  });
}

/** Random definitions over random records, so many rounds: both engines, and the loops below, say the same. */
export async function recordRounds({ rounds, seed }: { rounds: number; seed: number }): Promise<void> {
  const trial = fc.record({
    definition: anyDefinition(),
    denominator: fc.constantFrom(...DENOMINATORS.map(({ id }) => id)),
    cut: fc.constantFrom("financial-year" as const, "quarter" as const),
    flags: fc.option(fc.subarray(["CSE", "cse", "no", "", null]), { nil: undefined }),
    rows: fc.array(anyCase(), { maxLength: 60 }),
  });
  await withEngine(async (engine, folder) => {
    await fc.assert(
      fc.asyncProperty(trial, async ({ definition, denominator, cut, flags, rows }) => {
        const path = join(folder, "cases.parquet");
        await write(engine, path, rows);
        const plan = historyPlan(definition, { files: [path], cut, ...(flags === undefined ? {} : { flags }) });
        const counted = await countInDuckdb(engine)(plan);
        expect(counted).toEqual(await countInMemory(() => rows as unknown as readonly Row[])(plan));
        const found = historyTable(counted, { id: "trial", universe: "trial", definition, meanings: MEANINGS });
        expectClosed(found);
        const kept = rows.filter(({ flag }) => flags === undefined || flags.includes(flag));
        for (const rate of ratesOf(shownAsIs(found), { definition, denominator }))
          expectByHand(rate, { rows: kept, definition, denominator });
      }),
      { numRuns: rounds, seed },
    );
  });
}

async function write(engine: Engine, path: string, rows: readonly Case[]): Promise<void> {
  await engine.run(
    "CREATE OR REPLACE TEMP TABLE trial (force VARCHAR, recorded_on DATE, outcome VARCHAR, flag VARCHAR)",
  );
  if (rows.length > 0) {
    const values = rows.flatMap(({ force, recorded_on: on, outcome, flag }) => [force, on, outcome, flag]);
    await engine.run(`INSERT INTO trial VALUES ${rows.map(() => "(?, ?, ?, ?)").join(", ")}`, values);
  }
  await engine.run(`COPY trial TO ${quote(path)} (FORMAT parquet)`);
}

/** Every sum of a table holds, and every id stands once. */
export function expectClosed({ table: { cells, sums } }: HistoryTable): void {
  const counts = new Map(cells.map(({ id, count }) => [id, count]));
  expect(counts.size).toBe(cells.length);
  for (const { total, parts } of sums)
    expect(parts.reduce((sum, part) => sum + (counts.get(part) ?? Number.NaN), 0)).toBe(counts.get(total));
}

/** The obvious way: look at each row and ask what it is. */
function expectByHand(
  { force, period, rate }: HistoryRate,
  { rows, definition, denominator }: { rows: readonly Case[]; definition: Definition; denominator: Denominator },
): void {
  let [counted, perhaps, whole] = [0, 0, 0];
  for (const row of rows) {
    const meaning = MEANINGS.outcome(row.outcome);
    if (meaning.kind === "no crime") continue;
    if (force !== "all" && (MEANINGS.force(row.force) ?? "not known") !== force) continue;
    if (period !== "all" && !periodsOf(row.recorded_on).includes(period)) continue;
    const is = isCounted(meaning, definition);
    if (is === "yes") counted += 1;
    if (is === "perhaps") perhaps += 1;
    if (isInWhole(meaning, denominator)) whole += 1;
  }
  expect(rate.denominator).toBe(whole);
  expect(rate.numerator).toEqual(perhaps === 0 ? counted : { from: counted, to: counted + perhaps });
  if (perhaps === 0 && whole > 0 && counted <= whole) expect(rate.rate).toBe(counted / whole);
  else expect(rate.rate).toBeNull();
}

function periodsOf(day: string | null): readonly string[] {
  if (day === null) return ["not known"];
  const [year = 0, month = 0] = day.split("-").map(Number);
  const start = month >= 4 ? year : year - 1;
  const name = `${start}/${String(start + 1).slice(2)}`;
  return [name, `${name}-Q${month >= 4 ? Math.floor((month - 1) / 3) : 4}`];
}

function isCounted(meaning: CaseMeaning, { counted = [] }: Definition): "yes" | "no" | "perhaps" {
  if (meaning.kind !== "line") return "no";
  if (!("type" in counted)) return counted.includes(meaning.line) ? "yes" : "no";
  if (meaning.line !== lineOfType(counted.type).id) return "no";
  return meaning.type === null ? "perhaps" : meaning.type === counted.type ? "yes" : "no";
}

function isInWhole(meaning: CaseMeaning, denominator: Denominator): boolean {
  const line: BalanceLineId | null = meaning.kind === "line" ? meaning.line : null;
  if (denominator === "all") return true;
  if (denominator === "less-transferred") return line !== "transferred";
  return line !== null && line !== "transferred" && line !== "open";
}

function anyCellRow(): fc.Arbitrary<Row> {
  const kinds = fc.oneof(
    fc
      .integer({ min: 0, max: 40 })
      .map((count) => ({ kind: "exact", lowest: count, highest: count, absence: null, why: null })),
    fc.constant({ kind: "interval", lowest: 1, highest: 4, absence: null, why: null }),
    fc.constant({ kind: "interval", lowest: 10, highest: null, absence: null, why: null }),
    fc
      .constantFrom("s.40", "s.12", null)
      .map((why) => ({ kind: "absent", lowest: null, highest: null, absence: "withheld", why })),
    fc.constant({ kind: "absent", lowest: null, highest: null, absence: "not held", why: null }),
  );
  const where = fc.record({
    row: fc.integer({ min: 1, max: 200 }),
    col: fc.constantFrom("C", "D"),
    sheet: fc.constantFrom(null, "Table 1"),
    force: fc.constantFrom("kent", "essex", "kent", null),
    area: fc.constantFrom(null, null, null, "Medway"),
    period: fc.constantFrom("2018/19", "2018/19", "2019/20"),
    part: fc.constantFrom(null, "2018/19-Q1"),
    unit: fc.constantFrom("crimes", "crimes", "charges"),
    scope: fc.constantFrom("flag:CSE", "code:19D", "code:19E", "code:71"),
    offence_group: fc.constantFrom(null, "sexual offences"),
    offence_subgroup: fc.constantFrom(null, "rape"),
    flag_rule: fc.constantFrom(null, "by the officer"),
    flag_origin: fc.constantFrom(null, "officer"),
    basis: fc.constantFrom("recorded", "recorded", "closed"),
    edition: fc.constantFrom(null, "2020-01"),
    line: fc.constantFrom("total", "outcome:1", "outcome:16", "charged", "outcome:20", "outcome:?", "other:x", null),
  });
  return fc.tuple(where, kinds).map(([place, cell]) => ({ ...place, ...cell }));
}

function anySelection(path: string): fc.Arbitrary<Selection> {
  const scopes: readonly CellScope[] = [
    { kind: "reported", scope: "flag:CSE" },
    { kind: "offences", codes: ["19D", "71"] },
    { kind: "offences", groups: ["sexual offences"], subgroups: ["rape"] },
    { kind: "offences" },
  ];
  return fc
    .record(
      {
        scope: fc.constantFrom(...scopes),
        force: fc.constant("kent"),
        edition: fc.constantFrom(null, "2020-01"),
        part: fc.constant("2018/19-Q1"),
        flag: fc.constantFrom(
          { rule: "by the officer", origins: [null] },
          { rule: "by the officer", origins: ["officer", null] },
        ),
        fullTable: fc.boolean(),
      },
      { requiredKeys: ["scope"] },
    )
    .map((some) => ({ path, period: "2018/19", basis: "recorded", unit: "crimes", ...some }));
}

const CELL_TYPES: Readonly<Record<string, string>> = { row: "INTEGER", lowest: "BIGINT", highest: "BIGINT" };

/** Random definitions over random cells, so many rounds: both engines give the same lines, and so the same balance and rate. */
export async function cellRounds({ rounds, seed }: { rounds: number; seed: number }): Promise<void> {
  await withEngine(async (engine, folder) => {
    const path = join(folder, "cells.parquet");
    const trial = fc.record({
      definition: anyDefinition(),
      selection: anySelection(path),
      denominator: fc.constantFrom(...DENOMINATORS.map(({ id }) => id)),
      rows: fc.array(anyCellRow(), { minLength: 1, maxLength: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(trial, async ({ definition, selection, denominator, rows }) => {
        const columns = Object.keys(rows[0] ?? {});
        const types = columns.map((column) => `"${column}" ${CELL_TYPES[column] ?? "VARCHAR"}`);
        await engine.run(`CREATE OR REPLACE TEMP TABLE trial (${types.join(", ")})`);
        const values = rows.flatMap((row) => columns.map((column) => row[column] ?? null));
        await engine.run(
          `INSERT INTO trial VALUES ${rows.map(() => `(${columns.map(() => "?").join(", ")})`).join(", ")}`,
          values,
        );
        await engine.run(`COPY trial TO ${quote(path)} (FORMAT parquet)`);
        const plan = linesPlan(selection);
        const [fast, obvious] = await Promise.all([
          addLines(countInDuckdb(engine), plan),
          addLines(
            countInMemory(() => rows),
            plan,
          ),
        ]);
        expect(fast).toEqual(obvious);
        const how = { basis: "recorded", fullTable: selection.fullTable === true } as const;
        const rates = [fast, obvious].map((lines) => {
          const figures = figuresOf(
            lines.filter(({ force }) => force === "kent"),
            how,
          );
          return rateOf(numeratorCell(figures, definition), denominatorCell(figures, denominator));
        });
        expect(rates[0]).toEqual(rates[1]);
      }),
      { numRuns: rounds, seed },
    );
  });
}
