// "Did you mean …": the known words nearest to one that is not known. Only ever a suggestion, never a match.

/**
 * The candidates reasonably near to `text`, nearest first, at most `limit`; case does not matter.
 * Near means: at most a third of the longer word must change, or every word of `text` stands in the candidate.
 * Example: `nearest("kant", ["Kent", "Dorset"], 3)` is `["Kent"]`.
 */
export function nearest(text: string, candidates: readonly string[], limit: number): string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const found = candidates.flatMap((candidate) => {
    const away = distanceIfNear(wanted, candidate.toLowerCase());
    return away === null ? [] : [{ candidate, away }];
  });
  found.sort((a, b) => a.away - b.away); // the sort is stable: equally near candidates keep their order
  return found.slice(0, limit).map((one) => one.candidate);
}

function distanceIfNear(wanted: string, candidate: string): number | null {
  const longer = Math.max(wanted.length, candidate.length);
  if (holdsEveryWord(candidate, wanted)) return editDistance(wanted, candidate);
  const allowed = Math.floor(longer / 3);
  if (Math.abs(wanted.length - candidate.length) > allowed) return null; // also keeps giant cells cheap
  const away = editDistance(wanted, candidate);
  return away <= allowed ? away : null;
}

/** Short words alone ("of", "the") say nothing: one word of four letters or more is needed. */
function holdsEveryWord(candidate: string, wanted: string): boolean {
  if (wanted.length > candidate.length) return false;
  const words = wanted.split(" ");
  const there = new Set(candidate.split(" "));
  return words.some((word) => word.length >= 4) && words.every((word) => there.has(word));
}

/**
 * Damerau–Levenshtein distance, optimal string alignment (Damerau 1964): the fewest insertions, deletions,
 * substitutions and swaps of neighbours that turn one text into the other, no part edited twice.
 */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + changed);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) best = Math.min(best, at(beforeLast, column - 2) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

/** Rows are filled from the left, so the place asked for is always there; Infinity never wins a minimum. */
function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
