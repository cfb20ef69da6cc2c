// The headings of a CSV file: two columns under one heading cannot be told apart by name, and one would silently win.
import { columnLetters } from "../../standard/address.ts";
import { Fault } from "./fault.ts";

const NUMBER = /^[£$€]?[-+]?[\d.,\s]+%?$/;

/**
 * Refuses a CSV table whose first row is a clean row of headings (none blank, none a number, figures somewhere below) with two
 * the same. Two or more headings that come again as a block in the same order are two tables side by side, and are let pass:
 * people lay replies out so, and a person says which is which. Nor is anything said of workbooks, where group headings above
 * such a row tell its columns apart.
 */
export function refuseTwinHeadings(rows: readonly (readonly string[])[]): void {
  const at = /^sep=/i.test(rows[0]?.[0] ?? "") ? 1 : 0;
  const headings = (rows[at] ?? []).map((heading) => heading.trim().toLowerCase());
  if (headings.length < 2 || headings.some((heading) => heading === "" || NUMBER.test(heading))) return;
  const [first, second] = twins(headings) ?? [];
  if (first === undefined || second === undefined || isBlockTwice(headings)) return;
  if (!rows.slice(at + 1).some((row) => row.some((cell) => NUMBER.test(cell.trim())))) return;
  const [here, there] = [first, second].map((column) => `${columnLetters(column)}${at + 1}`);
  throw new Fault({
    code: "duplicate-header",
    found: `the same heading in ${here} and ${there}`,
    wanted: "a heading of its own for every column",
    hint: "Give every column its own heading, then add the file again.",
    ...(there === undefined ? {} : { cell: there }),
  });
}

function twins(headings: readonly string[]): readonly [number, number] | null {
  const seen = new Map<string, number>();
  for (const [column, heading] of headings.entries()) {
    const before = seen.get(heading);
    if (before !== undefined) return [before, column];
    seen.set(heading, column);
  }
  return null;
}

/** Whether all headings that come again come as one block of two or more, in the same order: `charged, nfa, charged, nfa`. */
function isBlockTwice(headings: readonly string[]): boolean {
  const again = headings.filter((heading) => headings.indexOf(heading) !== headings.lastIndexOf(heading));
  const width = new Set(again).size;
  return width >= 2 && again.every((heading, i) => heading === again[i % width]);
}
