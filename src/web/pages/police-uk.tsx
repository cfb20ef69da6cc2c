// What data.police.uk publishes: rows by last outcome, what is there and what is not, repeated IDs, outcomes joined to crimes. Never a rate.

import type { VNode } from "preact";
import type { Published } from "../../disclosure/published.ts";
import type { StreetAnswer } from "../../measures/street-result.ts";
import { pageOf } from "../layout.tsx";
import { fileHref } from "../links.ts";
import { Code } from "../parts/code.tsx";
import { Headline } from "../parts/headline.tsx";
import { StreetBalances } from "../parts/street-balances.tsx";
import { coverageRows, outcomeWords, repeatWords, stateWords, streetHeading } from "../street-rows.ts";
import { count, counted } from "../words.ts";

/** What the page is given: the answer, or `null` where the book has no such file. */
export interface StreetView {
  readonly answer: Published<StreetAnswer> | null;
}

const MOST_LISTED = 25;

/** The page of data.police.uk: a whole HTML document. */
export function policeUkPage({ answer }: StreetView): string {
  return pageOf({
    title: "data.police.uk",
    place: "sources",
    crumbs: [{ title: "Sources", href: "/sources" }, { title: "data.police.uk" }],
    children: answer === null ? <Nothing /> : <Found answer={answer} />,
  });
}

function Nothing(): VNode {
  return (
    <>
      <h1>No file of data.police.uk has been added yet</h1>
      <p class="lead">
        An archive, straight from the zip, or single CSVs of street files and outcomes. There is no CSE flag in them.
      </p>
      <div class="nothing stack top-5">
        <h2 class="small-head">Download an archive and run</h2>
        <Code label="Command to add an archive" lines={["everycase add 2024-01.zip"]} />
        <p class="note">
          or <a href="/add">choose a file here</a>.
        </p>
      </div>
    </>
  );
}

function Found({ answer }: { readonly answer: StreetAnswer }): VNode {
  return (
    <>
      <Headline over="data.police.uk" sentence={`${streetHeading(answer)}.`} />
      <p class="lead">{answer.says}</p>
      <Ask answer={answer} />
      <section class="block" aria-labelledby="h-lines">
        <h2 id="h-lines">By last outcome</h2>
        <p>{answer.counting}</p>
        <StreetBalances answer={answer} />
      </section>
      <Coverage answer={answer} />
      <Repeats answer={answer} />
      <Outcomes answer={answer} />
      <SetAside answer={answer} />
      <section class="block" aria-labelledby="h-mind">
        <h2 id="h-mind">To keep in mind</h2>
        <ul class="bullets top-2">
          {answer.caveats.map((words) => (
            <li>{words}</li>
          ))}
        </ul>
        <h3 class="small-head top-4">Files</h3>
        <ul class="bullets top-2">
          {answer.files.slice(0, MOST_LISTED).map(({ file, sha256, parts, rows }) => (
            <li>
              <a href={fileHref(sha256)}>{file}</a>
              {`: ${counted(parts, "table", "tables")}, ${counted(rows, "row", "rows")}`}
            </li>
          ))}
        </ul>
        <More all={answer.files.length} what="files" />
        <h3 class="small-head top-4">The same on the command line</h3>
        <Code label="Command" lines={[commandOf(answer)]} wraps />
      </section>
    </>
  );
}

function More({ all, what }: { readonly all: number; readonly what: string }): VNode | null {
  return all <= MOST_LISTED ? null : <p class="note">{`and ${count(all - MOST_LISTED)} more ${what}.`}</p>;
}

function commandOf({ force, from, to, type }: StreetAnswer): string {
  const quoted = (text: string): string => (/^[\w-]+$/u.test(text) ? text : `"${text}"`);
  const options = [
    ["--force", force?.id ?? null],
    ["--from", from],
    ["--to", to],
    ["--type", type],
  ] as const;
  const given = options.flatMap(([name, value]) => (value === null ? [] : [`${name} ${quoted(value)}`]));
  return ["everycase police-uk", ...given].join(" ");
}

function Ask({ answer: { choices, force, from, to, type } }: { readonly answer: StreetAnswer }): VNode {
  const months = choices.months.map((month) => ({ id: month, title: month }));
  return (
    <form class="filter" action="/police-uk" method="get" aria-label="Choose what is counted">
      <div class="filter-grid">
        <Select
          name="force"
          title="Force"
          any="All forces"
          chosen={force?.id ?? ""}
          choices={choices.forces.map(({ id, called }) => ({ id, title: called }))}
        />
        <Select name="from" title="From" any="The first month" chosen={from ?? ""} choices={months} />
        <Select name="to" title="To" any="The last month" chosen={to ?? ""} choices={months} />
        <Select
          name="type"
          title="Crime type"
          any="All types"
          chosen={type ?? ""}
          choices={choices.types.map((one) => ({ id: one, title: one }))}
        />
      </div>
      <div class="filter-foot">
        <button class="button" type="submit">
          Show
        </button>
      </div>
    </form>
  );
}

