// The one table of exit codes, as the manual promises it.
import { expect, test } from "vitest";
import { EXIT_CODES, exitCode, exitCodeLines } from "../../src/cli/exit-codes.ts";
import { told } from "../../src/cli/failures.ts";
import { Refusal, type RefusalCode } from "../../src/ground/refusal.ts";

test("every ending has the exit code that the manual promises", () => {
  const codes = Object.fromEntries(Object.entries(EXIT_CODES).map(([ending, { code }]) => [ending, code]));
  expect(codes).toEqual({
    done: 0,
    problems: 1,
    usage: 2,
    notFound: 3,
    unreadable: 4,
    surroundings: 5,
    damaged: 6,
    notPossible: 7,
    differs: 8,
    fault: 70,
  });
});

test("a refusal of each kind ends with its own code, its message first and its hint after it", () => {
  const kinds: readonly RefusalCode[] = ["usage", "notFound", "unreadable", "surroundings", "damaged", "notPossible"];
  const codes = kinds.map((kind) => {
    const { ending, lines } = told(new Refusal(kind, "What was found.", "What to do."), { seeAlso: "", debug: false });
    expect(lines).toEqual(["What was found.", "What to do."]);
    return exitCode(ending);
  });
  expect(codes).toEqual([2, 3, 4, 5, 6, 7]);
});

test("the help lists every code with its meaning", () => {
  const lines = exitCodeLines();
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe("   0  done");
  expect(lines.at(-1)).toBe("  70  a fault of Everycase itself");
});
