// Tables damaged anywhere: adding never throws, every cell is counted, nothing is invented, and the rest of the book still answers.
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "./official.ts";

const RUNS = process.env["EVERYCASE_LONG"] === "1" ? 500 : 40;

const ROWS: readonly OfficialRow[] = ["Kent", "South Yorkshire"].flatMap((force) =>
  [0, 1, 16, 18].map((outcome) => ({
    force,
    outcome,
    title: "",
    recorded: outcome + 3,
    closed: outcome === 0 ? "" : 2,
  })),
);
const TABLE = Buffer.from(officialCsv(ROWS, { preamble: ["Outcomes"] }));
const GOOD = officialCsv([{ year: "2015/16", force: "Essex", outcome: 1, recorded: 4, closed: 4 }]);

const piece = fc.constantFrom(
  '"',
  ",",
  "\n",
  "\r",
  "\r\n",
  "\u0000",
  "\u00ff",
  "\ufeff",
  "",
  "\u001f",
  "'",
  "x".repeat(300),
  '""',
  ";",
  "\t",
  "2018/19",
  "99999999999",
  "1A",
  "é",
  "\u{1f600}",
);
const hit = fc.record({
  at: fc.nat({ max: TABLE.length }),
  length: fc.integer({ min: 0, max: 12 }),
  piece,
  encoding: fc.constantFrom("utf8" as const, "latin1" as const),
});

function damaged(hits: readonly { at: number; length: number; piece: string; encoding: "utf8" | "latin1" }[]): Buffer {
  return hits.reduce(
    (bytes, { at, length, piece: text, encoding }) =>
      Buffer.concat([bytes.subarray(0, at), Buffer.from(text, encoding), bytes.subarray(at + length)]),
    TABLE,
  );
}

test(`${RUNS} tables damaged at random places are read as far as they can be, or not at all with a reason`, {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hit, { minLength: 1, maxLength: 4 }), fc.boolean(), async (hits, pack) => {
      await withHome(async (tools, { add }) => {
        await add("good.csv", GOOD);
        const bytes = damaged(hits);
        const { state, cells, rows, problems } = await add("damaged.csv", pack ? gzipSync(bytes) : bytes);
        const absent = Object.values(cells.absent).reduce((sum, count) => sum + count, 0);
        expect(cells.exact + cells.interval + absent + cells.notUnderstood).toBe(cells.read);
        expect([0, rows, 2 * rows]).toContain(cells.read);
        if (state === "kept unread") expect(problems.length).toBeGreaterThan(0);
        if (cells.notUnderstood > 0) expect(problems.length).toBeGreaterThan(0);
        const { forces } = await compareForces(tools, { scope: "code:19D", period: "2015/16", basis: "recorded" });
        expect(forces.find(({ force }) => force === "essex")?.total).toBe(4);
      });
    }),
    { numRuns: RUNS, seed: 20_260_903 },
  );
});

test("a table cut off at any row says so: fewer rows, or a broken last one", { timeout: 120_000 }, async () => {
  for (const length of [TABLE.length - 2, TABLE.length - 7, TABLE.length - 40, Math.floor(TABLE.length / 2)]) {
    await withHome(async (_, { add }) => {
      const { rows, problems } = await add("cut.csv", TABLE.subarray(0, length));
      expect(rows).toBeLessThanOrEqual(ROWS.length);
      if (TABLE.subarray(length - 1, length).toString() !== "\n" && rows < ROWS.length)
        expect(problems.map(({ code }) => code)).toContain("broken-row");
    });
  }
});
