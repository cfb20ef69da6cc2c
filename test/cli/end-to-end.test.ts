// The built program as a process: its streams, its exit codes, how little its help loads, and the server it starts.
import { execFile, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OUTCOMES, TROUBLED } from "./replies.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = join(ROOT, "dist", "everycase.js");
const building = spawnSync(process.execPath, [join(ROOT, "scripts", "build.mjs")], { encoding: "utf8" });
const isBuilt = building.status === 0 && existsSync(PROGRAM);
if (!isBuilt) process.stderr.write(`Skipped: the program could not be built.\n${building.stderr}`);

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const folder = mkdtempSync(join(tmpdir(), "everycase-cli-"));
const home = join(folder, "book");

/** Runs the built program in the folder of the test. */
function everycase(...words: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...process.env, EVERYCASE_HOME: home } };
    execFile(process.execPath, [PROGRAM, ...words], options, (failure, out, err) => {
      resolve({ code: failure === null ? 0 : Number(failure.code), out, err });
    });
  });
}

beforeAll(async () => {
  writeFileSync(join(folder, "outcomes.csv"), OUTCOMES);
  writeFileSync(join(folder, "troubled.csv"), TROUBLED);
  if (isBuilt) await everycase("add", "outcomes.csv");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!isBuilt)("the built program", () => {
  test("answers on standard output, and ends in 0", async () => {
    const { code, out, err } = await everycase("compare");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.split("\n").slice(0, 2)).toEqual([
      "Of the sexual offences whose title names a child, one in 14 had led to a charge",
      "(one in 13 to one in 16).",
    ]);
    expect(out).toMatch(/^South Wales +17\.9 \(16\.1 to 20\.0\) +262 +1,461 /mu);
    expect(out).not.toContain("\u001B");
  });

  test("declines on standard error, with the code of the table", async () => {
    expect(await everycase("compair")).toEqual({
      code: 2,
      out: "",
      err: 'Unknown verb "compair". Nearest: compare.\nSee: everycase --help\n',
    });
    expect((await everycase("add", "nothing-here.csv")).code).toBe(3);
    expect((await everycase("add", "troubled.csv", "--home", join(folder, "other"))).code).toBe(1);
  });

  test("a reader that has had enough ends the writing in silence", async () => {
    const ended = await new Promise<{ code: number | null; err: string }>((resolve) => {
      const child = spawn(process.execPath, [PROGRAM, "compare", "--format", "json"], {
        cwd: folder,
        env: { ...process.env, EVERYCASE_HOME: home },
      });
      let err = "";
      child.stderr.on("data", (text) => {
        err += String(text);
      });
      child.stdout.destroy();
      child.on("close", (code) => resolve({ code, err }));
    });
    expect(ended).toEqual({ code: 0, err: "" });
  });

  test("the help loads neither DuckDB nor SQLite; a verb that needs them does", async () => {
    const script = (words: readonly string[]): string =>
      `process.argv = ["node", "everycase", ...${JSON.stringify(words)}];
       await import(${JSON.stringify(PROGRAM)});
       const loaded = process.report.getReport().sharedObjects.filter((path) => /duckdb|sqlite/iu.test(path));
       process.stderr.write(String(loaded.length));`;
    const count = (words: readonly string[]): string =>
      spawnSync(process.execPath, ["--input-type=module", "-e", script(words)], {
        cwd: folder,
        env: { ...process.env, EVERYCASE_HOME: home },
        encoding: "utf8",
      }).stderr;
    expect(count(["--help"])).toBe("0");
    expect(Number(count(["sources"]))).toBeGreaterThan(0);
  });

  test("start prints one line with the address, serves the worked example, and ends cleanly when asked to", async () => {
    const child = spawn(process.execPath, [PROGRAM, "start", "--port", "0", "--home", join(folder, "start-book")], {
      cwd: folder,
    });
    let out = "";
    const opened = new Promise<string>((resolve, reject) => {
      child.stdout.on("data", (text) => {
        out += String(text);
        const url = /http:\/\/\S+/u.exec(out)?.[0];
        if (url !== undefined) resolve(url);
      });
      child.on("close", (code) => reject(new Error(`start ended with ${code} before it was open`)));
    });
    const url = await opened;
    const page = await fetch(`${url}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<h1");
    const taken = await everycase("start", "--port", new URL(url).port);
    expect(taken.code).toBe(5);
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(1);
  });
});
