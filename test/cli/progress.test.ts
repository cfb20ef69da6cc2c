// The progress line: silent for a second, redrawn in a terminal, and elsewhere a line every five seconds at most.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ProgressLine, startProgress, stepWords } from "../../src/cli/progress.ts";

let at = 0;
let written: string[] = [];
let line: ProgressLine;

beforeEach(() => {
  vi.useFakeTimers();
  at = 0;
  written = [];
});

afterEach(() => {
  line.end();
  vi.useRealTimers();
});

function begin(columns: number | null): void {
  line = startProgress({ write: (text) => written.push(text), columns, now: () => at });
}

function wait(ms: number): void {
  for (let passed = 0; passed < ms; passed += 250) {
    at += 250;
    vi.advanceTimersByTime(250);
  }
}

test("work that takes less than a second says nothing", () => {
  begin(80);
  line.step({ act: "Reading kent.csv", done: 0, of: 2 });
  wait(750);
  line.end();
  expect(written).toEqual([]);
});

test("in a terminal one line is redrawn, and taken away at the end", () => {
  begin(80);
  line.step({ act: "Reading kent.csv", done: 2, of: 34 });
  wait(1250);
  line.end();
  expect(written).toEqual([
    "Reading kent.csv (3 of 34), 1 s",
    "\r\u001B[2K",
    "Reading kent.csv (3 of 34), 1 s",
    "\r\u001B[2K",
  ]);
});

test("what is printed in between finds no progress line on its row", () => {
  begin(80);
  line.step({ act: "Reading", done: 0, of: 1 });
  wait(1000);
  line.clear();
  expect(written).toEqual(["Reading, 1 s", "\r\u001B[2K"]);
});

test("without a terminal a line is said at most every five seconds, and no sign of a terminal is written", () => {
  begin(null);
  line.step({ act: "Reading", done: 0, of: 1 });
  wait(11_500);
  expect(written).toEqual(["Reading, 1 s\n", "Reading, 6 s\n", "Reading, 11 s\n"]);
});

test("work that is done is not shown any more", () => {
  begin(null);
  line.step({ act: "Done", done: 3, of: 3 });
  wait(3000);
  expect(written).toEqual([]);
});

test("a long act is cut to the terminal's width", () => {
  begin(30);
  line.step({ act: `Reading ${"x".repeat(60)}`, done: 0, of: 1 });
  wait(1000);
  expect(written).toEqual([`Reading ${"x".repeat(20)}…`]);
});

test("the words of a step name its place among others", () => {
  expect(stepWords({ act: "Reading a.csv", done: 0, of: 1 }, 2400)).toBe("Reading a.csv, 2 s");
  expect(stepWords({ act: "Reading a.csv", done: 33, of: 34 }, 0)).toBe("Reading a.csv (34 of 34), 0 s");
});
