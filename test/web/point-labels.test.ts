import { describe, expect, test } from "vitest";
import { labelPoints, overlap, pushApart, roomOf } from "../../src/web/charts/point-labels.ts";

/** Numbers that look random and never change. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const WITHIN = { left: 50, right: 860, top: 0, bottom: 530 };

describe("names beside points", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("never stand on each other, on a mark or outside, as in cloud %i", (seed) => {
    const next = numbersFrom(seed * 7919);
    const points = Array.from({ length: 44 }, () => ({ x: 60 + next() ** 2 * 780, y: 20 + next() * 490 }));
    const wanting = points
      .slice(0, 16)
      .map((point, index) => ({ ...point, width: index % 4 === 0 ? 310 : 60 + next() * 90 }));
    const marks = points.map(({ x, y }) => [x, y] as const);
    const labels = labelPoints(wanting, { marks, within: WITHIN });
    const rooms = labels.flatMap((label, index) => (label === null ? [] : [roomOf(label, wanting[index]?.width ?? 0)]));
    expect(rooms.length).toBeGreaterThanOrEqual(14);
    for (const [index, room] of rooms.entries()) {
      expect(rooms.slice(index + 1).filter((other) => overlap(room, other))).toEqual([]);
      expect(marks.filter(([x, y]) => overlap(room, { left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }))).toEqual(
        [],
      );
      expect([room.left >= WITHIN.left, room.right <= WITHIN.right]).toEqual([true, true]);
    }
  });

  test("a name that fits beside its point has no leader", () => {
    const [label] = labelPoints([{ x: 100, y: 100, width: 60 }], { marks: [[100, 100]], within: WITHIN });
    expect(label).toEqual({ x: 110, y: 105, anchor: "start", leader: null });
  });

  test("where there is no room at all there is no name: the table has it", () => {
    expect(labelPoints([{ x: 100, y: 100, width: 900 }], { marks: [], within: WITHIN })).toEqual([null]);
  });
});

describe("names at the ends of lines", () => {
  test("keep their height free below each other, and stay inside", () => {
    const placed = pushApart(
      [100, 101, 102, 190].map((y) => ({ y, height: 18 })),
      { top: 0, bottom: 200 },
    );
    expect(placed).toEqual([100, 118, 136, 182]);
  });
});
