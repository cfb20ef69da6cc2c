// A release: the decision that a set of figures may be published, step by step, as it is folded from the ledger.
import type { Basis, Denominator } from "../standard/bases.ts";

/** What can be done with a release. Figures from public sources need one person; from records two, never the author alone. */
export type ReleaseAct = "proposed" | "checked" | "approved" | "published" | "corrected" | "withdrawn";

/** One step, an entry of the ledger. */
export interface ReleaseStep {
  readonly act: ReleaseAct;
  readonly who: string;
  /** An instant, ISO 8601. */
  readonly at: string;
  /** Why; always there for `corrected` and `withdrawn`. */
  readonly why: string | null;
  readonly entry: string;
}

/** A figure of one force, by its question. */
export interface FigureRef {
  readonly force: string | null;
  /** `rate`, `charged`, `total` … as passports name figures. */
  readonly figure: string;
  readonly scope: string;
  readonly period: string;
  readonly basis: Basis;
  readonly denominator: Denominator;
}

/** What a force said when it was shown its figures, or its silence. */
export interface Reply {
  readonly force: string;
  readonly called: string;
  /** Days, `2026-11-01`. `asked` is null where a force wrote without being asked, `answered` null where it has not. */
  readonly asked: string | null;
  readonly due: string | null;
  readonly answered: string | null;
  /** Its words; null for silence. */
  readonly words: string | null;
  readonly about: FigureRef | null;
  /** The reading that the force proposes, and what it gives: printed beside ours, never in its place. */
  readonly recomputed: { readonly reading: string; readonly sentence: string } | null;
  readonly entry: string | null;
  /** The filled form that it came on, and the counts in which it is not ours; left out where there is none. */
  readonly form?: ReplyForm | null;
}

/** A filled form: it lies in the archive, and is no source of our figures. */
export interface ReplyForm {
  readonly name: string;
  readonly sha256: string;
  readonly counts: readonly { readonly figure: string; readonly theirs: string; readonly ours: string }[];
}

/** One figure that a correction changed. A figure that was not there, or is no more, is in words too: `no figure`. */
export interface FigureChange {
  readonly figure: FigureRef;
  readonly before: string;
  readonly after: string;
}

/** Who cited a figure, so that they can be told when it changes. */
export interface Citation {
  readonly who: string;
  readonly where: string;
  readonly on: string;
  readonly figure: FigureRef | null;
  readonly release: string;
  /** The release whose correction they were told of; null where nothing changed since. */
  readonly toldOf: string | null;
  readonly entry: string;
}

/** Where the list of changes lies in the archive (gzip of its text), and how many figures it names. */
export interface ChangesFile {
  readonly sha256: string;
  readonly changed: number;
  readonly added: number;
  readonly gone: number;
}

/** A program: its version, and a digest of its files where it is known. */
export interface ReleaseProgram {
  readonly version: string;
  readonly digest: string | null;
}

/** A release with its whole history. */
export interface ReleaseHistory {
  /** `1`, `2` …: the address of its pages. */
  readonly id: string;
  readonly title: string;
  /** Where its figures come from. */
  readonly of: "public" | "records";
  readonly state: ReleaseAct;
  /** Who proposed it last. Everybody who ever proposed it counts as an author. */
  readonly author: string;
  readonly steps: readonly ReleaseStep[];
  /** The archived snapshot (gzip of its text), and the entry it stands on. */
  readonly snapshot: { readonly sha256: string; readonly asOf: number };
  /** The program that froze its figures; left out where that was not noted. */
  readonly frozenBy?: ReleaseProgram;
  readonly replies: readonly Reply[];
  readonly citations: readonly Citation[];
  /** The release that this one corrects, and the one that corrects it. */
  readonly corrects: string | null;
  readonly correctedBy: string | null;
  /** What changed against the release that this one corrects. The fold leaves it empty: `releaseHistories` fills it from the archive. */
  readonly changes: readonly FigureChange[];
  /** Where the changes are kept; left out where the release corrects none. */
  readonly changesIn?: ChangesFile;
  /** Of records: the entries of the protected tables that it lets out. */
  readonly tables?: readonly string[];
}
