// What can be taken along: the same values as the page, in other forms.
import type { VNode } from "preact";
import { WhereThere } from "./in-app.tsx";

/** One file to take along. */
export interface Download {
  readonly title: string;
  readonly href: string;
  readonly says?: string;
}

/** A row of links to files. */
export function Downloads({ downloads }: { readonly downloads: readonly Download[] }): VNode {
  return (
    <ul class="downloads top-2">
      {downloads.map(({ title, href, says }) => (
        <WhereThere href={href}>
          <li>
            <a href={href}>{title}</a>
            {says === undefined ? null : (
              <>
                {" "}
                <span>{says}</span>
              </>
            )}
          </li>
        </WhereThere>
      ))}
    </ul>
  );
}
