// Whether the figures may be held against each other: a verdict for each force, in words, with what it rests on.
import type { VNode } from "preact";
import type { Comparison, ForceRow } from "../../measures/result.ts";
import { capital, count } from "../words.ts";

const SHORT: Readonly<Record<ForceRow["verdict"], string>> = {
  comparable: "yes",
  "comparable with a caveat": "with a caveat",
  "not comparable": "no",
};

/** The verdict on a force in a few words, for a column of a table. */
export function verdictShort({ verdict }: Pick<ForceRow, "verdict">): string {
  return SHORT[verdict];
}

/** Verdicts and their reasons, each reason said once with the forces it belongs to. */
export function ComparabilitySection({ comparison }: { readonly comparison: Comparison }): VNode {
  const groups = groupsOf(comparison.forces);
  return (
    <section class="block" id="comparable" aria-labelledby="h-comparable">
      <h2 id="h-comparable">May these figures be held against each other?</h2>
      <p>{comparison.verdicts.says}</p>
      {groups.length === 0 ? (
        <p class="note">Nothing is known that would keep any two of them apart.</p>
      ) : (
        <table class="cards tight top-2">
          <caption class="visually-hidden">Verdicts on the forces’ figures, with the reasons</caption>
          <thead>
            <tr>
              <th scope="col">Verdict</th>
              <th scope="col">Because</th>
              <th scope="col">Forces</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Row group={group} />
            ))}
          </tbody>
        </table>
      )}
      {comparison.notes.length === 0 ? null : (
        <ul class="bullets note top-3">
          {comparison.notes.map((note) => (
            <li>{note}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface Group {
  readonly verdict: ForceRow["verdict"];
  readonly about: string;
  readonly says: string;
  readonly names: readonly string[];
}

/** Reasons in the order in which the rows give them, those that bar first. */
function groupsOf(rows: readonly ForceRow[]): readonly Group[] {
  const groups = new Map<string, Group & { names: string[] }>();
  for (const { verdict, reasons, called } of rows) {
    for (const { about, says } of reasons) {
      const key = `${verdict}\n${says}`;
      const group = groups.get(key) ?? { verdict, about, says, names: [] };
      group.names.push(called);
      groups.set(key, group);
    }
  }
  const barred = (group: Group): number => (group.verdict === "not comparable" ? 0 : 1);
  return [...groups.values()].sort((a, b) => barred(a) - barred(b));
}

const MANY = 4; // from here on names stand in a part that opens

function Row({ group: { verdict, about, says, names } }: { readonly group: Group }): VNode {
  return (
    <tr>
      <th scope="row">{capital(verdict)}</th>
      <td data-h="Because">
        {says} <span class="soft">{`(${about})`}</span>
      </td>
      <td data-h="Forces">
        {names.length < MANY ? (
          names.join(", ")
        ) : (
          <details>
            <summary>{`${count(names.length)} forces`}</summary>
            <div class="note">{names.join(", ")}</div>
          </details>
        )}
      </td>
    </tr>
  );
}
