// The real workbooks that Excel's own answers are known of: what we say their cells show, and what Excel showed.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareBook } from "../nasty/excel-books.ts";
import { shared } from "../shared.ts";

const BOOKS = shared("nasty/third-party/xlsx-oracle");
const LEAST_PERCENT = 99;

test.skipIf(BOOKS === null)(
  "at least 99 % of the cells of real workbooks are shown as Excel shows them",
  async () => {
    const folder = BOOKS ?? "";
    const names = readdirSync(folder);
    const [total, misses] = [{ cells: 0, equal: 0 }, [] as string[]];
    for (const name of names) {
      const book = await compareBook(join(folder, name));
      total.cells += book.cells;
      total.equal += book.equal;
      misses.push(...book.misses.map((miss) => `${name}: ${miss}`));
    }
    const percent = (100 * total.equal) / total.cells;
    process.stdout.write(
      `Excel's own answers: ${names.length} books, ${total.cells} cells, ${total.equal} equal, ${percent.toFixed(2)} %\n`,
    );
    expect(percent, misses.slice(0, 40).join("\n")).toBeGreaterThanOrEqual(LEAST_PERCENT);
  },
  120_000,
);
