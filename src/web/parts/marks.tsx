// Small drawings beside words: where a force stands against the rest, and how a part of a balance is filled.
import type { VNode } from "preact";
import type { BalanceLine } from "../../measures/result.ts";
import type { Standing } from "../../measures/standing-result.ts";

const STANDS = { above: "above", below: "below", same: "not distinguishable", apart: "not compared" } as const;

/** Sign and words for a force against all others: triangle up, triangle down, ring, dashed ring. */
export function Against({ standing }: { readonly standing: Standing }): VNode {
  return (
    <span class="vs">
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <StandingMark standing={standing} />
      </svg>
      {STANDS[standing]}
    </span>
  );
}

/** The sign alone, in a box of 14 by 14. */
export function StandingMark({ standing }: { readonly standing: Standing }): VNode {
  if (standing === "above") return <path class="mark-above" d="M7 1 13 12 1 12Z" />;
  if (standing === "below") return <path class="mark-below" d="M1 2 13 2 7 13Z" />;
  return <circle class={standing === "same" ? "mark-same" : "mark-apart"} cx="7" cy="7" r="4.5" />;
}

/** Class and texture of one part of a balance. */
export interface Filling {
  readonly class: string;
  readonly fill: string | undefined;
}

// Neighbours in the bar differ in shade; "victim does not support action" never shares one with another ending.
const SHADES: Readonly<Record<string, string>> = {
  "no-suspect": "b-done-2",
  "evidential-difficulties": "b-done-1",
  "victim-does-not-support": "b-done-4",
};

/** How a part is drawn. Texture is the state of knowledge: solid = an ending was stated, dots = still moving, hatch = nobody has said. */
export function fillingOf({ line, state }: Pick<BalanceLine, "line" | "state">): Filling {
  switch (state) {
    case "unknown":
      return { class: "b-unknown", fill: "url(#hatch)" };
    case "charged":
      return { class: "b-charged", fill: undefined };
    case "moving":
      return { class: "b-moved", fill: "url(#dots)" };
    case "open":
      return { class: "b-open", fill: "url(#dots-sparse)" };
    default:
      return { class: SHADES[line] ?? "b-done-3", fill: undefined };
  }
}

/** A small sample of a part's filling. */
export function Swatch({ line }: { readonly line: Pick<BalanceLine, "line" | "state"> }): VNode {
  const { class: name, fill } = fillingOf(line);
  const texture = fill === "url(#hatch)" ? "url(#hatch-fine)" : fill;
  return (
    <svg class="swatch" aria-hidden="true">
      <rect class={name} fill={texture} x="0.75" y="0.75" width="24.5" height="12.5" />
    </svg>
  );
}
