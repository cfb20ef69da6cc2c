// What adding one file gave: what it was read as, which cells were understood, which were not.
import type { VNode } from "preact";
import type { FileAnswer, FileReport } from "../../measures/result.ts";
import { fileHref, forceHref, originalHref } from "../links.ts";
import { mapHref } from "../mapping-links.ts";
import { bytesWords, count, counted, lower, momentWords } from "../words.ts";
import { Facts } from "./facts.tsx";
import { InApp } from "./in-app.tsx";
import { ProblemTable, problemsWords } from "./problems.tsx";

/** The state of a file as a tag: text and weight, no colour. */
export function StateTag({ state }: { readonly state: FileReport["state"] }): VNode {
  const name = { added: "tag tag-quiet", "already here": "tag", "kept unread": "tag tag-hatch" }[state];
  return <span class={name}>{state}</span>;
}

/** The cells of a file in words: exact, ranges, absences by kind, not understood. */
export function cellsWords({ cells }: FileReport): string {
  const absences = Object.entries(cells.absent).filter(([, number]) => number > 0);
  return [
    `${count(cells.exact)} exact`,
    ...(cells.interval === 0 ? [] : [`${count(cells.interval)} given as a range`]),
    ...absences.map(([absence, number]) => `${count(number)} ${absence}`),
    ...(cells.notUnderstood === 0 ? [] : [`${count(cells.notUnderstood)} not understood`]),
  ].join(", ");
}

/** What became of one file just added: a box with its problems, or a few lines when there are none. */
export function AddedFile({ report, index }: { readonly report: FileReport; readonly index: number }): VNode {
  const { file, problems, cells, state } = report;
  const id = `file-${index + 1}`;
  return (
    <section
      class={`${problems.length > 0 || state === "kept unread" ? "problem" : "panel"} stack top-4`}
      aria-labelledby={id}
    >
      <h2 id={id} class="small-head">
        {file} <StateTag state={state} />
      </h2>
      <p>{addedWords(report)}</p>
      <MappingLink report={report} />
      {problems.length === 0 ? null : (
        <>
          <p>{`${problemsWords(problems)}. Nothing was changed to 0.`}</p>
          <ProblemTable problems={problems} file={file} />
        </>
      )}
      <p class="note">
        {cells.read === 0 ? null : `${cellsWords(report)}. `}
        <a href={fileHref(report.sha256)} aria-label={`The whole report on ${file}`}>
          The whole report
        </a>
      </p>
    </section>
  );
}

/** The way from a reply to what its tables mean, and from what was read to its answers. */
export function MappingLink({ report }: { readonly report: FileReport }): VNode | null {
  const { layout, sha256, file, answers = [], problems } = report;
  if (layout === undefined) return null;
  const words = problems.filter(({ code }) => code === "needs-a-word").map(({ wanted }) => wanted);
  const isOpen = answers.length === 0 || words.length > 0;
  return (
    <div class="map-link">
      {answers.length === 0 ? null : (
        <p>
          {"Its figures: "}
          {answers.map((answer, index) => (
            <>
              {index === 0 ? null : ", "}
              <a href={answerHref(answer)}>{`${answer.called}, ${lower(answer.scopeTitle)}, ${answer.period}`}</a>
            </>
          ))}
          {". "}
          <a href={answersHref(answers)}>Compare forces</a>
        </p>
      )}
      {words.length === 0 ? null : <p>{[...new Set(words)].slice(0, 3).join(" ")}</p>}
      <InApp>
        <p>
          <a
            class={isOpen ? "button" : undefined}
            href={mapHref(sha256)}
            aria-label={`${isOpen ? "Say what its tables mean" : "See what its tables were read as"}: ${file}`}
          >
            {isOpen ? "Say what its tables mean" : "See what its tables were read as"}
          </a>
        </p>
      </InApp>
    </div>
  );
}

function answerHref({ force, scope, period, basis }: FileAnswer): string {
  return forceHref(force, { scope, period, basis, denominator: "all", edition: null });
}

/** The comparison of all forces in the scope: each force's newest period, since replies differ in it. */
function answersHref([first]: readonly FileAnswer[]): string {
  return first === undefined ? "/" : `/compare?scope=${encodeURIComponent(first.scope)}`;
}

/** What adding gave, in one or two sentences. */
export function addedWords({ state, source, cells, edition }: FileReport): string {
  if (state === "already here") return "These very bytes were added before. Nothing has changed.";
  if (state === "kept unread" && source !== null) return `Found: ${lower(source)}. No figure of it can be kept yet.`;
  if (state === "kept unread") return "It was archived as received; no cell was read.";
  const known = edition === null ? "its edition is not stated" : `edition ${edition}`;
  const understood = cells.read - cells.notUnderstood;
  return `Read as ${source ?? "a table"}, ${known}. ${count(understood)} of ${counted(cells.read, "cell was", "cells were")} understood and kept.`;
}

/** The facts of a file. */
export function FileFacts({ report }: { readonly report: FileReport }): VNode {
  const absences = Object.entries(report.cells.absent).filter(([, number]) => number > 0);
  return (
    <Facts
      facts={[
        { term: "State", says: <StateTag state={report.state} /> },
        { term: "Read as", says: report.source ?? "nothing", note: report.title },
        { term: "Edition", says: report.edition ?? "not stated" },
        { term: "Size", says: `${bytesWords(report.bytes)}, ${counted(report.rows, "row", "rows")}` },
        { term: "SHA-256", says: <span class="hash">{report.sha256}</span> },
        { term: "Entry", says: report.entry, note: momentWords(report.addedAt) },
        ...(report.fetchedFrom === undefined
          ? []
          : [{ term: "Fetched from", says: <span class="hash">{report.fetchedFrom}</span> }]),
        { term: "Cells read", says: count(report.cells.read) },
        { term: "Exact", says: count(report.cells.exact) },
        { term: "Given as a range", says: count(report.cells.interval) },
        ...absences.map(([absence, number]) => ({ term: `Absent: ${absence}`, says: count(number) })),
        { term: "Not understood", says: count(report.cells.notUnderstood) },
        {
          term: "Original",
          says: <a href={originalHref(report.sha256)}>{`Download ${report.file}`}</a>,
          note: "The bytes as they came.",
        },
      ]}
    />
  );
}
