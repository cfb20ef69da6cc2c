// A page that says one thing: what is not there, what was declined, and what can be done.
import { pageOf } from "../layout.tsx";
import type { MessageView } from "../views.ts";

/** A page with one message: a whole HTML document. */
export function messagePage({ title, says, hint, status, site }: MessageView): string {
  return pageOf({
    title,
    site,
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{says}</p>
        {hint === null ? null : <p>{hint}</p>}
        <p class="note top-5">
          {`Status ${status}. `}
          <a href="/">Compare forces</a>, or see <a href="/sources">the files in the book</a>.
        </p>
      </>
    ),
  });
}
