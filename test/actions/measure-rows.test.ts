import { describe, expect, test } from "vitest";
import { flatCsv } from "../../src/actions/flat-csv.ts";
import { measureRows } from "../../src/actions/measure-rows.ts";
import { passPublic } from "../../src/disclosure/protect.ts";
import type { Published } from "../../src/disclosure/published.ts";
import type { MeasureAnswer } from "../../src/measures/answer.ts";
import { MADE } from "../web/made-answers.ts";

function tableOf(name: string): {
  readonly names: readonly string[];
  readonly rows: readonly Record<string, unknown>[];
} {
  const answer = MADE[name] as Published<MeasureAnswer>; // the names below are among the made answers
  const { columns, rows } = measureRows(answer);
  const names = columns.map(([column]) => column);
  return { names, rows: rows.map((row) => Object.fromEntries(names.map((column, index) => [column, row[index]]))) };
}

describe("an answer as flat rows", () => {
  const { names, rows } = tableOf("bounds");

  test.each(Object.keys(MADE))("has no column twice and no row of another width: %s", (name) => {
    const { columns, rows: flat } = measureRows(MADE[name] as Published<MeasureAnswer>);
    expect(new Set(columns.map(([column]) => column)).size).toBe(columns.length);
    expect(flat.every((row) => row.length === columns.length)).toBe(true);
  });

  test("a count is exact, a range or the words of an absence, and an absence is never 0", () => {
    expect(rows.map(({ count, count_at_most, count_absent }) => [count, count_at_most, count_absent])).toEqual([
      [16, 16, null],
      [1, 4, null],
      [null, null, "withheld (s.40(2))"],
      [null, null, null],
    ]);
  });

  test("intervals are two columns of fractions", () => {
    expect(rows.map(({ interval_lower, interval_upper }) => [interval_lower, interval_upper])).toEqual([
      [0.018, 0.048],
      [0.004, 0.12],
      [null, null],
      [null, null],
    ]);
  });

  test("a column of the table keeps its name, and the question's stands beside it under another", () => {
    expect(names).toContain("period");
    expect(names).toContain("question_period");
    expect(rows[0]).toMatchObject({
      row: "answer",
      period: "2018/19",
      question_period: "2018/19",
      scope: "child-titled",
    });
  });

  test("who stands apart is in it, with the reason", () => {
    expect(rows.at(-1)).toMatchObject({ row: "apart", apart_force: "city-of-london" });
    expect(rows.at(-1)?.["apart_why"]).toContain("fewer than 10");
  });

  test("every row carries sentence, method, digest, source and command", () => {
    for (const row of rows) {
      expect(row["measure_digest"]).toHaveLength(64);
      expect(row["source_files"]).toBe("made.csv");
      expect(row["command"]).toContain("everycase measure");
      expect(row["sentence"]).toContain("between 2.4% and 31.0%");
    }
  });

  test("a text that a spreadsheet would run is kept from it", () => {
    const answer = MADE["bounds"] as Published<MeasureAnswer>;
    expect(flatCsv(measureRows(passPublic({ ...answer, sentence: "=1+1" })))).toContain("'=1+1");
  });
});
