// What the labels of one row say together, block by block.

import { lineOfType } from "../../../standard/balance-lines.ts";
import { isOutcomeType } from "../../../standard/outcomes.ts";
import type { Dimension, LabelMeaning, Meanings } from "../layout.ts";
import { over } from "../words/combine.ts";
import { type LabelReading, readLabel } from "../words/labels.ts";
import { partInYear, periodOfId, type YearPart } from "../words/periods.ts";
import type { LabelColumn } from "./read-columns.ts";

/** One label of a row. */
export interface RowLabel extends LabelColumn {
  readonly text: string;
  /** The row (from 0) that it stands in: another one where it was filled down. */
  readonly row: number;
}

/** What the labels of a row say. */
export interface RowWords {
  readonly means: Meanings;
  readonly part: YearPart | null;
  /** The dimensions that the row is a sum over. */
  readonly sums: readonly Dimension[];
  readonly grand: boolean;
  readonly leftOut: boolean;
  readonly mentions: readonly ("CSE" | "CSA")[];
  readonly unknown: readonly RowLabel[];
  /** Label columns with nothing in them. */
  readonly blank: readonly LabelColumn[];
  /** Labels of one dimension that do not go together. */
  readonly differ: readonly (readonly RowLabel[])[];
  /** What a reader of the figures must know of the labels. */
  readonly remarks: readonly string[];
}

interface ReadOne {
  readonly label: RowLabel;
  readonly reading: LabelReading;
}

/** Reads the labels of a row. Beside a sum, blank labels are sums too. */
export function rowWords(labels: readonly RowLabel[], said: readonly LabelMeaning[]): RowWords {
  const read = labels
    .filter(({ text }) => text !== "")
    .map((label): ReadOne => ({ label, reading: readLabel(label.dimension, label.text, said) }));
  const dimensions = [...new Set(labels.map(({ dimension }) => dimension))];
  const merged = dimensions.map((dimension) => oneDimension(read.filter(({ label }) => label.dimension === dimension)));
  const isSum = read.some(({ reading }) => reading.sum);
  const blank = dimensions.flatMap((dimension) => {
    const own = labels.filter((label) => label.dimension === dimension);
    return own.every(({ text }) => text === "") ? own.slice(0, 1) : [];
  });
  return {
    means: merged.map(({ means }) => means).reduce<Meanings>(over, {}),
    part: merged.find(({ part }) => part !== null)?.part ?? null,
    sums: [
      ...read.filter(({ reading }) => reading.sum).map(({ label }) => label.dimension),
      ...(isSum ? blank.map(({ dimension }) => dimension) : []),
    ],
    grand: read.some(({ reading }) => reading.grand),
    leftOut: read.some(({ reading }) => reading.leftOut),
    mentions: read.flatMap(({ reading }) => reading.mentions),
    unknown: merged.flatMap(({ unknown }) => unknown),
    blank: isSum ? [] : blank,
    differ: merged.flatMap(({ differ }) => (differ.length === 0 ? [] : [differ])),
    remarks: read.flatMap(({ reading }) => reading.remark ?? []),
  };
}

interface OneDimension {
  readonly means: Meanings;
  readonly part: YearPart | null;
  readonly unknown: readonly RowLabel[];
  readonly differ: readonly RowLabel[];
}

/** Several labels of one dimension, such as a code and its title, or a year and a quarter: what is known goes before what is not. */
function oneDimension(read: readonly ReadOne[]): OneDimension {
  const dimension = read[0]?.label.dimension;
  const known = read.filter(({ reading }) => !reading.unknown);
  const unknown = known.length > 0 ? [] : read.map(({ label }) => label);
  const part = known.find(({ reading }) => reading.part !== null)?.reading.part ?? null;
  const values = [
    ...new Set(known.flatMap(({ reading }) => (dimension === undefined ? [] : (reading.means[dimension] ?? [])))),
  ];
  const others = known.map(({ reading }) => reading.means).reduce<Meanings>(over, {});
  if (dimension === undefined || values.length === 0) return { means: others, part, unknown, differ: [] };
  const value = dimension === "area" ? values.join(", ") : narrowest(dimension, values);
  if (value === null)
    return { means: without(others, dimension), part, unknown, differ: known.map(({ label }) => label) };
  const inYear = dimension === "period" && part !== null ? partInYear(periodOfId(value), part) : null;
  return {
    means: { ...others, [dimension]: inYear?.id ?? value },
    part: inYear === null ? part : null,
    unknown,
    differ: [],
  };
}

function without(means: Meanings, dimension: Dimension): Meanings {
  const { [dimension]: _, ...others } = means;
  return others;
}

/** The value that lies within all others: a type in its line, a quarter in its year, a code in its group; `null` where two exclude each other. */
export function narrowest(dimension: Dimension, values: readonly string[]): string | null {
  return values.find((value) => values.every((other) => value === other || liesIn(dimension, value, other))) ?? null;
}

function liesIn(dimension: Dimension, inner: string, outer: string): boolean {
  switch (dimension) {
    case "line":
      return outer === "total" || isTypeOf(inner, outer);
    case "period": {
      const [one, other] = [periodOfId(inner), periodOfId(outer)];
      return (
        one.from !== null &&
        one.to !== null &&
        other.from !== null &&
        other.to !== null &&
        other.from <= one.from &&
        one.to <= other.to
      );
    }
    case "scope":
      return (
        over({ scope: outer }, { scope: inner }).scope === inner &&
        !(inner.startsWith("code:") && outer.startsWith("code:"))
      );
    default:
      return false;
  }
}

function isTypeOf(line: string, group: string): boolean {
  const type = Number(/^(?:outcome:|of-which:)(\d+)/u.exec(line)?.[1]);
  return isOutcomeType(type) && (lineOfType(type).id === group || group === `outcome:${type}`);
}
