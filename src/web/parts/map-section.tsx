// The map beside its key, with what it does not show.
import type { VNode } from "preact";
import type { Comparison } from "../../measures/result.ts";
import { forceById } from "../../standard/forces.ts";
import { TileMap, tilesOf } from "../charts/tiles.tsx";
import { listed } from "../words.ts";
import { MapKey } from "./keys.tsx";

/** The same rates on a map of equal squares. */
export function MapSection({ comparison }: { readonly comparison: Comparison }): VNode {
  const tiles = tilesOf(comparison);
  const off = comparison.forces
    .filter(({ force }) => (forceById(force)?.tile ?? null) === null)
    .map(({ called }) => called);
  return (
    <section class="block" aria-labelledby="h-map">
      <h2 id="h-map">{tiles.pooled === null ? "Who has a figure, on a map" : "The same rates on a map"}</h2>
      <div class="cols map-cols top-3">
        <figure class="chart flush">
          <TileMap tiles={tiles} />
        </figure>
        <div class="stack map-says">
          <p>One square a force, placed roughly where it lies. Size says nothing.</p>
          <MapKey end={tiles.end} pooled={tiles.pooled} />
          <p class="note">
            {off.length === 0 ? "" : `${listed(off)} ${off.length === 1 ? "has" : "have"} no place on the map. `}
            {tiles.pooled === null
              ? "A square without a figure is a silence, not a zero."
              : "The map shows no more than the chart: an unmarked square is a force that cannot be told apart from all " +
                "the others together. Two unmarked squares may still differ from each other."}
          </p>
        </div>
      </div>
    </section>
  );
}
