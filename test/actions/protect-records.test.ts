// A table from records is protected once, kept in the book, and held against everything released before.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditBook } from "../../src/actions/audit-releases.ts";
import { protectRecords } from "../../src/actions/protect-records.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";
import type { ShownTable } from "../../src/disclosure/count-table.ts";
import { ROUND_TO_5 } from "../../src/disclosure/policy.ts";
import { withHome } from "./home.ts";
import { PAIRS, pair, row } from "./protect-pairs.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const script = join(ROOT, `node_modules/.cache/everycase-test/protect-${process.pid}.mjs`);

beforeAll(async () => {
  const entryPoints = [join(ROOT, "test/actions/children/protect.ts")];
  await build({ entryPoints, outfile: script, bundle: true, platform: "node", format: "esm", packages: "external" });
});

afterAll(() => rmSync(script, { force: true }));

const QUARTER = row("kent 2024 Q1", { charged: 3, "no suspect": 20, open: 14 }, "all");

function entriesOf(tools: Tools): number {
  return tools.ledger.entries({ kind: "table-protected" }).length;
}

function hiddenIn({ cells }: ShownTable): readonly string[] {
  return cells.flatMap(({ id, shown }) => (shown.kind === "hidden" ? [id] : []));
}

test("a table is protected and kept with one entry, and the same table asked again is the kept one, byte for byte", async () => {
  await withHome(async (tools) => {
    const first = await protectRecords(tools, QUARTER);
    expect(hiddenIn(first)).toContain("charged");
    expect(hiddenIn(first).length).toBeGreaterThan(1);
    const again = await protectRecords(tools, QUARTER);
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect(entriesOf(tools)).toBe(1);
    expect(tools.ledger.verify().ok).toBe(true);
    // The entry holds what is shown, and no hidden count.
    const [entry] = tools.ledger.entries({ kind: "table-protected" });
    expect(JSON.stringify(entry?.body)).not.toContain('"count":3,');
  });
});

test("a table whose figures changed under its id is refused", async () => {
  await withHome(async (tools) => {
    await protectRecords(tools, QUARTER);
    const later = row("kent 2024 Q1", { charged: 3, "no suspect": 22, open: 15 }, "all");
    await expect(protectRecords(tools, later)).rejects.toThrow("Cannot protect kent 2024 Q1 again:");
    expect(entriesOf(tools)).toBe(1);
  });
});

test("a count that was hidden to protect another stays hidden in the next table, and in the one after a count that was shown", async () => {
  await withHome(async (tools) => {
    const { left, right } = pair(0);
    expect(hiddenIn(await protectRecords(tools, left))).toEqual(["a", "b"]);
    const second = await protectRecords(tools, right);
    expect(hiddenIn(second)).toContain("b");
    expect((await auditBook(tools)).holds).toBe(true);
  });
  await withHome(async (tools) => {
    const { left, right } = pair(0);
    expect(hiddenIn(await protectRecords(tools, right))).toEqual([]);
    expect(hiddenIn(await protectRecords(tools, left))).toEqual(["a", "a and b"]);
    expect((await auditBook(tools)).holds).toBe(true);
  });
});

test("a table that is safe alone and unsafe beside two others has more hidden", async () => {
  await withHome(async (tools) => {
    // x is told by differences: (x + y + z) − (y + z), with neither total small.
    const universe = "differences";
    await protectRecords(tools, row("all three", { x: 4, y: 30, z: 40 }, "xyz", universe));
    const parts = row("two of them", { y: 30, z: 40 }, "yz", universe);
    const shown = await protectRecords(tools, parts);
    expect(hiddenIn(shown)).not.toEqual([]);
    expect((await auditBook(tools)).holds).toBe(true);
  });
});

