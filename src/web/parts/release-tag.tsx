// The state of a release as a tag: words first, and a look of its own for what is not published.
import type { VNode } from "preact";
import type { ReleaseHistory } from "../../releases/release.ts";

const LOOK: Readonly<Record<ReleaseHistory["state"], string>> = {
  proposed: "tag tag-hatch",
  checked: "tag tag-hatch",
  approved: "tag tag-hatch",
  published: "tag",
  corrected: "tag tag-quiet",
  withdrawn: "tag tag-quiet",
};

/** The tag; what is not published yet says so. */
export function ReleaseTag({
  release: { state, of },
}: {
  readonly release: Pick<ReleaseHistory, "state" | "of">;
}): VNode {
  const isOpen = state === "proposed" || state === "checked" || state === "approved";
  const waits =
    of === "records" && state === "proposed" ? "proposed, a second person checks" : `${state}, not published`;
  return <span class={LOOK[state]}>{isOpen ? waits : state}</span>;
}
