// What stands around the chart of an answer: what it says, how it was worked out, who stands apart, what it rests on.
import type { VNode } from "preact";
import type { MeasureAnswer } from "../../measures/answer.ts";
import { fileHref } from "../links.ts";
import { Code } from "./code.tsx";
import { Facts } from "./facts.tsx";

interface Answered {
  readonly answer: MeasureAnswer;
}

/** What the figures can and cannot mean, sentence by sentence. */
export function SaysSection({ answer: { says, caveats } }: Answered): VNode {
  return (
    <section class="block" id="says" aria-labelledby="h-says">
      <div class="cols cols-2">
        <div class="stack">
          <h2 id="h-says">What this can and cannot mean</h2>
          {says.map((one) => (
            <p>{one}</p>
          ))}
        </div>
        {caveats.length === 0 ? null : (
          <div class="stack">
            <h2>What to keep in mind</h2>
            <ul class="bullets note">
              {caveats.map((caveat) => (
                <li>{caveat}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}

/** From the counts to the figure, step by step; the statements that counted in a part that opens. */
export function WorkingSection({ answer: { working, method, asking = [], passport } }: Answered): VNode {
  return (
    <section class="block" id="working" aria-labelledby="h-work">
      <h2 id="h-work">How this was worked out</h2>
      {working.length === 0 ? null : (
        <ol class="working top-2">
          {working.map(({ says, signs }) => (
            <li>
              {says}
              <code class="signs">{signs}</code>
            </li>
          ))}
        </ol>
      )}
      <div class="top-3">
        <Facts
          facts={[
            { term: "Method", says: method },
            {
              term: "Definition",
              says: (
                <>
                  <a href={`/measures/${passport.measure.id}/about`}>{passport.measure.title}</a>
                  {`, version ${passport.measure.version}`}
                </>
              ),
              note: `digest ${passport.measure.digest.slice(0, 12)}…`,
            },
          ]}
        />
      </div>
      {asking.length === 0 ? null : (
        <details class="top-3">
          <summary>What was asked of the engine</summary>
          <div class="stack">
            {asking.map(({ says, sql }, index) => (
              <>
                <p class="note">{says}</p>
                <Code label={`Statement ${index + 1}`} lines={sql.split("\n")} />
              </>
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

/** The forces that are shown and not put beside the others, each with its reason. */
export function ApartSection({ answer: { apart } }: Answered): VNode | null {
  if (apart.length === 0) return null;
  return (
    <section class="block" id="apart" aria-labelledby="h-apart">
      <h2 id="h-apart">Not compared, and why</h2>
      <table class="cards tight top-2">
        <caption class="visually-hidden">Forces that are not compared, with the reason</caption>
        <thead>
          <tr>
            <th scope="col">Force</th>
            <th scope="col">Why it is not in it</th>
          </tr>
        </thead>
        <tbody>
          {apart.map(({ called, why }) => (
            <tr>
              <th scope="row">{called}</th>
              <td data-h="Why">{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the answer rests on: terms, files, and the command that gives it again. */
export function PassportSection({ answer: { passport } }: Answered): VNode {
  const { scope, period, basis, denominator, edition, unit, asKnownOn, sources, command } = passport;
  return (
    <section class="block" id="passport" aria-labelledby="h-pass">
      <h2 id="h-pass">What it rests on</h2>
      <Facts
        facts={[
          {
            term: "Scope",
            says: scope.title,
            note: scope.codes.length === 0 ? scope.says : `Offence codes ${scope.codes.join(", ")}.`,
          },
          { term: "Period", says: period.title },
          { term: "Basis", says: basis.id, note: basis.says },
          { term: "Denominator", says: denominator.id, note: denominator.says },
          { term: "Unit", says: unit.id, note: unit.says },
          { term: "Edition", says: edition.title },
          ...(asKnownOn === undefined ? [] : [{ term: "As known on", says: asKnownOn }]),
          {
            term: "Sources",
            says: (
              <>
                {sources.map(({ file, sha256, source }, index) => (
                  <>
                    {index === 0 ? "" : "; "}
                    <a href={fileHref(sha256)}>{file}</a>
                    {` (${source})`}
                  </>
                ))}
              </>
            ),
          },
        ]}
      />
      <h3 class="top-4">The same from the command line</h3>
      <Code label="Command that gives the same answer" lines={[command]} wraps />
    </section>
  );
}
