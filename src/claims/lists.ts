// Lists of one item a line: parts of one thing are one breakdown, as they would be in a sentence.
import { assert } from "../ground/assert.ts";
import type { Statement } from "./statement.ts";

const FUNNEL = new Set(["charged", "prosecuted", "convicted", "arrested"]);

/** The statements with those of list items joined that are parts of one thing: same form, and each says what became of it. */
export function withLists(text: string, statements: readonly Statement[], bullets: ReadonlySet<number>): Statement[] {
  const joined: Statement[] = [];
  let run: Statement[] = [];
  const close = (): void => {
    joined.push(...(isList(run) ? [breakdownOf(text, run)] : run));
    run = [];
  };
  for (const one of statements) {
    const last = run.at(-1);
    const goesOn =
      bullets.has(one.sentence.start) && (last === undefined || one.paragraph === last.paragraph + 1) && isItem(one);
    if (!goesOn) close();
    if (bullets.has(one.sentence.start) && isItem(one)) run.push(one);
    else joined.push(one);
  }
  close();
  return joined;
}

function isItem({ numbers, kind }: Statement): boolean {
  return (
    numbers.length === 1 &&
    (kind === "count" || kind === "rate") &&
    (numbers[0]?.form === "count" || numbers[0]?.form === "percent")
  );
}

function isList(run: readonly Statement[]): boolean {
  const numbers = run.flatMap(({ numbers: [one] }) => one ?? []);
  const forms = new Set(numbers.map(({ form }) => form));
  const lines = numbers.map(({ line }) => line).filter((line) => line !== null);
  return (
    run.length >= 2 &&
    forms.size === 1 &&
    lines.length >= 2 &&
    lines.some((line) => !FUNNEL.has(line)) &&
    new Set(lines).size > 1
  );
}

function breakdownOf(text: string, run: readonly Statement[]): Statement {
  const first = run[0];
  assert(first !== undefined, "a list has two items at least");
  const end = run.at(-1)?.end ?? first.end;
  const numbers = run.flatMap((one) => one.numbers).map((one) => ({ ...one, role: "part" as const }));
  return { ...first, kind: "breakdown", quote: text.slice(first.start, end), end, numbers };
}
