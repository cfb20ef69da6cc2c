// The line under a chart: who, edition, basis, method, and that it is not official.
import type { VNode } from "preact";
import type { Passport } from "../../measures/result.ts";
import { capital, editionWords, methodWords } from "../words.ts";

/** Where a chart's figures come from, in one line. */
export function SourceLine({ passport }: { readonly passport: Passport }): VNode {
  return <p class="source top-2">{sourceWords(passport)}</p>;
}

/** The source line as text: who, period, scope, basis, edition, method. */
export function sourceWords({ sources, scope, period, basis, edition, method }: Passport): string {
  const who = [...new Set(sources.map(({ source }) => source))];
  const named = who.length > 3 ? `${who.slice(0, 3).join("; ")} and ${who.length - 3} more sources` : who.join("; ");
  const basisWords =
    period.id === "" ? "each on its own basis" : basis.id === "not stated" ? "basis not stated" : `${basis.id} basis`;
  const parts = [
    capital(named),
    period.title,
    scope.title,
    basisWords,
    editionWords(edition.title),
    methodWords(method),
  ];
  return `${parts.filter((part) => part !== "").join("; ")}. Not official statistics.`;
}
