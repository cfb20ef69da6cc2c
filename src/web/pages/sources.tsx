// The files in the book: what each was read as, how many cells were understood, and where each can be had.
import type { VNode } from "preact";
import type { FileReport } from "../../measures/result.ts";
import { pageOf } from "../layout.tsx";
import { fileHref } from "../links.ts";
import { addedWords, cellsWords, FileFacts, MappingLink, StateTag } from "../parts/file-report.tsx";
import { InApp } from "../parts/in-app.tsx";
import { ProblemTable, problemsWords } from "../parts/problems.tsx";
import type { FilesView, FileView } from "../views.ts";
import { capital, count, counted, shortHash } from "../words.ts";

/** The list of all files: a whole HTML document. */
export function sourcesPage({ files, site }: FilesView): string {
  return pageOf({
    title: "Sources",
    place: "sources",
    site,
    children: (
      <>
        <h1>Sources</h1>
        <p class="lead">
          {files.length === 0
            ? "No file has been added yet."
            : `${capital(counted(files.length, "file is", "files are"))} in the archive, each kept as it came and named by its content.`}
        </p>
        {files.length === 0 ? (
          <p>
            <a href="/add">Add files</a>
          </p>
        ) : (
          <>
            <InApp>
              <p>
                <a href="/reconcile">Hold the outcomes against the recorded crimes</a>
              </p>
            </InApp>
            <FilesTable files={files} />
          </>
        )}
      </>
    ),
  });
}

function FilesTable({ files }: FilesView): VNode {
  return (
    <table class="cards top-5">
      <caption class="visually-hidden">Files in the archive</caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Read as</th>
          <th scope="col">Edition</th>
          <th scope="col" class="n">
            Cells
          </th>
          <th scope="col">State</th>
          <th scope="col">Problems</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {files.map((report) => (
          <FileRow report={report} />
        ))}
      </tbody>
    </table>
  );
}

function FileRow({ report }: { readonly report: FileReport }): VNode {
  return (
    <tr>
      <th scope="row">
        <a href={fileHref(report.sha256)}>{report.file}</a>
      </th>
      <td data-h="Read as">{report.source ?? <span class="c-absent">unread</span>}</td>
      <td data-h="Edition">{report.edition ?? <span class="c-absent">not stated</span>}</td>
      <td data-h="Cells" class="n">
        {count(report.cells.read)}
      </td>
      <td data-h="State">
        <StateTag state={report.state} />
      </td>
      <td data-h="Problems">{report.problems.length === 0 ? "none" : count(report.problems.length)}</td>
      <td data-h="SHA-256">
        <span class="hash nb">{shortHash(report.sha256)}</span>
      </td>
    </tr>
  );
}

/** The report on one file: a whole HTML document. */
export function filePage({ report, site }: FileView): string {
  return pageOf({
    // Two files may have one name.
    title: `${report.file} (${shortHash(report.sha256)})`,
    place: "sources",
    site,
    crumbs: [{ title: "Sources", href: "/sources" }, { title: report.file }],
    children: (
      <>
        <h1>{report.file}</h1>
        <p class="lead">{addedWords(report)}</p>
        <MappingLink report={report} />
        <div class="cols cols-21 at-top top-5">
          <section aria-labelledby="h-facts">
            <h2 id="h-facts" class="small-head">
              What was read
            </h2>
            <div class="top-2">
              <FileFacts report={report} />
            </div>
          </section>
          <Signals report={report} />
        </div>
        <Columns report={report} />
        <Problems report={report} />
      </>
    ),
  });
}

function Signals({ report: { signals } }: FileView): VNode {
  return (
    <section class="stack" aria-labelledby="h-sig">
      <h2 id="h-sig" class="small-head">
        What was noticed
      </h2>
      {signals.length === 0 ? (
        <p class="note">Nothing out of the ordinary.</p>
      ) : (
        <ul class="bullets note">
          {signals.map(({ kind, says }) => (
            <li>
              <b>{`${capital(kind)}.`}</b>
              {` ${says}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Columns({ report: { columns, file } }: FileView): VNode | null {
  if (columns.length === 0) return null;
  return (
    <section class="block" aria-labelledby="h-col">
      <h2 id="h-col">Which column was read as what</h2>
      <table class="cards tight top-2">
        <caption class="visually-hidden">{`Columns of ${file}`}</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Its heading</th>
            <th scope="col">Read as</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ column, header, role }) => (
            <tr>
              <th scope="row">{column}</th>
              <td data-h="Heading">{header}</td>
              <td data-h="Read as">{role}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Problems({ report }: FileView): VNode {
  return (
    <section class="block" aria-labelledby="h-prob">
      <h2 id="h-prob">{`${capital(problemsWords(report.problems))} in ${report.file}`}</h2>
      <p>{`${capital(cellsWords(report))}. Nothing was changed to 0, and nothing was dropped without a line here.`}</p>
      {report.problems.length === 0 ? null : (
        <div class="top-3">
          <ProblemTable problems={report.problems} file={report.file} />
        </div>
      )}
    </section>
  );
}
