// "Audit": what all releases of the book tell together, with those that are only proposed, and what our files tell of what sources hide.
import { type AuditedCell, auditReleases } from "../disclosure/audit.ts";
import { type NarrowedCell, narrowedCells, toldBy } from "../disclosure/narrowing.ts";
import { SUPPRESS_1_TO_7 } from "../disclosure/policy.ts";
import { type Release, systemOfReleases } from "../disclosure/release-store.ts";
import { type ReleasedTotal, smallDifferences } from "../disclosure/small-differences.ts";
import { wordsOf } from "../disclosure/statement.ts";
import { Refusal } from "../ground/refusal.ts";
import { counted } from "../web/words.ts";
import { publicDocuments } from "./_public-documents.ts";
import { readReleaseFile } from "./_release-file.ts";
import { keepStatements, keptReleases } from "./_releases.ts";
import { balanceFiles } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** What to audit: the releases of the book, and those in files (JSON) that are proposed. `keep`: statements in the files stay in the book, as printed by `who`. */
export interface AuditRequest {
  readonly files?: readonly string[];
  readonly keep?: boolean;
  readonly who?: string;
}

/** One release under audit. */
export interface ReleaseUnderAudit {
  readonly release: string;
  readonly kind: Release["kind"];
  readonly isProposed: boolean;
  readonly cells: number;
  readonly hidden: number;
}

/** What an audit of the book found. */
export interface BookAudit {
  /** The finding in a sentence. */
  readonly says: string;
  readonly holds: boolean;
  readonly releases: readonly ReleaseUnderAudit[];
  readonly cells: readonly AuditedCell[];
  /** Cells that a published file hides, and other files of the book narrow. */
  readonly narrowed: readonly NarrowedCell[];
  /** Printed totals of which one covers another and a few crimes more: the first place to look. */
  readonly differences: readonly { readonly larger: string; readonly smaller: string; readonly difference: number }[];
  /** How many published documents were held against each other. */
  readonly documents: number;
}

/** Audits. Refuses (`notFound`, `unreadable`) files that cannot be read, and (`notPossible`) to keep anything but statements. */
export async function auditBook(
  tools: Tools,
  { files = [], keep = false, who }: AuditRequest = {},
): Promise<BookAudit> {
  const kept = keptReleases(tools);
  const read = (await Promise.all(files.map(readReleaseFile))).flat();
  const proposed = read.filter(
    (one) => !kept.some((other) => other.release === one.release && other.kind === one.kind),
  );
  const releases = [...kept, ...proposed];
  tools.progress({ act: "Auditing releases", done: 0, of: releases.length });
  const { cells, holds } = await auditReleases(releases);
  const documents = await publicDocuments(tools, await balanceFiles(tools));
  const narrowed = await narrowedCells(documents, documents.map(toldBy));
  const found = {
    holds: holds && narrowed.length === 0,
    releases: releases.map((one) => accountOf(one, proposed.includes(one))),
    cells,
    narrowed,
    differences: differencesIn(releases),
    documents: new Set(documents.map(({ release }) => release)).size,
  };
  if (keep) keepAll(tools, proposed, who ?? "operator");
  return { says: finding(found), ...found };
}

function accountOf(release: Release, isProposed: boolean): ReleaseUnderAudit {
  const hidden =
    release.kind === "table" ? release.table.cells.filter(({ shown }) => shown.kind === "hidden").length : 0;
  const cells = systemOfReleases([release]).unknowns.length;
  return { release: release.release, kind: release.kind, isProposed, cells, hidden };
}

/** Differences of fewer than 8 between printed totals of one universe. */
function differencesIn(releases: readonly Release[]): BookAudit["differences"] {
  const totals = new Map<string, ReleasedTotal[]>();
  for (const one of releases) {
    if (one.kind === "table") continue;
    const own = one.statements.flatMap((said): readonly ReleasedTotal[] =>
      said.kind === "count" ? [{ id: wordsOf(said), covers: said.cells, released: said.count }] : [],
    );
    totals.set(one.universe, [...(totals.get(one.universe) ?? []), ...own]);
  }
  return [...totals.values()].flatMap((some) => smallDifferences(some, SUPPRESS_1_TO_7.small.to + 1));
}

/** Statements are kept whatever they tell: they are printed already, and the next table is held against them. */
function keepAll(tools: Tools, proposed: readonly Release[], who: string): void {
  for (const one of proposed) {
    if (one.kind === "statements") keepStatements(tools, one, who);
    else
      throw new Refusal(
        "notPossible",
        `Cannot keep the table ${one.release} from a file: tables are kept when everycase protects them.`,
        "Statements (totals, rates, replies) can be kept.",
      );
  }
}

function asPromised(cells: number, releases: number): string {
  const of = `of ${releases} ${releases === 1 ? "release" : "releases"}`;
  if (cells === 0) return `No cell ${of} is hidden.`;
  return cells === 1
    ? `The one hidden cell ${of} is as wide as promised.`
    : `All ${cells} hidden cells ${of} are as wide as promised.`;
}

function finding({ releases, cells, narrowed, documents }: Omit<BookAudit, "says">): string {
  const broken = cells.filter(({ verdict }) => verdict !== "kept").length;
  const protectedOnes =
    releases.length === 0
      ? "No protected table has been released."
      : broken === 0
        ? asPromised(cells.length, releases.length)
        : `${broken} of ${cells.length} hidden cells can be worked out more closely than promised.`;
  const files =
    documents === 0
      ? "No published file of the book hides a count."
      : narrowed.length === 0
        ? `No file of the book tells more of a count that another one hides (${counted(documents, "file", "files")} held together).`
        : `${narrowed.length} counts that a published file hides can be narrowed with other files of the book.`;
  return `${protectedOnes} ${files}`;
}
