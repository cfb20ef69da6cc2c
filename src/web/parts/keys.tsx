// The keys of the charts: every sign once, with its words.
import type { VNode } from "preact";
import type { Comparison } from "../../measures/result.ts";
import { dotsOf } from "../charts/dots-model.ts";
import { percent, wholePercent } from "../words.ts";
import { StandingMark } from "./marks.tsx";

/** The key of the dot chart; signs that the chart does not use stay out. */
export function DotsKey({ comparison }: { readonly comparison: Comparison }): VNode {
  const { groups, showsOpen, openAll } = dotsOf(comparison, "name");
  const ids = new Set(groups.map(({ id }) => id));
  const kinds = new Set(groups.flatMap(({ drawn }) => drawn.map(({ drawing }) => drawing.kind)));
  return (
    <ul class="key" aria-label="Key">
      <li>
        <svg width="86" height="16" aria-hidden="true">
          <g class="is-same">
            <line class="ci998" x1="2" x2="84" y1="8" y2="8" />
            <line class="ci" x1="16" x2="70" y1="8" y2="8" />
            <circle class="dot" cx="42" cy="8" r="4.5" />
          </g>
        </svg>
        rate; thick line 95%, thin 99.8%
      </li>
      {ids.has("above") ? <Sign standing="above" says="clearly above all other forces" /> : null}
      {ids.has("below") ? <Sign standing="below" says="clearly below" /> : null}
      {kinds.has("range") ? <RangeKey /> : null}
      {kinds.has("hidden") ? <HiddenKey /> : null}
      {showsOpen ? (
        <li>
          <svg width="28" height="14" aria-hidden="true">
            <rect class="open-bar" fill="url(#dots)" x=".5" y=".5" width="27" height="13" />
          </svg>
          {openAll === null ? "no outcome yet" : "no outcome yet (line: all forces)"}
        </li>
      ) : null}
    </ul>
  );
}

function Sign({ standing, says }: { readonly standing: "above" | "below"; readonly says: string }): VNode {
  return (
    <li>
      <svg width="16" height="16" viewBox="0 0 14 14" aria-hidden="true">
        <StandingMark standing={standing} />
      </svg>
      {says}
    </li>
  );
}

function RangeKey(): VNode {
  return (
    <li>
      <svg width="44" height="16" aria-hidden="true">
        <line class="ci998" x1="2" x2="42" y1="8" y2="8" />
        <rect class="hollow" x="12" y="3" width="18" height="10" />
      </svg>
      counts given as a range
    </li>
  );
}

function HiddenKey(): VNode {
  return (
    <li>
      <svg width="28" height="14" aria-hidden="true">
        <rect class="hidden-strip" fill="url(#hatch-soft)" x=".5" y=".5" width="27" height="13" />
      </svg>
      withheld
    </li>
  );
}

interface MapKeyProps {
  /** The fraction at the right end of the small axes. */
  readonly end: number;
  readonly pooled: number | null;
}

/** The key of the tile map. */
export function MapKey({ end, pooled }: MapKeyProps): VNode {
  return (
    <ul class="key tall upright" aria-label="Key to the map">
      {pooled === null ? null : (
        <>
          <Square name="tile-above" says="clearly above all other forces" />
          <Square name="tile-below" says="clearly below" />
          <Square name="tile-same" says="not distinguishable" />
        </>
      )}
      <Square name="tile-apart" fill="url(#hatch-soft)" says="not compared (see above)" />
      <Square name="tile-absent" says="no figure for this question" />
      {pooled === null ? null : (
        <li>
          <svg width="44" height="22" aria-hidden="true">
            <line class="tile-axis" x1="1" x2="43" y1="11" y2="11" />
            <line class="tile-pooled" x1="16" x2="16" y1="3" y2="19" />
            <g class="is-same">
              <line class="ci" x1="8" x2="28" y1="11" y2="11" />
            </g>
          </svg>
          {`95% interval on a scale from 0 to ${wholePercent(end)}; upright line: pooled ${percent(pooled)}`}
        </li>
      )}
    </ul>
  );
}

function Square({ name, says, fill }: { readonly name: string; readonly says: string; readonly fill?: string }): VNode {
  return (
    <li>
      <svg width="22" height="22" aria-hidden="true">
        <rect class={`tile ${name}`} fill={fill} x="1" y="1" width="20" height="20" />
      </svg>
      {says}
    </li>
  );
}
