// What `everycase compare` prints, as drawn text that can be checked by hand.

import { expect, test } from "vitest";
import { lengthOf, paint } from "../../src/cli/lines.ts";
import { compareLines } from "../../src/cli/show/compare.ts";
import { passPublic } from "../../src/disclosure/protect.ts";
import type { Comparison } from "../../src/measures/result.ts";
import { COMPARISON, rowOf } from "./samples.ts";

const printed = (comparison: Comparison, width = 100): string =>
  paint(compareLines(passPublic(comparison), "rate", width), false);

/** The lines from the one that begins so, up to the next empty line. */
function block(text: string, begins: string): readonly string[] {
  const lines = text.split("\n");
  const from = lines.findIndex((line) => line.startsWith(begins));
  return lines.slice(from, lines.indexOf("", from));
}

test("the finding stands first, with its interval", () => {
  const [sentence, ...rest] = printed(COMPARISON).split("\n");
  expect(sentence).toBe("Of the crimes with the CSE flag, one in 20 had led to a charge (one in 17 to one in 24).");
  expect(rest.slice(0, 2).join(" ")).toBe(
    "That is 307 of 6,140 recorded crimes, 5.0% (4.5% to 5.6%). 614 (10%) had no outcome yet, so the share can still grow.",
  );
});

test("the forces stand in three groups, each rate with its interval", () => {
  const text = printed(COMPARISON);
  const from = text.indexOf("Force   ");
  expect(text.slice(from, text.indexOf("[1] No figures", from)).split("\n")).toEqual([
    "Force                       Rate % (95%)  Charged  Crimes   One in (95%)  Open  Against the rest",
    "─".repeat(96),
    "Clearly above all other forces (1)",
    "South Wales          17.9 (16.1 to 20.0)       16     540  34 (21 to 55)   10%  above",
    "",
    "Not distinguishable from all other forces (1)",
    "South Yorkshire [1]     3.0 (1.8 to 4.8)       16     540  34 (21 to 55)   10%  not told apart",
    "",
    "Clearly below all other forces (1)",
    "Kent                    1.1 (0.7 to 1.5)       29   2,746  34 (21 to 55)   10%  below",
    "",
  ]);
});

test("a force that is not compared keeps its cells as words, and the reason beside them", () => {
  expect(block(printed(COMPARISON), "Not compared").slice(3)).toEqual([
    "Dorset  charged: withheld (s.40(2)) of 540; 54 (10%)   The number charged is withheld.",
    "        with no outcome yet",
    "Gwent   charged: 1 to 4 of 540, somewhere from 0.1%    A count is a range, so there is no single",
    "        to 2.0%; 54 (10%) with no outcome yet          rate.",
  ]);
});

test("forces without a figure are named with their reason, and nothing is made of it", () => {
  const text = printed(COMPARISON);
  expect(text).toContain("PSNI: Not asked. That is not evidence of anything.\nSurrey: No reply.\n");
});

test("both averages are named, and what another denominator would make of the first", () => {
  expect(block(printed(COMPARISON), "All forces together")).toEqual([
    "All forces together",
    "Pooled          5.0% (4.5% to 5.6%): all charges over all crimes, 307 of 6,140, 3 forces",
    "Mean of forces  7.3% (2.0% to 12.6%): each force’s own rate counted once, 3 forces",
    "Still open      614 (10%), no outcome yet",
    "Denominators    the pooled rate is all 5.0%; less-transferred 6.0%",
  ]);
});

test("on the closed basis nothing is open, and the column is not there", () => {
  const closed = printed({ ...COMPARISON, basis: "closed" });
  expect(closed.replaceAll("\n", " ")).toContain("The outcomes belong to crimes of several years.");
  expect(block(closed, "Force  ")[0]).toBe(
    "Force                       Rate % (95%)  Charged  Outcomes   One in (95%)  Against the rest",
  );
  expect(closed).not.toContain("Still open");
});

test("where nothing can be compared there is no order and no rate, and everybody is told apart with the reason", () => {
  const apart = COMPARISON.forces.map((row) => ({
    ...row,
    standing: "apart" as const,
    why: "The basis is not stated.",
  }));
  const text = printed({
    ...COMPARISON,
    sentence: "5 forces have published figures. They cannot be put in one order",
    forces: apart,
    pooled: { ...COMPARISON.pooled, rate: null, interval: null, oneIn: null, why: "They are not alike." },
    meanOfForces: { rate: null, interval: null, forces: 0 },
    coverage: { ...COMPARISON.coverage, compared: 0 },
  });
  expect(text).not.toContain("Clearly");
  expect(text).not.toContain("passport rate");
  expect(text).not.toMatch(/[ (]0\.0%/u);
  expect(text).toContain("Pooled          not said. They are not alike.");
  expect(text.match(/The basis is not stated/gu)).toHaveLength(5);
});

test("no line is wider than it may be, with the longest names and any width of a terminal", () => {
  const long = "Crown Office and Procurator Fiscal Service of Northern Ireland";
  const rows = [1, 2, 3].map((one) =>
    rowOf({
      force: `f${one}`,
      called: `${long} ${one}`,
      outOf: 1_234_567,
      charged: 1_234_567,
      notes: [long.repeat(4)],
    }),
  );
  const apart = rows.map((row) => ({
    ...row,
    standing: "apart" as const,
    charged: { absent: "withheld", why: long } as const,
  }));
  const comparison = {
    ...COMPARISON,
    forces: [...rows, ...apart],
    passport: {
      ...COMPARISON.passport,
      sources: [{ file: `${"x".repeat(150)}.csv`, sha256: "a", source: long, entry: "e1" }],
    },
  };
  for (const width of [80, 99, 100]) {
    // A command that can be copied is never cut inside a name.
    const lines = printed(comparison, width)
      .split("\n")
      .filter((line) => !line.startsWith("  everycase"));
    expect(lines.filter((line) => lengthOf(line) > width)).toEqual([]);
  }
  expect(printed(comparison)).toMatch(/Crown Office and .*… /u);
});
