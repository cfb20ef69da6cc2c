// Releases folded from the ledger. The fold is the judge: an entry that the rules do not allow changes nothing and is named,
// whoever wrote it and however; of two that race, the one that stands first counts.
import { assertNever } from "../ground/assert.ts";
import type { Entry } from "../ledger/entry.ts";
import { type ReleaseEvent, readEvent, type StepKind } from "./entries.ts";
import type { Citation, ReleaseAct, ReleaseHistory, ReleaseStep, Reply } from "./release.ts";
import { besideOthers, mayAct, type Rule } from "./rules.ts";

/** An entry that counts for nothing, and why. */
export interface SetAside {
  readonly entry: string;
  readonly kind: string;
  readonly why: string;
}

/** All releases by their numbers, and the entries that could not be taken. */
export interface ReleaseBook {
  readonly releases: readonly ReleaseHistory[];
  readonly setAside: readonly SetAside[];
}

type Releases = Map<string, ReleaseHistory>;
type StepEvent = Extract<ReleaseEvent, { readonly kind: StepKind }>;

/**
 * Folds entries about releases, in the order of the ledger. Entries that cannot be read, that stand at another step than the next, or
 * that `rule` refuses are set aside with the reason. Other kinds of entries are not to be given. Example: `foldReleases(entries).releases[0]?.state`.
 */
export function foldReleases(entries: readonly Entry[], rule: Rule = mayAct): ReleaseBook {
  const releases: Releases = new Map();
  const setAside: SetAside[] = [];
  for (const entry of entries.toSorted((one, other) => one.sequence - other.sequence)) {
    const event = readEvent(entry);
    const why = typeof event === "string" ? event : takeIn(releases, event, rule);
    if (why !== null) setAside.push({ entry: entry.id, kind: entry.kind, why });
  }
  return { releases: [...releases.values()], setAside };
}

/** Takes an event in; the reason where it counts for nothing. */
function takeIn(releases: Releases, event: ReleaseEvent, rule: Rule): string | null {
  switch (event.kind) {
    case "release-proposed":
    case "release-checked":
    case "release-approved":
    case "release-published":
    case "release-corrected":
    case "release-withdrawn":
      return takeStep(releases, event, rule);
    case "reply-asked":
    case "reply-received":
      return withRelease(releases, event.about, (found) => ({ ...found, replies: repliesAfter(found.replies, event) }));
    case "citation-noted":
      return withRelease(releases, event.about, (found) => ({
        ...found,
        citations: [...found.citations, citationOf(event)],
      }));
    case "citation-told":
      return takeTold(releases, event);
    default:
      return assertNever(event);
  }
}

const ACTS: Readonly<Record<StepKind, ReleaseAct>> = {
  "release-proposed": "proposed",
  "release-checked": "checked",
  "release-approved": "approved",
  "release-published": "published",
  "release-corrected": "corrected",
  "release-withdrawn": "withdrawn",
};

function takeStep(releases: Releases, event: StepEvent, rule: Rule): string | null {
  const { about, step, who } = event;
  const found = releases.get(about);
  if (found === undefined) return event.kind === "release-proposed" ? begin(releases, event) : noRelease(about);
  if (step !== found.steps.length + 1)
    return `it is step ${step} of release ${about}, whose next is ${found.steps.length + 1}: another step came first`;
  const refusal = rule(found, ACTS[event.kind], who);
  if (refusal !== null) return refusal.message;
  if ("snapshot" in event.body && event.kind !== "release-proposed" && event.kind !== "release-corrected")
    if (event.body.snapshot !== found.snapshot.sha256)
      return `it is about other figures than those of release ${about}`;
  if (event.kind === "release-proposed") return proposeAgain(releases, found, event);
  if (event.kind === "release-corrected") return correct(releases, found, { event, rule });
  if (event.kind === "release-published" && found.corrects !== null)
    return `release ${about} corrects release ${found.corrects}, and is published by correcting it`;
  const beside = event.kind === "release-published" ? besideOthers([...releases.values()], found) : null;
  if (beside !== null) return beside.message;
  releases.set(about, withStep(found, stepOf(event)));
  if (event.kind === "release-withdrawn") forgetTelling(releases, about);
  return null;
}

/** Who was told that a release changed a figure was not told that it was withdrawn. */
function forgetTelling(releases: Releases, id: string): void {
  for (const [key, history] of releases) {
    const citations = history.citations.map((one) => (one.toldOf === id ? { ...one, toldOf: null } : one));
    releases.set(key, { ...history, citations });
  }
}

type Proposed = Extract<ReleaseEvent, { readonly kind: "release-proposed" }>;

function begin(releases: Releases, event: Proposed): string | null {
  const { about, step, who, body } = event;
  if (step !== 1) return `it is step ${step} of release ${about}, which has no first step`;
  const fault = proposalFault(releases, event);
  if (fault !== null) return fault;
  const { title, of } = body;
  releases.set(about, {
    id: about,
    title,
    of,
    state: "proposed",
    author: who,
    steps: [stepOf(event)],
    replies: [],
    citations: [],
    correctedBy: null,
    changes: [],
    ...figuresOf(event),
  });
  return null;
}

