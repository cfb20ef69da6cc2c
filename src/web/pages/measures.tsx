// The catalogue of measures, and the reference page of each: made from the definition, so that it cannot say anything else.
import type { VNode } from "preact";
import { DENOMINATORS } from "../../standard/bases.ts";
import { pageOf } from "../layout.tsx";
import { aboutMeasureHref } from "../links.ts";
import type { MeasureAbout, MeasuresView } from "../measure-view.ts";
import { Code } from "../parts/code.tsx";
import { Facts } from "../parts/facts.tsx";
import { InApp, InSite } from "../parts/in-app.tsx";
import type { SiteFrame } from "../site/frame.ts";

/** The catalogue: a whole HTML document. */
export function measuresPage({ measures, site }: MeasuresView): string {
  return pageOf({
    title: "Measures",
    place: "measures",
    site,
    children: (
      <>
        <h1>What can be worked out, and how</h1>
        <p class="lead">
          Every measure has one definition. A figure names the version and the digest of the definition it was made
          with.
        </p>
        <table class="cards top-5">
          <caption class="visually-hidden">Every measure, with what it says and what it is worked out from</caption>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">What it says</th>
              <th scope="col">From</th>
              <th scope="col">Ask</th>
            </tr>
          </thead>
          <tbody>
            {measures.map((measure) => (
              <Row {...measure} />
            ))}
          </tbody>
        </table>
        <p class="top-5">
          <a href="/about">Bases, denominators, scopes and outcomes in words</a>
        </p>
      </>
    ),
  });
}

function Row({ definition: { id, title, says, formula, accepts }, force }: MeasureAbout): VNode {
  const place = placeOf(id, force);
  return (
    <tr>
      <th scope="row">
        <a href={aboutMeasureHref(id)}>{title}</a>
      </th>
      <td data-h="Says">
        {says}
        <span class="note terms">{formula.split("\n")[0]}</span>
      </td>
      <td data-h="From">{accepts.map(grainWords).join(" or ")}</td>
      <td data-h="Ask">
        {place === null ? (
          <span class="soft">not asked by itself</span>
        ) : (
          <>
            <InApp>
              <a href={place} aria-label={`Ask: ${title}`}>
                {force === "needed" ? "Ask, of one force" : "Ask"}
              </a>
            </InApp>
            <InSite>
              <code>{`everycase measure ${id}`}</code>
            </InSite>
          </>
        )}
      </td>
    </tr>
  );
}

function grainWords(grain: "balances" | "histories"): string {
  return grain === "balances" ? "counts that were reported" : "histories of crimes";
}

/** Where a measure is asked: under its own address, or on the page that has always shown it. */
function placeOf(id: string, force: MeasureAbout["force"]): string | null {
  if (force !== null) return `/measures/${id}`;
  const elsewhere: Readonly<Record<string, string>> = {
    "charge-rate": "/compare",
    balance: "/forces",
    revisions: "/revisions",
  };
  return elsewhere[id] ?? null;
}

/** The reference page of one measure: a whole HTML document. */
export function aboutMeasurePage(about: MeasureAbout, site?: SiteFrame): string {
  const { definition, digest, force, options } = about;
  const { id, title, version, says, formula, caveats } = definition;
  const place = placeOf(id, force);
  return pageOf({
    title: `${title}: the measure`,
    place: "measures",
    site,
    crumbs: [{ title: "Measures", href: "/measures" }, { title }],
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{says}</p>
        <Code label={`Formula of ${title}`} lines={formula.split("\n")} />
        {place === null ? null : (
          <InApp>
            <p class="top-3">
              <a href={place}>Ask this measure</a>
            </p>
          </InApp>
        )}
        <section class="block" aria-labelledby="h-def">
          <h2 id="h-def">Its definition</h2>
          <Facts facts={factsOf(about)} />
          <p class="source top-3">
            {`${id}, version ${version}, digest `}
            <span class="hash">{digest}</span>
          </p>
        </section>
        {caveats.length === 0 ? null : (
          <section class="block" aria-labelledby="h-cav">
            <h2 id="h-cav">What to keep in mind</h2>
            <ul class="bullets">
              {caveats.map((caveat) => (
                <li>{caveat}</li>
              ))}
            </ul>
          </section>
        )}
        <OptionsSection options={options} id={id} force={force} ofRecords={!definition.accepts.includes("balances")} />
      </>
    ),
  });
}

function factsOf({ definition }: MeasureAbout): readonly { readonly term: string; readonly says: string }[] {
  const { unit, numerator, denominators, interval, averages, accepts, apart } = definition;
  const limits = [
    ...(apart.smallestDenominator === undefined ? [] : [`fewer than ${apart.smallestDenominator} counted`]),
    ...(apart.largestOpenShare === undefined
      ? []
      : [`more than ${Math.round(apart.largestOpenShare * 100)}% with no outcome yet`]),
  ];
  return [
    { term: "Unit", says: unit },
    { term: "What is counted", says: numerator },
    ...Object.entries(denominators).map(([id, words]) => ({
      term: `Out of: ${DENOMINATORS.find((one) => one.id === id)?.title.toLowerCase() ?? id}`,
      says: words,
    })),
    { term: "Interval", says: interval },
    { term: "Averages", says: averages },
    { term: "Worked out from", says: accepts.map(grainWords).join(" or ") },
    ...(limits.length === 0
      ? []
      : [{ term: "Shown, and not compared", says: `a force with ${limits.join(", or with ")}` }]),
  ];
}

function OptionsSection({
  options,
  id,
  force,
  ofRecords,
}: Pick<MeasureAbout, "options" | "force"> & { readonly id: string; readonly ofRecords: boolean }): VNode | null {
  if (force === null) return null;
  const [first] = options;
  const own = first === undefined ? "" : ` --option ${first.name}=${first.example}`;
  return (
    <section class="block" aria-labelledby="h-opt">
      <h2 id="h-opt">How it is asked</h2>
      <Facts
        facts={[
          { term: "Of whom", says: { needed: "one force", may: "all forces, or one", all: "all forces" }[force] },
          ...options.map(({ name, says }) => ({ term: name, says: says.replaceAll("`", "") })),
        ]}
      />
      {ofRecords ? (
        <p class="top-3">
          These pages show tables by recorded quarter and lag that were added to the book. They serve no records: from
          an extract, and from a table that stays outside, it is asked by a command.
        </p>
      ) : null}
      <Code
        label={ofRecords ? "Commands that ask it" : "Command that asks it"}
        lines={
          ofRecords
            ? [
                `everycase measure ${id}${own}`,
                `everycase measure ${id} --from records --scope all${own}`,
                `everycase measure ${id} --table quarters.csv${own}`,
              ]
            : [`everycase measure ${id} --scope child-titled${force === "needed" ? " --force kent" : ""}${own}`]
        }
        wraps
      />
    </section>
  );
}
