// Nothing to show, said as such: an empty book, or a question without a figure. Neither means zero.
import { findBasis } from "../../standard/bases.ts";
import { pageOf } from "../layout.tsx";
import { Code } from "../parts/code.tsx";
import { Filter } from "../parts/filter.tsx";
import type { Choices, NoFigureView, Question } from "../views.ts";

/** The state of a question that no force answers, with the nearest that exist: a whole HTML document. */
export function noFigurePage({ question, asked, choices, nearest }: NoFigureView): string {
  return pageOf({
    title: "No figure for this question",
    place: "compare",
    children: (
      <>
        <h1>No force answers this question</h1>
        <p class="lead">
          For <i>{questionWords(question, choices, asked)}</i> there is no figure. That does not mean zero.
        </p>
        <div class="nothing stack top-5">
          <h2 class="small-head">
            {nearest.length === 0 ? "Nothing near it exists either" : "The nearest that exist"}
          </h2>
          {nearest.length === 0 ? (
            <p class="note">The files in the book hold no figure like it.</p>
          ) : (
            <ul class="bullets">
              {nearest.map(({ title, href, says }) => (
                <li>
                  <a href={href}>{title}</a>
                  {says === undefined ? null : `: ${says}`}
                </li>
              ))}
            </ul>
          )}
        </div>
        <Filter question={question} choices={choices} label="Ask another question" />
      </>
    ),
  });
}

function questionWords({ scope, period, basis }: Question, choices: Choices, asked: NoFigureView["asked"]): string {
  const words = [choices.scopes.find(({ id }) => id === scope)?.title ?? scope];
  if (asked?.period !== false) words.push(period);
  if (asked?.basis !== false) words.push(findBasis(basis) === "not stated" ? "basis not stated" : `${basis} basis`);
  return words.join(", ");
}

/** The state of a book without files: a whole HTML document. */
export function nothingYetPage(): string {
  return pageOf({
    title: "Nothing yet",
    place: "compare",
    children: (
      <>
        <h1>No files have been added yet</h1>
        <p class="lead">
          Everycase follows every crime flagged as child sexual exploitation to its outcome. It begins with a file.
        </p>
        <div class="nothing stack top-5">
          <h2 class="small-head">Put the files you received in a folder and run</h2>
          <Code label="Command to add a folder" lines={["everycase add replies/"]} />
          <p class="note">
            or <a href="/add">choose files here</a>. Originals are kept as they are.
          </p>
        </div>
      </>
    ),
  });
}
