// The entry of the command line: everything that belongs to the process is read here and handed on.
import manifest from "../../package.json" with { type: "json" };
import { exitCode } from "./exit-codes.ts";
import { told } from "./failures.ts";
import { run } from "./program.ts";

const { stdin, stdout, stderr, env } = process;
const debug = env["EVERYCASE_DEBUG"] === "1";
let outIsClosed = false;

// `everycase sources | head`: whoever reads has had enough. The work goes on to its end, in silence.
for (const stream of [stdout, stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    outIsClosed ||= stream === stdout;
  });
}

process.on("uncaughtException", (failure) => {
  stderr.write(`${told(failure, { seeAlso: "", debug }).lines.join("\n")}\n`);
  process.exit(exitCode("fault"));
});

if (isOld(process.versions.node, manifest.engines.node)) {
  stderr.write(`Everycase cannot start: found Node ${process.versions.node}, wanted ${manifest.engines.node}.\n`);
  process.exitCode = exitCode("surroundings");
} else {
  process.exitCode = await run(process.argv.slice(2), {
    out: (text) => {
      if (!outIsClosed) stdout.write(text);
    },
    err: (text) => {
      stderr.write(text);
    },
    outColumns: stdout.isTTY ? stdout.columns : null,
    errColumns: stderr.isTTY ? stderr.columns : null,
    painted: stdout.isTTY === true && env["NO_COLOR"] === undefined && env["TERM"] !== "dumb",
    debug,
    version: manifest.version,
    now: () => performance.now(),
    input: () => stdin,
    stopped: () =>
      new Promise((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      }),
  });
}

function isOld(ours: string, wanted: string): boolean {
  const [[major = 0, minor = 0], [least = 0, leastMinor = 0]] = [ours, wanted.replace(">=", "")].map((text) =>
    text.split(".").map(Number),
  ) as [number[], number[]]; // two texts in, two lists out
  return major < least || (major === least && minor < leastMinor);
}
