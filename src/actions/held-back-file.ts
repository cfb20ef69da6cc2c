// Documents that are not handed on whole, since together with another they would tell more of a count that the other hides.
import { dayFrom } from "../ground/day.ts";
import type { Json } from "../ground/digest.ts";
import type { CatalogueFile, KeptBack } from "../measures/plan.ts";
import { NOT_STATED } from "../standard/editions.ts";
import type { StoredFile } from "../warehouse/warehouse.ts";

/** A document of which figures are kept back: the data package tells of it, and holds no more of it than the figures that are published. */
export interface HeldBack {
  /** Its SHA-256; `null` for a paper letter, which has no bytes. */
  readonly sha256: string | null;
  readonly name: string;
  /** The sequence of its entry. */
  readonly order: number;
  /** The address it was fetched from; `null` where it came another way. */
  readonly from: string | null;
  readonly keptBack: readonly KeptBack[];
  /** What an earlier release said of the same figures, where it gave the reason in other words. */
  readonly before: readonly SaidBefore[];
  /** What was read in it; `null` where all its figures were entered by hand, and none is left. */
  readonly reading: Json | null;
}

/** The reasons as they stood when the figures of a release were frozen. */
export interface SaidBefore {
  /** The last entry that those figures stand on. */
  readonly asOf: number;
  readonly keptBack: readonly KeptBack[];
}

/** No figure. */
const NOTHING: StoredFile = {
  tableVersion: 0,
  file: "",
  path: null,
  reading: null,
  holdings: [],
  counts: { read: 0, exact: 0, interval: 0, absent: {}, notUnderstood: 0 },
  parts: [],
};

/** No figure of such a stand-in is ever shown, so that its day means nothing. */
const NO_DAY = dayFrom(1970, 1, 1);

/** What a measure sees of documents that are not there whole: no figure, and the sentence that says so. Those of later entries are not known yet. */
export function sayingKeptBack(held: readonly HeldBack[], upTo: number): readonly CatalogueFile[] {
  return held.filter(({ order }) => order <= upTo).map((one) => asFile(one, upTo));
}

function asFile({ sha256, name, order, keptBack: now, before }: HeldBack, upTo: number): CatalogueFile {
  const keptBack = before.find(({ asOf }) => asOf === upTo)?.keptBack ?? now;
  return {
    sha256: sha256 ?? "",
    name,
    source: "",
    rule: "",
    entry: "",
    order,
    edition: NOT_STATED,
    addedOn: NO_DAY,
    fullTable: false,
    incomplete: null,
    stored: NOTHING,
    keptBack,
  };
}
