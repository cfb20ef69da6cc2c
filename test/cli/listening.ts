// Surroundings that write down what is printed, so that a command line can run inside a test.
import type { Surroundings } from "../../src/cli/door.ts";
import { run } from "../../src/cli/program.ts";

/** What one command line printed, and how it ended. */
export interface Heard {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, as `everycase` would with its output in a file. */
export async function hear(words: readonly string[], given: Partial<Surroundings> = {}): Promise<Heard> {
  const heard = { out: "", err: "" };
  const code = await run(words, {
    out: (text) => {
      heard.out += text;
    },
    err: (text) => {
      heard.err += text;
    },
    outColumns: null,
    errColumns: null,
    painted: false,
    debug: false,
    version: "9.9.9",
    now: () => 0,
    stopped: () => Promise.resolve(),
    ...given,
  });
  return { code, ...heard };
}

/** The words of a command line as a shell would take it apart; quotes keep a name together. */
export function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/gu)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? "",
  );
}
