// What else is known about one force: other questions, other units, editions, and how the flag was put on.
import type { VNode } from "preact";
import type { ForceAnswer } from "../../measures/result.ts";
import { fileHref, forceHref, revisionsHref } from "../links.ts";
import type { Question } from "../views.ts";
import { capital, cellWords, counted, editionWords } from "../words.ts";
import { CellView } from "./cell.tsx";
import { InApp } from "./in-app.tsx";

interface Asked {
  readonly answer: ForceAnswer;
  readonly question: Question;
}

/** Other questions that have figures of this force: beside this one, never in one order with it. */
export function OthersSection({ answer, question }: Asked): VNode | null {
  if (answer.others.length === 0) return null;
  return (
    <section class="block" id="others" aria-labelledby="h-oth">
      <h2 id="h-oth">Other questions about this force</h2>
      <p>Not the same crimes or not the same period: read beside the balance above, never in one order with it.</p>
      <table class="cards top-2">
        <thead>
          <tr>
            <th scope="col">Scope</th>
            <th scope="col">Period</th>
            <th scope="col">Basis</th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          {answer.others.map(({ scope, scopeTitle, period, basis, says }) => (
            <tr>
              <th scope="row">
                <a href={forceHref(answer.force, { ...question, scope, period, basis, edition: null })}>
                  {scopeTitle}
                  <span class="visually-hidden">{`, ${period}, ${basis} basis`}</span>
                </a>
              </th>
              <td data-h="Period">{period}</td>
              <td data-h="Basis">{basis}</td>
              <td data-h="What it is">
                <span class="note">{says}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Figures of the same scope in other units: shown beside, never added or divided. */
export function BesidesSection({ answer }: { readonly answer: ForceAnswer }): VNode | null {
  if (answer.besides.length === 0) return null;
  return (
    <section class="block" id="besides" aria-labelledby="h-bes">
      <h2 id="h-bes">What is counted in other units</h2>
      <p>{`These are not ${answer.unit}. They stand beside the balance and never enter it.`}</p>
      <table class="cards top-2">
        <thead>
          <tr>
            <th scope="col">Unit</th>
            <th scope="col">What</th>
            <th scope="col">Period</th>
            <th scope="col" class="n">
              Count
            </th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {answer.besides.map(({ unit, line, period, count: cell, note, source }) => (
            <tr>
              <th scope="row">{capital(unit)}</th>
              <td data-h="What">
                {line}
                {note === null ? null : <span class="note terms">{note}</span>}
              </td>
              <td data-h="Period">{period}</td>
              <td data-h="Count" class="n">
                <CellView cell={cell} withWhy />
              </td>
              <td data-h="Source">
                <a
                  href={fileHref(source.sha256)}
                  aria-label={`${source.file}, ${source.first}: ${capital(unit)}, ${cellWords(cell)}`}
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

/** The editions that could answer, each a link; the one shown is marked. */
export function EditionsSection({ answer, question }: Asked): VNode {
  const { editions } = answer;
  const heading =
    editions.length < 2
      ? "No other edition is known here"
      : `${counted(editions.length, "edition", "editions")} of this table`;
  return (
    <section class="block" id="editions" aria-labelledby="h-edi">
      <h2 id="h-edi">{heading}</h2>
      <p>
        {answer.basis === "closed"
          ? "Later editions correct what was given in the period."
          : "The same crimes, known later, can have more outcomes: investigations end."}
      </p>
      <ul class="bullets top-2">
        {editions.map(({ id, title, file, sha256, shown }) => (
          <li>
            {shown ? (
              <b>{capital(editionWords(title))}</b>
            ) : (
              <a href={forceHref(answer.force, { ...question, edition: id })}>{capital(editionWords(title))}</a>
            )}
            {shown ? ", shown here: " : ": "}
            <a href={fileHref(sha256)} aria-label={`${file}, edition ${title}`}>
              {file}
            </a>
          </li>
        ))}
      </ul>
      {editions.length < 2 ? null : (
        <InApp>
          <p class="top-2">
            <a href={revisionsHref(question, { force: answer.force })}>What changed between them</a>
          </p>
        </InApp>
      )}
    </section>
  );
}

/** How the flag was put on: its rule and its origin, or that nobody has said. */
export function FlagSection({ answer: { flag, called } }: { readonly answer: ForceAnswer }): VNode | null {
  if (flag === null) return null;
  const unsaid = flag.rule === null && flag.origin === null;
  return (
    <section class="block" id="flag" aria-labelledby="h-flag">
      <h2 id="h-flag">{unsaid ? "The flag: nobody has said how it was put on" : "The flag, and how it was put on"}</h2>
      <p>
        A flag is part of the denominator. An officer may set it; a keyword rule may; it may be carried over from a
        person once linked to CSE. Forces do this differently, so their rates can differ for that reason alone.
      </p>
      <div class="panel top-3 stack">
        <h3>{called}</h3>
        <p class="note">{`Flag rule: ${flag.rule ?? "nobody has said"}. Flag origin: ${flag.origin ?? "nobody has said"}.`}</p>
        {unsaid ? <p class="note">That is not evidence of anything.</p> : null}
      </div>
    </section>
  );
}
