// A book whose figures were published, replied to, cited and then corrected: every state of a release that a page can show.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addFiles } from "../../src/actions/add-files.ts";
import { noteCitation } from "../../src/actions/cite-figure.ts";
import { proposeRelease } from "../../src/actions/propose-release.ts";
import { protectRecords } from "../../src/actions/protect-records.ts";
import { publishEverythingPublic } from "../../src/actions/publish-everything.ts";
import { askForReply, receiveReply } from "../../src/actions/reply-release.ts";
import { row } from "../actions/protect-pairs.ts";
import { CLOSED, FLAGGED, openBook, type TestBook } from "./book.ts";

/** Kent's reply again, from another day, with two more charges. */
const KENT_LATER = FLAGGED.split("\r\n")
  .filter((line) => !/^(?:South|West|Dorset)/u.test(line))
  .join("\r\n")
  .replace("charged,10,", "charged,12,")
  .replace("open,90,", "open,88,");

/** The words that South Yorkshire replied; hostile to every form they are written in. */
export const REPLY = 'The National Crime Agency holds 170 of them.\n<script>alert(1)</script> & "more" ]]>';

/** Opens it: releases 1 (corrected by 2), 2 (published), and 3 of records, which waits for a second person. */
export async function releasedBook(): Promise<TestBook> {
  const book = await openBook({ "reply.csv": FLAGGED, "closed.csv": CLOSED });
  const { tools } = book;
  await publishEverythingPublic(tools, { who: "AB", title: "Figures of October" });
  askForReply(tools, { force: "Kent", who: "AB", on: "2026-11-01", due: "2026-11-14" });
  askForReply(tools, { force: "South Yorkshire", who: "AB", on: "2026-11-01", due: "2026-11-14" });
  const said = {
    force: "South Yorkshire",
    who: "AB",
    on: "2026-11-10",
    words: REPLY,
    scope: "flag:CSE",
    period: "2023/24",
  };
  await receiveReply(tools, { ...said, reading: ["denominator=less-transferred"] });
  const cited = {
    who: "The Daily Example",
    where: "https://example.org/kent",
    about: "rate",
    force: "Kent",
    on: "2026-11-12",
  };
  await noteCitation(tools, { ...cited, scope: "flag:CSE", period: "2023/24" });
  const sent = await mkdtemp(join(tmpdir(), "everycase-later-"));
  await writeFile(join(sent, "kent-later.csv"), KENT_LATER);
  await addFiles(tools, { paths: [join(sent, "kent-later.csv")] });
  await rm(sent, { recursive: true });
  await publishEverythingPublic(tools, { who: "CD", because: "Kent sent a later table." });
  await protectRecords(tools, row("kent 2024 Q1", { charged: 30, "no suspect": 20, open: 14 }, "all"));
  await proposeRelease(tools, { who: "AB", title: "Records of Kent", from: "records" });
  return book;
}
