// A wide table that may scroll sideways within its place: a focusable region with a name, so that a keyboard reaches all of it.
import type { ComponentChildren, VNode } from "preact";

/** A region that scrolls sideways. `label` names it. */
export function Scroller({ label, children }: { readonly label: string; readonly children: ComponentChildren }): VNode {
  return (
    <section class="scroller" aria-label={label} tabindex={0}>
      {children}
    </section>
  );
}
