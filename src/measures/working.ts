// The working of a figure in signs, so that a stranger can redo it with a pocket calculator.

import { assertNever } from "../ground/assert.ts";
import type { Cell } from "../standard/cell.ts";
import { cellToJson } from "../standard/cell-json.ts";
import { withCommas } from "../standard/numbers.ts";
import type { Counts, Interval } from "../statistics/interval.ts";
import type { WorkingStep } from "./answer.ts";
import type { Figure } from "./figures.ts";
import type { Gathered } from "./gather.ts";
import { type IntervalMethod, intervalTitle } from "./interval-method.ts";
import type { Rate } from "./result.ts";
import { countWords } from "./sentences.ts";

/** The lines of working: the subtraction of a balance, or the Wilson interval step by step. */
export function workingOf(
  figure: Figure,
  { value, rate, used, method }: { value: Cell; rate: Rate; used: readonly Gathered[]; method: IntervalMethod },
): readonly string[] {
  if (figure === "not-accounted-for") return restWorking(value, used);
  if (figure !== "rate" && figure !== "charged") return [];
  if (
    typeof rate.numerator !== "number" ||
    typeof rate.denominator !== "number" ||
    rate.rate === null ||
    rate.interval === null
  )
    return [];
  if (method === "wilson") return wilsonWorking(rate.numerator, rate.denominator, rate.interval);
  return intervalSteps({ count: rate.numerator, of: rate.denominator }, rate.interval, method).map(
    ({ says, signs }) => `${says}: ${signs}`,
  );
}

/** The interval of a share step by step, so that a stranger can redo it. */
export function intervalSteps(
  { count, of }: Counts,
  [lower, upper]: Interval,
  method: IntervalMethod,
): readonly WorkingStep[] {
  const ends = `${lower.toFixed(4)} to ${upper.toFixed(4)}`;
  const asked = { says: `${intervalTitle(method)}, 95%`, signs: `x = ${count}, n = ${of}, z = 1.96` };
  switch (method) {
    case "wilson": {
      const [middle, half] = [(lower + upper) / 2, (upper - lower) / 2];
      return [
        asked,
        { says: "Its middle", signs: `(x + z²/2) ÷ (n + z²) = ${middle.toFixed(4)}` },
        { says: "Half its width", signs: `z ÷ (n + z²) × √(x(n−x)/n + z²/4) = ${half.toFixed(4)}` },
        { says: "From and to", signs: ends },
      ];
    }
    case "agresti-coull":
      return [
        asked,
        { says: "Counts with z² more crimes, half of them counted", signs: "ñ = n + z², p̃ = (x + z²/2) ÷ ñ" },
        { says: "From and to, kept within 0 and 1", signs: `p̃ ± z × √(p̃(1−p̃)/ñ) = ${ends}` },
      ];
    case "clopper-pearson":
      return [
        { says: `${intervalTitle(method)}, 95%`, signs: `x = ${count}, n = ${of}` },
        {
          says: "From",
          signs: `the share at which ${count} or more of ${of} come by chance 2.5 times in 100: ${lower.toFixed(4)}`,
        },
        {
          says: "To",
          signs: `the share at which ${count} or fewer of ${of} come by chance 2.5 times in 100: ${upper.toFixed(4)}`,
        },
      ];
    case "jeffreys":
      return [
        { says: `${intervalTitle(method)}, 95%`, signs: `x = ${count}, n = ${of}` },
        { says: "From and to", signs: `2.5% and 97.5% quantiles of Beta(x + ½, n − x + ½) = ${ends}` },
      ];
    default:
      return assertNever(method);
  }
}

function restWorking(value: Cell, used: readonly Gathered[]): string[] {
  const [only] = used;
  if (only === undefined || used.length !== 1) return [];
  const parts = [...only.figures.lines.values()].filter(({ stated, cell }) => stated && cell.kind !== "absent");
  const terms = [only.figures.total, ...parts.map(({ cell }) => cell)].map((cell) => countWords(cellToJson(cell)));
  return [`${terms.join(" − ")} = ${countWords(cellToJson(value))}`];
}

function wilsonWorking(x: number, n: number, [lower, upper]: readonly [number, number]): string[] {
  const z = 1.96;
  const middle = (x + (z * z) / 2) / (n + z * z);
  const root = Math.sqrt((x * (n - x)) / n + (z * z) / 4);
  const half = (z / (n + z * z)) * root;
  const turn = (share: number): string => (share > 0 ? `one in ${withCommas(Math.round(1 / share))}` : "none");
  return [
    `Wilson, with x = ${x}, n = ${n}, z = 1.96:`,
    "middle = (x + z²/2) ÷ (n + z²)",
    `       = ${(x + (z * z) / 2).toFixed(2)} ÷ ${(n + z * z).toFixed(2)} = ${middle.toFixed(4)}`,
    "half   = z ÷ (n + z²) × √(x(n−x)/n + z²/4)",
    `       = 1.96 ÷ ${(n + z * z).toFixed(2)} × √${((x * (n - x)) / n + (z * z) / 4).toFixed(2)} = ${half.toFixed(4)}`,
    `from ${lower.toFixed(4)} to ${upper.toFixed(4)}: ${turn(lower)} to ${turn(upper)}`,
  ];
}
