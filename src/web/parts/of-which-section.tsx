// Outcomes for another offence than the one recorded: parts of lines of the balance, told beside it.
import type { VNode } from "preact";
import type { ForceAnswer } from "../../measures/result.ts";
import { fileHref } from "../links.ts";
import { cellWords } from "../words.ts";
import { CellView } from "./cell.tsx";

/** The section of alternate offences; `null` where no table of them is there. */
export function OfWhichSection({ answer: { ofWhich } }: { readonly answer: ForceAnswer }): VNode | null {
  if (ofWhich === undefined) return null;
  return (
    <section class="block" id="of-which" aria-labelledby="h-ofw">
      <h2 id="h-ofw">Of which, for another offence than the one recorded</h2>
      <p>These are parts of the charges and cautions above, from a table of their own. They are never added to them.</p>
      <table class="cards top-2">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" class="n">
              Count
            </th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {ofWhich.map(({ title, count, source }) => (
            <tr>
              <th scope="row">{`Of which ${title.charAt(0).toLowerCase()}${title.slice(1)}`}</th>
              <td data-h="Count" class="n">
                <CellView cell={count} withWhy />
              </td>
              <td data-h="Source">
                <a
                  href={fileHref(source.sha256)}
                  aria-label={`${source.file}, ${source.first}: ${title}, ${cellWords(count)}`}
                >
                  {source.file}
                </a>
                {`, ${source.first}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
