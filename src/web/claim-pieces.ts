// A text cut at the ends of its claims, so that each piece belongs to one claim at most: links do not stand in links.

/** Where a claim stands. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A piece of the text. `claim` is the index of the shortest claim around it, `null` for none. */
export interface ClaimPiece {
  readonly start: number;
  readonly end: number;
  readonly claim: number | null;
  /** The claims that end with this piece. */
  readonly ends: readonly number[];
}

/** A claim with its place in the list. */
interface Placed extends Span {
  readonly index: number;
}

/**
 * The paragraphs of a text, each cut at the ends of its claims. Claims may overlap; where two do, the shorter has the words. Takes time in proportion to
 * the text and its claims.
 */
export function claimPieces(text: string, spans: readonly Span[]): readonly (readonly ClaimPiece[])[] {
  const paragraphs = paragraphsOf(text);
  const within: Placed[][] = paragraphs.map(() => []);
  const inOrder = spans.map((span, index) => ({ ...span, index })).sort((a, b) => a.start - b.start);
  let first = 0;
  for (const one of inOrder) {
    while ((paragraphs[first]?.end ?? Number.POSITIVE_INFINITY) <= one.start) first++;
    for (let at = first; (paragraphs[at]?.start ?? Number.POSITIVE_INFINITY) < one.end; at++) within[at]?.push(one);
  }
  return paragraphs.map((paragraph, at) => cut(within[at] ?? [], paragraph));
}

/** Cuts one paragraph at the ends of the claims in it, which are given in the order of their beginnings. */
function cut(here: readonly Placed[], { start, end }: Span): readonly ClaimPiece[] {
  const cuts = [...new Set([start, end, ...here.flatMap((one) => [one.start, one.end])])]
    .filter((at) => at >= start && at <= end)
    .sort((a, b) => a - b);
  const pieces: ClaimPiece[] = [];
  let next = 0;
  let around: readonly Placed[] = [];
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[i + 1] ?? end;
    const opened = next;
    while ((here[next]?.start ?? Number.POSITIVE_INFINITY) <= from) next++;
    around = [...around, ...here.slice(opened, next)].filter((one) => one.end > from);
    const owner = around.reduce<Placed | null>(
      (best, one) => (best === null || one.end - one.start < best.end - best.start ? one : best),
      null,
    );
    const ends = around.filter((one) => one.end === to).map(({ index }) => index);
    pieces.push({ start: from, end: to, claim: owner?.index ?? null, ends });
  }
  return pieces;
}

/** The paragraphs of a text: runs of lines with words, parted by blank lines. Offsets are UTF-16 units. */
function paragraphsOf(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/[^\r\n]*\S[^\r\n]*/gu)) {
    const line = { start: match.index, end: match.index + match[0].length };
    const before = found.at(-1);
    const gap = before === undefined ? "" : text.slice(before.end, line.start);
    if (before !== undefined && /^(?:\r\n|\n|\r)$/u.test(gap)) found[found.length - 1] = { ...before, end: line.end };
    else found.push(line);
  }
  return found;
}
