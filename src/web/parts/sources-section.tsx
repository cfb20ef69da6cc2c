// Each published figure of a force with the cells it came from.
import type { VNode } from "preact";
import type { ForceAnswer, SourceRef } from "../../measures/result.ts";
import { fileHref, passportHref } from "../links.ts";
import type { Question } from "../views.ts";
import { counted, shortHash } from "../words.ts";
import { CellView } from "./cell.tsx";
import { Fig } from "./figure.tsx";

interface SourcesProps {
  readonly answer: ForceAnswer;
  readonly question: Question;
}

/** Sources, to the cell. */
export function SourcesSection({ answer, question }: SourcesProps): VNode {
  return (
    <section class="block" id="sources" aria-labelledby="h-src">
      <h2 id="h-src">Sources, to the cell</h2>
      <table class="cards sources-table top-2">
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">File</th>
            <th scope="col">Cell</th>
            <th scope="col">What the source says</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {answer.figures.map((figure) => (
            <FigureRow figure={figure} href={passportHref(figure.figure, question, answer.force)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FigureRow({
  figure,
  href,
}: {
  readonly figure: ForceAnswer["figures"][number];
  readonly href: string;
}): VNode {
  const { title, count: cell, sources, note, cite } = figure;
  const said = [sources.length > 0 ? note : null, cite].filter((words) => words !== null);
  return (
    <tr>
      <th scope="row">
        {`${title}: `}
        <Fig href={href}>
          <CellView cell={cell} />
        </Fig>
      </th>
      <td data-h="File">{sources.length === 0 ? "worked out" : <Files sources={sources} title={title} />}</td>
      <td data-h="Cell">
        {sources.length === 0 ? (note ?? "from the figures above") : sources.map(cellsWords).join("; ")}
      </td>
      <td data-h="What the source says" class={said.length === 0 ? "empty" : undefined}>
        {said.map((words) => (
          <span class="note terms">{words}</span>
        ))}
      </td>
      <td data-h="SHA-256" class={sources.length === 0 ? "empty" : undefined}>
        {sources.map(({ sha256 }) => (
          <span class="hash nb">{shortHash(sha256)} </span>
        ))}
      </td>
    </tr>
  );
}

function Files({ sources, title }: { readonly sources: readonly SourceRef[]; readonly title: string }): VNode {
  return (
    <>
      {sources.map(({ file, sha256 }, index) => (
        <>
          {index === 0 ? null : "; "}
          <a href={fileHref(sha256)} aria-label={`${file}, source of ${title}`}>
            {file}
          </a>
        </>
      ))}
    </>
  );
}

/** `K28`, or `32 cells, the first L4090`. */
function cellsWords({ cells, first }: SourceRef): string {
  return cells === 1 ? first : `${counted(cells, "cell", "cells")}, the first ${first}`;
}
