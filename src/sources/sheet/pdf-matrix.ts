// Plane transformations as PDF writes them: six numbers a b c d e f, where a point (x, y) goes to (ax + cy + e, bx + dy + f).

/** A transformation of the plane. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The transformation that changes nothing. */
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function chain(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Where the point goes. */
export function place([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Six finite numbers from outside as a matrix, or `null`. */
export function matrixOf(value: unknown): Matrix | null {
  if (typeof value !== "object" || value === null || !("length" in value) || value.length !== 6) return null;
  const [a, b, c, d, e, f] = Array.from(value as ArrayLike<unknown>, Number);
  const all = [a, b, c, d, e, f];
  return all.every((one) => Number.isFinite(one)) ? (all as unknown as Matrix) : null;
}

/** From a page's own space (y upwards, perhaps turned) to the space of a reader (y downwards from the top left). */
export function readerSpace(view: readonly [number, number, number, number], rotate: number): Matrix {
  const [left, bottom, right, top] = view;
  switch (((rotate % 360) + 360) % 360) {
    case 90:
      return [0, 1, 1, 0, -bottom, -left];
    case 180:
      return [-1, 0, 0, 1, right, -bottom];
    case 270:
      return [0, -1, -1, 0, top, right];
    default:
      return [1, 0, 0, -1, -left, top];
  }
}
