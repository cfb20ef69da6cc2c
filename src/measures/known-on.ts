// What was known on a day: editions of that day or before. An edition without a date counts as known from the day its file was added.
import { type Day, dayInWords } from "../ground/day.ts";
import { Refusal } from "../ground/refusal.ts";
import { type Edition, parseEdition } from "../standard/editions.ts";
import type { StoredFile } from "../warehouse/warehouse.ts";

/** A file with the edition it states as a whole and the day it was added. */
interface Dated {
  readonly edition: Edition;
  readonly addedOn: Day;
  readonly stored: StoredFile;
}

/** The day that a question names (`2020-06-01`, `1 June 2020`); `null` when it names none. Refuses (`usage`) what is no day. */
export function dayAsked(text: string | undefined): Day | null {
  if (text === undefined) return null;
  const { id, day } = parseEdition(text);
  if (day !== null && id === day) return day;
  throw new Refusal(
    "usage",
    `Cannot read the day: found "${text.slice(0, 40)}".`,
    "Wanted a day such as 2020-06-01: --as-known-on 2020-06-01",
  );
}

/** The day from which an edition counts as known: its own (the first of the month where only a month is stated), or that on which its file was added. */
export function knownFrom(edition: Edition, { addedOn }: Pick<Dated, "addedOn">): Day {
  return edition.day ?? addedOn;
}

/** The files without what was not known on that day; all of them, untouched, without a day. A file whose every edition is later is left out. */
export function knownFiles<T extends Dated>(files: readonly T[], day: Day | null): readonly T[] {
  if (day === null) return files;
  return files.flatMap((file) => {
    const stored = knownOf(file, day);
    return stored.holdings.length === 0 ? [] : [stored === file.stored ? file : { ...file, stored }];
  });
}

/** Whether figures of a file that state this edition (`null`: none of their own) were known on the day. */
export function wasKnown(stated: string | null, file: Omit<Dated, "stored">, day: Day | null): boolean {
  return day === null || knownFrom(stated === null ? file.edition : parseEdition(stated), file) <= day;
}

/** The same file and day give the same value again, so that what is remembered of it stays. */
const KNOWN = new WeakMap<StoredFile, Map<string, StoredFile>>();

function knownOf(file: Dated, day: Day): StoredFile {
  const { stored } = file;
  const holdings = stored.holdings.filter(({ edition }) => wasKnown(edition, file, day));
  if (holdings.length === stored.holdings.length) return stored;
  const key = `${day} ${file.edition.day ?? file.addedOn}`;
  const known = KNOWN.get(stored) ?? new Map<string, StoredFile>();
  KNOWN.set(stored, known);
  const found = known.get(key) ?? { ...stored, holdings };
  known.set(key, found);
  return found;
}

/** A finding with the day it was known on. Example: `…, as known on 1 June 2020`. */
export function asKnown(sentence: string, day: Day | null): string {
  return day === null ? sentence : `${sentence.replace(/\.$/u, "")}, as known on ${dayInWords(day)}`;
}

interface Used {
  readonly edition: Edition;
  readonly file: { readonly name: string; readonly addedOn: Day };
}

/** What must be said where a day was asked for: how many later editions are left out, and which editions have no date. */
export function knownWords(day: Day | null, later: number, used: readonly Used[]): readonly string[] {
  if (day === null) return [];
  const undated = new Map(
    used.filter(({ edition }) => edition.day === null).map(({ file }) => [file.name, file.addedOn] as const),
  );
  const left =
    later === 0
      ? "No later edition is in the book."
      : `${later === 1 ? "One later edition is" : `${later} later editions are`} left out.`;
  return [
    `As known on ${dayInWords(day)}: only editions of that day or before. ${left}`,
    ...[...undated].map(
      ([name, addedOn]) =>
        `The edition of ${name} has no date: it counts as known from ${dayInWords(addedOn)}, when the file was added.`,
    ),
  ];
}

/** Why nothing answers as of a day, naming the earliest edition that would. */
export function notYetKnown(day: Day, later: readonly Used[]): Refusal {
  const [first] = [...later].sort((a, b) => (knownFrom(a.edition, a.file) < knownFrom(b.edition, b.file) ? -1 : 1));
  const earliest =
    first === undefined
      ? "Nothing of it is in the book."
      : first.edition.day === null
        ? `The earliest there is, ${first.file.name}, has no date and was added on ${dayInWords(first.file.addedOn)}.`
        : `The earliest edition there is: ${first.edition.title} (${first.file.name}).`;
  return new Refusal("notFound", `Nothing of this was known on ${dayInWords(day)}. That does not mean zero.`, earliest);
}
