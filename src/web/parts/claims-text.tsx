// The text as it was given, each claim underlined by its verdict, numbered, and linked to what was found of it.
import type { ComponentChildren, VNode } from "preact";
import type { CheckedText, ClaimVerdict } from "../../claims/checked.ts";
import { type ClaimPiece, claimPieces } from "../claim-pieces.ts";
import { shownText } from "../shown-text.ts";
import { VERDICTS } from "./verdict.tsx";

/** The annotated text. Each claim has one place in it to come back to, `#at-1`. */
export function ClaimsText({ checked }: { readonly checked: CheckedText }): VNode {
  const paragraphs = claimPieces(checked.text, checked.claims);
  const owners = new Set(paragraphs.flat().map(({ claim }) => claim));
  const placed = new Set<number>();
  return (
    <div class="article top-3">
      {paragraphs.map((pieces) => (
        <p>
          {pieces.map((piece) => {
            const isPlace = piece.claim !== null && !placed.has(piece.claim);
            if (piece.claim !== null) placed.add(piece.claim);
            return <Piece piece={piece} checked={checked} isPlace={isPlace} owners={owners} />;
          })}
        </p>
      ))}
    </div>
  );
}

interface PieceProps {
  readonly piece: ClaimPiece;
  readonly checked: CheckedText;
  /** Whether it is the first of its claim. */
  readonly isPlace: boolean;
  /** The claims that have words of their own. */
  readonly owners: ReadonlySet<number | null>;
}

function Piece({ piece, checked, isPlace, owners }: PieceProps): VNode {
  const { start, end, claim: index, ends } = piece;
  const words = lines(shownText(checked.text.slice(start, end)));
  const claim = index === null ? undefined : checked.claims[index];
  const others = ends.filter((one) => one !== index);
  return (
    <>
      {claim === undefined || index === null ? (
        words
      ) : (
        <a
          class={`claim ${VERDICTS[claim.verdict].line}`}
          href={`#claim-${index + 1}`}
          id={isPlace ? `at-${index + 1}` : undefined}
        >
          {words}
          {ends.includes(index) ? <ClaimNumber index={index} verdict={claim.verdict} /> : null}
        </a>
      )}
      {others.map((one) => (
        <Elsewhere index={one} checked={checked} isPlace={!owners.has(one)} />
      ))}
    </>
  );
}

interface ElsewhereProps {
  readonly index: number;
  readonly checked: CheckedText;
  readonly isPlace: boolean;
}

/** The number of a claim whose last words belong to a shorter one. */
function Elsewhere({ index, checked, isPlace }: ElsewhereProps): VNode {
  const verdict = checked.claims[index]?.verdict ?? "cannot be checked";
  return (
    <a
      class={`claim ${VERDICTS[verdict].line}`}
      href={`#claim-${index + 1}`}
      id={isPlace ? `at-${index + 1}` : undefined}
    >
      <ClaimNumber index={index} verdict={verdict} />
    </a>
  );
}

function ClaimNumber({ index, verdict }: { readonly index: number; readonly verdict: ClaimVerdict }): VNode {
  return (
    <sup>
      <span class="visually-hidden"> claim </span>
      {String(index + 1)}
      <span class="visually-hidden">{`, ${verdict}`}</span>
    </sup>
  );
}

/** Line ends inside a paragraph are kept. */
function lines(text: string): ComponentChildren {
  return text.split(/ ?\n/u).flatMap((line, i) => (i === 0 ? [line] : [<br />, line]));
}
