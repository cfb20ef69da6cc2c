// What was entered by hand: the agreement of the readers, differences with the form that decides them, what waits, what stands.
import type { VNode } from "preact";
import type { EnteredFigure, EnteredView } from "../entered-view.ts";
import { agreementWords, lineTitle } from "../entered-words.ts";
import { pageOf } from "../layout.tsx";
import { enterHref, fileHref } from "../links.ts";
import { HandDifferences } from "../parts/hand-differences.tsx";

/** The list of figures entered by hand: a whole HTML document. */
export function enteredPage(view: EnteredView): string {
  const { list, decided } = view;
  const of = (...states: readonly EnteredFigure["state"][]): readonly EnteredFigure[] =>
    list.figures.filter(({ state }) => states.includes(state));
  return pageOf({
    title: "Entered by hand",
    place: "sources",
    crumbs: [{ title: "Sources", href: "/sources" }, { title: "Entered by hand" }],
    children: (
      <>
        <h1>Entered by hand</h1>
        <p class="lead">
          {list.figures.length === 0 ? "Nothing has been entered by hand." : agreementWords(list.agreement)}
        </p>
        <p>
          <a href={enterHref({})}>Enter a figure</a>
        </p>
        {decided === null ? null : (
          <p class="panel" role="status">{`Decided (entry ${decided}): it is a figure of the book.`}</p>
        )}
        <HandDifferences figures={of("different")} as={view.as} />
        <Waiting figures={of("waiting")} />
        <Standing figures={of("agreed", "decided")} />
      </>
    ),
  });
}

interface FiguresProps {
  readonly figures: readonly EnteredFigure[];
}

function Waiting({ figures }: FiguresProps): VNode | null {
  if (figures.length === 0) return null;
  return (
    <section class="block" aria-labelledby="h-waiting">
      <h2 id="h-waiting">Waiting for a second person</h2>
      <p>One person has read these. What they read is shown when a second person has read it too.</p>
      <table class="cards top-3">
        <caption class="visually-hidden">Figures that one person has read</caption>
        <thead>
          <tr>
            <AboutHeads />
            <th scope="col">Read by</th>
            <th scope="col">Second reading</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((one) => (
            <tr>
              <About one={one} />
              <td data-h="Read by">{one.persons.join(", ")}</td>
              <td data-h="Second reading">
                <a
                  href={enterHref(labelsOf(one))}
                  aria-label={`Read ${lineTitle(one.line)} of ${one.called}, ${one.period}`}
                >
                  Read it
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Standing({ figures }: FiguresProps): VNode | null {
  if (figures.length === 0) return null;
  return (
    <section class="block" aria-labelledby="h-standing">
      <h2 id="h-standing">Figures of the book</h2>
      <table class="cards top-3">
        <caption class="visually-hidden">Figures that two people agree on, or a third decided</caption>
        <thead>
          <tr>
            <AboutHeads />
            <th scope="col" class="n">
              Figure
            </th>
            <th scope="col">How it came about</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((one) => (
            <tr>
              <About one={one} />
              <td data-h="Figure" class="n">
                {one.stands}
              </td>
              <td data-h="How">{howWords(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AboutHeads(): VNode {
  return (
    <>
      <th scope="col">Document</th>
      <th scope="col">Force and period</th>
      <th scope="col">Scope and unit</th>
      <th scope="col">Line</th>
    </>
  );
}

function About({ one }: { readonly one: EnteredFigure }): VNode {
  return (
    <>
      <th scope="row">{one.sha256 === null ? one.document : <a href={fileHref(one.sha256)}>{one.document}</a>}</th>
      <td data-h="Force and period">{`${one.called}${one.area === null ? "" : ` (${one.area})`}, ${one.period}`}</td>
      <td data-h="Scope and unit">{`${one.scope}, ${one.unit}`}</td>
      <td data-h="Line">{lineTitle(one.line)}</td>
    </>
  );
}

function howWords({ persons, readings, decision }: EnteredFigure): string {
  const [first] = readings;
  const page = first?.page == null ? "" : `Page ${first.page}: `;
  const words = `${page}“${first?.words ?? ""}”.`;
  if (decision === null) return `${words} Read by ${persons.join(" and ")}.`;
  const why = decision.why === "" ? "" : `, because: ${decision.why}`;
  return `${words} Read by ${persons.join(" and ")}, who differed; decided by ${decision.person} (entry ${decision.entry}${why}).`;
}

/** The labels that the second person's form begins with: what the figure is, and nothing of what was read. */
function labelsOf(one: EnteredFigure): Readonly<Record<string, string>> {
  const { called: force, area, period, unit, scope, basis, edition, line } = one;
  const document: Readonly<Record<string, string>> =
    one.sha256 === null ? { paper: one.document } : { file: one.sha256 };
  return { ...document, force, area: area ?? "", period, unit, scope, basis, edition: edition ?? "", line };
}
