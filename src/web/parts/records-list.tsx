// The releases of protected counts that a site holds, as a list with the way to each.
import type { VNode } from "preact";
import type { ReleaseHistory } from "../../releases/release.ts";
import { dayWords } from "../release-words.ts";

/** The section of a first page or a search; nothing where no such release stands. */
export function RecordsList({ releases }: { readonly releases: readonly ReleaseHistory[] }): VNode | null {
  const standing = releases.filter(({ of, state }) => of === "records" && state === "published");
  if (standing.length === 0) return null;
  return (
    <section class="block" aria-labelledby="h-records">
      <h2 id="h-records">Counts from records</h2>
      <p>
        Worked out from records, case by case, protected so that nobody can be told from them, and let out by two
        people. The records themselves are not here and never will be.
      </p>
      <ul class="bullets top-2">
        {standing.map(({ id, title, steps }) => {
          const on = steps.findLast(({ act }) => act === "published")?.at.slice(0, 10);
          return (
            <li>
              <a href={`/releases/${encodeURIComponent(id)}`}>{title}</a>
              {`, release ${id}${on === undefined ? "" : `, published on ${dayWords(on)}`}`}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
