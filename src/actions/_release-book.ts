// The releases of the book: folded from its entries, their texts kept in the archive, and the one way to add an entry about them.
import { readFile } from "node:fs/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { canonicalJson, type Json } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import type { Archive } from "../ledger/archive.ts";
import type { Appended, Ledger } from "../ledger/ledger.ts";
import { changesFrom } from "../releases/changes.ts";
import { RELEASE_KINDS, type ReleaseBody, type ReleaseKind, readEvent } from "../releases/entries.ts";
import { foldReleases, type ReleaseBook } from "../releases/fold.ts";
import type { FigureChange, ReleaseHistory } from "../releases/release.ts";
import type { Tools } from "./tools.ts";

/** The releases as the entries tell them; `changes` are empty, and lie in the archive. Folded once for an end of the book. */
export function foldedReleases({ ledger }: Pick<Tools, "ledger">): ReleaseBook {
  const { digest } = ledger.head();
  const known = FOLDED.get(ledger);
  if (known?.digest === digest) return known.book;
  const book = foldReleases(RELEASE_KINDS.flatMap((kind) => ledger.entries({ kind })));
  FOLDED.set(ledger, { digest, book });
  return book;
}

const FOLDED = new WeakMap<Ledger, { readonly digest: string; readonly book: ReleaseBook }>();

/** The releases with their changes, read from the archive. Refuses (`damaged`) when a list of changes is gone. */
export async function releaseHistories(tools: Tools): Promise<readonly ReleaseHistory[]> {
  const { releases } = foldedReleases(tools);
  // A fold is one value as long as nothing is added to the book.
  const known = HISTORIES.get(releases);
  if (known !== undefined) return known;
  const histories = await Promise.all(releases.map((one) => withChanges(tools, one)));
  const changes = histories.reduce((sum, one) => sum + one.changes.length, 0);
  if (changes <= MOST_CHANGES_KEPT) HISTORIES.set(releases, histories);
  return histories;
}

const HISTORIES = new WeakMap<readonly ReleaseHistory[], readonly ReleaseHistory[]>();

async function withChanges(tools: Tools, history: ReleaseHistory): Promise<ReleaseHistory> {
  const { changesIn, of, state } = history;
  // What changed in protected tables tells of their counts, which do not stand any more.
  if (changesIn === undefined || (of === "records" && state === "withdrawn")) return history;
  return { ...history, changes: await changesKept(tools, changesIn.sha256) };
}

/** How many changes are kept in memory for one book; those read first go first. */
const MOST_CHANGES_KEPT = 500_000;

/** Lists of changes by their SHA-256: a paper of the archive never changes. */
const CHANGES = new WeakMap<Archive, Map<string, readonly FigureChange[]>>();

async function changesKept(tools: Tools, sha256: string): Promise<readonly FigureChange[]> {
  const kept = CHANGES.get(tools.archive) ?? new Map<string, readonly FigureChange[]>();
  CHANGES.set(tools.archive, kept);
  const known = kept.get(sha256);
  if (known !== undefined) return known;
  const changes = changesFrom(await archivedText(tools, sha256));
  kept.set(sha256, changes);
  let all = [...kept.values()].reduce((sum, one) => sum + one.length, 0);
  for (const [oldest, { length }] of kept) {
    if (all <= MOST_CHANGES_KEPT) break;
    kept.delete(oldest);
    all -= length;
  }
  return changes;
}

/** The release of that number. Refuses (`notFound`), naming those there are. */
export function releaseNamed<T extends { readonly id: string }>(releases: readonly T[], label: string | undefined): T {
  const id = (label ?? "").trim().replace(/^release\s+/iu, "");
  const found = releases.find((one) => one.id === id);
  if (found !== undefined) return found;
  const there = releases.map((one) => one.id).join(", ");
  throw new Refusal(
    id === "" ? "usage" : "notFound",
    id === "" ? "No release is named." : `There is no release ${id.slice(0, 40)}.`,
    there === "" ? "Propose one: everycase release propose --title WORDS --who NAME" : `There are: ${there}.`,
  );
}

