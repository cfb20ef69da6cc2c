// Who is in a comparison, who is missing, and what to keep in mind.
import type { VNode } from "preact";
import type { Comparison } from "../../measures/result.ts";
import { count, percent } from "../words.ts";
import { sourceWords } from "./source-line.tsx";

/** Coverage and caveats of a comparison. */
export function CoverageSection({ comparison }: { readonly comparison: Comparison }): VNode {
  const { coverage, caveats, passport } = comparison;
  return (
    <section class="block" id="coverage" aria-labelledby="h-cov">
      <div class="cols cols-2">
        <div class="stack">
          <h2 id="h-cov">Who is in, who is missing</h2>
          <p>{coverage.says}</p>
          <CrimesCompared {...coverage} />
          <p>Nobody’s missing value was filled in.</p>
        </div>
        <Caveats caveats={caveats} />
      </div>
      <p class="source top-4">
        {`Source: ${sourceWords(passport)}`}
        {codesWords(passport.scope.codes)}
      </p>
    </section>
  );
}

function CrimesCompared({ crimesCompared, crimesAll }: Comparison["coverage"]): VNode | null {
  if (crimesCompared === null || crimesAll === null || crimesAll <= 0) return null;
  const part = percent(crimesCompared / crimesAll);
  return (
    <p>{`The compared forces hold ${count(crimesCompared)} of the ${count(crimesAll)} counted here (${part}).`}</p>
  );
}

function codesWords(codes: readonly string[]): string {
  return codes.length === 0 ? "" : ` Offence codes ${codes.join(", ")}.`;
}

/** What to keep in mind when a figure is quoted. */
export function Caveats({ caveats }: { readonly caveats: readonly string[] }): VNode {
  return (
    <div class="stack">
      <h2>What to keep in mind</h2>
      <ul class="bullets note">
        {caveats.map((caveat) => (
          <li>{caveat}</li>
        ))}
      </ul>
    </div>
  );
}
