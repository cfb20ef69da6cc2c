// Stated totals against the sums of their parts: both stay, and a difference is told at both places.
import { describe, expect, test } from "vitest";
import { cellsOf, problemsOf, readDrawn } from "./drawn.ts";

const HEAD = `
Northamptonshire Police: number of crimes with a CSE flag, 2024/25`;

function checksOf(drawing: string): readonly string[] {
  return readDrawn(drawing).checks.map(
    ({ total, parts, stated, sum, agrees }) => `${total} ${stated} = ${parts.join("+")} = ${sum}: ${agrees}`,
  );
}

interface TotalShape {
  readonly name: string;
  readonly drawing: string;
  readonly checks: readonly string[];
  readonly problems?: readonly string[];
}

const SHAPES: readonly TotalShape[] = [
  {
    name: "a sum row of 52 over cells that add up to 22, as a real reply has it",
    drawing: `${HEAD}
Outcome               | Number
Charged               | 10
No suspect identified |
Under investigation   | 12
Sum:                  | 52`,
    checks: ["B6 52 = B3+B4+B5 = 22: false"],
    problems: ["total-differs B6", "total-differs B3"],
  },
  {
    name: "hidden parts leave both possible",
    drawing: `${HEAD}
Outcome               | Number
Charged               | *
No suspect identified | 12
Total                 | 14`,
    checks: ["B5 14 = B3+B4 = at least 12: null"],
    problems: [],
  },
  {
    name: "small counts leave a range, and a total beyond it differs",
    drawing: `${HEAD}
Outcome               | Number | All
Charged               | <5     | 3
No suspect identified | 12     | 12
Total                 | 20     | 15`,
    checks: [
      "C3 3 = B3 = 1 to 4: null",
      "C4 12 = B4 = 12: true",
      "B5 20 = B3+B4 = 13 to 16: false",
      "C5 15 = C3+C4 = 15: true",
      "C5 15 = B5 = 20: false",
    ],
    problems: ["two-figures B5", "total-differs B5", "total-differs B3", "total-differs C5"],
  },
  {
    name: "a total less than its hidden parts allow",
    drawing: `${HEAD}
Outcome               | Number
Charged               | *
No suspect identified | 12
Total                 | 11`,
    checks: ["B5 11 = B3+B4 = at least 12: false"],
    problems: ["total-differs B5", "total-differs B3"],
  },
  {
    name: "rows, columns and the corner",
    drawing: `
Number of crimes with a CSE flag, 2024/25
Outcome               | Kent | Essex | Total
Charged               | 1    | 2     | 3
No suspect identified | 4    | 5     | 10
Total                 | 5    | 7     | 13`,
    checks: [
      "D3 3 = B3+C3 = 3: true",
      "D4 10 = B4+C4 = 9: false",
      "B5 5 = B3+B4 = 5: true",
      "C5 7 = C3+C4 = 7: true",
      "D5 13 = D3+D4 = 13: true",
      "D5 13 = B5+C5 = 12: false",
    ],
    problems: ["total-differs D4", "total-differs B4", "total-differs D5", "total-differs B5"],
  },
  {
    name: "a row of recorded crimes is no part of the sum of its outcomes",
    drawing: `${HEAD}
Outcome               | Number
Crimes recorded       | 20
Charged               | 8
No suspect identified | 12
Total                 | 20`,
    checks: ["B6 20 = B4+B5 = 20: true"],
    problems: [],
  },
  {
    name: "crimes recorded claim to be no sum: what is left over is not accounted for, and no problem",
    drawing: `${HEAD}
Outcome               | Number
Total crimes          | 540
Charged               | 16
No suspect identified | 169`,
    checks: [],
    problems: [],
  },
  {
    name: "subtotals and a grand total",
    drawing: `
Number of crimes with a CSE flag, 2024/25
Force       | District | Number
Kent        | Medway   | 1
            | Thanet   | 2
Kent total  |          | 3
Essex       | Colchester | 4
Essex total |          | 4
Grand total |          | 7`,
    checks: ["C5 3 = C3+C4 = 3: true", "C7 4 = C6 = 4: true", "C8 7 = C3+C4+C6 = 7: true"],
    problems: [],
  },
  {
    name: "a total in every section, and one of all sections",
    drawing: `
Number of crimes with a CSE flag
Outcome               | Number
2018/19               |
Charged               | 1
No suspect identified | 2
Total                 | 3
2019/20               |
Charged               | 4
No suspect identified | 5
Total                 | 8
Grand total           | 12`,
    checks: ["B6 3 = B4+B5 = 3: true", "B10 8 = B8+B9 = 9: false", "B11 12 = B4+B5+B8+B9 = 12: true"],
    problems: ["total-differs B10", "total-differs B8"],
  },
  {
    name: "a row without a label whose figures are the sums of those above",
    drawing: `${HEAD}
Outcome               | Number
Charged               | 8
No suspect identified | 12
                      | 20`,
    checks: ["B5 20 = B3+B4 = 20: true"],
    problems: [],
  },
  {
    name: "a row without a label that is no sum is not used, and told",
    drawing: `${HEAD}
Outcome               | Number
Charged               | 8
No suspect identified | 12
                      | 21`,
    checks: [],
    problems: ["label-blank A5"],
  },
];

describe("totals", () => {
  test.each(SHAPES.map((shape) => [shape.name, shape] as const))("%s", (_, { drawing, checks, problems }) => {
    expect(checksOf(drawing)).toEqual(checks);
    expect(problemsOf(readDrawn(drawing))).toEqual(problems ?? []);
  });

  test("a total is a figure only where no data row says the same", () => {
    const both = readDrawn(`${HEAD}
Outcome               | Number
Crimes recorded       | 540
Charged               | 16
Total                 | 556`);
    expect(cellsOf(both).filter((cell) => cell.includes(" total "))).toEqual([
      "B3 northamptonshire 2024/25 crimes flag:CSE total 540",
    ]);
    expect(both.figures.map(({ cell }) => cell)).toContain("B5");
  });

  test("a total at the end of a table that goes on from the page before is not held against its page", () => {
    const drawing = `${HEAD}
Outcome | Number
Charged | 8
Total   | 20`;
    const agreesOn = (part: string): readonly (boolean | null)[] =>
      readDrawn(drawing, { part }).checks.map(({ agrees }) => agrees);
    expect(agreesOn("page 1")).toEqual([false]);
    expect(agreesOn("page 2")).toEqual([null]);
  });
});
