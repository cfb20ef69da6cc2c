// The chart of an answer in a page: both drawings, of which the style sheet shows one.
import type { VNode } from "preact";
import type { Drawn, Picture } from "./picture.ts";

/** Both drawings of a picture. */
export function AnswerChart({ picture }: { readonly picture: Picture }): VNode {
  return (
    <>
      <One picture={picture} drawn={picture.wide} id="answer-w" name="only-wide" />
      <One picture={picture} drawn={picture.narrow} id="answer-n" name="only-narrow" />
    </>
  );
}

interface OneProps {
  readonly picture: Picture;
  readonly drawn: Drawn;
  readonly id: string;
  readonly name: string;
}

function One({ picture: { title, description }, drawn: { width, height, drawing }, id, name }: OneProps): VNode {
  const tall = Math.ceil(height);
  return (
    <svg
      class={name}
      viewBox={`0 0 ${width} ${tall}`}
      width={width}
      height={tall}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      {drawing}
    </svg>
  );
}
