// Which replies stand beside the figures of a force.
import type { ReplyShown } from "../web/release-view.ts";
import type { ReleaseHistory } from "./release.ts";

/**
 * What a force replied, and its silences, in the order of the releases. A reply to an earlier release stands beside later figures too, and says which
 * it was about; of a withdrawn release nothing is shown.
 */
export function repliesTo(releases: readonly ReleaseHistory[], force: string): readonly ReplyShown[] {
  return releases.flatMap(({ id, state, replies }) =>
    state === "withdrawn" ? [] : replies.flatMap((reply) => (reply.force === force ? [{ release: id, reply }] : [])),
  );
}
