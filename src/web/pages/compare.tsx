// The comparison of forces: the finding with its interval, the question, the chart, who is not compared and why, the map, the table.
import type { VNode } from "preact";
import type { ForceRow } from "../../measures/result.ts";
import { questionOfRow } from "../each-newest.ts";
import { comparisonEmbed } from "../embed.tsx";
import { pageOf } from "../layout.tsx";
import { compareDownload, measureHref, passportHref, revisionsHref } from "../links.ts";
import { pageTitle } from "../page-title.ts";
import { ApartTable } from "../parts/apart-table.tsx";
import { ChartSection } from "../parts/chart-section.tsx";
import { ComparabilitySection } from "../parts/comparability-section.tsx";
import { Lead, Measures, overOf, UnderEach } from "../parts/compare-head.tsx";
import { CompareTable } from "../parts/compare-table.tsx";
import { CorrectionsSection } from "../parts/corrections.tsx";
import { CoverageSection } from "../parts/coverage.tsx";
import { DenominatorSwitch } from "../parts/denominator-switch.tsx";
import { Downloads } from "../parts/downloads.tsx";
import { Filter } from "../parts/filter.tsx";
import { Headline } from "../parts/headline.tsx";
import { InApp, WhereThere } from "../parts/in-app.tsx";
import { MapSection } from "../parts/map-section.tsx";
import { UseThis } from "../parts/use-this.tsx";
import type { CompareView, Question } from "../views.ts";
import { capital, counted } from "../words.ts";

/** The page that compares forces: a whole HTML document. */
export function comparePage(view: CompareView): string {
  const { comparison } = view;
  return pageOf({
    title: pageTitle("Compare forces", comparison),
    place: "compare",
    site: view.site,
    standing: standingOf(view),
    children: (
      <>
        <Head {...view} />
        <nav class="views" aria-label="Views of this comparison">
          <ul>
            <li>
              <a href="#h-chart" aria-current="true">
                By force
              </a>
            </li>
            <li>
              <a href="#h-map">Map</a>
            </li>
            <li>
              <a href="#table">Table</a>
            </li>
            <li>
              <a href="#coverage">Who is in</a>
            </li>
            {(view.others ?? []).map(({ id, title }) => (
              <WhereThere href={measureHref(id, { question: view.question, force: null, options: {} })}>
                <li>
                  <a href={measureHref(id, { question: view.question, force: null, options: {} })}>{title}</a>
                </li>
              </WhereThere>
            ))}
          </ul>
        </nav>
        <CorrectionsSection corrections={view.corrections ?? []} named />
        <ChartSection {...view} />
        <ApartSection {...view} />
        <ComparabilitySection comparison={comparison} />
        <DenominatorSwitch {...view} />
        <MapSection comparison={comparison} />
        <TableSection {...view} />
        <CoverageSection comparison={comparison} />
      </>
    ),
  });
}

function standingOf({ comparison: { passport, editions }, site }: CompareView): string {
  const others = editions.filter(({ shown }) => !shown).length;
  const more =
    others === 0
      ? ""
      : ` ${capital(counted(others, "other edition", "other editions"))} ${site === undefined ? "can be chosen" : others === 1 ? "is known" : "are known"}.`;
  return `Edition shown: ${passport.edition.title}.${more} Everycase’s figures are not official statistics.`;
}

function Head({ comparison, question, choices, order }: CompareView): VNode {
  return (
    <>
      <div class="hero">
        <div>
          <Headline over={overOf(comparison)} sentence={comparison.sentence} />
          <Lead comparison={comparison} question={question} />
        </div>
        <Measures comparison={comparison} question={question} />
      </div>
      <Filter
        question={question}
        choices={choices}
        order={order}
        scopeSays={comparison.passport.scope.says}
        foot={<UnderEach comparison={comparison} />}
      />
      {comparison.editions.length < 2 ? null : (
        <InApp>
          <p class="top-2">
            <a href={revisionsHref(question)}>What changed between the editions</a>
          </p>
        </InApp>
      )}
    </>
  );
}

function ApartSection({ comparison, question, site }: CompareView): VNode | null {
  const table = ApartTable({ comparison, question, ofRow: (row) => questionOfRow(question, row, site) });
  if (table === null) return null;
  return (
    <section class="block" id="apart" aria-labelledby="h-apart">
      <h2 id="h-apart">Not compared, and why</h2>
      {table}
    </section>
  );
}

function TableSection({ comparison, question, order, site }: CompareView): VNode {
  const ofRow = (row: ForceRow): Question => questionOfRow(question, row, site);
  return (
    <section class="block" id="table" aria-labelledby="h-table">
      <h2 id="h-table">Every value</h2>
      <p class="note">
        <InApp>{comparison.coverage.compared === 0 ? "" : "Choose a heading to sort. "}</InApp>A figure with a dotted
        line opens its passport: where it came from, to the cell.
        <span class="only-narrow"> Slide the table sideways for the other columns.</span>
      </p>
      <CompareTable comparison={comparison} question={question} order={order} ofRow={ofRow} />
      <h3 class="top-5">Take the data with you</h3>
      <Downloads
        downloads={[
          { title: "CSV", href: compareDownload("csv", question) },
          { title: "JSON", href: compareDownload("json", question), says: "with passports" },
          { title: "Parquet", href: compareDownload("parquet", question) },
          { title: "Spreadsheet, XLSX", href: compareDownload("xlsx", question) },
          { title: "This chart, SVG", href: compareDownload("svg", question) },
          { title: "PNG", href: compareDownload("png", question), says: "a picture" },
          { title: "The files they came from", href: "/sources" },
        ]}
      />
      <p class="source top-2">
        The downloads hold exactly what is shown, with intervals, reasons and caveats in their own columns.
      </p>
      <UseThis
        embed={comparisonEmbed(comparison)}
        passport={passportHref("rate", question)}
        pictures={{ svg: compareDownload("svg", question), png: compareDownload("png", question) }}
      />
    </section>
  );
}
