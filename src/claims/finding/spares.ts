// Numbers that are a statement only by the rest of the text: an item of a list whose other items are, and a headline that takes up a number.

import type { Statement } from "../statement.ts";
import type { Candidate, Reading } from "./candidates.ts";
import type { Context } from "./context.ts";
import { statementsOf } from "./describe.ts";
import { SURE } from "./judgement.ts";
import { some, word } from "./sentence-says.ts";

/** A statement in waiting: it counts where its list does, or, as a headline, where the text has its number further on. */
export interface Spare {
  readonly statement: Statement;
  readonly isItem: boolean;
  readonly isHeadline: boolean;
}

const LONGEST_ITEM = 30;
const LONGEST_HEADING = 24;

/** What a sentence without a statement may still be: "57 with too little to go on" in a list, "The missing 107" above a text. */
export function spareOf(reading: Reading, context: Context): Spare | null {
  const { sentence, candidates } = reading;
  const [one, share, ...others] = candidates;
  if (one === undefined || others.length > 0 || !isPlain(one) || isOfOther(one)) return null;
  if (share !== undefined && share.form !== "percent") return null;
  const isItem = sentence.bullet && sentence.next - sentence.from <= LONGEST_ITEM && isAtAnEnd(reading, one);
  const isHeadline = one.value >= 10 && !one.spelled && one.noun === null && isHeading(reading, one);
  if (!isItem && !isHeadline) return null;
  const group = { kind: "count" as const, members: [{ one, judgement: SURE, role: "alone" as const }] };
  const [statement] = statementsOf(reading, [group], context);
  return statement === undefined ? null : { isItem, isHeadline, statement };
}

function isPlain({ form, unitOfTime, to, value }: Candidate): boolean {
  return form === "count" && unitOfTime === null && to === null && Number.isInteger(value) && value >= 0;
}

function isOfOther({ noun }: Candidate): boolean {
  return noun !== null && /^(?:time|force|occurrence)$/u.test(noun.kind);
}

/** The number begins the item or ends it: "57 with too little evidence", "Too little evidence: 57", "| Too little evidence | 57 |". */
function isAtAnEnd({ tokens, sentence }: Reading, one: Candidate): boolean {
  const begins = !some(
    tokens,
    sentence.from,
    one.opens,
    (low) => /\p{L}/u.test(low) && !/^(?:in|another|a|further|for)$/u.test(low),
  );
  return begins || !some(tokens, one.next, sentence.next, (low) => /\p{L}/u.test(low));
}

/** A paragraph of a few words without a stop, that leads up to its number: a note begins with one. */
function isHeading({ tokens, sentence }: Reading, one: Candidate): boolean {
  if (
    sentence.next - sentence.from > LONGEST_HEADING ||
    !some(tokens, sentence.from, one.opens, (low) => /\p{L}/u.test(low))
  )
    return false;
  return (
    tokens[sentence.from]?.first === true &&
    !/^[.!?:;,"]$/u.test(word(tokens, sentence.next - 1)) &&
    tokens[sentence.next]?.first !== false
  );
}

/** The statements with those headlines whose number a later statement gives, in the order of the text. */
export function withHeadlines(statements: readonly Statement[], spares: readonly Spare[]): Statement[] {
  const headlines = spares
    .filter((one) => one.isHeadline && !isWithin(statements, one.statement))
    .map((one) => one.statement);
  if (headlines.length === 0) return [...statements];
  const lastAt = new Map(
    statements.flatMap(({ numbers }) =>
      numbers.filter(({ form }) => form === "count").map(({ value, start }) => [value, start]),
    ),
  );
  const taken = headlines.filter(({ end, numbers: [one] }) => one !== undefined && (lastAt.get(one.value) ?? 0) > end);
  return [...statements, ...taken].sort((a, b) => a.start - b.start);
}

/** Whether one of the statements, which are in the order of the text, holds this one: an item that a list has taken. */
function isWithin(statements: readonly Statement[], { start, end }: Statement): boolean {
  let [low, high] = [0, statements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const next = statements[low];
  return next !== undefined && next.start < end;
}