test("a table that nothing makes safe is refused, naming the cells and the releases, and leaves no entry", async () => {
  await withHome(async (tools, home) => {
    const universe = "extract 1a2b";
    const reply = { release: "reply of May", universe, statements: [{ kind: "count", cells: ["rest"], count: 34 }] };
    const path = await home.write("reply.json", JSON.stringify(reply));
    await auditBook(tools, { files: [path], keep: true, who: "AB" });
    await protectRecords(tools, row("first", { charged: 3, rest: 34 }, "all", universe));
    // The rounding policy hides no more than small counts: the exact total that the rate would need cannot be taken back.
    const total = {
      release: "reply of June",
      universe,
      statements: [{ kind: "count", cells: ["near all"], count: 37 }],
    };
    const later = await home.write("later.json", JSON.stringify(total));
    await auditBook(tools, { files: [later], keep: true, who: "AB" });
    const near = row("second", { charged: 3, rest: 34 }, "near all", universe);
    await expect(protectRecords(tools, near, ROUND_TO_5)).rejects.toThrow(
      /Cannot release second: together with (first, )?.*reply of June.* it would tell .*charged/u,
    );
    expect(entriesOf(tools)).toBe(1);
  });
});

test("what replies told is kept, and the next table is held against it", async () => {
  await withHome(async (tools, home) => {
    const reply = {
      release: "reply of the force",
      universe: "extract 1a2b",
      statements: [{ kind: "count", cells: ["no suspect"], count: 20 }],
    };
    const path = await home.write("reply.json", JSON.stringify(reply));
    const found = await auditBook(tools, { files: [path], keep: true, who: "AB" });
    expect(found.releases).toMatchObject([{ release: "reply of the force", isProposed: true, hidden: 0 }]);
    const shown = await protectRecords(tools, QUARTER);
    expect(hiddenIn(shown)).toEqual(expect.arrayContaining(["charged"]));
    expect(hiddenIn(shown)).not.toContain("no suspect");
    const audit = await auditBook(tools);
    expect(audit.holds).toBe(true);
    expect(audit.releases.map(({ release }) => release)).toEqual(["kent 2024 Q1", "reply of the force"]);
  });
});

test("a proposed statement that tells a hidden count is found, with the releases that tell it together", async () => {
  await withHome(async (tools, home) => {
    await protectRecords(tools, QUARTER);
    const rate = {
      release: "a press notice",
      universe: "extract 1a2b",
      statements: [{ kind: "percent", cells: ["charged"], of: 37, printed: "8.1" }],
    };
    const path = await home.write("notice.json", JSON.stringify(rate));
    const { holds, cells, says } = await auditBook(tools, { files: [path] });
    expect(holds).toBe(false);
    expect(says).toContain("can be worked out more closely than promised");
    const told = cells.find(({ id }) => id === "charged");
    expect(told).toMatchObject({ from: 3, to: 3, verdict: "narrower", because: ["a press notice"] });
    // Proposed only: the book does not hold it.
    expect((await auditBook(tools)).holds).toBe(true);
  });
});

test("two that protect at once do not both release: the second heeds the first", async () => {
  await withHome(async (tools) => {
    const { left, right } = pair(0);
    await Promise.all([protectRecords(tools, left), protectRecords(tools, right)]);
    expect(entriesOf(tools)).toBe(2);
    expect((await auditBook(tools)).holds).toBe(true);
  });
});

test("without the expected version of the book the same race would release an unsafe pair", async () => {
  await withHome(async (tools) => {
    const { left, right } = pair(0);
    const { ledger } = tools;
    const careless: Tools = {
      ...tools,
      ledger: { ...ledger, append: (entry, options) => ledger.append(entry, { ...options, expect: "any" }) },
    };
    await Promise.all([protectRecords(careless, left), protectRecords(careless, right)]);
    expect((await auditBook(tools)).holds).toBe(false);
  });
});

test("two processes that protect at once release nothing that is unsafe together", { timeout: 120_000 }, async () => {
  await withHome(async (tools, home) => {
    const run = (side: string): Promise<number | null> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [script, home.folder, side], { stdio: ["ignore", "ignore", "inherit"] });
        child.on("close", resolve);
      });
    expect(await Promise.all([run("left"), run("right")])).toEqual([0, 0]);
    const again = await openTools({ home: home.folder });
    try {
      expect(entriesOf(again)).toBe(2 * PAIRS);
      expect((await auditBook(again)).holds).toBe(true);
      expect(again.ledger.verify().ok).toBe(true);
    } finally {
      again.close();
    }
    expect(entriesOf(tools)).toBe(2 * PAIRS);
  });
});
