// Finding the statements with numbers in a text: sentences, numbers, judgement, joining, and what each is about. Rules only.
import { type Reading, readSentence } from "./finding/candidates.ts";
import { contextAfter, contextOf, nothingSaid } from "./finding/context.ts";
import { statementsOf } from "./finding/describe.ts";
import { type Group, joinNumbers } from "./finding/join.ts";
import { judge } from "./finding/judge.ts";
import type { Judgement, Kept, Memory } from "./finding/judgement.ts";
import { withLabels } from "./finding/labels.ts";
import { withLeftOut } from "./finding/left-out.ts";
import { likenessIn } from "./finding/likeness.ts";
import { withLists } from "./finding/lists.ts";
import { type Spare, spareOf, withHeadlines } from "./finding/spares.ts";
import type { Found, Statement, Unsure } from "./statement.ts";
import { sentencesOf } from "./words/sentences.ts";
import { tokensOf } from "./words/tokens.ts";

/**
 * The statements of a text in its order, and the numbers of which it is not certain that they are one. Spans do not overlap.
 * Example: `findStatements("16 of the 540 crimes led to a charge.")` finds one rate with the values 16 and 540.
 */
export function findStatements(text: string): Found {
  const tokens = tokensOf(text);
  const statements: Statement[] = [];
  const unsure: Unsure[] = [];
  const bullets = new Set<number>();
  const spares: Spare[] = [];
  let context = nothingSaid();
  for (const sentence of sentencesOf(text, tokens)) {
    const reading = readSentence(text, tokens, sentence, context.memory.percent);
    context = contextOf(reading, context);
    if (sentence.bullet) bullets.add(sentence.start);
    const { groups, doubts } = groupsOf(reading, context.memory);
    const found = statementsOf(reading, groups, context);
    const rated = found.some(({ kind }) => kind === "rate" || kind === "average") || context.memory.near;
    for (const one of inOrder([...found, ...likenessIn(reading, context, rated)])) statements.push(one);
    const spare = found.length === 0 ? spareOf(reading, context) : null;
    if (spare !== null) spares.push(spare);
    unsure.push(...doubts);
    context = contextAfter(context, reading, found);
  }
  const listed = withLists(text, withLabels(text, statements), { bullets, spares });
  return { statements: withLeftOut(text, withHeadlines(listed, spares)), unsure };
}

interface Grouped {
  readonly groups: readonly Group[];
  readonly doubts: readonly Unsure[];
}

const NO_GROUPS: Grouped = { groups: [], doubts: [] };

function groupsOf(reading: Reading, memory: Memory): Grouped {
  const kept: Kept[] = [];
  for (const one of reading.candidates) {
    const judgement = judge(reading, one, memory);
    if (judgement.says !== "nothing") kept.push({ one, judgement });
  }
  if (kept.length === 0) return NO_GROUPS;
  const groups = joinNumbers(reading, kept);
  if (kept.every(({ judgement }) => judgement.says !== "unsure")) return { groups, doubts: [] };
  const used = new Set(groups.flatMap(({ members }) => members.map(({ one }) => one)));
  const doubts = kept.flatMap(({ one, judgement }) => (used.has(one) ? [] : doubtOf(reading, one, judgement)));
  return { groups, doubts };
}

function doubtOf({ text, tokens }: Reading, one: Kept["one"], judgement: Judgement): Unsure[] {
  if (judgement.says !== "unsure") return [];
  const start = tokens[one.opens]?.start ?? 0;
  const last = one.unitOfTime === null ? (one.noun?.at ?? one.next - 1) : one.closes - 1;
  const end = tokens[last]?.end ?? start;
  return [{ quote: text.slice(start, end), start, end, why: judgement.why }];
}

/** By their beginnings; one that begins inside another is cut away from it or left out, so that a page can underline each. */
function inOrder(found: readonly Statement[]): readonly Statement[] {
  if (found.length < 2) return found;
  const sorted = [...found].sort((a, b) => a.start - b.start);
  return sorted.filter((one, index) => index === 0 || one.start >= (sorted[index - 1]?.end ?? 0));
}
