// The entries of releases, replies and citations: their kinds, what each body holds, and how one is read back.
import type { Entry } from "../ledger/entry.ts";
import { BASES, DENOMINATORS } from "../standard/bases.ts";
import { count, day, hash, list, object, oneOf, orNone, orNull, type Reader, releaseId, text } from "./shape.ts";

/** The longest texts: a name, a line, an address, a letter. */
export const LONGEST = { person: 80, line: 300, address: 2000, words: 20_000 } as const;

const line = text(LONGEST.line);
const basis = oneOf(...BASES.map(({ id }) => id));
const denominator = oneOf(...DENOMINATORS.map(({ id }) => id));
const figure = object({ force: orNull(line), figure: line, scope: line, period: line, basis, denominator });
/** A program: its version, and the digest of its files. */
const program = object({ version: line, digest: orNull(hash) });
const changes = object({ sha256: hash, changed: count, added: count, gone: count });
/** The snapshot that was looked at, so that a step cannot count for another. */
const looked = { snapshot: hash };

/** What the body of each kind holds, schema version 1. */
const BODIES = {
  "release-proposed": object({
    title: line,
    of: oneOf("public", "records"),
    snapshot: hash,
    /** The sequence of the last entry that the figures stand on. */
    asOf: count,
    /** Entries of protected tables; empty for figures of public sources. */
    tables: list(line, 1000),
    corrects: orNull(releaseId),
    why: orNull(text(LONGEST.words)),
    changes: orNull(changes),
    /** The program that froze the figures. Entries before it have none. */
    program: orNone(program),
  }),
  "release-checked": object({ ...looked, why: orNull(text(LONGEST.words)) }),
  "release-approved": object(looked),
  "release-published": object(looked),
  /** About the release that is corrected: `by` is published in its place by this very entry. */
  "release-corrected": object({ by: releaseId, snapshot: hash, why: text(LONGEST.words) }),
  "release-withdrawn": object({ why: text(LONGEST.words) }),
  "reply-asked": object({ force: line, called: line, on: day, due: day }),
  "reply-received": object({
    force: line,
    called: line,
    on: day,
    /** `null` where a form was answered without a word. */
    words: orNull(text(LONGEST.words)),
    about: orNull(figure),
    recomputed: orNull(object({ reading: line, sentence: text(LONGEST.words) })),
    /** The filled form in the archive, and the counts in which it is not ours. Entries before it have none. */
    form: orNone(
      object({ name: line, sha256: hash, counts: list(object({ figure: line, theirs: line, ours: line }), 1000) }),
    ),
  }),
  "citation-noted": object({
    who: text(LONGEST.person),
    where: text(LONGEST.address),
    on: day,
    figure: orNull(figure),
  }),
  /** About a citation, by its entry: they were told of what happened to the figure in, or by, this release. */
  "citation-told": object({ of: releaseId, on: day }),
} as const;

/** A kind of entry about releases. */
export type ReleaseKind = keyof typeof BODIES;

/** The body of an entry of this kind. */
export type ReleaseBody<K extends ReleaseKind> = (typeof BODIES)[K] extends Reader<infer T> ? T : never;

/** Every kind of entry that a fold of releases needs. */
export const RELEASE_KINDS = Object.keys(BODIES) as readonly ReleaseKind[];

/** The kinds that are a step of one release; their subject is `stepSubject`. */
export type StepKind = Extract<ReleaseKind, `release-${string}`>;

/** What an entry of a kind says. `step` is 0 for what is no step of a release. */
export type ReleaseEvent = {
  readonly [K in ReleaseKind]: {
    readonly kind: K;
    /** The release it is about; of `citation-told` the citation's entry. */
    readonly about: string;
    readonly step: number;
    readonly body: ReleaseBody<K>;
    readonly who: string;
    readonly at: string;
    readonly entry: string;
  };
}[ReleaseKind];

/** The subject of a step: one entry a kind can have it, so that of two processes that take the same step one is told. */
export function stepSubject(release: string, step: number): string {
  return `release ${release} step ${step}`;
}

/** The subject of a reply or a citation. */
export function releaseSubject(release: string): string {
  return `release ${release}`;
}

/** Reads an entry; a sentence that says why where it is none of ours as it stands. Never throws. */
export function readEvent(entry: Entry): ReleaseEvent | string {
  const kind = RELEASE_KINDS.find((one) => one === entry.kind);
  if (kind === undefined) return `“${entry.kind}” is no entry about a release`;
  if (entry.schemaVersion !== 1) return `its shape is version ${entry.schemaVersion}, and version 1 is known`;
  const place = placeIn(kind, entry.subject);
  if (place === null) return `its subject “${entry.subject.slice(0, 60)}” names no release`;
  const body = BODIES[kind](entry.body);
  if (body === undefined) return "its body does not hold what an entry of its kind holds";
  const { actor: who, recordedAt: at, id } = entry;
  // The body was read by the shape of its kind.
  return { kind, ...place, body, who, at, entry: id } as ReleaseEvent;
}

function placeIn(kind: ReleaseKind, subject: string): { readonly about: string; readonly step: number } | null {
  const [pattern, isStep] = kind.startsWith("release-")
    ? [/^release ([1-9]\d{0,8}) step ([1-9]\d{0,8})$/u, true]
    : kind === "citation-told"
      ? [/^(e[1-9]\d{0,14})$/u, false]
      : [/^release ([1-9]\d{0,8})$/u, false];
  const [, about, step] = pattern.exec(subject) ?? [];
  return about === undefined ? null : { about, step: isStep ? Number(step) : 0 };
}
