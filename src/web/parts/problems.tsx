// What could not be read or does not fit: where, what was found, what was wanted, what can be done. Nothing was changed to 0.
import type { VNode } from "preact";
import { type Problem, placeOf } from "../../ground/problem.ts";
import { counted } from "../words.ts";

/** The problems of one file, as a table with its own heading. */
export function ProblemTable({
  problems,
  file,
}: {
  readonly problems: readonly Problem[];
  readonly file: string;
}): VNode {
  return (
    <table class="cards problems-table">
      <caption class="visually-hidden">{`Problems in ${file}`}</caption>
      <thead>
        <tr>
          <th scope="col">Where</th>
          <th scope="col">Found</th>
          <th scope="col">Wanted</th>
          <th scope="col">What you can do</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <ProblemRow problem={problem} />
        ))}
      </tbody>
    </table>
  );
}

function ProblemRow({ problem }: { readonly problem: Problem }): VNode {
  const { found, wanted, hint, suggestions = [], cells = 1 } = problem;
  return (
    <tr>
      <th scope="row">
        {placeOf(problem)}
        {cells > 1 ? <span class="note terms">{`and ${counted(cells - 1, "more cell", "more cells")}`}</span> : null}
      </th>
      <td data-h="Found">{found === "" ? <span class="c-absent">nothing</span> : <code>{found}</code>}</td>
      <td data-h="Wanted">{wanted}</td>
      <td data-h="Do">
        {hint ?? "Correct it in the source and add the file again, or leave it out: the rest was read."}
        {suggestions.length === 0 ? null : <span class="note terms">{`Nearest: ${suggestions.join(", ")}.`}</span>}
      </td>
    </tr>
  );
}

/** How many problems, in words: cells that share one problem count once. */
export function problemsWords(problems: readonly Problem[]): string {
  return problems.length === 0 ? "no problems" : counted(problems.length, "problem", "problems");
}
