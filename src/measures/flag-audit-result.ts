// What a flag audit is worked out from, and what comes of it. Counts and shares only; no token, no reference.
import type { Interval } from "../statistics/interval.ts";

/** What a reader can say of a crime: it is exploitation, it is not, or its record does not tell. */
export const AUDIT_WORDS = ["yes", "no", "cannot say"] as const;
export type AuditSays = (typeof AUDIT_WORDS)[number];

/** One stratum of the frame: all its crimes have or lack the flag, and were or were not charged. */
export interface AuditStratum {
  readonly id: string;
  readonly title: string;
  readonly flagged: boolean;
  readonly charged: boolean;
  readonly crimes: number;
  readonly drawn: number;
}

/** One drawn crime with what was said of it. `readings` are by different people, in the order in which they came. */
export interface AuditLine {
  readonly line: number;
  readonly stratum: string;
  readonly readings: readonly AuditSays[];
  readonly decision: AuditSays | null;
}

/** Where a line stands. */
export type AuditState = "unread" | "waiting" | "agreed" | "different" | "decided";

/** One figure of an audit. Shares are fractions; `bounds` are what it would be if every line without an answer said one thing, or the other. */
export interface AuditEstimate {
  readonly id: "over-flagging" | "precision" | "under-flagging" | "sensitivity" | "corrected-charge-rate";
  readonly title: string;
  readonly estimate: number | null;
  readonly interval: Interval | null;
  readonly bounds: Interval | null;
  /** The same as a number of crimes of the frame, where that has a meaning. */
  readonly crimes: { readonly estimate: number | null; readonly interval: Interval | null } | null;
  readonly method: string | null;
  /** Why there is no estimate or no interval. */
  readonly why: string | null;
}

/** A stratum with what was read of it. `weight` is how many crimes a drawn one stands for. */
export interface AuditStratumRow extends AuditStratum {
  readonly weight: number;
  readonly yes: number;
  readonly no: number;
  /** Drawn lines without an answer: unread, read once, different and not decided, or "cannot say". */
  readonly open: number;
}

/** How two readers agreed before anybody decided. `table[i][j]`: lines of which one said word i and the other word j. */
export interface AuditAgreement {
  readonly both: number;
  readonly same: number;
  readonly share: number | null;
  readonly kappa: number | null;
  readonly kappaInterval: Interval | null;
  readonly words: readonly AuditSays[];
  readonly table: readonly (readonly number[])[];
  readonly why: string | null;
}

/** Everything that the readings tell. */
export interface FlagAuditFindings {
  readonly lines: Readonly<Record<AuditState, number>>;
  /** Lines on which both readings, or the decision, say "cannot say". */
  readonly cannotSay: number;
  readonly agreement: AuditAgreement;
  /** The numbers of the lines that wait for a third person. */
  readonly differing: readonly number[];
  /** The flagged crimes as they stand, all of them. */
  readonly standing: { readonly charged: number; readonly crimes: number; readonly share: number | null };
  readonly strata: readonly AuditStratumRow[];
  readonly estimates: readonly AuditEstimate[];
}

/** What stands in the frame and what does not, in rows of the extract and crimes. */
export interface AuditFrame {
  readonly rows: number;
  readonly withoutReference: number;
  readonly noCrime: number;
  readonly outOfScope: number;
  readonly flagUnclear: number;
  readonly repeated: number;
  readonly crimes: number;
}

/** One sample as it was drawn: enough for a stranger who has the tokenised rows to draw it again. */
export interface AuditDesign {
  readonly audit: string;
  readonly entry: string;
  readonly flag: "CSE" | "CSA";
  readonly scope: string;
  readonly by: "flag" | "year" | "offence";
  readonly seed: string;
  readonly file: string;
  readonly sha256: string;
  readonly frame: AuditFrame;
  readonly drawn: number;
  /** How many samples of the same crimes stand in the book, this one among them. */
  readonly samples: number;
}

/** The answer of a flag audit, for the eyes at this machine. */
export interface FlagAuditAnswer {
  readonly says: string;
  readonly measure: { readonly id: string; readonly title: string; readonly version: number; readonly digest: string };
  readonly design: AuditDesign;
  readonly readers: readonly { readonly person: string; readonly read: number }[];
  readonly findings: FlagAuditFindings;
  readonly caveats: readonly string[];
  readonly method: string;
}
