// The vector run itself, shown to fail on every planted fault and to pass what is within the rules.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Adapter } from "./adapter.ts";
import { reportLines } from "./report.ts";
import { type FileResult, listVectors, loadAdapter, runFile } from "./run.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "everycase-vectors-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const HALF = { id: "one", input: { x: 1 }, expected: { value: 0.5 } };

/** Runs one made file with an adapter that gives these answers. */
function run(
  file: Readonly<Record<string, unknown>>,
  answers: unknown,
  more: Partial<Adapter> = {},
): Promise<FileResult> {
  writeFileSync(join(folder, "made.json"), JSON.stringify(file));
  return runFile(folder, "made", { answer: () => answers as Readonly<Record<string, unknown>>, ...more });
}

describe("the vector run", () => {
  test("passes a value within its tolerance, without conventions too, and keeps the worst error", async () => {
    const result = await run({ tolerance: { rel: 1e-3 }, cases: [HALF] }, { value: 0.5001, more: 3 });
    expect(result).toMatchObject({ cases: 1, numeric: 1, wrong: [], worst: { where: "one value" } });
    expect(result.worst?.error).toBeCloseTo(1e-4, 12);
    expect(result.worst?.share).toBeCloseTo(0.2, 6);
  });

  test.each([
    ["a wrong value", { value: 0.51 }, "one value: got 0.51, wanted 0.5"],
    ["a value that is no number", { value: Number.NaN }, "one value: got NaN, wanted 0.5"],
    ["an undefined value for a number", { value: null }, "one value: got null, wanted 0.5"],
    ["a number as a word", { value: "0.5" }, 'one value: got "0.5", wanted 0.5'],
    ["a missing key", { valeu: 0.5 }, "one value: nobody answered"],
  ])("fails on %s", async (_, answers, words) => {
    expect((await run({ tolerance: { rel: 1e-9 }, cases: [HALF] }, answers)).wrong).toEqual([words]);
  });

  test("wants exact numbers where the file states no tolerance", async () => {
    expect((await run({ cases: [HALF] }, { value: 0.5 })).wrong).toEqual([]);
    expect((await run({ cases: [HALF] }, { value: 0.5 + 2e-16 })).wrong).toHaveLength(1);
    expect((await run({ tolerance: { rel: 0, abs: 0 }, cases: [HALF] }, { value: 0.5 + 2e-16 })).wrong).toHaveLength(1);
  });

  test("gives a field its own tolerance, and what begins with its name, wherever it stands", async () => {
    const expected = { mid_p: [0.1], mid_p_low: 0.1, deep: { mid_p: 0.1 }, exact: 0.1, mid_power: 0.1 };
    const file = { tolerance: { rel: 1e-9, mid_p_abs: 1e-3 }, cases: [{ id: "a", input: {}, expected }] };
    const near = 0.1005;
    const answers = { mid_p: [near], mid_p_low: near, deep: { mid_p: near }, exact: near, mid_power: near };
    expect((await run(file, answers)).wrong).toEqual([
      "a exact: got 0.1005, wanted 0.1",
      "a mid_power: got 0.1005, wanted 0.1",
    ]);
  });

  test.each([{ relative: 1e-9 }, { rel: "1e-9" }, { rel: -1 }, { mid_p: 1e-7 }])(
    "fails on a tolerance that is no rule: %j",
    async (tolerance) => {
      expect((await run({ tolerance, cases: [HALF] }, { value: 0.5 })).wrong).toHaveLength(1);
    },
  );

  test("tells of a tolerance that belongs to no number, and of an excuse that no case needs", async () => {
    const file = { tolerance: { valeu_rel: 1e-9, rel: 0 }, cases: [HALF] };
    expect((await run(file, { value: 0.5 }, { notOurs: { old: "left by others" } })).idle).toEqual([
      "old is not ours, and in no case",
      "the tolerance of valeu belongs to no number",
    ]);
  });

  test("knows infinities as words, and undefined as null, exactly", async () => {
    const expected = { ends: [0, "Infinity"], none: null, low: "-Infinity", word: "High", truth: true };
    const file = { tolerance: { rel: 1 }, cases: [{ id: "a", input: {}, expected }] };
    const good = { ends: [0, Infinity], none: null, low: -Infinity, word: "High", truth: true };
    expect(await run(file, good)).toMatchObject({ wrong: [], numeric: 3, other: 3 });
    for (const bad of [{ ends: [0, 1e308] }, { none: Number.NaN }, { none: 0 }, { low: Infinity }, { truth: false }]) {
      expect((await run(file, { ...good, ...bad })).wrong, JSON.stringify(bad)).toHaveLength(1);
    }
  });

  test("fails on a list of another length", async () => {
    const file = { tolerance: { rel: 1 }, cases: [{ id: "a", input: {}, expected: { list: [1, 2] } }] };
    expect((await run(file, { list: [1, 2, 3] })).wrong).toHaveLength(1);
    expect((await run(file, { list: [1] })).wrong).toHaveLength(1);
    expect((await run(file, { list: 1 })).wrong).toHaveLength(1);
  });

  test("leaves out what is not ours, by key, path or beginning, but not a case of nothing else", async () => {
    const expected = { value: 0.5, peer_1: 7, peer_2: 8, deep: { peer: 9, value: 1 }, list: [{ peer: 1 }] };
    const file = { tolerance: {}, cases: [{ id: "a", input: {}, expected }] };
    const notOurs = { "peer_*": "another's", "deep.peer": "another's", "list.peer": "another's" };
    const answers = { value: 0.5, deep: { value: 1 }, list: [{}] };
    expect(await run(file, answers, { notOurs })).toMatchObject({ wrong: [], numeric: 2, idle: [] });
    const only = { cases: [{ id: "a", input: {}, expected: { peer_1: 7 } }] };
    expect((await run(only, {}, { notOurs })).wrong).toEqual(["a: not run: nothing of it was compared"]);
  });

  test("fails on a case whose adapter throws, and runs the others", async () => {
    const file = { cases: [HALF, { ...HALF, id: "two" }] };
    writeFileSync(join(folder, "made.json"), JSON.stringify(file));
    const answer: Adapter["answer"] = ({ id }) => {
      if (id === "one") throw new Error("cannot");
      return { value: 0.5 };
    };
    expect(await runFile(folder, "made", { answer })).toMatchObject({ wrong: ["one: not run: cannot"], numeric: 1 });
  });

  test("uses an adapter's own comparison, and counts what it compared", async () => {
    const compare: Adapter["compare"] = {
      value: (got, want) => ({ wrong: got === want ? null : "another set", compared: 4 }),
    };
    expect(await run({ cases: [HALF] }, { value: 0.5 }, { compare })).toMatchObject({ wrong: [], numeric: 4 });
    expect((await run({ cases: [HALF] }, { value: 1 }, { compare })).wrong).toEqual(["one value: another set"]);
  });

  test("fails on a file without an adapter, without cases, with a lost case, and on one that is no JSON", async () => {
    writeFileSync(join(folder, "made.json"), JSON.stringify({ cases: [HALF] }));
    expect((await runFile(folder, "made", await loadAdapter("made"))).wrong).toHaveLength(1);
    expect((await run({ cases: [] }, {})).wrong).toEqual(["holds no cases"]);
    expect((await run({ n_cases: 2, cases: [HALF] }, { value: 0.5 })).wrong).toHaveLength(1);
    expect((await run({ cases: [{ id: "one", input: {} }] }, {})).wrong).toHaveLength(1);
    writeFileSync(join(folder, "made.json"), "{");
    expect((await runFile(folder, "made", { answer: () => ({}) })).wrong).toHaveLength(1);
  });

  test("lists every file of a folder, and those that nobody knows", () => {
    const other = join(folder, "other");
    mkdirSync(join(other, "code"), { recursive: true });
    for (const name of ["README.md", ".keep", "two_rates.json", "more.csv"]) writeFileSync(join(other, name), "");
    expect(listVectors(other)).toEqual({ names: ["two_rates"], unknown: ["more.csv"] });
  });

  test("prints cases, comparisons and worst error by file, each miss, and the total", async () => {
    const good = await run({ tolerance: { rel: 1e-3 }, cases: [HALF] }, { value: 0.5001 });
    const bad = await run({ cases: [HALF] }, { value: 1 });
    expect(reportLines([good, bad], ["more.csv"])).toEqual([
      "file  cases  comparisons  others  worst error  of allowed  where",
      "made      1            1       0       1.0e-4         20%  one value",
      "made      1            1       0       5.0e-1         off  one value",
      "missed: more.csv: nobody knows this file",
      "missed: made: one value: got 1, wanted 0.5",
      "total: 2 cases in 2 files, 2 numeric comparisons, 0 others, 2 missed",
    ]);
  });
});
