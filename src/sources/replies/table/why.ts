// Why a column of a table is read as it is, in words.
import { columnLetters } from "../../../standard/address.ts";
import type { ColumnWhy } from "../grid.ts";
import { type ColumnLayout, DIMENSIONS, type TableLayout } from "../layout.ts";
import { isShare, labelDimension } from "./columns.ts";

/** Why each column of a table is what it is, in the order of the sheet. */
export function columnsWhy({ columns }: TableLayout, table: number): readonly ColumnWhy[] {
  return columns.map((column, index) => ({ table, column: columnLetters(index), why: whyOf(column) }));
}

function whyOf({ header, role, means, said }: ColumnLayout): string {
  if (said === true) return "A person said so.";
  if (typeof role === "object") {
    const isNamed = labelDimension(header) === role.label;
    return isNamed
      ? "Its header names what the cells below are."
      : "Its cells are words, and this is what most of them name.";
  }
  const says = DIMENSIONS.flatMap((dimension) =>
    means[dimension] === undefined ? [] : [`${dimension} ${means[dimension]}`],
  );
  switch (role) {
    case "count":
      return says.length === 0
        ? "Figures stand in it."
        : `Figures stand in it, and its header says ${says.join(", ")}.`;
    case "note":
      return "Words that go with the figures of their row.";
    case "ignore":
      if (header === "") return "Nothing here heads or labels figures.";
      return isShare(header) ? "Shares, rates or days: they count nothing." : "Nothing says what it holds.";
  }
}
