// Runs one of our own programs in a child process that can do no harm: bounded memory and time, an empty environment, no
// network where the machine allows that, and by Node's permission model no files but those named, no further processes, no native code.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What the child runs, and what it may touch. Paths are absolute and free of links. */
export interface Confinement {
  readonly program: string;
  readonly args: readonly string[];
  /** Files and folders it may read, beside those it may write to. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** The most it may keep in the JavaScript heap. */
  readonly heapMebibytes: number;
  /** The most it may keep in memory altogether. */
  readonly residentMebibytes: number;
  readonly timeoutMs: number;
  /** The most time of the processor it may take, over all its threads; where the system can see to that. */
  readonly cpuSeconds: number;
}

/** How a child process ended. */
export type Ending = "done" | "late" | "out-of-memory" | "failed";

const MOST_COMPLAINT_CHARACTERS = 4096;
// V8 aborts when its heap is full; a shell shows that as 134. A text beyond V8's longest is the same to a reader.
const ABORTED = 134;
const MEMORY_WORDS = /heap|out of memory|allocation|ERR_STRING_TOO_LONG|Invalid string length|Array buffer/i;
const LOOK_EVERY_MS = 25;
const MEBIBYTE = 1024 ** 2;

/** Runs the program to its end, its deadline or its memory limit. Never throws for what the child does. */
export function runConfined(confinement: Confinement): Promise<Ending> {
  const { program, args, timeoutMs, residentMebibytes } = confinement;
  const [command = "", ...rest] = [...walls(confinement), process.execPath, ...flags(confinement), program, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, { env: {}, stdio: ["ignore", "ignore", "pipe"] });
    let complaint = "";
    let stopped: Ending | null = null;
    const stop = (why: Ending): void => {
      stopped ??= why;
      child.kill("SIGKILL");
    };
    const deadline = setTimeout(() => stop("late"), timeoutMs);
    const watch = setInterval(() => {
      if (residentBytes(child.pid) > residentMebibytes * MEBIBYTE) stop("out-of-memory");
    }, LOOK_EVERY_MS);
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint = (complaint + text).slice(-MOST_COMPLAINT_CHARACTERS);
    });
    const settle = (): void => {
      clearTimeout(deadline);
      clearInterval(watch);
    };
    child.once("error", (error) => {
      settle();
      reject(error);
    });
    child.once("close", (exit, signal) => {
      settle();
      resolve(stopped ?? endingOf(exit, signal, complaint));
    });
  });
}

function endingOf(exit: number | null, signal: NodeJS.Signals | null, complaint: string): Ending {
  if (exit === 0) return "done";
  if (signal === "SIGXCPU") return "late";
  return exit === null || exit === ABORTED || MEMORY_WORDS.test(complaint) ? "out-of-memory" : "failed";
}

/** The memory that the process holds at this moment, in bytes; 0 where the system does not tell (only Linux does). */
function residentBytes(pid: number | undefined): number {
  try {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"));
    return Number(line?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function flags({ reads, writes, heapMebibytes }: Confinement): string[] {
  return [
    process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission",
    ...[...reads, ...writes].map((path) => `--allow-fs-read=${path}`),
    ...writes.map((path) => `--allow-fs-write=${path}`),
    "--disable-proto=delete",
    `--max-old-space-size=${heapMebibytes}`,
  ];
}

/** The commands before ours that raise the walls of the system. They replace themselves by what follows, so the process id stays. */
function walls({ residentMebibytes, cpuSeconds }: Confinement): string[] {
  const limits = [`--cpu=${cpuSeconds}:${cpuSeconds + 2}`, `--data=${residentMebibytes * MEBIBYTE}`, "--core=0"];
  return [...noNetwork(), ...(hasLimits() ? [PRLIMIT, ...limits] : [])];
}

const PRLIMIT = "/usr/bin/prlimit";
const UNSHARE = "/usr/bin/unshare";
let networkWall: readonly string[] | null = null;
let limitWall: boolean | null = null;

/** A network of its own with nothing in it, where the system allows that: root needs no user namespace, others need one. */
function noNetwork(): readonly string[] {
  networkWall ??=
    [
      [UNSHARE, "-n"],
      [UNSHARE, "-rn"],
    ].find(works) ?? [];
  return networkWall;
}

function hasLimits(): boolean {
  limitWall ??= works([PRLIMIT, "--core=0"]);
  return limitWall;
}

/** Whether the machine has the command and lets us use it. Asked once a process; a few milliseconds. */
function works([command = "", ...args]: readonly string[]): boolean {
  return spawnSync(command, [...args, "/bin/true"], { env: {}, stdio: "ignore" }).status === 0;
}
