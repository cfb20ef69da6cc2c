// The outcomes held against the recorded crimes: what agrees, every difference, and what stands in one table alone.

import type { VNode } from "preact";
import type { Published } from "../../disclosure/published.ts";
import type { ReconcileRow, ReconcileSide, Reconciliation } from "../../measures/reconcile-result.ts";
import { pageOf } from "../layout.tsx";
import { fileHref, reconcileHref } from "../links.ts";
import { CellView } from "../parts/cell.tsx";
import { Code } from "../parts/code.tsx";
import { Headline } from "../parts/headline.tsx";
import { capital, count, editionWords } from "../words.ts";

/** What the page is given: the reconciliation, and the scopes the form offers. */
export interface ReconcileView {
  readonly found: Published<Reconciliation>;
  readonly scopes: readonly { readonly id: string; readonly title: string }[];
}

function fullStop(sentence: string): string {
  return /\.$/u.test(sentence) ? sentence : `${sentence}.`;
}

function signed(difference: number): string {
  return difference > 0 ? `+${count(difference)}` : count(difference);
}

/** The page of a reconciliation: a whole HTML document. */
export function reconcilePage({ found, scopes }: ReconcileView): string {
  const { missing, period, scope, force } = found;
  const over = [force?.called, scope.title, period?.title].filter((words) => words !== undefined).join(", ");
  return pageOf({
    title: "Outcomes against recorded crime",
    place: "sources",
    crumbs: [{ title: "Sources", href: "/sources" }, { title: "Outcomes against recorded crime" }],
    children: (
      <>
        <Headline
          over={missing.length > 0 ? "Outcomes against recorded crime" : over}
          sentence={fullStop(found.sentence)}
        />
        {missing.length > 0 ? <Missing found={found} /> : <Found found={found} />}
        <section class="block" aria-labelledby="h-ask">
          <h2 id="h-ask">{missing.length > 0 ? "What this page shows" : "Look closer"}</h2>
          <p>
            Every crime recorded in a period stands in the table of outcomes once, with its outcome so far or with none
            yet. So the outcomes, types 0 to 22, add up to the crimes recorded. Where they do not, one of the tables was
            corrected, cut or misread, and no rate should be trusted before it is known which.
          </p>
          {missing.length > 0 ? null : <Ask found={found} scopes={scopes} />}
        </section>
      </>
    ),
  });
}

