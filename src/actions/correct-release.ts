// "Correct a release": its figures anew, with the reason. Of public sources it is published at once; of records two people see it first.
import type { ReleaseHistory } from "../releases/release.ts";
import { mayAct } from "../releases/rules.ts";
import { foldedReleases, releaseHistories, releaseNamed } from "./_release-book.ts";
import { nameSaid, wordsSaid } from "./_said-text.ts";
import { type ProposeWish, proposeRelease } from "./propose-release.ts";
import { approveRelease, publishRelease } from "./step-release.ts";
import type { Tools } from "./tools.ts";

/** Which release, why, and who says so. */
export interface CorrectWish extends Pick<ProposeWish, "who" | "title" | "tables"> {
  readonly release: string | undefined;
  readonly because: string | undefined;
}

/**
 * Corrects a published release and gives the correction. Refuses (`usage`) without a reason or a person, (`notPossible`) a release that is not
 * published, and one of public sources whose every figure is as it was.
 */
export async function correctRelease(tools: Tools, wish: CorrectWish): Promise<ReleaseHistory> {
  const who = nameSaid(wish.who, "corrects");
  const because = wordsSaid(wish.because, { what: "Why", option: "--because WORDS" });
  const old = releaseNamed(foldedReleases(tools).releases, wish.release);
  const refusal = mayAct(old, "corrected", who);
  if (refusal !== null) throw refusal;
  const from = old.of === "public" ? "tables" : "records";
  const { title, tables = [] } = wish;
  const { id } = await proposeRelease(tools, { who, title, tables, from, corrects: old.id, because });
  if (old.of === "public") {
    approveRelease(tools, { release: id, who });
    publishRelease(tools, { release: id, who });
  }
  return releaseNamed(await releaseHistories(tools), id);
}
