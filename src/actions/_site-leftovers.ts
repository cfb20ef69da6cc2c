// What a publish that was cut short (a power cut, a kill) left beside a site: put back or taken away before the next one.
import { readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Where a site is written until it is whole. */
export function newBeside(target: string, pid: number): string {
  return join(dirname(target), `.${basename(target)}.${pid}.new`);
}

/** Where the site before stands for the moment in which the new one takes its place. */
export function oldBeside(target: string, pid: number): string {
  return join(dirname(target), `.${basename(target)}.${pid}.old`);
}

/**
 * Settles what publishes left that run no more: a site that was moved aside without its successor goes back to its place; where the successor
 * stands, the owner's own files (`.git`) go over to it; half-written sites are removed. What a running publish works on stays.
 */
export async function settleLeftovers(target: string): Promise<void> {
  const names = await readdir(dirname(target)).catch(() => []);
  for (const { path, pid, state } of leftoversOf(names, target)) {
    if (runs(pid)) continue;
    if (state === "old") await handOver(path, target);
    await rm(path, { recursive: true, force: true });
  }
}

interface Leftover {
  readonly path: string;
  readonly pid: number;
  readonly state: string;
}

/** Those moved aside before those half-written: the folder may be nowhere else. */
function leftoversOf(names: readonly string[], target: string): readonly Leftover[] {
  const start = `.${basename(target)}.`;
  const found = names.flatMap((name) => {
    const [, pid, state] = name.startsWith(start) ? (/^(\d+)\.(new|old)$/u.exec(name.slice(start.length)) ?? []) : [];
    return pid === undefined || state === undefined
      ? []
      : [{ path: join(dirname(target), name), pid: Number(pid), state }];
  });
  return found.sort((a, b) => (a.state === b.state ? a.pid - b.pid : a.state === "old" ? -1 : 1));
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function handOver(old: string, target: string): Promise<void> {
  const there = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (there === null) return await rename(old, target);
  await moveOwn(old, target);
}

/** What begins with a dot (`.git`, `.nojekyll`) is the owner's, and goes from the site before to the one in its place. */
export async function moveOwn(old: string, target: string): Promise<void> {
  const there = new Set(await readdir(target));
  for (const name of await readdir(old))
    if (name.startsWith(".") && !there.has(name)) await rename(join(old, name), join(target, name));
}
