// What the pages of the claim bench are given.
import type { CheckedText } from "../claims/checked.ts";

/** The form, with what stands in the box, and why the text before was not checked. */
export interface CheckFormView {
  readonly text: string;
  readonly declined: { readonly says: string; readonly hint: string | null } | null;
}

/** A checked text. */
export interface CheckedView {
  readonly checked: CheckedText;
  /** The name of the file; `null` for a pasted text. */
  readonly name: string | null;
  /** What had to be assumed to read it, and what was left out. */
  readonly says: readonly string[];
}

/** The files that a checked text can be taken along as. */
export const CHECK_DOWNLOADS = [
  { format: "json", title: "JSON", says: "everything, with offsets" },
  { format: "csv", title: "CSV", says: "a row a reading" },
  { format: "jsonld", title: "ClaimReview", says: "JSON-LD" },
  { format: "html", title: "Annotated page", says: "one file, no script" },
] as const;

/** A format that a checked text can be taken along in. */
export type CheckDownload = (typeof CHECK_DOWNLOADS)[number]["format"];
