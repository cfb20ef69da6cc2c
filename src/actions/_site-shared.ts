// The pages of a site that belong to no one release: sources and their problems, measures, releases and what became of them, search, 404.
import type { FileReport } from "../measures/result.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import type { Snapshot } from "../releases/snapshot.ts";
import { FORCES } from "../standard/forces.ts";
import { aboutPage } from "../web/pages/about.tsx";
import { aboutMeasurePage, measuresPage } from "../web/pages/measures.tsx";
import { messagePage } from "../web/pages/message.tsx";
import { problemsPage } from "../web/pages/problems.tsx";
import { releasePage } from "../web/pages/release.tsx";
import { releasesPage } from "../web/pages/releases.tsx";
import { siteSearchPage } from "../web/pages/site-home.tsx";
import { filePage, sourcesPage } from "../web/pages/sources.tsx";
import { slugOf } from "../web/site/address.ts";
import type { SiteFrame } from "../web/site/frame.ts";
import type { SearchIndex } from "../web/site/listing.ts";
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
}

/** The pages that stand once in a site. */
export function sharedLeaves({ snapshot, files, histories, because }: SharedWish): readonly Leaf[] {
  const measures = catalogueOfMeasures();
  return [
    searchLeaf(snapshot),
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
    ...histories.map((release) =>
      leaf(`releases/${slugOf(release.id)}.html`, `Release ${release.id}: ${release.title}.`, (site) =>
        releasePage({ site, release, because: because(release) }),
      ),
    ),
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

function leaf(path: string, says: string, html: (site: SiteFrame) => string): Leaf {
  return { path, says, card: null, html, beside: [] };
}

function searchLeaf({ answers }: Snapshot): Leaf {
  const questions = linesOf(answers);
  const known = forcesIn(answers, questions);
  const forces = FORCES.filter(({ id }) => known.has(id))
    .map(({ id, called }) => ({ id, called }))
    .sort((a, b) => (a.called < b.called ? -1 : 1));
  return leaf("search.html", "All forces from A to Z, and all questions.", (site) =>
    siteSearchPage({ forces, questions, site }),
  );
}

/** What the search finds: every question, and every force that answers it. */
export function searchIndexOf({ answers }: Snapshot): SearchIndex {
  const lines = linesOf(answers);
  const known = [...forcesIn(answers, lines)];
  const questions = lines.map((line) => {
    const { question, scopeTitle, periodTitle, basisTitle } = line;
    const folder = ["questions", ...[question.scope, question.period, question.basis].map(slugOf)].join("/");
    const own = known.flatMap(([, theirs], place) => (theirs.some((one) => one.line === line) ? [place] : []));
    const words = `${scopeTitle}, ${question.period}, ${periodTitle}, ${basisTitle.toLowerCase()}`;
    return [folder, words, own] as const;
  });
  const forces = known.map(([id]) => [slugOf(id), FORCES.find((force) => force.id === id)?.called ?? id] as const);
  return { forces, questions };
}
