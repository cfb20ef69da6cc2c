// One force: what became of its crimes, its rate over each whole, the flag, what else is known, and every source to the cell.
import type { VNode } from "preact";
import type { ForceAnswer } from "../../measures/result.ts";
import { barOf } from "../charts/balance-model.ts";
import { forceEmbed } from "../embed.tsx";
import { pageOf } from "../layout.tsx";
import { compareHref, forceDownload, forceHref, passportHref } from "../links.ts";
import { pageTitle } from "../page-title.ts";
import { BalanceSection } from "../parts/balance-section.tsx";
import { CorrectionsSection } from "../parts/corrections.tsx";
import { Caveats } from "../parts/coverage.tsx";
import { DenominatorsSection } from "../parts/denominators-section.tsx";
import { Downloads } from "../parts/downloads.tsx";
import { Fig } from "../parts/figure.tsx";
import { Filter } from "../parts/filter.tsx";
import { BesidesSection, EditionsSection, FlagSection, OthersSection } from "../parts/force-sections.tsx";
import { Headline } from "../parts/headline.tsx";
import { OfWhichSection } from "../parts/of-which-section.tsx";
import { RepliesSection } from "../parts/replies.tsx";
import { SourcesSection } from "../parts/sources-section.tsx";
import { UseThis } from "../parts/use-this.tsx";
import type { ForceView } from "../views.ts";
import { cellWords, count, editionWords, isExact, rateWords } from "../words.ts";

/** The page of one force: a whole HTML document. */
export function forcePage(view: ForceView): string {
  const { answer, question, choices } = view;
  return pageOf({
    title: pageTitle(answer.called, answer),
    place: "forces",
    site: view.site,
    standing: `Edition shown: ${answer.passport.edition.title}. Everycase’s figures are not official statistics.`,
    crumbs: [
      { title: "Compare", href: compareHref(question) },
      { title: "Forces", href: "/forces" },
      { title: answer.called },
    ],
    children: (
      <>
        <Headline over={overOf(answer)} sentence={answer.sentence} />
        <Lead {...view} />
        <nav class="views" aria-label="On this page">
          <ul>
            {placesOf(view).map(({ id, title }) => (
              <li>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <CorrectionsSection corrections={view.corrections ?? []} />
        <RepliesSection replies={view.replies ?? []} />
        <BalanceSection answer={answer} question={question} />
        <OfWhichSection answer={answer} />
        <DenominatorsSection answer={answer} question={question} />
        <OthersSection answer={answer} question={question} />
        <BesidesSection answer={answer} />
        <EditionsSection answer={answer} question={question} />
        <FlagSection answer={answer} />
        <SourcesSection answer={answer} question={question} />
        <section class="block" aria-label="Caveats and downloads">
          <div class="cols cols-2">
            <Caveats caveats={answer.caveats} />
            <TakeAlong {...view} />
          </div>
        </section>
        <section class="block" aria-labelledby="h-ask">
          <h2 id="h-ask">Ask another question about this force</h2>
          <Filter
            question={question}
            choices={choices}
            action={`/force/${encodeURIComponent(answer.force)}`}
            label="Ask another question about this force"
          />
        </section>
      </>
    ),
  });
}

function overOf({ called, passport, basis }: ForceAnswer): string {
  const when = basis === "closed" ? "outcomes given" : "recorded";
  const basisWords = basis === "not stated" ? "basis not stated" : `${when} ${passport.period.title}`;
  const period = basis === "not stated" ? `${passport.period.title}, ` : "";
  return `${called}. ${passport.scope.title}, ${period}${basisWords}, ${editionWords(passport.edition.title)}`;
}

function Lead({ answer, question }: ForceView): VNode {
  const shown = answer.rates.find(({ under }) => under === answer.denominator);
  const { notAccountedFor, total } = answer.balance;
  const rate = shown === undefined || (shown.rate === null && shown.interval === null) ? "" : `, ${rateWords(shown)}`;
  return (
    <p class="lead">
      {shown === undefined ? null : (
        <>
          <Fig href={passportHref("charged", question, answer.force)}>{cellWords(shown.numerator)}</Fig>
          {" of "}
          <Fig href={passportHref("total", question, answer.force)}>{cellWords(shown.denominator)}</Fig>
          {`${rate}. `}
        </>
      )}
      {isExact(notAccountedFor) && isExact(total) && notAccountedFor > 0 ? (
        <>
          {"For "}
          <Fig href={passportHref("not-accounted-for", question, answer.force)}>{count(notAccountedFor)}</Fig>
          {` of the ${count(total)}, nobody has said what became of them.`}
        </>
      ) : null}
    </p>
  );
}

function placesOf({
  answer,
  corrections = [],
  replies = [],
}: ForceView): readonly { readonly id: string; readonly title: string }[] {
  return [
    ...(corrections.length === 0 ? [] : [{ id: "corrected", title: "Corrected" }]),
    ...(replies.length === 0 ? [] : [{ id: "reply", title: "Right of reply" }]),
    { id: "balance", title: "Balance" },
    ...(answer.ofWhich === undefined ? [] : [{ id: "of-which", title: "Of which" }]),
    { id: "denominators", title: "Denominators" },
    ...(answer.others.length === 0 ? [] : [{ id: "others", title: "Other questions" }]),
    ...(answer.besides.length === 0 ? [] : [{ id: "besides", title: "Other units" }]),
    { id: "editions", title: "Editions" },
    ...(answer.flag === null ? [] : [{ id: "flag", title: "The flag" }]),
    { id: "sources", title: "Sources" },
  ];
}

function TakeAlong({ answer, question }: ForceView): VNode {
  const drawn = barOf(answer.balance).kind === "bar";
  const pictures = [
    { title: "The balance, SVG", href: forceDownload("svg", answer.force, question) },
    { title: "PNG", href: forceDownload("png", answer.force, question), says: "a picture" },
  ];
  return (
    <div class="stack">
      <h2>Take the data with you</h2>
      <Downloads
        downloads={[
          { title: "CSV", href: forceDownload("csv", answer.force, question) },
          { title: "JSON", href: forceDownload("json", answer.force, question) },
          { title: "Parquet", href: forceDownload("parquet", answer.force, question) },
          { title: "Spreadsheet, XLSX", href: forceDownload("xlsx", answer.force, question) },
          { title: "Report, PDF", href: forceDownload("pdf", answer.force, question) },
          ...(drawn ? pictures : []),
        ]}
      />
      <UseThis
        embed={forceEmbed(answer)}
        passport={passportHref("rate", question, answer.force)}
        pictures={
          drawn
            ? {
                svg: forceDownload("svg", answer.force, question),
                png: forceDownload("png", answer.force, question),
              }
            : null
        }
      />
      <p class="note">
        <a href={compareHref(question)}>Compare with other forces</a>
        {question.edition === null ? null : (
          <>
            {" or see "}
            <a href={forceHref(answer.force, { ...question, edition: null })}>the newest edition of this page</a>
          </>
        )}
      </p>
    </div>
  );
}