function Missing({ found: { missing, command } }: { readonly found: Reconciliation }): VNode {
  return (
    <section class="block" aria-labelledby="h-add">
      <h2 id="h-add">What to add</h2>
      <ul class="bullets top-2">
        {missing.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
      <p class="top-3">
        <a href="/add">Add files</a>
        {", or on the command line:"}
      </p>
      <Code label="Commands" lines={["everycase add …", command]} wraps />
    </section>
  );
}

function Found({ found }: { readonly found: Reconciliation }): VNode {
  const { counts, outcomes, crimes, notes, command } = found;
  const tallies = [
    [counts.equal, "equal"],
    [counts.differs, counts.differs === 1 ? "differs" : "differ"],
    [counts.cannotBeTold, "cannot be told"],
    [counts.outcomesOnly, "in the outcomes only"],
    [counts.crimesOnly, "in the recorded crimes only"],
  ] as const;
  return (
    <>
      <p class="lead">
        {`${capital(
          tallies
            .filter(([rows]) => rows > 0)
            .map(([rows, words]) => `${count(rows)} ${words}`)
            .join(", "),
        )}. Nothing was made to fit.`}
      </p>
      <section class="block" aria-labelledby="h-sides">
        <h2 id="h-sides">The two tables</h2>
        <ul class="bullets top-2">
          <Side what="Outcomes" side={outcomes} />
          <Side what="Recorded crimes" side={crimes} />
        </ul>
      </section>
      <Rows found={found} />
      <section class="block" aria-labelledby="h-mind">
        <h2 id="h-mind">To keep in mind</h2>
        <ul class="bullets top-2">
          {notes.map((note) => (
            <li>{note}</li>
          ))}
        </ul>
        <h3 class="small-head top-4">The same on the command line</h3>
        <Code label="Command" lines={[command]} wraps />
      </section>
    </>
  );
}

function Side({ what, side }: { readonly what: string; readonly side: ReconcileSide | null }): VNode {
  return (
    <li>
      <b>{`${what}: `}</b>
      {side === null ? (
        "none"
      ) : (
        <>
          <a href={fileHref(side.sha256)}>{side.file}</a>
          {`, ${editionWords(side.edition)}`}
        </>
      )}
    </li>
  );
}

function Rows({ found }: { readonly found: Reconciliation }): VNode | null {
  const { rows, by } = found;
  if (rows.length === 0) return null;
  const grain = by === "group" ? "Offence group" : "Code";
  return (
    <section class="block" aria-labelledby="h-rows">
      <h2 id="h-rows">{by === "force" ? "Force by force" : "What is not equal"}</h2>
      <table class="cards tight top-2">
        <caption class="visually-hidden">The two tables side by side</caption>
        <thead>
          <tr>
            <th scope="col">Force</th>
            {by === "force" ? null : <th scope="col">{grain}</th>}
            <th scope="col" class="n">
              Outcomes
            </th>
            <th scope="col" class="n">
              Recorded crimes
            </th>
            <th scope="col" class="n">
              Difference
            </th>
            <th scope="col">How they stand</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row row={row} found={found} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, found }: { readonly row: ReconcileRow; readonly found: Reconciliation }): VNode {
  const { force, called, group, code, outcomes, crimes, difference, verdict, why } = row;
  const closer = found.by === "force" && verdict === "differs";
  return (
    <tr>
      <th scope="row">
        {closer ? (
          <a href={reconcileHref(found, { force, by: "code" })}>
            {called}
            <span class="visually-hidden">, by offence code</span>
          </a>
        ) : (
          called
        )}
      </th>
      {found.by === "force" ? null : (
        <td data-h={found.by === "group" ? "Offence group" : "Code"}>
          {(found.by === "group" ? group : code) ?? "not stated"}
        </td>
      )}
      <td data-h="Outcomes" class="n">
        {outcomes === null ? <span class="c-absent">no row</span> : <CellView cell={outcomes} />}
      </td>
      <td data-h="Recorded" class="n">
        {crimes === null ? <span class="c-absent">no row</span> : <CellView cell={crimes} />}
      </td>
      <td data-h="Difference" class="n">
        {difference === null ? <span class="c-absent">none to be told</span> : signed(difference)}
      </td>
      <td data-h="How they stand">
        {capital(verdict)}
        {why === null ? null : <span class="note terms">{why}</span>}
      </td>
    </tr>
  );
}

const GRAINS = [
  { id: "force", title: "by force" },
  { id: "group", title: "by offence group" },
  { id: "code", title: "by offence code" },
] as const;

function Ask({ found, scopes }: ReconcileView): VNode {
  return (
    <form class="filter top-3" action="/reconcile" method="get" aria-label="Choose what is held against each other">
      <div class="filter-grid">
        <Select name="period" title="Period" chosen={found.period?.id ?? ""} choices={found.periods} />
        <Select name="scope" title="Scope" chosen={found.scope.id} choices={scopes} />
        <Select name="by" title="How finely" chosen={found.by} choices={GRAINS} />
      </div>
      <div class="filter-foot">
        {found.force === null ? null : <input type="hidden" name="force" value={found.force.id} />}
        <button class="button" type="submit">
          Show
        </button>
        {found.force === null ? null : <a href={reconcileHref(found, { force: null, by: "force" })}>All forces</a>}
      </div>
    </form>
  );
}

function Select({
  name,
  title,
  chosen,
  choices,
}: {
  readonly name: string;
  readonly title: string;
  readonly chosen: string;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
}): VNode {
  const all = choices.some(({ id }) => id === chosen) ? choices : [{ id: chosen, title: chosen }, ...choices];
  return (
    <div>
      <label for={name}>{title}</label>
      <select id={name} name={name}>
        {all.map(({ id, title: says }) => (
          <option value={id} selected={id === chosen}>
            {says}
          </option>
        ))}
      </select>
    </div>
  );
}
