// "CHARGED: 14. REPORTED: 603.": two labels with their numbers, one sentence each, are a part and its whole.
import type { Statement } from "../statement.ts";

const LABEL = /^[^\p{L}]{0,4}(\p{L}{4,14}): [\d,]{1,12}[.!]?$/u;
const WHOLES = /^(?:reported|recorded|flagged|logged|referred|reports|crimes|offences|cases|referrals)$/iu;
const PARTS = /^(?:charged|charges|prosecuted|prosecutions|convicted|convictions|solved|cautioned)$/iu;

/** The statements with each such pair joined to a rate. A label beside a third is left as it is: the pair alone has a whole. */
export function withLabels(text: string, statements: readonly Statement[]): Statement[] {
  const joined: Statement[] = [];
  for (const one of statements) {
    const last = joined.at(-1);
    const rate = last === undefined ? null : rateOf(text, last, one);
    if (rate === null) joined.push(one);
    else joined[joined.length - 1] = rate;
  }
  return joined;
}

function rateOf(text: string, a: Statement, b: Statement): Statement | null {
  const near =
    a.paragraph === b.paragraph && b.sentence.start - a.sentence.end < 3 && b.sentence.start > a.sentence.start;
  const [one, two] = [a.numbers[0], b.numbers[0]];
  if (!near || one === undefined || two === undefined || a.numbers.length + b.numbers.length > 2) return null;
  const [first, second] = [labelOf(text, a), labelOf(text, b)];
  const wholeFirst = WHOLES.test(first) && PARTS.test(second) && one.value > two.value;
  if (!wholeFirst && !(PARTS.test(first) && WHOLES.test(second) && two.value > one.value)) return null;
  const numbers = [
    { ...one, role: wholeFirst ? ("whole" as const) : ("part" as const) },
    { ...two, role: wholeFirst ? ("part" as const) : ("whole" as const) },
  ];
  const sentence = { start: a.sentence.start, end: b.sentence.end };
  return { ...a, kind: "rate", quote: text.slice(a.start, b.end), end: b.end, numbers, sentence };
}

function labelOf(text: string, { sentence: { start, end } }: Statement): string {
  return end - start > 40 ? "" : (LABEL.exec(text.slice(start, end))?.[1] ?? "");
}
