// What holds for every file whatever it is: time, memory, nothing written elsewhere, no connection, no shared object changed.
import { readdirSync, readFileSync } from "node:fs";
import net from "node:net";

/** The most wall time and memory that one file may take. */
export const MOST = { ms: 10_000, mebibytes: 512 } as const;

const LOOK_EVERY_MS = 20;

/** Follows the processes whose command line names a job folder, and keeps the most memory any of them held. */
export class MemoryWatch {
  readonly #peaks = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** From now on processes that name this folder are followed. */
  follow(folder: string): void {
    this.#peaks.set(folder, 0);
  }

  /** The most that a process of this folder held, in MiB; 0 where there was none, or the system does not tell. */
  peak(folder: string): number {
    const most = this.#peaks.get(folder) ?? 0;
    this.#peaks.delete(folder);
    return most;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    for (const pid of childrenOf(process.pid)) {
      const folder = [...this.#peaks.keys()].find((one) => textOf(`/proc/${pid}/cmdline`).includes(one));
      if (folder === undefined) continue;
      const line = /^VmHWM:\s+(\d+) kB$/m.exec(textOf(`/proc/${pid}/status`));
      this.#peaks.set(folder, Math.max(this.#peaks.get(folder) ?? 0, Number(line?.[1] ?? 0) / 1024));
    }
  }
}

function childrenOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      textOf(`/proc/${pid}/task/${task}/children`)
        .split(" ")
        .filter((one) => one !== ""),
    );
  } catch {
    return [];
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Counts the connections that this process tries to open. */
export function countConnections(): { readonly tried: () => number; readonly stop: () => void } {
  const before = net.Socket.prototype.connect;
  let count = 0;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]): net.Socket {
    count++;
    // The counted call goes on as it was.
    return (before as (...all: unknown[]) => net.Socket).apply(this, args);
  } as typeof before;
  return {
    tried: () => count,
    stop: () => {
      net.Socket.prototype.connect = before;
    },
  };
}

/** What all objects share, and the names that the hostile files try to leave behind. */
export function sharedState(): string {
  const planted = ["pwned", "polluted", "isAdmin"].filter((name) => name in globalThis || name in {});
  return [
    ...Reflect.ownKeys(Object.prototype).map(String),
    ...Reflect.ownKeys(Array.prototype).map(String),
    "|",
    ...planted,
  ].join(" ");
}

/** What lies in the folders beside the jobs: anything new there was written where it must not be. */
export function outside(folders: readonly string[]): string {
  return folders.map((folder) => `${folder}: ${readdirSync(folder).sort().join(" ")}`).join("\n");
}
