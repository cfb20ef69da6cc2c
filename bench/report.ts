// How a bench prints: a title, its lines, medians over rounds.

/** The middle of the numbers (the upper one of two). Throws on an empty list. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError("no median of nothing");
  return middle;
}

/** Prints one bench. */
export function report(title: string, lines: readonly string[]): void {
  process.stdout.write(`\n${title}\n${lines.map((line) => `  ${line}\n`).join("")}`);
}
