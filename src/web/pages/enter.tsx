// Entering a figure by hand: a plain form of the open format's fields, for a sentence in a letter or a scanned table.
import type { VNode } from "preact";
import type { EnterView } from "../entered-view.ts";
import { pageOf } from "../layout.tsx";
import { enteredHref } from "../links.ts";
import { CountedFields, DocumentFields, FigureFields } from "../parts/hand-fields.tsx";
import { counted } from "../words.ts";

/** The form, with what was typed before and what stands in its way: a whole HTML document. */
export function enterPage(view: EnterView): string {
  return pageOf({
    title: "Enter a figure by hand",
    place: "add",
    crumbs: [{ title: "Add files", href: "/add" }, { title: "Enter a figure by hand" }],
    children: (
      <>
        <h1>Enter a figure by hand</h1>
        <p class="lead">
          For a sentence in a letter or a scanned table. Two people read, each without the other’s reading. What they
          agree on becomes a figure of the book; where they differ, a third person decides.
        </p>
        <Kept view={view} />
        <Problems view={view} />
        <form class="hand" action="/enter" method="post" aria-label="One reading of one figure">
          <DocumentFields view={view} />
          <CountedFields view={view} />
          <FigureFields view={view} />
          <div class="filter-foot">
            <button class="button" type="submit">
              Keep this reading
            </button>
            <p>
              A reading is an entry of the book and stays. <a href={enteredHref()}>What was entered so far</a>
            </p>
          </div>
        </form>
      </>
    ),
  });
}

const NEXT = {
  waiting: "It waits for a second person to read the same, without seeing it.",
  agreed: "Two people agree: it is a figure of the book.",
  different: "The two readings differ. Somebody who made neither decides.",
  decided: "It was decided already.",
} as const;

function Kept({ view: { kept } }: { readonly view: EnterView }): VNode | null {
  if (kept === null) return null;
  return (
    <section class="panel stack top-4" aria-labelledby="h-kept" id="kept">
      <h2 id="h-kept" class="small-head">{`Kept as entry ${kept.entry}`}</h2>
      <p role="status">
        {`${NEXT[kept.state]} `}
        {kept.state === "different" ? <a href={enteredHref()}>See the difference</a> : "Go on with the next figure."}
      </p>
    </section>
  );
}

function Problems({ view: { problems } }: { readonly view: EnterView }): VNode | null {
  if (problems.length === 0) return null;
  return (
    <section class="problem stack top-4" aria-labelledby="h-not-kept">
      <h2
        id="h-not-kept"
        class="small-head"
      >{`Not kept: ${counted(problems.length, "field", "fields")} to look at`}</h2>
      <ul class="bullets">
        {problems.map(({ cell, found, wanted, suggestions = [] }) => (
          <li>
            <a href={`#${cell ?? "as"}`}>{(cell ?? "the form").replaceAll("_", " ")}</a>
            {`: found ${found === "" ? "nothing" : `“${found}”`}, wanted ${wanted}.`}
            {suggestions.length === 0 ? "" : ` Nearest: ${suggestions.join(", ")}.`}
          </li>
        ))}
      </ul>
    </section>
  );
}
