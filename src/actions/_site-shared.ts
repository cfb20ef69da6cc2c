// The pages of a site that belong to no one release: sources and their problems, measures, releases and what became of them, search, 404.
import type { FileReport } from "../measures/result.ts";
import type { LetOut } from "../releases/package/protected.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { recordsNow } from "../releases/rules.ts";
import type { Snapshot } from "../releases/snapshot.ts";
import { shownFigures } from "../releases/tables-text.ts";
import { FORCES } from "../standard/forces.ts";
import { aboutPage } from "../web/pages/about.tsx";
import { aboutMeasurePage, measuresPage } from "../web/pages/measures.tsx";
import { messagePage } from "../web/pages/message.tsx";
import { problemsPage } from "../web/pages/problems.tsx";
import { releasePage } from "../web/pages/release.tsx";
import { releasesPage } from "../web/pages/releases.tsx";
import { siteSearchPage } from "../web/pages/site-home.tsx";
import { filePage, sourcesPage } from "../web/pages/sources.tsx";
import { folderOf, slugOf } from "../web/site/address.ts";
import type { SiteFrame } from "../web/site/frame.ts";
import type { SearchIndex } from "../web/site/listing.ts";
import { tableFiles } from "./_site-standing.ts";
import { forcesIn, type Leaf, linesOf } from "./_site-tree.ts";
import { listMeasures } from "./list-measures.ts";
import { catalogueOfMeasures } from "./measure.ts";
import type { Because } from "./release-because.ts";

/** What the pages are made of. */
interface SharedWish {
  readonly snapshot: Snapshot;
  readonly files: readonly FileReport[];
  readonly histories: readonly ReleaseHistory[];
  /** What was added to the book between the figures of the release before and its own. */
  readonly because: (history: ReleaseHistory) => readonly Because[];
  /** The protected tables of each release of records that stands. */
  readonly letOut: readonly LetOut[];
}

/** The pages that stand once in a site. */
export function sharedLeaves({ snapshot, files, histories, because, letOut }: SharedWish): readonly Leaf[] {
  const measures = catalogueOfMeasures();
  return [
    searchLeaf(snapshot, histories),
    leaf("about.html", "What is counted, over what, with which interval, and what a silence means.", (site) =>
      aboutPage({ ...listMeasures(), site }),
    ),
    leaf("measures.html", "Every measure with its definition.", (site) => measuresPage({ measures, site })),
    ...measures.map((about) =>
      leaf(`measures/${slugOf(about.definition.id)}.html`, about.definition.says, (site) =>
        aboutMeasurePage(about, site),
      ),
    ),
    leaf("sources.html", "Every file that the figures stand on.", (site) => sourcesPage({ files, site })),
    ...files.map((report) =>
      leaf(`sources/${report.sha256}.html`, `What was read of ${report.file}.`, (site) => filePage({ report, site })),
    ),
    leaf("problems.html", "What could not be read, or does not fit.", (site) => problemsPage({ files, site })),
    leaf("releases.html", "Every release: who decided it, what it changed, and where it stays.", (site) =>
      releasesPage({ site, releases: histories }),
    ),
    ...histories.map((release) => releaseLeaf(release, { because, letOut })),
    leaf("404.html", "There is no such page.", (site) =>
      messagePage({
        title: "There is no such page",
        says: "Nothing stands at this address. That does not mean that there is no figure.",
        hint: "A figure of an earlier release stands below releases/, at the address it was published at.",
        status: 404,
        site,
      }),
    ),
  ];
}

function releaseLeaf(release: ReleaseHistory, { because, letOut }: Pick<SharedWish, "because" | "letOut">): Leaf {
  const own = letOut.find((one) => one.release.id === release.id);
  const tables = own?.tables ?? [];
  const html = (site: SiteFrame): string =>
    releasePage({ site, release, because: because(release), figures: shownFigures(tables), tables });
  const page = leaf(`releases/${slugOf(release.id)}.html`, `Release ${release.id}: ${release.title}.`, html);
  return { ...page, beside: tableFiles(own) };
}

function leaf(path: string, says: string, html: (site: SiteFrame) => string): Leaf {
  return { path, says, card: null, html, beside: [] };
}

function searchLeaf({ answers }: Snapshot, releases: readonly ReleaseHistory[]): Leaf {
  const questions = linesOf(answers);
  const known = forcesIn(answers, questions);
  const forces = FORCES.filter(({ id }) => known.has(id))
    .map(({ id, called }) => ({ id, called }))
    .sort((a, b) => (a.called < b.called ? -1 : 1));
  return leaf("search.html", "All forces from A to Z, and all questions.", (site) =>
    siteSearchPage({ forces, questions, releases, site }),
  );
}

/** What the search finds: every question, and every force that answers it. */
export function searchIndexOf({ answers }: Snapshot, releases: readonly ReleaseHistory[]): SearchIndex {
  const lines = linesOf(answers);
  const known = [...forcesIn(answers, lines)];
  const questions = lines.map((line) => {
    const { question, scopeTitle, periodTitle, basisTitle } = line;
    const folder = folderOf(question);
    const own = known.flatMap(([, theirs], place) => (theirs.some((one) => one.line === line) ? [place] : []));
    const words = [scopeTitle, question.period, periodTitle, basisTitle.toLowerCase()]
      // A period that no calendar knows has its own words as its title: they stand once.
      .filter((word, at, all) => word !== "" && all.indexOf(word) === at)
      .join(", ");
    return [folder, words, own] as const;
  });
  const forces = known.map(([id]) => [slugOf(id), FORCES.find((force) => force.id === id)?.called ?? id] as const);
  const records = recordsNow(releases);
  if (records.length === 0) return { forces, questions };
  const pages = records.map(
    ({ id, title }) => [`releases/${slugOf(id)}.html`, `${title}, counts from records, release ${id}`] as const,
  );
  return { forces, questions, pages };
}
