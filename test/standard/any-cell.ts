// Arbitrary cells for the properties of the standard.
import fc from "fast-check";
import { ABSENCES, type Absent, absent, type Cell, exact, interval, type Known } from "../../src/standard/cell.ts";

const anyCount = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -999_999_999, max: 999_999_999 }));

/** An exact count or an interval, often small, sometimes as large as a cell may be. */
export const anyKnown: fc.Arbitrary<Known> = fc.oneof(
  anyCount.map(exact),
  fc.tuple(anyCount, anyCount).map(([a, b]) => interval(Math.min(a, b), Math.max(a, b))),
  anyCount.map((from) => interval(from, null)),
);

/** A typed absence with any reason. */
export const anyAbsent: fc.Arbitrary<Absent> = fc
  .tuple(
    fc.constantFrom(...ABSENCES),
    fc.option(
      fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom("s.40(2)", "a) (b", "\n", "NFA?", "12")),
      {
        nil: undefined,
      },
    ),
  )
  .map(([absence, why]) => absent(absence, why));

/** Any cell. */
export const anyCell: fc.Arbitrary<Cell> = fc.oneof(anyKnown, anyAbsent);
