// About the measures: what is counted, over what, with which interval, and what a silence means.
import type { VNode } from "preact";
import { BASES, DENOMINATORS } from "../../standard/bases.ts";
import { ABSENCES, type Absence } from "../../standard/cell.ts";
import { pageOf } from "../layout.tsx";
import { CellView } from "../parts/cell.tsx";
import { Code } from "../parts/code.tsx";
import { InApp } from "../parts/in-app.tsx";
import type { AboutView } from "../views.ts";

/** The page about the measures: a whole HTML document. */
export function aboutPage({ measures, scopes, outcomes, site }: AboutView): string {
  return pageOf({
    title: "About the measures",
    place: "about",
    site,
    children: (
      <>
        <h1>About the measures</h1>
        <p class="lead">
          How many crimes reached a charge, what happened to the rest, and what nobody can say. Every definition has a
          version and a digest; a figure names the one it was made with.
        </p>
        <Places />
        <Measures measures={measures} />
        <BasesSection />
        <Denominators />
        <Intervals />
        <Scopes scopes={scopes} />
        <Outcomes outcomes={outcomes} />
        <Absences />
        <Doors />
      </>
    ),
  });
}

const PLACES = [
  { id: "measures", title: "Definitions" },
  { id: "bases", title: "Two bases" },
  { id: "denominators", title: "Denominators" },
  { id: "intervals", title: "The interval" },
  { id: "scopes", title: "Scopes" },
  { id: "outcomes", title: "Outcomes" },
  { id: "absences", title: "Absences" },
  { id: "doors", title: "API and CLI" },
];

function Places(): VNode {
  return (
    <nav class="views" aria-label="On this page">
      <ul>
        {PLACES.map(({ id, title }) => (
          <li>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Measures({ measures }: Pick<AboutView, "measures">): VNode {
  return (
    <section class="under-views" id="measures" aria-labelledby="h-mea">
      <h2 id="h-mea">Definitions</h2>
      {measures.map(({ id, title, version, digest, says, formula }) => (
        <div class="stack top-3">
          <h3>
            {title} <span class="tag tag-quiet">{`version ${version}`}</span>
          </h3>
          <p>{says}</p>
          <Code label={`Formula of ${title}`} lines={formula.split("\n")} />
          <p class="note">
            {`${id}, digest `}
            <span class="hash">{digest}</span>
          </p>
        </div>
      ))}
    </section>
  );
}

function BasesSection(): VNode {
  return (
    <section class="block" id="bases" aria-labelledby="h-bas">
      <h2 id="h-bas">Two bases, never mixed</h2>
      <p>Outcomes and crimes can be lined up in two official ways. They answer different questions.</p>
      <dl class="facts top-2">
        {BASES.map(({ title, says }) => (
          <div>
            <dt>{title}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Denominators(): VNode {
  return (
    <section class="block" id="denominators" aria-labelledby="h-den">
      <h2 id="h-den">Three denominators</h2>
      <p>
        What counts as the whole changes the answer. A page says which one it stands on, and shows the others beside it.
      </p>
      <dl class="facts top-2">
        {DENOMINATORS.map(({ title, says }) => (
          <div>
            <dt>{title}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Intervals(): VNode {
  return (
    <section class="block" id="intervals" aria-labelledby="h-int">
      <h2 id="h-int">Why there is always an interval</h2>
      <div class="stack">
        <p>
          Few crimes make a rate that chance alone can move far. The 95% interval (Wilson) is the range that chance
          leaves open, 19 times in 20. A finding carries it in its sentence, so that it cannot be lost when quoted.
        </p>
        <p>
          A force is marked as above or below only when its 99.8% interval lies wholly to one side of the rate of all
          other forces together. No rank numbers are given, and “one in N” is never said of a zero.
        </p>
        <p>
          Two averages are named apart: pooled is all charges over all crimes; the mean of forces gives each force the
          same weight, whatever its size.
        </p>
      </div>
    </section>
  );
}

function Scopes({ scopes }: Pick<AboutView, "scopes">): VNode {
  return (
    <section class="block" id="scopes" aria-labelledby="h-sco">
      <h2 id="h-sco">Scopes: which crimes</h2>
      <p>
        A scope is a flag or a set of offence codes. Offence code 71 never stands in for the CSE flag: the flag may
        stand on any offence, and code 71 also holds sexual communication with a child.
      </p>
      <dl class="facts top-2">
        {scopes.map(({ title, says, codes }) => (
          <div>
            <dt>{title}</dt>
            <dd>
              {says}
              {codes.length === 0 ? null : (
                <>
                  {" "}
                  <span class="note">{`Offence codes ${codes.join(", ")}.`}</span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Outcomes({ outcomes }: Pick<AboutView, "outcomes">): VNode {
  return (
    <section class="block" id="outcomes" aria-labelledby="h-out">
      <h2 id="h-out">Outcomes, and the line of a balance each stands in</h2>
      <table class="cards tight top-2">
        <caption class="visually-hidden">Outcome types of the Home Office framework</caption>
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col">Outcome</th>
            <th scope="col">Line of the balance</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(({ type, title, line }) => (
            <tr>
              <th scope="row">{type}</th>
              <td data-h="Outcome">{title}</td>
              <td data-h="Line">{line}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const ABSENCE_SAYS: Readonly<Record<Absence, string>> = {
  withheld: "The number is there and kept back. The total is then not said; the least and the most are.",
  "not held": "The body says that it has no such number.",
  "cost limit": "Finding it would cost more than the law asks for.",
  "not asked": "Nobody has put the question.",
  "no reply": "The question was put; nothing came back.",
  "not applicable": "The question does not fit: another country, another basis.",
  "not understood": "Something stands there that could not be read. A person decides.",
  "not stated": "The source shows nothing, or a mark that it does not explain.",
};

function Absences(): VNode {
  return (
    <section class="block" id="absences" aria-labelledby="h-abs">
      <h2 id="h-abs">A cell is not a number</h2>
      <p>A cell is exact, a range, or a named absence. Zero is a number. Nothing turns into 0 on the way.</p>
      <table class="cards top-2">
        <caption class="visually-hidden">Kinds of cells</caption>
        <thead>
          <tr>
            <th scope="col">In a table</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              <CellView cell={{ from: 1, to: 4 }} />
            </th>
            <td data-h="Says">A range, as in “fewer than 5”. Drawn as a hollow box, without a dot.</td>
          </tr>
          {ABSENCES.map((absence) => (
            <tr>
              <th scope="row">
                <CellView cell={{ absent: absence }} />
              </th>
              <td data-h="Says">{ABSENCE_SAYS[absence]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Doors(): VNode {
  return (
    <section class="block" id="doors" aria-labelledby="h-doo">
      <h2 id="h-doo">The same answers without these pages</h2>
      <div class="stack">
        <p>
          The API and the command line ask the same questions by the same names.{" "}
          <InApp>
            <a href="/api">The API, as OpenAPI</a>.
          </InApp>
        </p>
        <Code
          label="Commands"
          lines={[
            "everycase add replies/",
            "everycase compare --scope child-titled --period 2018/19 --basis recorded",
            "everycase force 'South Yorkshire' --scope flag:CSE",
          ]}
        />
      </div>
    </section>
  );
}
