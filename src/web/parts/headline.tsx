// The finding as the heading of a page: what it is about above it, its interval kept in one piece.
import type { VNode } from "preact";

interface HeadlineProps {
  /** What the finding is about: place, scope, period, edition. */
  readonly over: string;
  /** The finding, with its interval in it. */
  readonly sentence: string;
}

/** The h1 of a page that shows a finding; like every heading it ends without a full stop. */
export function Headline({ over, sentence }: HeadlineProps): VNode {
  return (
    <h1>
      <span class="over">{over}</span>
      <KeptTogether sentence={sentence.replace(/\.$/u, "")} />
    </h1>
  );
}

/** A sentence whose last bracket does not break over lines. */
export function KeptTogether({ sentence }: { readonly sentence: string }): VNode {
  const match = /^(.*)(\([^()]{1,40}\)[.,]?)(.*)$/su.exec(sentence);
  if (match === null) return <>{sentence}</>;
  return (
    <>
      {match[1]}
      <span class="nb">{match[2]}</span>
      {match[3]}
    </>
  );
}
