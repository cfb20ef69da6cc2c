// Where claims stand in a text: cut so that no link stands in another, and nothing of the text is lost.
import fc from "fast-check";
import { expect, test } from "vitest";
import { claimPieces } from "../../src/web/claim-pieces.ts";
import { shownText } from "../../src/web/shown-text.ts";

test("where two claims overlap, the shorter has the words, and both end where they end", () => {
  const spans = [
    { start: 0, end: 20 },
    { start: 5, end: 10 },
    { start: 5, end: 10 },
  ];
  const [pieces] = claimPieces("x".repeat(25), spans);
  expect(pieces).toEqual([
    { start: 0, end: 5, claim: 0, ends: [] },
    { start: 5, end: 10, claim: 1, ends: [1, 2] },
    { start: 10, end: 20, claim: 0, ends: [0] },
    { start: 20, end: 25, claim: null, ends: [] },
  ]);
});

test("the pieces are the text again, and every claim ends once", () => {
  const span = fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
      const [pieces = []] = claimPieces("x".repeat(100), spans);
      expect(pieces[0]?.start).toBe(0);
      expect(pieces.at(-1)?.end).toBe(100);
      for (const [i, piece] of pieces.entries()) expect(piece.start).toBe(i === 0 ? 0 : pieces[i - 1]?.end);
      const ends = pieces.flatMap((piece) => piece.ends).sort((a, b) => a - b);
      expect(ends).toEqual(spans.map((_, index) => index));
    }),
  );
});

test("a claim over two paragraphs has pieces in both, and ends in the second alone", () => {
  const pieces = claimPieces("One two\n\nthree four", [{ start: 4, end: 14 }]);
  expect(pieces.map((one) => one.map(({ start, end, claim, ends }) => [start, end, claim, ends.length]))).toEqual([
    [
      [0, 4, null, 0],
      [4, 7, 0, 0],
    ],
    [
      [9, 14, 0, 1],
      [14, 19, null, 0],
    ],
  ]);
});

test("paragraphs are runs of lines between blank ones, whatever the line ends", () => {
  const text = "One\r\ntwo\r\n\r\n  \nthree\n\n\n four ";
  expect(claimPieces(text, []).map(([piece]) => text.slice(piece?.start, piece?.end))).toEqual([
    "One\r\ntwo",
    "three",
    " four ",
  ]);
});

test("signs that act on what stands around them are shown as a mark, one for one", () => {
  const text = "a\u202eb\u0000c\td\ne\r\n\u2066f";
  expect(shownText(text)).toBe("a�b�c\td\ne \n�f");
  expect(shownText(text)).toHaveLength(text.length);
});
