// Adding files: a plain form that works without script, and the report on what came of it.
import { pageOf } from "../layout.tsx";
import { Code } from "../parts/code.tsx";
import { AddedFile } from "../parts/file-report.tsx";
import type { AddedView } from "../views.ts";
import { capital, counted } from "../words.ts";

/** The form that takes files: a whole HTML document. */
export function addPage(_view: Readonly<Record<never, never>>): string {
  return pageOf({
    title: "Add files",
    place: "add",
    script: "/static/add.js",
    children: (
      <>
        <h1>Add files</h1>
        <p class="lead">
          Tables and replies, as they came. What is understood is kept cell by cell; what is not is named.
        </p>
        <form
          class="filter drop"
          id="add-form"
          aria-label="Files to add"
          action="/add"
          method="post"
          enctype="multipart/form-data"
        >
          <label for="files">Files</label>
          <input type="file" id="files" name="files" multiple required aria-describedby="files-hint" />
          <span class="hint" id="files-hint">
            CSV, XLSX, ODS, XLS or PDF. Originals are kept as they are.
          </span>
          <p class="hint" id="drop-says" hidden>
            Or drop files anywhere on this form.
          </p>
          <div class="filter-foot">
            <button class="button" type="submit">
              Add
            </button>
            <p>The same file twice changes nothing: a file is known by its content.</p>
          </div>
          <div id="add-progress" class="top-3" role="status" aria-live="polite" />
        </form>
        <section class="block" aria-labelledby="h-how">
          <h2 id="h-how">What happens to a file</h2>
          <ol class="bullets top-2">
            <li>Its bytes are archived under their hash, unchanged.</li>
            <li>Its headings are found and its columns read as what they say.</li>
            <li>Every count becomes a cell: exact, a range, or a named absence. Blank is not 0.</li>
            <li>What is not understood is listed with its place. The rest is kept.</li>
            <li>One entry in the ledger says who added it and when.</li>
          </ol>
          <p class="top-3">
            Figures in the sentences of a letter are not read by machine. Two people{" "}
            <a href="/enter">enter them by hand</a>, each without the other’s reading.
          </p>
          <h3 class="top-5">From the command line</h3>
          <div class="top-2">
            <Code label="Command to add a folder" lines={["everycase add replies/"]} />
          </div>
        </section>
      </>
    ),
  });
}

/** What adding gave, file by file: a whole HTML document. */
export function addedPage({ reports }: AddedView): string {
  const added = reports.filter(({ state }) => state === "added").length;
  const troubled = reports.filter(({ problems, state }) => problems.length > 0 || state === "kept unread").length;
  const rest = troubled === 0 ? "" : ` ${capital(counted(troubled, "file has", "files have"))} something to look at.`;
  return pageOf({
    title: "What was added",
    place: "add",
    crumbs: [{ title: "Add files", href: "/add" }, { title: "What was added" }],
    children: (
      <>
        <h1>{addedHeading(added, reports.length)}</h1>
        <p class="lead">
          {reports.length === 0
            ? "Choose at least one file and add it."
            : `The bytes are archived as they came.${rest}`}
        </p>
        {reports.map((report, index) => (
          <AddedFile report={report} index={index} />
        ))}
        <p class="top-5">
          <a href="/add">Add more files</a> or <a href="/">compare forces</a>.
        </p>
      </>
    ),
  });
}

function addedHeading(added: number, sent: number): string {
  if (sent === 0) return "No file was sent";
  if (added === 0) return "No new figures were added";
  return added === sent
    ? `${counted(added, "file", "files")} added`
    : `${added} of ${counted(sent, "file", "files")} added`;
}
