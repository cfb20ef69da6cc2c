// The paths that a PDF page draws: their straight level and upright pieces, and whether they are rectangles.
import { OPS_OF_PATHS } from "./pdf-document.ts";
import type { Box } from "./pdf-marks.ts";
import { type Matrix, place } from "./pdf-matrix.ts";

/** A path as far as tables need it, in the space of a reader. */
export interface Path {
  readonly box: Box;
  /** Whether it is one rectangle along the page. */
  readonly isBox: boolean;
  readonly fills: boolean;
  readonly strokes: boolean;
  /** Its straight pieces: x and y of both ends. */
  readonly lines: readonly (readonly [number, number, number, number])[];
}

/** How many numbers follow each drawing order: to a point, a line, a curve, a simpler curve, back to the beginning. */
const NUMBERS = [2, 2, 6, 4, 0] as const;
const [MOVE, LINE, , , CLOSE] = [0, 1, 2, 3, 4] as const;
const MOST_LINES = 20_000;
const CLOSE_ENOUGH = 0.5;

/** The path in the arguments of `constructPath`: the order that paints it, and its points. */
export function pathOf(args: readonly unknown[], ctm: Matrix): Path {
  const [order, data] = args;
  const { fills, strokes } = OPS_OF_PATHS.get(typeof order === "number" ? order : -1) ?? {
    fills: false,
    strokes: false,
  };
  const [numbers] = Array.isArray(data) ? data : [];
  const { points, lines, curved } = follow(numbersOf(numbers), ctm);
  const box = boundsOf(points);
  const onCorners = points.every(([x, y]) => isNear(x, box.left, box.right) && isNear(y, box.top, box.bottom));
  return { box, isBox: !curved && points.length >= 4 && points.length <= 5 && onCorners, fills, strokes, lines };
}

function isNear(value: number, one: number, other: number): boolean {
  return Math.abs(value - one) < CLOSE_ENOUGH || Math.abs(value - other) < CLOSE_ENOUGH;
}

function numbersOf(value: unknown): readonly number[] {
  return value instanceof Float32Array || Array.isArray(value) ? Array.from(value as ArrayLike<number>) : [];
}

type Point = readonly [number, number];

function follow(
  numbers: readonly number[],
  ctm: Matrix,
): { readonly points: readonly Point[]; readonly lines: Path["lines"]; readonly curved: boolean } {
  const points: Point[] = [];
  const lines: [number, number, number, number][] = [];
  let curved = false;
  let [start, last]: [Point, Point] = [
    [0, 0],
    [0, 0],
  ];
  for (let i = 0; i < numbers.length && lines.length < MOST_LINES; ) {
    const order = numbers[i] ?? 0;
    const count = NUMBERS[order] ?? 0;
    const [x = 0, y = 0] = numbers.slice(i + count - 1, i + count + 1);
    const point = order === CLOSE ? start : place(ctm, x, y);
    if (order === MOVE) start = point;
    else if (order === LINE || order === CLOSE) lines.push([...last, ...point]);
    else curved = true;
    if (order !== CLOSE) points.push(point);
    last = point;
    i += count + 1;
  }
  return { points, lines, curved };
}

function boundsOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { left, top, right, bottom };
}

/** The box around a rectangle of the page's own space: left, bottom, right, top. */
export function boxOf(ctm: Matrix, [left, bottom, right, top]: readonly [number, number, number, number]): Box {
  return boundsOf([place(ctm, left, bottom), place(ctm, right, bottom), place(ctm, left, top), place(ctm, right, top)]);
}
