// The one table from what happened to the exit code of the process.
import type { RefusalCode } from "../ground/refusal.ts";

/** What a run can end in: done, done with problems to look at or with something other than expected, each reason to decline, and a fault of our own. */
export type Ending = "done" | "problems" | "differs" | RefusalCode | "fault";

/** The exit code of each ending, and what it says in the help. */
export const EXIT_CODES = {
  done: { code: 0, says: "done" },
  problems: { code: 1, says: "done, and there are problems to look at" },
  usage: { code: 2, says: "the wish cannot be read: unknown verb, option or word" },
  notFound: { code: 3, says: "there is nothing by that name, or no figure answers the question" },
  unreadable: { code: 4, says: "nothing of what was given could be read; it is archived as received" },
  surroundings: { code: 5, says: "the machine is in the way: folder, port, Node version" },
  damaged: { code: 6, says: "the book or the archive is not as it was" },
  notPossible: { code: 7, says: "understood, but it does not exist or would not be honest" },
  differs: { code: 8, says: "done, and a published claim no longer has the verdict that was expected" },
  fault: { code: 70, says: "a fault of Everycase itself" },
} as const satisfies Readonly<Record<Ending, { readonly code: number; readonly says: string }>>;

/** The exit code of an ending. Example: `exitCode("notFound")` is 3. */
export function exitCode(ending: Ending): number {
  return EXIT_CODES[ending].code;
}

/** The table as lines for the help, lowest code first. */
export function exitCodeLines(): readonly string[] {
  return Object.values(EXIT_CODES).map(({ code, says }) => `${String(code).padStart(4)}  ${says}`);
}