interface SelectProps {
  readonly name: string;
  readonly title: string;
  /** What stands first, for nothing chosen. */
  readonly any: string;
  readonly chosen: string;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
}

function Select({ name, title, any, chosen, choices }: SelectProps): VNode {
  const known = chosen === "" || choices.some(({ id }) => id === chosen);
  return (
    <div>
      <label for={name}>{title}</label>
      <select id={name} name={name}>
        <option value="">{any}</option>
        {known ? null : (
          <option value={chosen} selected>
            {chosen}
          </option>
        )}
        {choices.map(({ id, title: says }) => (
          <option value={id} selected={id === chosen}>
            {says}
          </option>
        ))}
      </select>
    </div>
  );
}

function Coverage({ answer: { coverage } }: { readonly answer: StreetAnswer }): VNode {
  return (
    <section class="block" aria-labelledby="h-there">
      <h2 id="h-there">What is there, and what is not</h2>
      <p>A file without rows says that nothing was recorded. No file says nothing at all.</p>
      <table class="cards tight top-2">
        <caption class="visually-hidden">Files of each force by month</caption>
        <thead>
          <tr>
            <th scope="col">Force</th>
            <th scope="col">Street files</th>
            <th scope="col">Outcomes files</th>
            <th scope="col">Known to be missing</th>
          </tr>
        </thead>
        <tbody>
          {coverageRows(coverage).map(({ called, street, outcomes, known }) => (
            <tr>
              <th scope="row">{called}</th>
              <td data-h="Street files">{stateWords(street)}</td>
              <td data-h="Outcomes files">{stateWords(outcomes)}</td>
              <td data-h="Known">{known.length === 0 ? "nothing known" : known.join(" ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Repeats({ answer }: { readonly answer: StreetAnswer }): VNode {
  const { months } = answer.repeats;
  return (
    <section class="block" aria-labelledby="h-twice">
      <h2 id="h-twice">Crime IDs on more than one row</h2>
      <ul class="bullets top-2">
        {repeatWords(answer).map((words) => (
          <li>{words}</li>
        ))}
      </ul>
      {months.length === 0 ? null : (
        <table class="cards tight top-3">
          <caption class="visually-hidden">Repeated crime IDs by month</caption>
          <thead>
            <tr>
              <th scope="col">Month or months</th>
              <th scope="col" class="n">
                IDs
              </th>
              <th scope="col" class="n">
                Rows
              </th>
            </tr>
          </thead>
          <tbody>
            {months.slice(0, MOST_LISTED).map((one) => (
              <tr>
                <th scope="row">{one.months.join(", ")}</th>
                <td data-h="IDs" class="n">
                  {count(one.ids)}
                </td>
                <td data-h="Rows" class="n">
                  {count(one.rows)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More all={months.length} what="months or groups of months" />
    </section>
  );
}

function Outcomes({ answer }: { readonly answer: StreetAnswer }): VNode {
  const { pairs } = answer.outcomes;
  return (
    <section class="block" aria-labelledby="h-joined">
      <h2 id="h-joined">Outcomes joined to their crimes</h2>
      <ul class="bullets top-2">
        {outcomeWords(answer).map((words) => (
          <li>{words}</li>
        ))}
      </ul>
      {pairs.length === 0 ? null : (
        <table class="cards tight top-3">
          <caption class="visually-hidden">Where the two files disagree</caption>
          <thead>
            <tr>
              <th scope="col">The street file says</th>
              <th scope="col">The last outcome row says</th>
              <th scope="col">The same line</th>
              <th scope="col" class="n">
                Crimes
              </th>
            </tr>
          </thead>
          <tbody>
            {pairs.slice(0, MOST_LISTED).map((pair) => (
              <tr>
                <th scope="row">{pair.street}</th>
                <td data-h="Outcome row">{pair.outcomes}</td>
                <td data-h="Same line">{pair.sameLine ? "yes" : "no"}</td>
                <td data-h="Crimes" class="n">
                  {count(pair.crimes)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More all={pairs.length} what="pairs" />
    </section>
  );
}

function SetAside({ answer: { setAside } }: { readonly answer: StreetAnswer }): VNode | null {
  if (setAside.length === 0) return null;
  return (
    <section class="block" aria-labelledby="h-aside">
      <h2 id="h-aside">Set aside</h2>
      <p>A file added later has the same force and month. It counts instead, so that no crime counts twice.</p>
      <ul class="bullets top-2">
        {setAside.slice(0, MOST_LISTED).map((one) => (
          <li>
            {`${one.kind} of ${one.force}, ${one.month}: ${counted(one.rows, "row", "rows")} in ${one.file}; ${count(one.insteadRows)} in ${one.instead} count instead.`}
          </li>
        ))}
      </ul>
      <More all={setAside.length} what="tables" />
    </section>
  );
}
