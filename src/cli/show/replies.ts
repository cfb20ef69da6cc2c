// Replies and citations as text and as flat rows.
import type { listCitations } from "../../actions/cite-figure.ts";
import type { FlatTable } from "../../actions/flat-rows.ts";
import type { ReplyListed } from "../../actions/reply-release.ts";
import { dayWords, figureWords, replyWords } from "../../web/release-words.ts";
import { type Line, wrapped } from "../lines.ts";

type CitationStanding = Awaited<ReturnType<typeof listCitations>>[number];

/** Replies and silences, one after the other. */
export function replyLines(replies: readonly ReplyListed[], today: string, width: number): readonly Line[] {
  if (replies.length === 0)
    return wrapped("No force was asked. To ask one: everycase reply ask FORCE --due DAY --who NAME", width);
  return replies.flatMap(({ release, reply }) => {
    const about = reply.about === null ? "" : ` About the ${figureWords(reply.about)}.`;
    return [
      { bold: `${reply.called}, release ${release}` },
      ...wrapped(`${replyWords(reply, today)}${about}`, width, { first: "  ", rest: "  " }),
    ];
  });
}

/** Citations; where the figure changed, the message to send. */
export function citationLines(all: readonly CitationStanding[], width: number): readonly Line[] {
  if (all.length === 0) return wrapped("Nobody is known to have cited a figure.", width);
  return all.flatMap(({ citation, because, toTell, message }) => {
    const { entry, who, where, on, figure, release } = citation;
    const what = figure === null ? `release ${release}` : `the ${figureWords(figure)}, release ${release}`;
    const since =
      because === null
        ? "Nothing happened to it since."
        : toTell
          ? "To be told:"
          : `They were told of release ${because}.`;
    return [
      ...wrapped(`${entry}  ${who} cited ${what} on ${dayWords(on)}: ${where}. ${since}`, width, {
        first: "  ",
        rest: "    ",
      }),
      ...(toTell && message !== null ? wrapped(message, width, { first: "    " }) : []),
      ...(toTell ? wrapped(`everycase cite --told ${entry} --who NAME`, width, { first: "    " }) : []),
    ];
  });
}

const text = (names: readonly string[]): FlatTable["columns"] => names.map((name) => [name, "VARCHAR"]);

/** Replies as flat rows. */
export function repliesTable(replies: readonly ReplyListed[]): FlatTable {
  return {
    columns: text(["release", "force", "asked", "due", "answered", "words", "about", "reading", "recomputed", "entry"]),
    rows: replies.map(({ release, reply: { force, asked, due, answered, words, about, recomputed, entry } }) => [
      ...[release, force, asked, due, answered, words, about === null ? null : figureWords(about)],
      ...[recomputed?.reading ?? null, recomputed?.sentence ?? null, entry],
    ]),
  };
}

/** Citations as flat rows. */
export function citationsTable(all: readonly CitationStanding[]): FlatTable {
  return {
    columns: text(["entry", "who", "where", "on", "release", "figure", "changed_by", "to_tell", "message"]),
    rows: all.map(({ citation: { entry, who, where, on, release, figure }, because, toTell, message }) => [
      ...[entry, who, where, on, release, figure === null ? null : figureWords(figure)],
      ...[because, toTell ? "yes" : "no", message],
    ]),
  };
}
