// Figures that are no counts: kept in words that give them back, and in no sum.
import { describe, expect, test } from "vitest";
import { cellOfSum, exact, sumOf } from "../../src/standard/cell.ts";
import { metricCell, metricOf } from "../../src/standard/metric-cell.ts";

describe("a figure that is no count", () => {
  test.each([
    ["rate", "65.9", { kind: "rate", value: 65.9, text: "65.9" }],
    ["percentage", " 8.2 % ", { kind: "percentage", value: 8.2, text: "8.2" }],
    ["percentage", "\u221213", { kind: "percentage", value: -13, text: "\u221213" }],
    ["days", "1,204.5", { kind: "days", value: 1204.5, text: "1,204.5" }],
    ["number", "7", { kind: "number", value: 7, text: "7" }],
  ] as const)("%s %s is kept and given back", (kind, text, metric) => {
    const cell = metricCell(kind, text);
    expect(cell).toMatchObject({ kind: "absent", absence: "not applicable" });
    expect(metricOf(cell)).toEqual(metric);
  });

  test.each([
    ["[u1]", "withheld"],
    ["[ z ]", "not applicable"],
    ["[x]", "not stated"],
    ["", "not stated"],
    ["a third", "not understood"],
    [".", "not stated"],
    ["1.2.3", "not understood"],
  ])("the text %j is %s and no figure", (text, absence) => {
    const cell = metricCell("rate", text);
    expect(cell).toMatchObject({ absence });
    expect(metricOf(cell)).toBeNull();
  });

  test("adds nothing to a sum", () => {
    expect(cellOfSum(sumOf([exact(3), metricCell("rate", "65.9")]))).toEqual(exact(3));
  });
});
