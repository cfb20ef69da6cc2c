// The account of reading one file, kept in the warehouse beside its cells. Everything in it can be derived again from the archive.
import type { Problem } from "../ground/problem.ts";
import type { StreetPart } from "../measures/street-result.ts";
import type { Holds } from "../sources/reading.ts";

/** What a reading found. */
export interface ReadingNote {
  readonly reader: string | null;
  readonly holds: Holds;
  /** The layout that was used, as `id@version`; `null` for sources whose layout is fixed. */
  readonly layout: string | null;
  readonly title: string | null;
  /** How the layout was recognised, e.g. `snake-cased mirror of the official headers`. */
  readonly rule: string | null;
  readonly format: string;
  readonly fullTable: boolean;
  readonly records: number;
  readonly sheets: readonly { readonly sheet: string | null; readonly hidden: boolean; readonly read: boolean }[];
  readonly columns: readonly {
    readonly sheet: string | null;
    readonly column: string;
    readonly header: string;
    readonly role: string;
  }[];
  readonly signals: readonly { readonly kind: string; readonly says: string }[];
  readonly problems: readonly Problem[];
  readonly edition: { readonly id: string; readonly title: string; readonly day: string | null };
  readonly incomplete: string | null;
  /** For files of data.police.uk: each CSV in it, by its number in the table. */
  readonly street?: readonly StreetPart[];
}
