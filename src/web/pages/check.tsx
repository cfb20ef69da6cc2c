// Checking a claim: a box to paste a text into, and the text with its claims. Works without script; nothing is kept.
import type { VNode } from "preact";
import { CHECK_DOWNLOADS, type CheckedView, type CheckFormView } from "../check-view.ts";
import { pageOf } from "../layout.tsx";
import { ClaimsResult } from "../parts/claims-result.tsx";

const STANDING = "Nothing of a text that is checked here is kept. Everycase’s figures are not official statistics.";

/** The form: a whole HTML document. */
export function checkPage({ text, declined }: CheckFormView): string {
  return pageOf({
    title: "Check a claim",
    place: "check",
    standing: STANDING,
    children: (
      <>
        <h1>Check a claim</h1>
        <p class="lead">
          Paste an article. Every number in it about crimes, outcomes and rates is worked out again, under each reading
          its words allow, from the text itself and from the figures of this book.
        </p>
        {declined === null ? null : (
          <section class="problem stack top-4" aria-labelledby="h-declined">
            <h2 id="h-declined" class="small-head">
              Not checked
            </h2>
            <p role="status">{declined.says}</p>
            {declined.hint === null ? null : <p>{declined.hint}</p>}
          </section>
        )}
        <CheckForm text={text} label="The text" rows={14} />
        <p class="top-4">
          <a href="/check?example=1">Try an example</a>: a text written for this page from published figures.
        </p>
      </>
    ),
  });
}

/** A checked text: a whole HTML document. */
export function checkedPage(view: CheckedView): string {
  return pageOf({
    title: "Check a claim: result",
    place: "check",
    standing: STANDING,
    crumbs: [{ title: "Check a claim", href: "/check" }, { title: "Result" }],
    children: (
      <>
        <ClaimsResult view={view} isAlone={false} />
        <TakeAlong view={view} />
        <section class="block" aria-labelledby="h-again">
          <h2 id="h-again">Another text</h2>
          <CheckForm text="" label="Another text" rows={5} />
        </section>
      </>
    ),
  });
}

interface FormProps {
  readonly text: string;
  readonly label: string;
  readonly rows: number;
}

function CheckForm({ text, label, rows }: FormProps): VNode {
  return (
    <form class="filter check" action="/check" method="post" enctype="multipart/form-data" aria-label={label}>
      <label for="text">{label}</label>
      {/* A line feed first: a browser leaves out the first one of a box. */}
      <textarea id="text" name="text" rows={rows} spellcheck={false} aria-describedby="text-hint">
        {`\n${text}`}
      </textarea>
      <span class="hint" id="text-hint">
        Nothing is kept. The text is read on this machine and forgotten. At most a million characters.
      </span>
      <label class="top-4" for="file">
        Or a file
      </label>
      <input type="file" id="file" name="file" accept=".txt,.md,.html,.htm,.pdf,.docx" aria-describedby="file-hint" />
      <span class="hint" id="file-hint">
        TXT, Markdown, HTML, PDF or DOCX, at most 32 MiB. It is taken where the box is empty.
      </span>
      <div class="filter-foot">
        <button class="button" type="submit">
          Check the numbers
        </button>
      </div>
    </form>
  );
}

/** Since nothing is kept, the text goes along with the wish. */
function TakeAlong({ view: { checked, name } }: { readonly view: CheckedView }): VNode {
  return (
    <section class="block" aria-labelledby="h-along">
      <h2 id="h-along">Take it along</h2>
      <form
        class="take-along top-3"
        action="/check/download"
        method="post"
        enctype="multipart/form-data"
        aria-label="Take it along"
      >
        <textarea name="text" hidden aria-label="The text" readonly>
          {`\n${checked.text}`}
        </textarea>
        {name === null ? null : <input type="hidden" name="name" value={name} />}
        {CHECK_DOWNLOADS.map(({ format, title, says }) => (
          <span class="take-one">
            <button class="button button-small" type="submit" name="format" value={format}>
              {title}
            </button>{" "}
            <span class="soft">{says}</span>
          </span>
        ))}
      </form>
    </section>
  );
}
