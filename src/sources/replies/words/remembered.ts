// Answers remembered by their text: a table asks for the same label again and again, and looking up near words is dear.

/** No more answers than this are kept; then all are forgotten. */
const MOST_KEPT = 4_000;

/** The same pure function, which keeps its answers. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.answer;
    const answer = read(text);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(text, { answer });
    return answer;
  };
}
