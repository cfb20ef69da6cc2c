// Puts the printed lines of a paragraph together again: words that were parted at the end of a line become one word where that is likely.

/** First halves that keep their hyphen: tens of number words, and prefixes that are written with one. */
const KEEP = new Set(
  (
    "twenty thirty forty fifty sixty seventy eighty ninety one two three four five six seven eight nine ten half quarter third " +
    "self non co ex well long short part full multi cross high low follow all anti semi mid pre post counter then vice so " +
    "on off in out by to first second year month week day old time child police court victim crime cyber e sub"
  ).split(" "),
);
const HYPHENS = "-\u2010";

/**
 * The lines as one text. At a hyphen at the end of a line the halves are joined: the hyphen goes where `words` (of the whole document, small letters)
 * holds the joined word or where nothing speaks for keeping it; it stays in number words, compounds with a further hyphen, and before
 * large letters and digits. A soft hyphen always goes. Example: `joinLines(["vic-", "tims"], new Set())` is `victims`.
 */
export function joinLines(lines: readonly string[], words: ReadonlySet<string>): string {
  let text = "";
  for (const raw of lines) {
    const line = raw.trim();
    if (line === "") continue;
    text = text === "" ? line : joined(text, line, words);
  }
  return text.replaceAll("\u00ad", "");
}

function joined(text: string, line: string, words: ReadonlySet<string>): string {
  const last = text.at(-1) ?? "";
  if (last === "\u00ad") return text.slice(0, -1) + line;
  const before = text.at(-2) ?? " ";
  const isHyphen = HYPHENS.includes(last);
  if (isHyphen && /\p{L}/u.test(before) && /^\p{L}/u.test(line)) return joinedWord(text, line, words);
  if ((isHyphen || last === "–" || last === "/") && /\d/u.test(before) && /^\d/u.test(line)) return text + line;
  return `${text} ${line}`;
}

function joinedWord(text: string, line: string, words: ReadonlySet<string>): string {
  const first = (
    text
      .slice(0, -1)
      .split(/[\s"“‘(]/u)
      .at(-1) ?? ""
  ).toLowerCase();
  const second = (/^[\p{L}\p{M}'’]+/u.exec(line)?.[0] ?? "").toLowerCase();
  const without = text.slice(0, -1) + line;
  if (words.has(first + second)) return without;
  const keeps =
    !/^\p{Ll}/u.test(line) || /[-\u2010\d]/u.test(first) || KEEP.has(first) || words.has(`${first}-${second}`);
  return keeps ? text + line : without;
}

/** The words of the lines in small letters, those at a hyphen at the end of a line left out. */
export function wordsOf(lines: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.toLowerCase().matchAll(/[\p{L}\p{M}'’]+(?:-[\p{L}\p{M}'’]+){0,4}/gu)) words.add(word);
    const parted = /([\p{L}\p{M}'’]+)[-\u2010]$/u.exec(line.trimEnd().slice(-60).toLowerCase())?.[1];
    if (parted !== undefined) words.delete(parted);
  }
  return words;
}
