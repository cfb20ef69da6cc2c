// A compressed bulk table with blank lines far behind its head: the engine passes over them, and rows must keep their numbers.
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type OfficialRow, officialCsv } from "../sources/official.ts";
import { withHome } from "./home.ts";

const ROWS = 6000;

test("blank lines deep in a compressed file shift no row numbers", () =>
  withHome(async (_tools, home) => {
    const rows = Array.from({ length: ROWS }, (_, i): OfficialRow => ({ code: `${i}`, recorded: 1, closed: 1 }));
    const lines = officialCsv([...rows, { force: "Nowhere at all", recorded: 1, closed: 1 }]).split("\n");
    lines.splice(ROWS - 10, 0, "", "", "");
    const text = lines.join("\n");
    expect(text.length).toBeGreaterThan(512 * 1024);
    const report = await home.add("year.csv.gz", gzipSync(text));
    // The heading, the rows, the blank lines, and then the one that names no force.
    const row = 1 + ROWS + 3 + 1;
    expect(report.problems.find(({ code }) => code === "unknown-force")?.cell).toBe(`C${row}`);
  }));
