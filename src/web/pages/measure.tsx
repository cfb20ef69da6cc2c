// One measure asked: its finding, its chart, what it can mean, every value, how it was worked out. Each answer is an address.
import type { VNode } from "preact";
import type { Published } from "../../disclosure/published.ts";
import type { MeasureAnswer } from "../../measures/answer.ts";
import { AnswerChart } from "../charts/answer-chart.tsx";
import { pictureOf } from "../charts/chart-of.ts";
import { measureEmbed } from "../embed.tsx";
import { pageOf } from "../layout.tsx";
import { aboutMeasureHref, compareHref, measureDownload, measureHref } from "../links.ts";
import type { MeasureDeclined, MeasureView } from "../measure-view.ts";
import { pageTitle } from "../page-title.ts";
import { ApartSection, PassportSection, SaysSection, WorkingSection } from "../parts/answer-sections.tsx";
import { AnswerValues } from "../parts/answer-table.tsx";
import { Downloads } from "../parts/downloads.tsx";
import { Filter } from "../parts/filter.tsx";
import { Headline } from "../parts/headline.tsx";
import { WhereThere } from "../parts/in-app.tsx";
import { MeasureFields } from "../parts/measure-form.tsx";
import { SourceLine } from "../parts/source-line.tsx";
import { UseThis } from "../parts/use-this.tsx";
import { editionWords } from "../words.ts";

/** The page of a measure: a whole HTML document. */
export function measurePage(view: MeasureView): string {
  const { about, found } = view;
  const { title } = about.definition;
  const crumbs = [{ title: "Measures", href: "/measures" }, { title }];
  const shared = { title, place: "measures" as const, site: view.site, crumbs };
  if ("declined" in found) return pageOf({ ...shared, children: <Declined {...view} declined={found.declined} /> });
  const { answer } = found;
  return pageOf({
    ...shared,
    title: titleOf(view, answer),
    standing: `Edition shown: ${answer.passport.edition.title}. Everycase’s figures are not official statistics.`,
    children: (
      <>
        <Headline over={overOf(answer)} sentence={answer.sentence} />
        <Form {...view} />
        <Views {...view} />
        <ChartSection answer={answer} />
        <SaysSection answer={answer} />
        <TableSection {...view} answer={answer} />
        <ApartSection answer={answer} />
        <WorkingSection answer={answer} />
        <PassportSection answer={answer} />
      </>
    ),
  });
}

function titleOf({ asked, forces }: MeasureView, { title, passport }: MeasureAnswer): string {
  const called = forces.find(({ id }) => id === asked.force)?.title;
  const { basis, denominator } = passport;
  const answered = { passport, basis: basis.id, denominator: denominator.id };
  return pageTitle(called === undefined ? title : `${title}, ${called}`, answered);
}

function overOf({ title, passport }: MeasureAnswer): string {
  return `${title}. ${passport.scope.title}, ${passport.period.title}, ${editionWords(passport.edition.title)}`;
}

function Form({ about, asked, choices, forces }: MeasureView): VNode {
  const { title, id } = about.definition;
  return (
    <Filter
      question={asked.question}
      choices={choices}
      action={`/measures/${id}`}
      label={`Choose what is asked of the measure: ${title}`}
      fields={<MeasureFields about={about} asked={asked} forces={forces} />}
      foot={
        <p>
          <a href={aboutMeasureHref(id)}>What this measure is</a>
        </p>
      }
    />
  );
}

/** The same question put otherwise: the comparison, and the other measures. */
function Views({ about, asked, others }: MeasureView): VNode {
  return (
    <nav class="views" aria-label="The same question, asked otherwise">
      <ul>
        <li>
          <a href={compareHref(asked.question)}>By force</a>
        </li>
        {others.map(({ id, title }) => (
          <WhereThere href={measureHref(id, { ...asked, options: {} })}>
            <li>
              <a
                href={measureHref(id, { ...asked, options: {} })}
                aria-current={id === about.definition.id ? "page" : undefined}
              >
                {title}
              </a>
            </li>
          </WhereThere>
        ))}
      </ul>
    </nav>
  );
}

function ChartSection({ answer }: { readonly answer: MeasureAnswer }): VNode {
  const picture = pictureOf(answer);
  if (picture === null)
    return (
      <section class="under-views" aria-labelledby="h-chart">
        <h2 id="h-chart">Nothing is drawn</h2>
        <p>The figures do not carry a chart. What they say stands below, and the table holds every value.</p>
      </section>
    );
  return (
    <section class="under-views" aria-labelledby="h-chart">
      <h2 id="h-chart">{picture.title}</h2>
      <figure class="chart" aria-labelledby="h-chart">
        <AnswerChart picture={picture} />
        <SourceLine passport={answer.passport} />
      </figure>
    </section>
  );
}

function TableSection({ about, asked, answer }: MeasureView & { readonly answer: Published<MeasureAnswer> }): VNode {
  const { id } = about.definition;
  const takesForce = about.force === "may" || about.force === "needed";
  const file = (format: Parameters<typeof measureDownload>[1]): string => measureDownload(id, format, asked);
  return (
    <section class="block" id="table" aria-labelledby="h-table">
      <h2 id="h-table">{answer.table.title}</h2>
      <p class="note">
        {takesForce && answer.table.rows.some((row) => typeof row["force"] === "string")
          ? "A force’s name leads to its own figure, with how that was worked out. "
          : ""}
        <span class="only-narrow">Slide the table sideways for the other columns.</span>
      </p>
      <AnswerValues table={answer.table} hrefOf={takesForce ? (force) => measureHref(id, { ...asked, force }) : null} />
      <h3 class="top-5">Take the data with you</h3>
      <Downloads
        downloads={[
          { title: "CSV", href: file("csv") },
          { title: "JSON", href: file("json"), says: "with its passport" },
          { title: "Parquet", href: file("parquet"), says: "with its passport" },
          { title: "Spreadsheet, XLSX", href: file("xlsx") },
          ...(answer.chart === null
            ? []
            : [
                { title: "This chart, SVG", href: file("svg") },
                { title: "PNG", href: file("png"), says: "a picture" },
              ]),
        ]}
      />
      <UseThis
        embed={measureEmbed(answer)}
        passport={measureHref(id, asked)}
        pictures={answer.chart === null ? null : { svg: file("svg"), png: file("png") }}
      />
    </section>
  );
}

/** No answer, and why: no figure, a question that is not whole, or one that would not be honest to answer. */
function Declined({ declined, ...view }: MeasureView & { readonly declined: MeasureDeclined }): VNode {
  const { title, says, hint, nearest } = declined;
  return (
    <>
      <h1>
        <span class="over">{view.about.definition.title}</span>
        {title}
      </h1>
      <p class="lead">{says}</p>
      {hint === null ? null : <p>{hint}</p>}
      {nearest.length === 0 ? null : (
        <div class="nothing stack top-5">
          <h2 class="small-head">The nearest that exist</h2>
          <ul class="bullets">
            {nearest.map(({ title: near, href, says: more }) => (
              <li>
                <a href={href}>{near}</a>
                {more === undefined ? null : `: ${more}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Form {...view} />
      <Views {...view} />
    </>
  );
}
