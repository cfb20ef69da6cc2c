// All forces, by nation, with what is known of each.
import type { VNode } from "preact";
import { pageOf } from "../layout.tsx";
import type { ForcesView } from "../views.ts";
import { counted } from "../words.ts";

type ForceLine = ForcesView["forces"][number];

/** The list of forces: a whole HTML document. */
export function forcesPage({ forces, site }: ForcesView): string {
  const known = forces.filter((force) => force.known).length;
  const nations = [...new Set(forces.map(({ nation }) => nation))].sort((a, b) => placeOf(a) - placeOf(b));
  return pageOf({
    title: "Forces",
    place: "forces",
    site,
    children: (
      <>
        <h1>Forces</h1>
        <p class="lead">
          {`${counted(known, "force has", "forces have")} a figure here, of ${forces.length}. A force without one is not a force without crimes.`}
        </p>
        <table class="cards tight top-5">
          <caption class="visually-hidden">Forces and what is known of each</caption>
          <thead>
            <tr>
              <th scope="col">Force</th>
              <th scope="col">Code</th>
              <th scope="col">What is known</th>
            </tr>
          </thead>
          {nations.map((nation) => (
            <Nation nation={nation} forces={forces.filter((force) => force.nation === nation)} />
          ))}
        </table>
      </>
    ),
  });
}

const NATIONS = ["England", "Wales", "Scotland", "Northern Ireland"];

/** Nations in their usual order, what belongs to none last. */
function placeOf(nation: string | null): number {
  const place = nation === null ? -1 : NATIONS.indexOf(nation);
  return place < 0 ? NATIONS.length : place;
}

function Nation({ nation, forces }: { readonly nation: string | null; readonly forces: readonly ForceLine[] }): VNode {
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colSpan={3}>
          {nation ?? "Of no one nation"}
        </th>
      </tr>
      {forces.map(({ id, called, code, says, known }) => (
        <tr>
          <th scope="row">{known ? <a href={`/force/${encodeURIComponent(id)}`}>{called}</a> : called}</th>
          <td data-h="Code">{code ?? <span class="c-absent">none</span>}</td>
          <td data-h="Known">{says}</td>
        </tr>
      ))}
    </tbody>
  );
}
