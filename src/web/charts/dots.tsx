// The dot-and-interval chart: every force a row, in three groups, with the share still open beside it.
import type { VNode } from "preact";
import type { Comparison } from "../../measures/result.ts";
import type { Order } from "../views.ts";
import { dotsOf } from "./dots-model.ts";
import { DotsNarrow, narrowHeight } from "./dots-narrow.tsx";
import { DOTS_WIDTH, DotsWide, wideHeight } from "./dots-wide.tsx";

/** Both drawings of the chart, wide and narrow; the style sheet shows one of them. */
export function DotsChart({ comparison, order }: { readonly comparison: Comparison; readonly order: Order }): VNode {
  const dots = dotsOf(comparison, order);
  const [wide, narrow] = [wideHeight(dots), narrowHeight(dots)];
  return (
    <>
      <svg
        class="only-wide"
        viewBox={`0 0 ${DOTS_WIDTH} ${wide}`}
        width={DOTS_WIDTH}
        height={wide}
        role="img"
        aria-labelledby="dotsw-t dotsw-d"
      >
        <title id="dotsw-t">{dots.title}</title>
        <desc id="dotsw-d">{dots.description}</desc>
        <DotsWide dots={dots} />
      </svg>
      <svg
        class="only-narrow"
        viewBox={`0 0 360 ${narrow}`}
        width="360"
        height={narrow}
        role="img"
        aria-labelledby="dotsn-t dotsn-d"
      >
        <title id="dotsn-t">{dots.title}</title>
        <desc id="dotsn-d">{dots.description}</desc>
        <DotsNarrow dots={dots} />
      </svg>
    </>
  );
}
