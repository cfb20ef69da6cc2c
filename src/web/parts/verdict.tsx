// The five verdicts of a claim: a word, a mark and a way of underlining each, so that colour is never the sign.
import type { VNode } from "preact";
import type { ClaimVerdict } from "../../claims/checked.ts";

/** How each verdict is said and underlined, in the order of the key. */
export const VERDICTS: Readonly<Record<ClaimVerdict, { readonly says: string; readonly line: string }>> = {
  holds: { says: "Holds", line: "c-holds" },
  "holds under these readings": { says: "Holds under these readings", line: "c-one" },
  "does not hold": { says: "Does not hold", line: "c-not" },
  "does not close": { says: "Does not close", line: "c-open" },
  "cannot be checked": { says: "Cannot be checked", line: "c-cannot" },
};

/** The mark of a verdict: full, half, crossed out, hatched, dotted. */
export function VerdictMark({ verdict }: { readonly verdict: ClaimVerdict }): VNode {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawing(verdict)}
    </svg>
  );
}

function drawing(verdict: ClaimVerdict): VNode {
  switch (verdict) {
    case "holds":
      return <circle class="b-charged" cx="8" cy="8" r="7" />;
    case "holds under these readings":
      return (
        <>
          <circle class="v-ring" cx="8" cy="8" r="6.5" />
          <path class="v-half" d="M8 1.5a6.5 6.5 0 0 0 0 13Z" />
        </>
      );
    case "does not hold":
      return (
        <>
          <circle class="v-ring" cx="8" cy="8" r="6.5" />
          <path class="v-ring" d="M3.5 12.5 12.5 3.5" />
        </>
      );
    case "does not close":
      return <rect class="b-unknown" fill="url(#hatch-fine)" x="1" y="1" width="14" height="14" />;
    case "cannot be checked":
      return <circle class="v-dotted" cx="8" cy="8" r="6.5" />;
  }
}

/** The key: every verdict that occurs, with its mark and its underline. */
export function VerdictKey({ verdicts }: { readonly verdicts: ReadonlySet<ClaimVerdict> }): VNode {
  // The keys of VERDICTS are its type.
  const all = Object.entries(VERDICTS) as readonly (readonly [ClaimVerdict, { says: string; line: string }])[];
  return (
    <ul class="key top-4" aria-label="Verdicts and how they are underlined">
      {all
        .filter(([verdict]) => verdicts.has(verdict))
        .map(([verdict, { says, line }]) => (
          <li class="verdict">
            <VerdictMark verdict={verdict} />
            <span class={`claim ${line}`}>{says}</span>
          </li>
        ))}
    </ul>
  );
}
