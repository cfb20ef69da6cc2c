// The R package `survival` as a second opinion, where it is installed: its script is run as a program of its own.
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

/** Whether R with the package `survival` is here. */
export function hasSurvival(): boolean {
  return spawnSync("Rscript", ["-e", "library(survival)"], { stdio: "ignore" }).status === 0;
}

/** Runs a script of this folder, from the root of the project, and gives what it printed. Throws with its words where it fails. */
export function runR(script: string, args: readonly string[]): string {
  const path = resolve("test/oracle", script);
  const { status, stdout, stderr } = spawnSync("Rscript", [path, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
  return stdout;
}

/** What `aalen-johansen.R` wrote for one cell: by cause, shares and standard errors at the times. */
export interface CellOfR {
  readonly cell: number;
  readonly times: Float64Array;
  readonly shares: readonly Float64Array[];
  readonly errors: readonly Float64Array[];
}

/** Reads the file that `aalen-johansen.R` wrote. */
export async function readCells(path: string, causes: number): Promise<readonly CellOfR[]> {
  const bytes = await readFile(path);
  const doubles = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const cells: CellOfR[] = [];
  for (let at = 0; at < doubles.length; ) {
    const [cell = 0, rows = 0] = doubles.subarray(at, at + 2);
    const part = (index: number): Float64Array => doubles.subarray(at + 2 + index * rows, at + 2 + (index + 1) * rows);
    const list = Array.from({ length: causes }, (_, cause) => cause);
    cells.push({
      cell,
      times: part(0),
      shares: list.map((cause) => part(1 + 2 * cause)),
      errors: list.map((cause) => part(2 + 2 * cause)),
    });
    at += 2 + rows * (1 + 2 * causes);
  }
  return cells;
}
