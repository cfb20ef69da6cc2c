// A snapshot: every figure of a release as it was on the day, so that old figures stay at their address. Canonical JSON, one answer a line.
import { canonicalJson, type Json } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import type { MeasureAnswer } from "../measures/answer.ts";
import type { Comparison, ForceAnswer } from "../measures/result.ts";
import type { Basis, Denominator } from "../standard/bases.ts";
import { count, linesFrom, misfit, object, oneOf, type Reader } from "./shape.ts";

/** What an answer of a snapshot was asked. */
export interface SnapshotQuestion {
  readonly scope: string;
  readonly period: string;
  readonly basis: Basis;
  readonly denominator: Denominator;
}

/** What each force's newest figures were asked: period and basis are each force's own. */
export type NewestQuestion = Pick<SnapshotQuestion, "scope" | "denominator">;

/** One answer of a snapshot. A force's answer holds its rates under every denominator; it is asked with `all`. */
export type SnapshotAnswer =
  | { readonly kind: "comparison"; readonly question: SnapshotQuestion; readonly answer: Comparison }
  | { readonly kind: "newest"; readonly question: NewestQuestion; readonly answer: Comparison }
  | {
      readonly kind: "force";
      readonly question: SnapshotQuestion;
      readonly force: string;
      readonly answer: ForceAnswer;
    }
  | { readonly kind: "measure"; readonly question: SnapshotQuestion; readonly answer: MeasureAnswer };

/** The forms that snapshots have had: an earlier one is read, and taken again, as it was. */
export type SnapshotVersion = 1 | 2;

/** All figures of a release. */
export interface Snapshot {
  /** 2 since each force's newest figures are among them; 1 before. */
  readonly version: SnapshotVersion;
  /** The sequence of the last entry of the ledger that the figures stand on. */
  readonly asOf: number;
  /** In a fixed order: by scope, period (each force's newest, then the newest first), basis, kind, denominator, force. */
  readonly answers: readonly SnapshotAnswer[];
}

/** The snapshot as text: the same snapshot gives the same bytes. */
export function snapshotText({ version, asOf, answers }: Snapshot): string {
  const head = canonicalJson({ version, asOf, answers: answers.length });
  // Plain JSON by its type.
  return `${[head, ...answers.map((one) => canonicalJson(one as unknown as Json))].join("\n")}\n`;
}

const any = object({});
const KINDS = oneOf<SnapshotAnswer["kind"]>("comparison", "newest", "force", "measure");

/** The snapshot that `snapshotText` wrote. Refuses (`damaged`) a text that holds anything else than answers to questions. */
export function snapshotFrom(text: string): Snapshot {
  const what = "the figures of a release";
  const end = text.indexOf("\n");
  const [first] = linesFrom(end === -1 ? text : text.slice(0, end), object({ asOf: count }), { what });
  if (first === undefined) throw new Refusal("damaged", `Cannot read ${what}: there are none.`);
  const shape = { kind: KINDS, question: any, answer: object({ passport: any }) };
  // The form of each answer is that of the program that wrote it: it is held against figures worked out again.
  const answer: Reader<SnapshotAnswer> = (value) =>
    misfit(value, shape) === null ? (value as unknown as SnapshotAnswer) : undefined;
  return { version: snapshotVersion(text), asOf: first.asOf, answers: linesFrom(text, answer, { what, head: 1 }) };
}

/** The form of a snapshot's text. */
export function snapshotVersion(text: string): SnapshotVersion {
  return /^\{"answers":\d+,"asOf":\d+,"version":1\}\n/u.test(text) ? 1 : 2;
}
