// The figures of a release of public sources as they were on its day, read back from the archive.
import { passPublic } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { Refusal } from "../ground/refusal.ts";
import type { ForceAnswer } from "../measures/result.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { type Snapshot, type SnapshotQuestion, snapshotFrom } from "../releases/snapshot.ts";
import { archivedText, foldedReleases, releaseNamed } from "./_release-book.ts";
import type { Tools } from "./tools.ts";

/** The snapshot of a release. Refuses (`notPossible`) a release of records, which has tables in place of answers, and (`damaged`) one whose figures are gone. */
export async function releasedFigures(
  tools: Tools,
  { id, of, snapshot }: Pick<ReleaseHistory, "id" | "of" | "snapshot">,
): Promise<Published<Snapshot>> {
  const text = await archivedText(tools, snapshot.sha256);
  // What the entry says of its origin is not enough: a table of records has another head.
  if (of === "public" && !text.startsWith('{"answers":'))
    throw new Refusal(
      "damaged",
      `The archived figures of release ${id} are not answers of public sources.`,
      "Run: everycase verify",
    );
  if (of === "public") return passPublic(snapshotFrom(text));
  throw new Refusal("notPossible", `Release ${id} holds tables from records, and no answers of public sources.`);
}

/** The figures of public sources where none of these releases has any that stand: as of the last of them, and empty. */
export function noFigures(releases: readonly Pick<ReleaseHistory, "snapshot">[]): Published<Snapshot> {
  return passPublic({ version: 2, asOf: Math.max(...releases.map(({ snapshot }) => snapshot.asOf)), answers: [] });
}

/** The frozen figures of a published release as a file: a head, then an answer or a protected table a line. Refuses (`notPossible`) what is not published, (`notFound`) no such release. */
export async function releasedFile(
  tools: Tools,
  label: string,
): Promise<{ readonly name: string; readonly text: string }> {
  const release = releaseNamed(foldedReleases(tools).releases, label);
  if (release.state !== "published" && release.state !== "corrected")
    throw new Refusal(
      "notPossible",
      `Release ${release.id} is ${release.state}; its figures are not given out.`,
      `See what became of it: everycase release show ${release.id}`,
    );
  return { name: `release-${release.id}.jsonl`, text: await archivedText(tools, release.snapshot.sha256) };
}

/** A force's answer of a release, and what it was asked. */
export interface ReleasedForce {
  readonly question: SnapshotQuestion;
  readonly answer: Published<ForceAnswer>;
}

/** Each force's answers in a release, in its order. */
export function forcesReleased({ answers }: Published<Snapshot>): readonly ReleasedForce[] {
  // What is in a published whole is published.
  return answers.flatMap((one) =>
    one.kind === "force" ? [{ question: one.question, answer: passPublic(one.answer) }] : [],
  );
}
