// "Propose a release": the figures are frozen in the archive, and what changed against the release before is worked out.
import type { Published } from "../disclosure/published.ts";
import { Refusal } from "../ground/refusal.ts";
import { changesOf, changesText, figuresIn, type SaidFigure } from "../releases/changes.ts";
import { stepSubject } from "../releases/entries.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { mayAct, publishedNow } from "../releases/rules.ts";
import { type Snapshot, snapshotFrom, snapshotText } from "../releases/snapshot.ts";
import { shownFigures, tablesFrom, tablesText } from "../releases/tables-text.ts";
import { countChanges } from "../web/release-words.ts";
import {
  archivedText,
  archiveText,
  foldedReleases,
  refuseSetAside,
  releaseNamed,
  sayOfRelease,
} from "./_release-book.ts";
import { type KeptTable, keptTables } from "./_releases.ts";
import { lineSaid, nameSaid, wordsSaid } from "./_said-text.ts";
import { saysTheSame } from "./_says-the-same.ts";
import { type Program, thisProgram } from "./program.ts";
import { becauseOf, becauseWords } from "./release-because.ts";
import { takeSnapshot } from "./take-snapshot.ts";
import type { Tools } from "./tools.ts";

/** What is proposed. */
export interface ProposeWish {
  readonly who: string | undefined;
  /** Needed for a new release; of an edit or a correction that of the release is kept when left out. */
  readonly title?: string | undefined;
  /** `tables`: figures of public sources; `records`: protected tables. `tables` when left out. */
  readonly from?: string | undefined;
  /** Of records: which protected tables, by their ids or entries; all that were not let out when left out. */
  readonly tables?: readonly string[];
  /** The open release whose figures are proposed anew. */
  readonly again?: string | undefined;
  /** The published release that this one corrects. Of public sources the one that is published, when left out. */
  readonly corrects?: string | undefined;
  readonly because?: string | undefined;
  /** The program that the entry names as the one that froze the figures: this one where none is given. */
  readonly madeBy?: Program;
}

/** The figures of a proposal, ready to be kept. */
interface Frozen {
  readonly of: "public" | "records";
  readonly text: string;
  readonly asOf: number;
  readonly tables: readonly string[];
  readonly figures: readonly SaidFigure[];
}

/** How often it begins anew when other processes propose meanwhile. */
const MOST_TURNS = 12;

/**
 * Proposes a release, or proposes an open one anew, which takes back its checks. Refuses (`usage`) without a person or a title, (`notFound`)
 * where there is no figure or no such table, (`notPossible`) what the rules of releases do not allow, and public figures that are published as they are. `taken`: the snapshot of public figures,
 * where it was just taken.
 */
export async function proposeRelease(
  tools: Tools,
  wish: ProposeWish,
  taken?: Published<Snapshot>,
): Promise<ReleaseHistory> {
  const who = nameSaid(wish.who, "proposes");
  const before = foldedReleases(tools).releases;
  const again = wish.again === undefined ? null : releaseNamed(before, wish.again);
  const refusal = again === null ? null : mayAct(again, "proposed", who);
  if (refusal !== null) throw refusal;
  const old = correctedRelease(before, { wish, again });
  const of = originOf(wish, again ?? old);
  const title = titleOf(wish, again ?? old);
  const frozen =
    of === "public"
      ? await frozenPublic(tools, { taken, old, because: wish.because })
      : frozenRecords(tools, wish, before);
  const program = wish.madeBy ?? (await thisProgram());
  return await keepProposal(tools, { who, title, frozen, again, old, program, because: wish.because });
}

/** What is kept as a proposal. */
interface Kept {
  readonly who: string;
  readonly title: string;
  readonly frozen: Frozen;
  readonly again: ReleaseHistory | null;
  readonly old: ReleaseHistory | null;
  readonly because: string | undefined;
  readonly program: Program;
}

/** Archives the figures and what changed, and only then says so in the book: a stop in between leaves papers that nobody names. */
async function keepProposal(tools: Tools, kept: Kept): Promise<ReleaseHistory> {
  const { who, title, frozen, again, old, because, program } = kept;
  const { of, asOf, tables } = frozen;
  const why = because === undefined ? null : wordsSaid(because, { what: "The reason", option: "--because WORDS" });
  const changes = old === null ? null : changesOf(await figuresOfRelease(tools, old), frozen.figures);
  const snapshot = await archiveText(tools, frozen.text);
  const body = {
    title,
    of,
    snapshot,
    asOf,
    tables,
    corrects: old?.id ?? null,
    why:
      why ??
      (old === null || changes === null || of === "records"
        ? null
        : becauseWords(becauseOf(tools, { from: old.snapshot.asOf, to: asOf }))),
    changes:
      changes === null ? null : { sha256: await archiveText(tools, changesText(changes)), ...countChanges(changes) },
    program: { version: program.version, digest: program.digest },
  };
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const id = again?.id ?? nextId(tools);
    const subject = stepSubject(id, again === null ? 1 : again.steps.length + 1);
    const added = sayOfRelease(tools, { kind: "release-proposed", subject, who, body, onlyNew: true });
    if (!added.appended && again === null) continue;
    refuseSetAside(tools, added, id);
    return releaseNamed(foldedReleases(tools).releases, id);
  }
  throw new Refusal("surroundings", "Other processes proposed releases meanwhile.", "Try again when they are done.");
}

