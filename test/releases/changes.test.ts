// What changed between two snapshots, drawn as tables that can be checked by hand.
import { expect, test } from "vitest";
import type { Comparison, ForceAnswer } from "../../src/measures/result.ts";
import { changesBetween, changesFrom, changesText, figuresIn } from "../../src/releases/changes.ts";
import type { SnapshotAnswer } from "../../src/releases/snapshot.ts";
import { countChanges, countsInWords, figureWords } from "../../src/web/release-words.ts";

const QUESTION = { scope: "flag:CSE", period: "2023/24", basis: "recorded", denominator: "all" } as const;

/** A force's answer with only what a list of figures reads. */
function force(id: string, charged: number, total: number): SnapshotAnswer {
  const share = charged / total;
  const answer = {
    rates: [{ under: "all", numerator: charged, denominator: total, rate: share, interval: [share / 2, share * 2] }],
    balance: {
      total,
      lines: [
        { line: "charged", count: charged },
        { line: "open", count: { absent: "withheld", why: "s.40" } },
      ],
    },
  } as unknown as ForceAnswer; // the parts that `figuresIn` reads
  return { kind: "force", question: QUESTION, force: id, answer };
}

const said = (answers: readonly SnapshotAnswer[], others: readonly SnapshotAnswer[]) =>
  changesBetween({ answers }, { answers: others }).map(
    ({ figure, before, after }) => `${figure.figure} of ${figure.force}: ${before} → ${after}`,
  );

test("a changed figure is told with its interval before and after, and its parts with it", () => {
  expect(
    said([force("kent", 10, 400), force("essex", 5, 100)], [force("kent", 12, 400), force("essex", 5, 100)]),
  ).toEqual([
    "rate of kent: 10 of 400, 2.5% (1.3% to 5.0%) → 12 of 400, 3.0% (1.5% to 6.0%)",
    "charged of kent: 10 → 12",
  ]);
});

test("a figure that is gone and one that was added are told after the changed ones", () => {
  const changes = changesBetween({ answers: [force("kent", 10, 400)] }, { answers: [force("essex", 5, 100)] });
  expect(countChanges(changes)).toEqual({ changed: 0, added: 4, gone: 4 });
  expect(changes.map(({ after }) => after).slice(0, 4)).toEqual(Array(4).fill("no figure"));
  expect(countsInWords(countChanges(changes))).toBe("4 are gone, 4 were added");
  expect(countsInWords({ changed: 1, added: 1, gone: 1 })).toBe("1 figure changed, 1 is gone, 1 was added");
});

test("nothing changed is no change, and a silence keeps its reason", () => {
  expect(said([force("kent", 10, 400)], [force("kent", 10, 400)])).toEqual([]);
  expect(figuresIn({ answers: [force("kent", 10, 400)] }).at(-1)?.says).toBe("withheld (s.40)");
});

test("changes are written and read back, and the same changes give the same bytes", () => {
  const changes = changesBetween({ answers: [force("kent", 10, 400)] }, { answers: [force("kent", 12, 400)] });
  expect(changesFrom(changesText(changes))).toEqual(changes);
  expect(changesText(changes)).toBe(changesText(changesFrom(changesText(changes))));
  expect(changesFrom("")).toEqual([]);
});

/** Each force's newest figures, of which Kent's is of the period given. */
function newest(period: string, charged: number): SnapshotAnswer {
  const row = { force: "kent", charged, outOf: 400, rate: charged / 400, interval: [0.01, 0.05], period };
  const nobody = { numerator: { absent: "not applicable" }, denominator: { absent: "not applicable" } };
  const answer = { forces: [{ ...row, basis: "recorded" }], pooled: nobody } as unknown as Comparison; // what `figuresIn` reads
  return { kind: "newest", question: { scope: "flag:CSE", denominator: "all" }, answer };
}

test("which figure of a force is the newest is told with its period, and corrects nothing when it moves on", () => {
  expect(said([newest("2022/23", 10)], [newest("2023/24", 10)])).toEqual([
    "rate of kent: 10 of 400, 2.5% (1.0% to 5.0%); 2022/23, recorded basis → 10 of 400, 2.5% (1.0% to 5.0%); 2023/24, recorded basis",
  ]);
  const changes = changesBetween({ answers: [newest("2022/23", 10)] }, { answers: [newest("2023/24", 12)] });
  expect(countChanges(changes)).toEqual({ changed: 0, added: 0, gone: 0 });
  const [change] = changes;
  expect(change === undefined ? "" : figureWords(change.figure)).toBe(
    "rate of Kent, crimes with the CSE flag, each force's newest",
  );
});

test("a figure is named by its question", () => {
  const figure = { ...QUESTION, force: "kent", figure: "not-accounted-for" };
  expect(figureWords(figure)).toBe("not accounted for of Kent, crimes with the CSE flag, 2023/24, recorded basis");
  expect(figureWords({ ...figure, force: null, figure: "rate", denominator: "less-transferred" })).toBe(
    "rate of all forces together, crimes with the CSE flag, 2023/24, recorded basis, less transferred",
  );
});
