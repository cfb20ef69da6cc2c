// Starts test/ledger/children/keeper.ts as processes of their own: bundled, gated so that several begin together, killable.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
// Below node_modules, so that the bundle's imports of packages resolve.
const CACHE = join(ROOT, "node_modules/.cache/everycase-test");

/** Bundles the keeper for this test file; the path of the script. It is removed after the last test. */
export async function bundleKeeper(): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const script = join(CACHE, `keeper-${process.pid}.mjs`);
  const entry = join(ROOT, "test/ledger/children/keeper.ts");
  await build({
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  afterAll(() => rmSync(script, { force: true }));
  return script;
}

/** A new folder that is removed after the last test, and that every account may read. `quick` puts it in memory where the
 * machine offers that: for tests that write thousands of files and pull no plug. */
export function temporaryFolder(options: { readonly quick?: boolean } = {}): string {
  const root = options.quick && existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const folder = mkdtempSync(join(root, "everycase-ledger-"));
  chmodSync(folder, 0o755);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A started keeper. */
export interface Keeper {
  /** Resolves when it has loaded and waits for `go`, or has ended. */
  readonly ready: Promise<void>;
  go(): void;
  /** The whole lines it printed so far, without `ready`. */
  lines(): string[];
  /** Resolves when it has printed a line, or has ended. */
  readonly firstLine: Promise<void>;
  kill(): void;
  /** Resolves with all its lines when it has ended. What it printed on standard error is a line too. */
  readonly ended: Promise<string[]>;
}

/** Starts a keeper. `around` is a command that runs it, e.g. strace with its options; `asNobody` takes away root's rights. */
export function startKeeper(
  script: string,
  args: readonly string[],
  options: { readonly around?: readonly string[]; readonly asNobody?: boolean } = {},
): Keeper {
  const [command = "", ...rest] = [...(options.around ?? []), process.execPath, script, ...args];
  const nobody = options.asNobody && process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  return following(spawn(command, rest, { stdio: ["pipe", "pipe", "pipe"], ...nobody }));
}

function following(child: ChildProcess): Keeper {
  let text = "";
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const printed = (lines: number) =>
    new Promise<void>((resolve) => {
      const look = () => text.split("\n").length > lines && resolve();
      child.stdout?.on("data", look);
      void ended.then(resolve);
    });
  child.stdout?.on("data", (data) => (text += String(data)));
  child.stderr?.on("data", (data) => (text += String(data)));
  child.stdin?.on("error", () => {});
  const lines = () =>
    text
      .split("\n")
      .slice(0, -1)
      .filter((line) => line !== "ready");
  return {
    ready: printed(1),
    firstLine: printed(2),
    go: () => child.stdin?.end("\n"),
    lines,
    kill: () => child.kill("SIGKILL"),
    ended: ended.then(lines),
  };
}

/** Whether a command is there and does this without failing. */
export function works(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** Whether an account without rights can read this script (a checkout in a private folder cannot be read). */
export function nobodyCanRun(script: string): boolean {
  if (process.getuid?.() !== 0) return true;
  const read = `require("fs").readFileSync(${JSON.stringify(script)})`;
  return spawnSync(process.execPath, ["-e", read], { stdio: "ignore", uid: 65534, gid: 65534 }).status === 0;
}

/** Resolves after so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** How many rounds to run: many behind EVERYCASE_LONG=1. */
export function rounds(usual: number, long: number): number {
  return process.env.EVERYCASE_LONG === "1" ? long : usual;
}
