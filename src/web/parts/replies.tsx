// The right of reply beside a figure: what the force said, word for word, its reading worked out, and its silence with its days.
import type { VNode } from "preact";
import type { ReplyShown } from "../release-view.ts";
import { dayWords, figureWords, formOfReply, readingTitle, silenceWords } from "../release-words.ts";
import { Site } from "../site/frame.ts";

/** The section of a force's page; nothing where the force was not asked and did not write. */
export function RepliesSection({
  replies,
  today,
}: {
  readonly replies: readonly ReplyShown[];
  readonly today?: string;
}): VNode | null {
  if (replies.length === 0) return null;
  return (
    <section class="block" id="reply" aria-labelledby="h-reply">
      <h2 id="h-reply">Right of reply</h2>
      <div class="stack top-3">
        {replies.map((one) => (
          <ReplyBox one={one} today={today} named={false} />
        ))}
      </div>
    </section>
  );
}

/** One reply in its frame. `named`: with the force's name as its heading. */
export function ReplyBox({
  one: { release, reply },
  today,
  named,
}: {
  readonly one: ReplyShown;
  readonly today: string | undefined;
  readonly named: boolean;
}): VNode {
  const { called, asked, due, answered, words, about, recomputed } = reply;
  const heading = answered !== null ? "Replied" : "Asked";
  return (
    <div class="boxed stack">
      <h3>{named ? `${called}: ${heading.toLowerCase()}` : heading}</h3>
      {asked === null ? null : (
        <p class="note">
          {`${called} was asked about the figures of `}
          <ReleaseLink id={release} />
          {` on ${dayWords(asked)}. Its reply was due on ${dayWords(due ?? "")}.`}
        </p>
      )}
      {answered === null ? (
        <p>
          {silenceWords(due, today)} <span class="note">That is not evidence of anything.</span>
        </p>
      ) : (
        <>
          <p class="note">
            {`${called}, ${dayWords(answered)}, ${words === null ? "in a form" : "word for word"}`}
            {about === null ? "" : `, about the ${figureWords(about)}`}
            {asked === null ? (
              <>
                {" of "}
                <ReleaseLink id={release} />
              </>
            ) : null}
            {words === null ? "." : ":"}
          </p>
          {words === null ? null : <blockquote class="words">{`“${words}”`}</blockquote>}
          {formOfReply(reply).map((said) => (
            <p>{said}</p>
          ))}
        </>
      )}
      {recomputed === null ? null : (
        <p>
          <b>{`${readingTitle(recomputed.reading)}: `}</b>
          {`${recomputed.sentence}. `}
          <span class="note">Our figure stands beside it, unchanged.</span>
        </p>
      )}
    </div>
  );
}

/** The name of a release, as a link where it has a page. */
export function ReleaseLink({ id }: { readonly id: string }): VNode {
  const href = `/releases/${encodeURIComponent(id)}`;
  const name = `release ${id}`;
  return (
    <Site.Consumer>{(site) => (site === null || site.has(href) ? <a href={href}>{name}</a> : name)}</Site.Consumer>
  );
}
