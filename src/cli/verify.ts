// `everycase verify`: whether the book is as it was, from the first entry to the last archived byte.
import { verifyBook } from "../actions/verify-book.ts";
import { Refusal } from "../ground/refusal.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { verificationLines, verificationTable } from "./show/verification.ts";

/** Verifies the book, against a head noted earlier where one is given. Ends in `damaged` when anything does not hold. */
export async function verify(door: Door, _words: readonly string[], { head, format }: Options): Promise<Ending> {
  const noted = head === undefined ? undefined : headOf(head);
  const found = await door.withTools((tools) => verifyBook(tools, noted));
  await answer(door, format, {
    lines: (width) => verificationLines(found, width),
    value: found,
    table: () => verificationTable(found),
  });
  return found.ok ? "done" : "damaged";
}

/** The head that `SEQUENCE:DIGEST` names. Refuses (`usage`) any other text. */
export function headOf(text: string): { readonly sequence: number; readonly digest: string } {
  const [, sequence, digest] = /^(\d{1,15}):([0-9a-f]{64})$/iu.exec(text.trim()) ?? [];
  if (sequence === undefined || digest === undefined) {
    throw new Refusal(
      "usage",
      `Cannot read --head: found "${text}", wanted a sequence, a colon and a digest of 64 hex digits.`,
      "It stands at the end of what everycase verify prints.",
    );
  }
  return { sequence: Number(sequence), digest: digest.toLowerCase() };
}
