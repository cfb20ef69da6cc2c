// What is allowed to break a rule for now, by name. This list may only shrink: an exception that is no longer needed fails the test.
import type { Finding } from "./survey.ts";

/** One allowed finding. */
export interface Exception {
  readonly rule: string;
  /** As in the finding: `src/room/file.ts` or `src/room/file.ts#function`. */
  readonly at: string;
  /** For rules that count lines: how many there are now. It may go down, never up. */
  readonly lines?: number;
  readonly why: string;
}

/** The exceptions of the day. */
export const EXCEPTIONS: readonly Exception[] = [];

/** The findings that no exception covers. */
export function uncovered(findings: readonly Finding[], exceptions: readonly Exception[]): readonly Finding[] {
  return findings.filter((found) => !exceptions.some((exception) => covers(exception, found)));
}

/** The exceptions that cover nothing any longer. */
export function stale(findings: readonly Finding[], exceptions: readonly Exception[]): readonly Exception[] {
  return exceptions.filter((exception) => !findings.some((found) => isAbout(exception, found)));
}

function isAbout(exception: Exception, found: Finding): boolean {
  return exception.rule === found.rule && exception.at === found.at;
}

function covers(exception: Exception, found: Finding): boolean {
  return isAbout(exception, found) && (found.lines ?? 0) <= (exception.lines ?? 0);
}