function proposeAgain(releases: Releases, found: ReleaseHistory, event: Proposed): string | null {
  if (event.body.of !== found.of)
    return `release ${found.id} is of ${found.of === "public" ? "public sources" : "records"}`;
  const fault = proposalFault(releases, event);
  if (fault !== null) return fault;
  const { changesIn: _, tables: __, frozenBy: ___, ...rest } = withStep(found, stepOf(event));
  releases.set(found.id, { ...rest, title: event.body.title, author: event.who, ...figuresOf(event) });
  return null;
}

/** What a proposal says of its figures. */
function figuresOf({
  body,
}: Proposed): Pick<ReleaseHistory, "snapshot" | "frozenBy" | "corrects" | "changesIn" | "tables"> {
  return {
    snapshot: { sha256: body.snapshot, asOf: body.asOf },
    ...(body.program === null ? {} : { frozenBy: body.program }),
    corrects: body.corrects,
    ...(body.changes === null ? {} : { changesIn: body.changes }),
    ...(body.of === "public" ? {} : { tables: body.tables }),
  };
}

function proposalFault(releases: Releases, { about, body: { corrects, of, tables } }: Proposed): string | null {
  if (of === "records" && tables.length === 0) return "it names no protected table";
  if (of === "public" && tables.length > 0) return "it names protected tables, and says that its figures are public";
  if (corrects === null) return null;
  const old = releases.get(corrects);
  if (old === undefined || corrects === about) return noRelease(corrects);
  return old.of === of ? null : `release ${corrects}, which it corrects, has figures of another origin`;
}

/** One entry does both: the correction is published, and the release before it is corrected. */
function correct(
  releases: Releases,
  old: ReleaseHistory,
  {
    event,
    rule,
  }: { readonly event: Extract<ReleaseEvent, { readonly kind: "release-corrected" }>; readonly rule: Rule },
): string | null {
  const { by, snapshot } = event.body;
  const next = releases.get(by);
  if (next === undefined) return noRelease(by);
  if (next.corrects !== old.id) return `release ${by} does not correct release ${old.id}`;
  if (next.snapshot.sha256 !== snapshot) return `it is about other figures than those of release ${by}`;
  const refusal = rule(next, "published", event.who);
  if (refusal !== null) return refusal.message;
  const step = stepOf(event);
  releases.set(old.id, { ...withStep(old, step), correctedBy: by });
  releases.set(by, withStep(next, { ...step, act: "published", why: null }));
  return null;
}

function stepOf({ kind, who, at, entry, body }: StepEvent): ReleaseStep {
  return { act: ACTS[kind], who, at, why: "why" in body ? body.why : null, entry };
}

function withStep(history: ReleaseHistory, step: ReleaseStep): ReleaseHistory {
  return { ...history, state: step.act, steps: [...history.steps, step] };
}

function withRelease(releases: Releases, id: string, change: (found: ReleaseHistory) => ReleaseHistory): string | null {
  const found = releases.get(id);
  if (found === undefined) return noRelease(id);
  releases.set(id, change(found));
  return null;
}

function noRelease(id: string): string {
  return `there is no release ${id}`;
}

type ReplyEvent = Extract<ReleaseEvent, { readonly kind: "reply-asked" | "reply-received" }>;

/** A reply answers the first question to its force that is still open; one that nobody asked for stands alone. */
function repliesAfter(replies: readonly Reply[], { kind, body, entry }: ReplyEvent): readonly Reply[] {
  const { force, called, on } = body;
  if (kind === "reply-asked") {
    const silent = { answered: null, words: null, about: null, recomputed: null };
    return [...replies, { force, called, asked: on, due: body.due, ...silent, entry }];
  }
  const { words, about, recomputed, form } = body;
  const said = { answered: on, words, about, recomputed, entry, ...(form === null ? {} : { form }) };
  const at = replies.findIndex((one) => one.force === force && one.answered === null);
  const asked = replies[at];
  return asked === undefined
    ? [...replies, { force, called, asked: null, due: null, ...said }]
    : replies.with(at, { ...asked, ...said });
}

function citationOf(event: Extract<ReleaseEvent, { readonly kind: "citation-noted" }>): Citation {
  return { ...event.body, release: event.about, toldOf: null, entry: event.entry };
}

function takeTold(
  releases: Releases,
  { about, body }: Extract<ReleaseEvent, { readonly kind: "citation-told" }>,
): string | null {
  const found = [...releases.values()].find(({ citations }) => citations.some(({ entry }) => entry === about));
  if (found === undefined) return `there is no citation ${about}`;
  if (!releases.has(body.of)) return noRelease(body.of);
  return withRelease(releases, found.id, (history) => ({
    ...history,
    citations: history.citations.map((one) => (one.entry === about ? { ...one, toldOf: body.of } : one)),
  }));
}
