// Every figure of two editions as a table: the twin of the chart, where one acts.
import type { VNode } from "preact";
import type { EditionPair, ForceRevision, RevisedFigure } from "../../measures/revisions-result.ts";
import { changeWords, kindWords } from "../revision-words.ts";
import { counted } from "../words.ts";
import { CellView } from "./cell.tsx";
import { Scroller } from "./scroller.tsx";

/** A count in one edition; nothing where nothing stands there. */
function Side({ cell }: { readonly cell: RevisedFigure["before"] | undefined }): VNode {
  return cell === null || cell === undefined ? <span class="c-absent">nothing there</span> : <CellView cell={cell} />;
}

interface ForcesProps {
  readonly pair: EditionPair;
  /** Also forces without a difference. */
  readonly all: boolean;
  /** The address of a force's own page of revisions, and of the page with all forces. */
  readonly hrefOf: (force: string) => string;
  readonly allHref: string;
}

/** One row a force: charges, the whole, what is still open, and how many lines differ. */
export function ForcesTable({ pair, all, hrefOf, allHref }: ForcesProps): VNode {
  const shown = pair.forces.filter(({ changed }) => all || changed > 0);
  const left = pair.forces.length - shown.length;
  return (
    <>
      <Scroller label={`Table of every force, ${pair.before.title} to ${pair.after.title}; it may scroll sideways`}>
        <table class="tight">
          <caption class="visually-hidden">
            {`Charges, total and no outcome yet in the editions of ${pair.before.title} and of ${pair.after.title}, by force, the greatest change in charges first`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Force</th>
              {[
                "Charged before",
                "Charged after",
                "Change",
                "Total before",
                "Total after",
                "Change",
                "Still open before",
                "Still open after",
              ].map((head) => (
                <th scope="col" class="n">
                  {head}
                </th>
              ))}
              <th scope="col" class="n">
                Lines that differ
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((force) => (
              <ForceRow force={force} href={hrefOf(force.force)} />
            ))}
          </tbody>
        </table>
      </Scroller>
      {left === 0 ? null : (
        <p class="note top-2">
          {`${counted(left, "force", "forces")} without a difference. `}
          <a href={allHref}>Show all of them</a>
        </p>
      )}
    </>
  );
}

function ForceRow({ force, href }: { readonly force: ForceRevision; readonly href: string }): VNode {
  const found = (line: string): RevisedFigure | undefined =>
    force.figures.find((one) => one.line === line && one.type === null && one.part === null);
  const [charged, total, open] = [found("charged"), found("total"), found("open")];
  return (
    <tr>
      <th scope="row">
        <a href={href}>{force.called}</a>
      </th>
      <Triple figure={charged} />
      <Triple figure={total} />
      <td class="n">
        <Side cell={open?.before} />
      </td>
      <td class="n">
        <Side cell={open?.after} />
      </td>
      <td class="n">{force.changed}</td>
    </tr>
  );
}

function Triple({ figure }: { readonly figure: RevisedFigure | undefined }): VNode {
  return (
    <>
      <td class="n">
        <Side cell={figure?.before} />
      </td>
      <td class="n">
        <Side cell={figure?.after} />
      </td>
      <td class="n">{figure === undefined ? "" : <Change figure={figure} />}</td>
    </>
  );
}

function Change({ figure }: { readonly figure: RevisedFigure }): VNode {
  if (figure.kind === "unchanged") return <span class="soft">0</span>;
  return figure.change === null ? <span class="c-absent">{figure.kind}</span> : <span>{changeWords(figure)}</span>;
}

/** One row a figure of one force: its lines, the outcome types that changed inside them, and quarters where they were asked for. */
export function FiguresTable({ pair, all }: { readonly pair: EditionPair; readonly all: boolean }): VNode {
  const figures = pair.forces.flatMap((force) => force.figures).filter(({ kind }) => all || kind !== "unchanged");
  if (figures.length === 0) return <p class="note">No figure differs between these two editions.</p>;
  const hasParts = figures.some(({ part }) => part !== null);
  return (
    <Scroller label={`Table of every figure, ${pair.before.title} to ${pair.after.title}; it may scroll sideways`}>
      <table class="tight">
        <caption class="visually-hidden">{`Figures in the editions of ${pair.before.title} and of ${pair.after.title}`}</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            {hasParts ? <th scope="col">Quarter</th> : null}
            {["Before", "After", "Change"].map((head) => (
              <th scope="col" class="n">
                {head}
              </th>
            ))}
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr>
              <th scope="row">
                {figure.type === null ? figure.title : `of which type ${figure.type}: ${figure.title}`}
              </th>
              {hasParts ? <td>{figure.part ?? "whole period"}</td> : null}
              <td class="n">
                <Side cell={figure.before} />
              </td>
              <td class="n">
                <Side cell={figure.after} />
              </td>
              <td class="n">
                <Change figure={figure} />
              </td>
              <td>{kindWords(figure.kind)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
