// What of a site does not come from a standing release of public figures: notices where one was withdrawn, and the protected tables that two people let out.
import { harmlessJson } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import { type LetOut, protectedCounts } from "../releases/package/protected.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { publishedNow, wasReleased, withdrawnLast } from "../releases/rules.ts";
import { tablesFrom } from "../releases/tables-text.ts";
import { siteStandingPage, siteWithdrawnPage, withdrawalWords } from "../web/pages/site-standing.tsx";
import { archivedText, foldedReleases } from "./_release-book.ts";
import { saysTheSame } from "./_says-the-same.ts";
import type { Leaf } from "./_site-tree.ts";
import { flatCsv } from "./flat-csv.ts";
import type { FlatTable } from "./flat-rows.ts";
import { standsFromRecords } from "./public-book.ts";
import { takeSnapshot } from "./take-snapshot.ts";
import type { Tools } from "./tools.ts";

/**
 * Whether a site is to be written without a figure of public sources: the last ones were withdrawn and are as they were, or there are none, and
 * something else was published. Somebody who says why may publish withdrawn figures anew.
 */
export async function nothingStands(tools: Tools, because: string | undefined): Promise<boolean> {
  const { releases } = foldedReleases(tools);
  if (because !== undefined || publishedNow(releases) !== null || !releases.some(wasReleased)) return false;
  const gone = withdrawnLast(releases);
  try {
    const now = await takeSnapshot(tools);
    return gone !== null && (await saysTheSame(tools, gone, { now }));
  } catch (error) {
    if (error instanceof Refusal && error.code === "notFound") return true;
    throw error;
  }
}

/** The pages at the root of a site in which no figure of public sources stands: a first page, and a notice at every address of the release that was withdrawn. */
export function standingLeaves(releases: readonly ReleaseHistory[], paths: readonly string[]): readonly Leaf[] {
  const gone = withdrawnLast(releases);
  const says = gone === null ? "Counts from records, protected." : withdrawalWords(gone);
  const page = (path: string, html: Leaf["html"]): Leaf => ({ path, says, card: null, html, beside: [] });
  return [
    page("index.html", (site) => siteStandingPage({ gone, releases, site })),
    ...(gone === null
      ? []
      : paths
          .filter((path) => path !== "index.html")
          .map((path) => page(path, (site) => siteWithdrawnPage({ gone, path, site })))),
  ];
}

/** What each release of records lets out; nothing of one that does not stand any more, or that was never published. */
export async function recordsLetOut(tools: Tools, releases: readonly ReleaseHistory[]): Promise<readonly LetOut[]> {
  const standing = releases.filter(standsFromRecords);
  return await Promise.all(
    standing.map(async (release) => ({
      release,
      tables: tablesFrom(await archivedText(tools, release.snapshot.sha256)),
    })),
  );
}

/** The tables of a release as files beside its page: each count in a row, and the form that `everycase audit` reads. */
export function tableFiles(letOut: LetOut | undefined): Leaf["beside"] {
  if (letOut === undefined) return [];
  return [
    { ending: "csv", text: () => flatCsv(flat(protectedCounts([letOut]))) },
    // Plain JSON by its type.
    { ending: "json", text: () => harmlessJson(`${JSON.stringify(letOut.tables, null, 1)}\n`) },
  ];
}

function flat({ columns, rows }: ReturnType<typeof protectedCounts>): FlatTable {
  return { columns: columns.map(({ name }) => [name, "VARCHAR"]), rows };
}
