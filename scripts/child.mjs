// Runs other programs, and finds them.
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Runs a program without standard input and resolves to `{ code, output }`. What it prints is kept in `output`, or with
 * `show: true` goes straight to the terminal. A program that cannot be started has code 127, one ended by a signal 128.
 */
export function run(command, args, { show = false, cwd, env = process.env } = {}) {
  return new Promise((resolve) => {
    const stdio = ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"];
    const child = spawn(command, args, { cwd, env, stdio, shell: process.platform === "win32" && command === "npm" });
    const pieces = [];
    child.stdout?.on("data", (piece) => pieces.push(piece));
    child.stderr?.on("data", (piece) => pieces.push(piece));
    child.on("error", (error) => resolve({ code: 127, output: error.message }));
    // Where this process is told to end, the program ends with it.
    const end = () => child.kill();
    process.once("exit", end);
    child.on("close", (code) => {
      process.off("exit", end);
      resolve({ code: code ?? 128, output: Buffer.concat(pieces).toString("utf8") });
    });
  });
}

/** The full path of a program on PATH, or `null`. */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}
