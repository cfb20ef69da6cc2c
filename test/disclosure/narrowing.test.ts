// What we release from public sources beside what the sources hide.
import { expect, test } from "vitest";
import { narrowedCells, refuseNarrowing, type SourceDocument } from "../../src/disclosure/narrowing.ts";
import type { Release } from "../../src/disclosure/release-store.ts";
import type { Statement } from "../../src/disclosure/statement.ts";
import { Refusal } from "../../src/ground/refusal.ts";

const REPLY: SourceDocument = {
  kind: "statements",
  release: "kent-reply.csv",
  universe: "kent, 2024",
  statements: [
    { kind: "count", cells: ["total"], count: 20 },
    { kind: "count", cells: ["no suspect"], count: 8 },
    { kind: "sum", total: "total", parts: ["charged", "no suspect", "victim"], all: false },
  ],
  hides: [{ id: "charged", from: 1, to: 4, mark: "fewer than 5" }],
};

function ours(release: string, ...statements: readonly Statement[]): Release {
  return { kind: "statements", release, universe: "kent, 2024", statements };
}

test("repeating what the source shows narrows nothing", async () => {
  const { hides: _, ...shown } = REPLY;
  expect(await narrowedCells([REPLY], [{ ...shown, release: "our page" }])).toEqual([]);
});

test("a figure of another file that closes the sum narrows, and is named", async () => {
  const page = ours("our page", { kind: "count", cells: ["total"], count: 20 });
  const other = ours("victims.csv", { kind: "count", cells: ["victim"], count: 10 });
  const [found, ...others] = await narrowedCells([REPLY], [page, other]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    document: "kent-reply.csv",
    id: "charged",
    bySource: { from: 1, to: 4 },
    besideOurs: { from: 1, to: 2 },
    because: ["victims.csv"],
  });
  await expect(refuseNarrowing([REPLY], [page, other])).rejects.toThrow(
    'Cannot release figures that tell more than their source: kent-reply.csv shows charged as "fewer than 5" (1 to 4), and with victims.csv it is 1 to 2.',
  );
  await expect(refuseNarrowing([REPLY], [page, other])).rejects.toBeInstanceOf(Refusal);
  await expect(refuseNarrowing([REPLY], [page])).resolves.toBeUndefined();
});

test("what the document itself tells is not our narrowing", async () => {
  const careless: SourceDocument = {
    ...REPLY,
    statements: [...REPLY.statements, { kind: "count", cells: ["victim"], count: 10 }],
  };
  const again = ours("our page", { kind: "count", cells: ["victim"], count: 10 });
  expect(await narrowedCells([careless], [again])).toEqual([]);
});

test("a rate with too many digits narrows", async () => {
  const rate = ours("our page", { kind: "percent", cells: ["charged"], of: ["total"], printed: "15" });
  expect(await narrowedCells([REPLY], [rate])).toMatchObject([
    { id: "charged", besideOurs: { from: 3, to: 3 }, because: ["our page"] },
  ]);
});

test("a withheld cell has no end, and a total of ours gives it one", async () => {
  const withheld: SourceDocument = {
    ...REPLY,
    statements: [{ kind: "sum", total: "total", parts: ["charged"], all: false }],
    hides: [{ id: "charged", from: 0, to: null, mark: "withheld" }],
  };
  const total = ours("totals.csv", { kind: "count", cells: ["total"], count: 20 });
  expect(await narrowedCells([withheld], [total])).toMatchObject([
    { bySource: { from: 0, to: null }, besideOurs: { from: 0, to: 20 }, because: ["totals.csv"] },
  ]);
});

test("a release of another count contradicts the document, tells nothing, and does not hide what a third tells", async () => {
  const revised = ours("revised.csv", { kind: "count", cells: ["total"], count: 25 });
  expect(await narrowedCells([REPLY], [revised])).toEqual([]);
  const other = ours("victims.csv", { kind: "count", cells: ["victim"], count: 10 });
  expect(await narrowedCells([REPLY], [revised, other])).toMatchObject([{ because: ["victims.csv"] }]);
});
