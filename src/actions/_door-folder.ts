// The place at the door where an extract lies for a moment before its references are tokens. Nothing in it outlives the process for long.
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

function doorFolder(home: string): string {
  return join(home, "door");
}

/** Gives `work` a folder of its own that only this user can enter, and removes it whatever happens. */
export async function withDoorFolder<T>(home: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(doorFolder(home), { recursive: true, mode: 0o700 });
  const folder = await freshFolder(home);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function freshFolder(home: string): Promise<string> {
  for (let count = 1; ; count++) {
    const folder = join(doorFolder(home), `${process.pid}-${count}`);
    try {
      await mkdir(folder, { mode: 0o700 });
      return folder;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}

/** Removes what a process left that was killed at the door. Folders of processes that still run stay. */
export async function sweepDoor(home: string): Promise<void> {
  const names = await readdir(doorFolder(home)).catch(() => []);
  for (const name of names) {
    const owner = Number(/^(\d+)-/u.exec(name)?.[1]);
    if (!isRunning(owner)) await rm(join(doorFolder(home), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    return Number.isInteger(pid) && process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
