// The counts of a release of records: as they were let out, how they were protected, and the files that hold them.
import type { VNode } from "preact";
import type { ReleaseView } from "../release-view.ts";
import { cellWordsOf } from "../release-words.ts";
import { Site } from "../site/frame.ts";
import { capital, count, counted } from "../words.ts";

/** The most counts on a page: the files beside it hold all. */
const MOST_SHOWN = 400;

/** Counts from records are shown when two people have let them out, and not after they were withdrawn. */
export function LetOutCounts({
  release: { id, of, state },
  figures,
  tables,
}: Required<Pick<ReleaseView, "release" | "figures" | "tables">>): VNode | null {
  if (of === "public") return null;
  const isOut = state === "published" || state === "corrected";
  return (
    <section class="block" aria-labelledby="h-counts">
      <h2 id="h-counts">The counts</h2>
      {isOut ? (
        <>
          <p>
            Counted from records, case by case. A small count, and whatever would give it away, is hidden or rounded
            before anything is shown, with everything in mind that was let out before. A hidden count is not zero. The
            records stay where they are: these counts cannot be worked out again from here, and stand as they were
            frozen, under the SHA-256 above.
          </p>
          <Files id={id} />
          <Shown figures={figures} tables={tables} />
        </>
      ) : state === "withdrawn" ? (
        <p>They were withdrawn, and are not shown any more.</p>
      ) : (
        <p>{`${counted(figures.length, "count is", "counts are")} not released: they are shown on this machine's command line alone until two people have decided.`}</p>
      )}
    </section>
  );
}

function Shown({ figures, tables }: Required<Pick<ReleaseView, "figures" | "tables">>): VNode {
  const shown = figures.slice(0, MOST_SHOWN);
  const ids = [...new Set(shown.map(({ figure }) => figure.scope))];
  return (
    <>
      {ids.map((id, at) => (
        <>
          <h3 class="top-4" id={`t-${at + 1}`}>
            {capital(id)}
          </h3>
          <Method table={tables.find((one) => one.id === id)} />
          <table class="cards tight top-3" aria-labelledby={`t-${at + 1}`}>
            <thead>
              <tr>
                <th scope="col">Count of</th>
                <th scope="col">Shown</th>
              </tr>
            </thead>
            <tbody>
              {shown
                .filter(({ figure }) => figure.scope === id)
                .map(({ figure, says }) => (
                  <tr>
                    <th scope="row">{cellWordsOf(figure.figure)}</th>
                    <td data-h="Shown">{says}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </>
      ))}
      {figures.length > shown.length ? (
        <p class="note">{`The first ${count(shown.length)} of ${count(figures.length)} counts; the files hold all of them.`}</p>
      ) : null}
    </>
  );
}

/** How a table was protected. */
function Method({ table }: { readonly table: NonNullable<ReleaseView["tables"]>[number] | undefined }): VNode | null {
  if (table === undefined) return null;
  const says = table.says.length === 0 ? "" : ` ${table.says.join(" ")}`;
  return <p>{`Rule: ${ruleNamed(table.policy)}.${says}`}</p>;
}

/** A policy stands in a table as JSON, for whoever attacks it; its name is for people. */
function ruleNamed(policy: string): string {
  return /"name":"([^"\\]+)"/u.exec(policy)?.[1] ?? policy;
}

/** In the site, the files of the tables, and how anybody audits them. */
function Files({ id }: { readonly id: string }): VNode {
  const [csv, json] = [`~releases/${id}.csv`, `~releases/${id}.json`];
  return (
    <Site.Consumer>
      {(site) =>
        site?.has(json) === true ? (
          <p class="top-2">
            {"As files: "}
            <a href={csv}>CSV</a>
            {", "}
            <a href={json}>JSON</a>
            {". What they leave of every hidden count: "}
            <code>{`everycase audit ${id}.json`}</code>
          </p>
        ) : null
      }
    </Site.Consumer>
  );
}
