// Runs one of our own programs in a child process that can do no harm: a bounded heap, a deadline, an empty environment,
// and by Node's permission model no files but those named, no further processes, no native code.
import { spawn } from "node:child_process";

/** What the child runs, and what it may touch. Paths are absolute and free of links. */
export interface Confinement {
  readonly program: string;
  readonly args: readonly string[];
  /** Files and folders it may read, beside those it may write to. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly heapMebibytes: number;
  readonly timeoutMs: number;
}

/** How a child process ended. */
export type Ending = "done" | "late" | "out-of-memory" | "failed";

const MOST_COMPLAINT_CHARACTERS = 4096;
// V8 aborts when its heap is full; a shell shows that as 134. A text beyond V8's longest is the same to a reader.
const ABORTED = 134;
const MEMORY_WORDS = /heap|out of memory|allocation|ERR_STRING_TOO_LONG|Invalid string length|Array buffer/i;

/** Runs the program to its end or its deadline. Never throws for what the child does. */
export function runConfined(confinement: Confinement): Promise<Ending> {
  const { program, args, timeoutMs } = confinement;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags(confinement), program, ...args], {
      env: {},
      stdio: ["ignore", "ignore", "pipe"],
    });
    let complaint = "";
    let isLate = false;
    const deadline = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, timeoutMs);
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint = (complaint + text).slice(-MOST_COMPLAINT_CHARACTERS);
    });
    child.once("error", reject);
    child.once("close", (exit) => {
      clearTimeout(deadline);
      if (isLate) resolve("late");
      else if (exit === 0) resolve("done");
      else resolve(exit === null || exit === ABORTED || MEMORY_WORDS.test(complaint) ? "out-of-memory" : "failed");
    });
  });
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