/** The number after the highest that any proposal took, also one that counts for nothing. */
function nextId({ ledger }: Tools): string {
  const taken = ledger
    .entries({ kind: "release-proposed" })
    .map(({ subject }) => Number(/^release (\d{1,9}) step 1$/u.exec(subject)?.[1] ?? 0));
  return String(1 + taken.reduce((most, next) => Math.max(most, next), 0));
}

function originOf({ from }: ProposeWish, like: ReleaseHistory | null): "public" | "records" {
  const said = from === undefined ? null : ORIGINS[from.trim().toLowerCase()];
  if (said === undefined)
    throw new Refusal(
      "usage",
      `Cannot release figures from "${from?.slice(0, 40)}".`,
      "Say --from tables or --from records.",
    );
  if (said !== null && like !== null && said !== like.of)
    throw new Refusal(
      "notPossible",
      `Release ${like.id} is of ${like.of === "public" ? "public sources" : "records"}.`,
    );
  return said ?? like?.of ?? "public";
}

const ORIGINS: Readonly<Record<string, "public" | "records">> = {
  tables: "public",
  public: "public",
  records: "records",
};

function titleOf({ title }: ProposeWish, like: ReleaseHistory | null): string {
  return title === undefined && like !== null
    ? like.title
    : lineSaid(title, { what: "The title of the release", option: "--title WORDS" });
}

/**
 * The published release that a proposal corrects. All public figures are one series: whoever proposes them while one is published
 * proposes what comes after it.
 */
function correctedRelease(
  releases: readonly ReleaseHistory[],
  { wish, again }: { readonly wish: ProposeWish; readonly again: ReleaseHistory | null },
): ReleaseHistory | null {
  const isRecords = again === null ? ORIGINS[wish.from ?? "tables"] === "records" : again.of === "records";
  const label = wish.corrects ?? (isRecords ? again?.corrects : null) ?? null;
  if (label !== null) {
    const old = releaseNamed(releases, label);
    const refusal = mayAct(old, "corrected", wish.who ?? "");
    if (refusal !== null) throw refusal;
    return old;
  }
  return isRecords ? null : publishedNow(releases);
}

async function frozenPublic(
  tools: Tools,
  {
    taken,
    old,
    because,
  }: {
    readonly taken: Published<Snapshot> | undefined;
    readonly old: ReleaseHistory | null;
    readonly because: string | undefined;
  },
): Promise<Frozen> {
  const snapshot = taken ?? (await takeSnapshot(tools));
  if (old !== null && (await saysTheSame(tools, old, { now: snapshot, because })))
    throw new Refusal(
      "notPossible",
      `No figure differs from release ${old.id}, which is published.`,
      "Add what changed first: everycase add FILES",
    );
  const figures = figuresIn(snapshot);
  return { of: "public", text: snapshotText(snapshot), asOf: snapshot.asOf, tables: [], figures };
}

function frozenRecords(tools: Tools, { tables = [] }: ProposeWish, releases: readonly ReleaseHistory[]): Frozen {
  const kept = keptTables(tools);
  const out = new Set(releases.flatMap((one) => (one.state === "withdrawn" ? [] : (one.tables ?? []))));
  const wanted =
    tables.length === 0 ? kept.filter(({ entry }) => !out.has(entry)) : tables.map((label) => tableNamed(kept, label));
  if (wanted.length === 0)
    throw new Refusal(
      "notFound",
      kept.length === 0 ? "No table of records has been protected." : "Every protected table is in a release.",
      "A measure from records makes one: everycase measure charge-rate --from records",
    );
  const shown = wanted.map(({ table }) => table);
  return {
    of: "records",
    text: tablesText(shown),
    asOf: tools.ledger.head().sequence,
    tables: wanted.map(({ entry }) => entry),
    figures: shownFigures(shown),
  };
}

function tableNamed(kept: readonly KeptTable[], label: string): KeptTable {
  const found = kept.find(({ entry, table }) => entry === label.trim() || table.id === label.trim());
  if (found !== undefined) return found;
  const there = kept.map(({ entry, table }) => `${entry} (${table.id})`).join("; ");
  throw new Refusal(
    "notFound",
    `There is no protected table "${label.slice(0, 80)}".`,
    there === "" ? "None was protected." : `There are: ${there}.`,
  );
}

/** Every figure that a release let out. */
export async function figuresOfRelease(tools: Tools, { of, snapshot }: ReleaseHistory): Promise<readonly SaidFigure[]> {
  const text = await archivedText(tools, snapshot.sha256);
  return of === "public" ? figuresIn(snapshotFrom(text)) : shownFigures(tablesFrom(text));
}
