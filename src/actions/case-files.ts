// The extracts of cases in the book, each with the account of how it came in.
import { Refusal } from "../ground/refusal.ts";
import { type CaseAccount, parseCaseAccount } from "../sources/case-extracts/account.ts";
import { caseAccount } from "../warehouse/case-ask.ts";
import { type BookFile, bookFiles } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** One extract: its file in the book, where its tokenised rows are, and its account. */
export interface CaseFile {
  readonly book: BookFile;
  readonly path: string;
  readonly account: CaseAccount;
}

/** The extracts of the book, newest first; with a label the one of that name or SHA-256. Refuses (`notFound`) when there is none. */
export async function caseFiles(tools: Tools, label?: string): Promise<readonly CaseFile[]> {
  const { engine } = await tools.warehouse();
  const found: CaseFile[] = [];
  for (const book of (await bookFiles(tools)).toReversed()) {
    if (book.note.holds !== "records") continue;
    const { subject } = book.entry;
    const named =
      label === undefined || label === book.body.name || (label.length >= 6 && subject.startsWith(label.toLowerCase()));
    if (!named) continue;
    const path = tools.archive.pathOf(subject);
    const text = await caseAccount(engine, path);
    const account = text === null ? null : parseCaseAccount(text);
    if (account !== null) found.push({ book, path, account });
  }
  if (found.length > 0) return found;
  throw new Refusal(
    "notFound",
    label === undefined ? "No extract of cases has been added." : `No extract of cases is called "${label}".`,
    "Add one: everycase cases add extract.csv --mapping mapping.json",
  );
}
