// Every problem in every file, so that nothing is lost out of sight.
import { pageOf } from "../layout.tsx";
import { fileHref } from "../links.ts";
import { addedWords } from "../parts/file-report.tsx";
import { ProblemTable, problemsWords } from "../parts/problems.tsx";
import type { FilesView } from "../views.ts";
import { capital, counted } from "../words.ts";

/** The page of all problems, file by file: a whole HTML document. */
export function problemsPage({ files, site }: FilesView): string {
  const told = files.filter(({ problems, state }) => problems.length > 0 || state === "kept unread");
  return pageOf({
    title: "Problems",
    place: "problems",
    site,
    children: (
      <>
        <h1>Problems</h1>
        <p class="lead">{leadOf(files, told.length)}</p>
        {told.map((report, index) => (
          <section class="problem stack top-4" aria-labelledby={`file-${index + 1}`}>
            <h2 id={`file-${index + 1}`} class="small-head">
              {`${capital(problemsWords(report.problems))} in `}
              <a href={fileHref(report.sha256)}>{report.file}</a>
            </h2>
            <p>{addedWords(report)}</p>
            {report.problems.length === 0 ? null : <ProblemTable problems={report.problems} file={report.file} />}
          </section>
        ))}
      </>
    ),
  });
}

function leadOf(files: FilesView["files"], told: number): string {
  if (files.length === 0) return "No file has been added yet, so there is nothing to report.";
  if (told === 0) return `All cells of ${counted(files.length, "file", "files")} were understood.`;
  return `${capital(counted(told, "file has", "files have"))} something that could not be read or does not fit. The rest was read and kept.`;
}
