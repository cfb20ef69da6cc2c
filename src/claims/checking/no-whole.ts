// A number that the text itself makes a part of something is not the whole of the number beside it.

import type { Statement } from "../statement.ts";
import { after, pairOf } from "./numbers-of.ts";

/** “121 of the cases”, “nine of them”: said of a whole that stands elsewhere. */
const OF_A_WHOLE =
  /^ of (?:the|these|those|its|their|them|which|whom)\b(?! \d)(?! (?:were|had been) (?:asked|contacted|approached|surveyed))/u;

/**
 * A rate whose whole is itself said to be of something, as two parts beside each other: “in 121 of the cases no suspect was found, and in 58 the
 * victim did not want to go on”. Every other statement as it is.
 */
export function withoutPartAsWhole(text: string, statement: Statement): Statement {
  const pair = statement.kind === "rate" ? pairOf(statement) : null;
  if (pair === null || pair.whole.start > pair.part.start) return statement;
  if (statement.numbers.length > 2 || !OF_A_WHOLE.test(after(text, pair.whole.end, statement.sentence)))
    return statement;
  return { ...statement, kind: "breakdown", numbers: statement.numbers.map((one) => ({ ...one, role: "part" })) };
}
