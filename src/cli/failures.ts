// Whatever stops a verb, told in a line or two on standard error, with the ending it stands for.
import { CommanderError } from "commander";
import { Refusal } from "../ground/refusal.ts";
import type { Ending } from "./exit-codes.ts";
import { usageWords } from "./usage-words.ts";

/** How a failure ends and what is said of it; no lines where everything is said already (help, version). */
export interface Told {
  readonly ending: Ending;
  readonly lines: readonly string[];
}

/** Tells a failure. `seeAlso` names the help that fits; `debug` adds the stack of a fault. */
export function told(
  failure: unknown,
  { seeAlso, debug }: { readonly seeAlso: string; readonly debug: boolean },
): Told {
  if (failure instanceof Refusal) {
    return { ending: failure.code, lines: [failure.message, ...(failure.hint === undefined ? [] : [failure.hint])] };
  }
  if (failure instanceof CommanderError) {
    if (failure.exitCode === 0) return { ending: "done", lines: [] };
    if (failure.code === "commander.help") return { ending: "usage", lines: ["A verb is missing.", `See: ${seeAlso}`] };
    return { ending: "usage", lines: [usageWords(failure.message), `See: ${seeAlso}`] };
  }
  const words = failure instanceof Error ? firstLine(failure.message) : firstLine(String(failure));
  const line = `Everycase stopped on a fault of its own: ${words}; please report it.`;
  const stack = failure instanceof Error && failure.stack !== undefined ? failure.stack.split("\n") : [];
  return { ending: "fault", lines: [line, ...(debug ? stack : [])] };
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").replace(/[.;]+$/u, "");
}
