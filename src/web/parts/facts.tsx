// Terms with what they say, as a list.
import type { ComponentChildren, VNode } from "preact";

/** One term. `note` is printed softer below. */
export interface Fact {
  readonly term: string;
  readonly says: ComponentChildren;
  readonly note?: string | null;
}

/** A list of facts. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): VNode {
  return (
    <dl class="facts">
      {facts.map(({ term, says, note = null }) => (
        <div>
          <dt>{term}</dt>
          <dd>
            {says}
            {note === null ? null : (
              <>
                {" "}
                <span class="note">{note}</span>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
