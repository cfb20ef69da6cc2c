// What checking a text gave, from the headline to the numbers that nobody is sure of: the same on the page and in the file.
import type { VNode } from "preact";
import type { CheckedView } from "../check-view.ts";
import { shownText } from "../shown-text.ts";
import { counted } from "../words.ts";
import { ClaimsList } from "./claims-list.tsx";
import { ClaimsText } from "./claims-text.tsx";
import { TextBalances } from "./text-balances.tsx";
import { VerdictKey } from "./verdict.tsx";

/** A longer text would not fit on a screen, and its end would be out of reach while it stays beside its claims. */
const MOST_STUCK = 1200;

/** The result: headline, key, the text beside its claims, balances, the unsure. */
export function ClaimsResult({ view, isAlone }: { readonly view: CheckedView; readonly isAlone: boolean }): VNode {
  const { checked, name, says } = view;
  const verdicts = new Set(checked.claims.map(({ verdict }) => verdict));
  return (
    <>
      <h1>{checked.says.replace(/\.$/u, "")}</h1>
      <p class="lead">
        {checked.claims.length === 0
          ? "What is looked for: counts, rates, averages, comparisons and changes of crimes, outcomes and people."
          : "Each number is worked out again where the text or the book allows it, under each reading of its words."}
      </p>
      <LeftOver checked={checked} />
      {name === null ? null : <p class="note top-2">{`Read from ${shownText(name)}.`}</p>}
      {says.map((one) => (
        <p class="note top-1">{shownText(one)}</p>
      ))}
      {verdicts.size === 0 ? null : <VerdictKey verdicts={verdicts} />}
      <div class="cols cols-2 at-top top-4">
        <section class={checked.text.length < MOST_STUCK ? "stick" : undefined} aria-labelledby="h-text">
          <h2 id="h-text">The text</h2>
          <ClaimsText checked={checked} />
        </section>
        <section aria-labelledby="h-claims">
          <h2 id="h-claims">The claims</h2>
          {checked.claims.length === 0 ? (
            <p class="top-2">None.</p>
          ) : (
            <ClaimsList checked={checked} isAlone={isAlone} />
          )}
        </section>
      </div>
      <TextBalances checked={checked} />
      <Unsure view={view} />
    </>
  );
}

/** Sums that do not close are the first finding; so many are named at the top, all stand below. */
const MOST_NAMED = 3;

function LeftOver({ checked }: { readonly checked: CheckedView["checked"] }): VNode {
  const named = checked.balances
    .map(({ place, sentence, notAccountedFor }, index) => ({ place, sentence, notAccountedFor, index }))
    .filter(({ notAccountedFor }) => notAccountedFor !== 0)
    .slice(0, MOST_NAMED);
  return (
    <>
      {named.map(({ place, sentence, index }) => (
        <p class="top-2">
          <a href={`#sum-${index + 1}`}>{shownText(`${place === null ? "" : `${place}: `}${sentence}`)}</a>
        </p>
      ))}
    </>
  );
}

function Unsure({ view: { checked } }: { readonly view: CheckedView }): VNode | null {
  const { unsure } = checked;
  if (unsure.length === 0) return null;
  return (
    <section class="block" aria-labelledby="h-unsure" id="unsure">
      <h2 id="h-unsure">{`${counted(unsure.length, "number", "numbers")} that may be claims`}</h2>
      <p>They were not checked. A person decides whether they say something that can be.</p>
      <dl class="unsure top-3">
        {unsure.map(({ quote, why }) => (
          <>
            <dt>{`“${shownText(quote)}”`}</dt>
            <dd>{shownText(why)}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}