/** Keeps a text in the archive, packed so that the same text gives the same bytes, and gives their SHA-256. */
export async function archiveText(tools: Tools, text: string): Promise<string> {
  const bytes = gzipSync(text, { level: 9 });
  // The header of gzip names the system that packed it; 255 is "unknown". The time in it is 0 already.
  bytes[9] = 255;
  return (await tools.archive.putBytes(bytes)).sha256;
}

/** What a paper may hold once it is unpacked: one of another machine could be a bomb. */
const MOST_UNPACKED = 2 ** 30;

/** A text that `archiveText` kept. Refuses (`damaged`) when it is gone, or is none. */
export async function archivedText(tools: Tools, sha256: string): Promise<string> {
  try {
    const packed = await readFile(tools.archive.pathOf(sha256));
    return gunzipSync(packed, { maxOutputLength: MOST_UNPACKED }).toString("utf8");
  } catch {
    throw new Refusal(
      "damaged",
      `The figures of a release are not in the archive, or cannot be read there (${sha256.slice(0, 12)}…).`,
      "Run: everycase verify",
    );
  }
}

/** A text of the archive that an entry about releases names. */
export interface ReleasePaper {
  readonly sha256: string;
  readonly name: string;
  readonly entry: string;
}

/** Everything that entries about releases keep in the archive: figures, and lists of changes. */
export function releasePapers({ ledger }: Tools): readonly ReleasePaper[] {
  return ledger.entries({ kind: "release-proposed" }).flatMap((one) => {
    const event = readEvent(one);
    // What cannot be read names no paper; the fold names it.
    if (typeof event === "string" || event.kind !== "release-proposed") return [];
    const { about, entry, body } = event;
    return [
      { sha256: body.snapshot, name: `figures of release ${about}`, entry },
      ...(body.changes === null ? [] : [{ sha256: body.changes.sha256, name: `changes of release ${about}`, entry }]),
    ];
  });
}

/** The filled forms that replies came on: they lie in the archive, and are no source of figures. */
export function replyForms({ ledger }: Tools): readonly ReleasePaper[] {
  return ledger.entries({ kind: "reply-received" }).flatMap((one) => {
    const event = readEvent(one);
    if (typeof event === "string" || event.kind !== "reply-received" || event.body.form === null) return [];
    const { name, sha256 } = event.body.form;
    return [{ sha256, name, entry: event.entry }];
  });
}

/** What is to be said. `onlyNew`: not where an entry of this kind and subject is there. */
interface Saying<K extends ReleaseKind> {
  readonly kind: K;
  readonly subject: string;
  readonly who: string;
  readonly body: ReleaseBody<K>;
  readonly onlyNew: boolean;
}

/** Adds an entry about a release. */
export function sayOfRelease<K extends ReleaseKind>(
  tools: Tools,
  { kind, subject, who, body, onlyNew }: Saying<K>,
): Appended {
  const at = tools.now();
  // Plain JSON by its type: written and read back, it is free of the caller's objects.
  const clean = JSON.parse(canonicalJson(body as unknown as Json)) as Json;
  const entry = { kind, subject, actor: who, saidAt: at, body: clean, schemaVersion: 1 };
  return tools.ledger.append(entry, { recordedAt: at, expect: onlyNew ? "newSubject" : "any" });
}

/** Refuses (`surroundings`) where the fold set an entry aside, because another process was first. */
export function refuseSetAside(tools: Tools, { appended, entry }: Appended, release: string): void {
  const aside = foldedReleases(tools).setAside.find((one) => one.entry === entry.id);
  if (appended && aside === undefined) return;
  throw new Refusal(
    "surroundings",
    `Somebody else was first with release ${release}${aside === undefined ? "" : `: ${aside.why}`}.`,
    `See what became of it: everycase release show ${release}`,
  );
}
