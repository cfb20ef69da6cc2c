// Thirty-four made replies in thirty-four shapes: from a folder to a comparable table with at most one correction each, and again with none.
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { takeLayouts, writeLayouts } from "../../src/actions/list-layouts.ts";
import { saveLayout } from "../../src/actions/save-layout.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";
import type { Comparison } from "../../src/measures/result.ts";
import type { Correction } from "../../src/sources/replies/layout.ts";
import { NOW } from "../actions/home.ts";
import { buildReplies, madeReplies } from "./build.ts";
import type { ExpectedReply } from "./expectation.ts";
import { EXPECTED } from "./expected.ts";
import { type FileOutcome, keyOf, linesOf, outcomesOf } from "./outcome.ts";
import { RULE } from "./words.ts";

let root = "";
let tools: Tools;
const outcomes: { first: ReadonlyMap<string, FileOutcome>; second: ReadonlyMap<string, FileOutcome> } = {
  first: new Map(),
  second: new Map(),
};
const compared: { first?: Comparison; second?: Comparison } = {};

/** A correction as a person says it on the command line or the page. */
function saidOf(correction: Correction): readonly string[] {
  switch (correction.kind) {
    case "means":
      return Object.entries(correction.means).map(([dimension, means]) => `${dimension}=${means}`);
    case "label":
      return [`label:${correction.text}=${correction.dimension}:${correction.means}`];
    case "row":
      return [`row:${correction.row}=${correction.is}`];
    case "column":
      return [`${correction.table + 1}:${correction.column}=${String(correction.role)}`];
  }
}

async function bookIn(name: string): Promise<Tools> {
  return await openTools({ home: join(root, name), now: () => NOW });
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "everycase-replies-"));
  await buildReplies(join(root, "replies"));
  tools = await bookIn("first");
  await addFiles(tools, { paths: [join(root, "replies")] });
  for (const { file, correction } of EXPECTED)
    if (correction !== null) await saveLayout(tools, { file, said: saidOf(correction) });
  outcomes.first = await outcomesOf(tools, join(root, "out-first"));
  compared.first = await compareForces(tools, { scope: "flag:CSE" });
  await writeLayouts(tools, join(root, "layouts"));
  const second = await bookIn("second");
  await takeLayouts(second, join(root, "layouts"));
  await addFiles(second, { paths: [join(root, "replies")] });
  outcomes.second = await outcomesOf(second, join(root, "out-second"));
  compared.second = await compareForces(second, { scope: "flag:CSE" });
  second.close();
}, 600_000);

afterAll(async () => {
  tools.close();
  await rm(root, { recursive: true, force: true });
});

function outcomeOf(book: "first" | "second", file: string): FileOutcome {
  const found = outcomes[book].get(file);
  if (found === undefined) throw new Error(`${file} is not in the book`);
  return found;
}

/** A blank cell may be kept as "not stated" or left out: neither says anything. */
function withoutBlanks(says: string): string {
  return [...linesOf(says)]
    .filter((part) => !part.endsWith("not stated (blank)"))
    .sort()
    .join(", ");
}

function wanted({ balances }: ExpectedReply): Readonly<Record<string, string>> {
  return Object.fromEntries(balances.map((one) => [keyOf(one), withoutBlanks(one.says)]));
}

function found({ balances }: FileOutcome): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(balances).map(([key, says]) => [key, withoutBlanks(says)]));
}

test("there are thirty-four files of different shapes, each expected once and with at most one correction", () => {
  const made = madeReplies().map(({ file }) => file);
  expect(made).toHaveLength(34);
  expect([...made].sort()).toEqual(EXPECTED.map(({ file }) => file).sort());
  expect(new Set(EXPECTED.map(({ shape }) => shape)).size).toBe(34);
  for (const { correction } of EXPECTED) if (correction !== null) expect(saidOf(correction)).toHaveLength(1);
});

test("the folder is the same bytes every time", () => {
  const digest = (): readonly string[] =>
    madeReplies().map(({ bytes }) => createHash("sha256").update(bytes).digest("hex"));
  expect(digest()).toEqual(digest());
  expect(new Set(digest()).size).toBe(34);
});

describe.each(["first", "second"] as const)("in the %s book", (book) => {
  test.each(EXPECTED.map((one) => [one.file, one] as const))("every figure of %s is as expected", (file, expected) => {
    const outcome = outcomeOf(book, file);
    expect(found(outcome)).toEqual(wanted(expected));
    for (const { scope, basis } of outcome.cells) {
      expect(scope).toBe("flag:CSE");
      expect(basis).toBe(expected.is === "refused" ? "not stated" : (expected.basis ?? "recorded"));
    }
  });

  test.each(EXPECTED.filter(({ is }) => is === "balance").map((one) => [one.file, one] as const))(
    "the rule of the flag of %s is the one stated, or the one said",
    (file, { flagRule = RULE }) => {
      const rules = new Set(outcomeOf(book, file).cells.map(({ flag_rule }) => flag_rule ?? "not stated"));
      expect(rules.size).toBe(1);
      const [rule = ""] = rules;
      if (typeof flagRule === "string") expect(rule).toBe(flagRule);
      else expect(rule).toMatch(flagRule);
    },
  );

  test.each(EXPECTED.flatMap((one) => (one.told ?? []).map((words) => [one.file, words] as const)))(
    "%s tells %s",
    (file, words) => {
      const { told } = outcomeOf(book, file);
      expect(
        told.filter((one) => words.test(one)),
        told.join("\n"),
      ).not.toEqual([]);
    },
  );

  test("every force stands in the table, or beside it with the reason", () => {
    const comparison = compared[book];
    const rows = new Map((comparison?.forces ?? []).map((row) => [row.force, row]));
    const missing = new Map((comparison?.coverage.missing ?? []).map((one) => [one.force, one]));
    for (const { balances, is, correction, basis } of EXPECTED) {
      for (const force of new Set(balances.map((one) => one.force))) {
        const mine = balances.filter(
          (one) => one.force === force && one.area === undefined && (one.unit ?? "crimes") === "crimes",
        );
        const row = rows.get(force);
        if (mine.length === 0) expect(missing.get(force)?.why ?? "", force).not.toBe("");
        else expect(row !== undefined || missing.has(force), force).toBe(true);
        const newest = mine.some(({ period }) => period === "2023/24");
        const isLike =
          is === "balance" &&
          basis === undefined &&
          newest &&
          correction?.kind === "means" &&
          correction.means.flagRule === RULE;
        if (isLike) expect(row?.why ?? "", force).not.toMatch(/another|Nobody has said|not stated/iu);
        if (is === "refused") expect(row?.why ?? missing.get(force)?.why ?? "", force).not.toBe("");
      }
    }
  });

  test("the forces that are alike are compared, and their figures added up with what they leave open", () => {
    const pooled = compared[book]?.pooled;
    expect(pooled?.forces).toBeGreaterThanOrEqual(14);
    // Two of them give charges as a range, so the sum is one.
    expect(pooled?.numerator).toEqual({ from: expect.any(Number), to: expect.any(Number) });
    expect(pooled?.denominator).toEqual(expect.any(Number));
  });
});

test("from the saved layouts the second book says the same as the first, without any correction", () => {
  const figures = (book: "first" | "second"): readonly unknown[] =>
    EXPECTED.map(({ file }) => [file, outcomeOf(book, file).balances]);
  expect(figures("second")).toEqual(figures("first"));
  expect(compared.second?.pooled).toEqual(compared.first?.pooled);
});
