// How good the data of each extract of cases are. Counts of fields alone; no row, no count of a word and no balance: these stay at the machine.
import type { VNode } from "preact";
import type { CaseQuality, CaseWord } from "../../measures/cases-result.ts";
import { pageOf } from "../layout.tsx";
import { fileHref } from "../links.ts";
import { Code } from "../parts/code.tsx";
import { dayWords } from "../release-words.ts";
import { count, counted, percent } from "../words.ts";

/** What the page is given: a report for each extract, newest first. */
export interface CasesView {
  readonly extracts: readonly CaseQuality[];
}

/** The page of case extracts: a whole HTML document. */
export function casesPage({ extracts }: CasesView): string {
  return pageOf({
    title: "Case extracts",
    place: "sources",
    crumbs: [{ title: "Sources", href: "/sources" }, { title: "Case extracts" }],
    children: (
      <>
        <h1>
          {extracts.length === 0 ? "No extract of cases has been added" : "How good the data of the extracts are"}
        </h1>
        <p class="lead">
          References become tokens at the door, and only the tokens are kept. Columns that identify somebody are
          refused.
        </p>
        {extracts.map((extract, index) => (
          <Extract extract={extract} index={index} />
        ))}
        <section class="block" aria-labelledby="h-how">
          <h2 id="h-how">{extracts.length === 0 ? "How to add one" : "Adding another, and the balance"}</h2>
          <p>
            An extract is added on the command line, where nothing of it is sent anywhere. How many rows have which
            word, and its balance, are shown there too, and not on a page: small counts may point to people, and they
            are not protected yet.
          </p>
          <div class="top-2">
            <Code
              label="Commands"
              lines={[
                "everycase cases propose extract.csv",
                "everycase cases add extract.csv --mapping mapping.json",
                "everycase cases quality",
                "everycase cases balance",
              ]}
            />
          </div>
        </section>
      </>
    ),
  });
}

function Extract({ extract, index }: { readonly extract: CaseQuality; readonly index: number }): VNode {
  const { file, sha256, rows, broken, firstDay, lastDay, mapping, leftOut, notRead, findings } = extract;
  const id = `extract-${index + 1}`;
  return (
    <section class="block" aria-labelledby={id}>
      <h2 id={id}>
        <a href={fileHref(sha256)}>{file}</a>
      </h2>
      <p>
        {`${counted(rows, "row", "rows")}, ${firstDay === null ? "no day of recording" : `recorded ${dayWords(firstDay)} to ${dayWords(lastDay ?? firstDay)}`}; read with ${mapping}.`}
        {broken === 0 ? "" : ` ${counted(broken, "row", "rows")} could not be split and are in no count.`}
        {leftOut.length === 0 ? "" : ` Left out: ${leftOut.join(", ")}.`}
        {notRead.length === 0 ? "" : ` Not read: ${notRead.join(", ")}.`}
      </p>
      <Fields extract={extract} />
      <h3 class="small-head top-4">What cannot be, or is worth a look</h3>
      {findings.length === 0 ? (
        <p class="note">Nothing was found.</p>
      ) : (
        <ul class="bullets top-2">
          {findings.map((one) => (
            <li>
              <b>{counted(one.rows, "row", "rows")}</b>
              {`: ${one.says}`}
            </li>
          ))}
        </ul>
      )}
      <Words title="Outcome words" words={extract.outcomes} />
      <Words title="Flag words" words={extract.flags} />
    </section>
  );
}

function Fields({ extract: { fields, rows, file } }: { readonly extract: CaseQuality }): VNode {
  return (
    <table class="cards tight top-3">
      <caption class="visually-hidden">{`How complete each field of ${file} is`}</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Column</th>
          <th scope="col" class="n">
            Given
          </th>
          <th scope="col" class="n">
            Share
          </th>
          <th scope="col" class="n">
            Different
          </th>
          <th scope="col" class="n">
            Not understood
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((one) => (
          <tr>
            <th scope="row">{one.field}</th>
            <td data-h="Column">{one.header}</td>
            <td data-h="Given" class="n">{`${count(one.given)} of ${count(rows)}`}</td>
            <td data-h="Share" class="n">
              {one.share === null ? <span class="c-absent">not said</span> : percent(one.share)}
            </td>
            <td data-h="Different" class="n">
              {count(one.distinct)}
            </td>
            <td data-h="Not understood" class="n">
              {count(one.notUnderstood)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What each word was read as. How many rows have it is a small count from records, and told on the command line alone. */
function Words({ title, words }: { readonly title: string; readonly words: readonly CaseWord[] }): VNode | null {
  if (words.length === 0) return null;
  return (
    <>
      <h3 class="small-head top-4">{title}</h3>
      <table class="cards tight top-2">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">Word</th>
            <th scope="col">Read as</th>
          </tr>
        </thead>
        <tbody>
          {words.map(({ label, readAs, understood }) => (
            <tr>
              <th scope="row">{label === "" ? <span class="c-absent">blank</span> : label}</th>
              <td data-h="Read as">{understood ? readAs : <span class="c-absent">{readAs}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
