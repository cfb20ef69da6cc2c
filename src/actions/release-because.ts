// Why figures changed: the entries of the book between what two releases stand on.
import type { Entry } from "../ledger/entry.ts";
import { FIGURE_DECIDED, FIGURE_ENTERED } from "./_hand-book.ts";
import { LAYOUT_SAVED } from "./_layouts.ts";
import { FILE_ADDED } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** One entry that figures may have changed by. */
export interface Because {
  readonly entry: string;
  readonly at: string;
  readonly who: string;
  readonly says: string;
}

/** What the entries of each kind say, in a clause. */
const SAYS: Readonly<Record<string, (entry: Entry) => string>> = {
  [FILE_ADDED]: ({ body, subject }) => `the file ${nameIn(body, subject)} was added`,
  [LAYOUT_SAVED]: ({ subject }) => `the layout ${subject} was saved`,
  [FIGURE_ENTERED]: () => "a figure was entered by hand",
  [FIGURE_DECIDED]: () => "a figure entered by hand was decided",
};

/** The entries after `from` up to `to` (sequences) that figures of public sources come from, in their order. */
export function becauseOf(
  { ledger }: Tools,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Because[] {
  return Object.entries(SAYS)
    .flatMap(([kind, says]) => ledger.entries({ kind, after: from }).map((entry) => ({ entry, says: says(entry) })))
    .filter(({ entry }) => entry.sequence <= to)
    .toSorted((one, other) => one.entry.sequence - other.entry.sequence)
    .map(({ entry, says }) => ({ entry: entry.id, at: entry.recordedAt, who: entry.actor, says }));
}

/** The reasons as one sentence; what else there can be where there is no entry. */
export function becauseWords(all: readonly Because[]): string {
  const [first, ...more] = all.map(({ says }) => says);
  if (first === undefined) return "Everycase works figures out differently since.";
  const shown = [first, ...more.slice(0, 4)].join("; ");
  const rest = more.length > 4 ? `; and ${more.length - 4} more` : "";
  // Every reason begins with an article, so that the name of a file keeps its letters.
  return `${shown.charAt(0).toUpperCase()}${shown.slice(1)}${rest}.`;
}

function nameIn(body: Entry["body"], subject: string): string {
  const name = typeof body === "object" && body !== null && "name" in body ? body.name : null;
  return typeof name === "string" ? name : subject.slice(0, 12);
}
