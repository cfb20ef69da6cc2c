// Several processes at one ledger, and processes that are killed: nothing acknowledged is lost, and the chain stays single.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openSqliteLedger } from "../../src/ledger/sqlite-ledger.ts";
import { bundleKeeper, type Keeper, pause, rounds, startKeeper, temporaryFolder } from "./children.ts";

// Other work on the machine may slow a disk or a start down.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
const keeper = await bundleKeeper();

async function together(children: readonly Keeper[]): Promise<string[][]> {
  await Promise.all(children.map((child) => child.ready));
  for (const child of children) child.go();
  return await Promise.all(children.map((child) => child.ended));
}

/** The digests of the ledger by sequence, after its chain was found whole. */
function soundDigests(path: string): Map<number, string> {
  const ledger = openSqliteLedger(path);
  const digests = new Map(ledger.entries().map((entry) => [entry.sequence, entry.digest]));
  expect(ledger.verify()).toMatchObject({ ok: true, entries: digests.size });
  ledger.close();
  return digests;
}

/** The `[sequence, digest]` that the lines acknowledge. */
function acknowledged(lines: readonly string[]): [number, string][] {
  return lines
    .filter((line) => line.startsWith("appended "))
    .map((line) => [Number(line.split(" ")[1]), String(line.split(" ")[2])]);
}

describe("two processes at once", () => {
  test("append 100 each to one chain without a gap, on a ledger that neither found there", {
    timeout: 60_000,
  }, async () => {
    const path = join(folder, "two.sqlite");
    const start = (name: string) => startKeeper(keeper, ["append", path, name, "100"]);
    const printed = await together([start("a"), start("b")]);
    const digests = soundDigests(path);
    expect(digests.size).toBe(200);
    const [a = [], b = []] = printed.map(acknowledged);
    expect([a.length, b.length]).toEqual([100, 100]);
    expect(new Map([...a, ...b])).toEqual(digests);
  });

  test("that want the same new subjects give each subject one entry", async () => {
    const path = join(folder, "race.sqlite");
    const start = (name: string) => startKeeper(keeper, ["register", path, name, "60"]);
    const printed = (await together([start("a"), start("b")])).flat();
    expect(printed).toHaveLength(120);
    expect(printed.filter((line) => line.startsWith("appended "))).toHaveLength(60);
    const digests = soundDigests(path);
    expect(digests.size).toBe(60);
    // Who came second was shown the entry of who came first.
    for (const line of printed) expect(digests.get(Number(line.split(" ")[1]))).toBe(line.split(" ")[2]);
  });
});

describe("a process killed", () => {
  test("while two append loses nothing that was acknowledged", { timeout: 1_800_000 }, async () => {
    const path = join(folder, "killed.sqlite");
    const all: [number, string][] = [];
    for (let round = 0; round < rounds(12, 400); round++) {
      const start = (name: string) => startKeeper(keeper, ["append", path, `${name}${round}`, "100000"]);
      const [killed, survivor] = [start("a"), start("b")];
      await Promise.all([killed.ready, survivor.ready]);
      killed.go();
      survivor.go();
      await Promise.all([killed.firstLine, survivor.firstLine]);
      // Moments spread over the time in which a log fills and is folded in.
      await pause((round * 13) % 60);
      killed.kill();
      await killed.ended;
      await pause((round * 7) % 10);
      survivor.kill();
      all.push(...acknowledged(await killed.ended), ...acknowledged(await survivor.ended));
    }
    const digests = soundDigests(path);
    expect(all.length).toBeGreaterThan(rounds(12, 400) * 2);
    for (const [sequence, digest] of all) expect(digests.get(sequence)).toBe(digest);
  });

  test("while it makes ledgers leaves each of them whole or not there", { timeout: 600_000 }, async () => {
    for (let round = 0; round < rounds(6, 200); round++) {
      const own = join(folder, `made-${round}`);
      mkdirSync(own);
      const child = startKeeper(keeper, ["make", own, "ledger", "100000"]);
      await child.ready;
      child.go();
      await child.firstLine;
      await pause((round * 17) % 50);
      child.kill();
      const promised = await child.ended;
      const there = readdirSync(own).filter((name) => name.endsWith(".sqlite"));
      expect(there.length).toBeGreaterThanOrEqual(promised.length);
      for (const name of there) soundDigests(join(own, name));
      for (const line of promised) expect(there).toContain(`ledger-${line.split(" ")[1]}.sqlite`);
    }
  });

  test("that held the ledger lets the next one in at once", async () => {
    const path = join(folder, "held.sqlite");
    const child = startKeeper(keeper, ["append", path, "a", "100000"]);
    await child.ready;
    child.go();
    await child.firstLine;
    child.kill();
    await child.ended;
    const start = performance.now();
    openSqliteLedger(path).close();
    // Far below the time one opener waits for another.
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
