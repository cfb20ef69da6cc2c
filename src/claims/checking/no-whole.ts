// A number that the text itself makes a part of something is not the whole of the number beside it.
import type { Statement } from "../statement.ts";
import { after, before, isCount, pairOf } from "./numbers-of.ts";

/** “121 of the cases”, “nine of them”: said of a whole that stands elsewhere. */
const OF_A_WHOLE =
  /^ of (?:the|these|those|its|their|them|which|whom)\b(?! \d)(?! (?:were|had been) (?:asked|contacted|approached|surveyed))/u;

/**
 * A rate whose whole is itself said to be of something, as two parts beside each other: “in 121 of the cases no suspect was found, and in 58 the
 * victim did not want to go on”. Every other statement as it is.
 */
export function withoutPartAsWhole(text: string, statement: Statement): Statement {
  if (isWholeFirst(text, statement)) {
    const [first, ...parts] = statement.numbers;
    return first === undefined ? statement : { ...statement, numbers: [{ ...first, role: "whole" }, ...parts] };
  }
  if (isFurther(text, statement))
    return {
      ...statement,
      numbers: statement.numbers.map((one) => (one.role === "whole" ? { ...one, role: "part" } : one)),
    };
  const pair = statement.kind === "rate" ? pairOf(statement) : null;
  if (pair === null || pair.whole.start > pair.part.start) return statement;
  if (statement.numbers.length > 2 || !OF_A_WHOLE.test(after(text, pair.whole.end, statement.sentence)))
    return statement;
  // “The force recorded 480 of the crimes and 20 of them ended with a charge”: the 480 are what the 20 are of.
  if (
    pair.whole.line === null &&
    /^ of (?:them|these|those|which)\b/u.test(after(text, pair.part.end, statement.sentence))
  )
    return statement;
  return { ...statement, kind: "breakdown", numbers: statement.numbers.map((one) => ({ ...one, role: "part" })) };
}

/** “Evidential difficulties ended another 58, which is 22 per cent”: one more part, and not what the share is of. */
function isFurther(text: string, { kind, numbers, sentence }: Statement): boolean {
  const [only, ...others] = numbers.filter(isCount);
  return (
    kind === "rate" &&
    only !== undefined &&
    others.length === 0 &&
    only.role === "whole" &&
    /\b(?:a further|another|the remaining) $/u.test(before(text, only.start, sentence)) &&
    /^,? (?:which|that|this) (?:is|was|makes|made) /u.test(after(text, only.end, sentence))
  );
}

const RECORDED =
  /\b(?:record(?:ed|s|ing)?|flagg(?:ed|ing)|flags?|logg(?:ed|ing)|logs?|mark(?:ed|s)|count(?:ed|s)|registered|took|take|had|has|saw) (?:just |only |some |a total of )?$/u;

/** “Police recorded 240 crimes; 12 ended in a charge, 96 without a suspect”: the first number of a list is its whole. */
function isWholeFirst(text: string, { kind, numbers: [first, ...parts], sentence }: Statement): boolean {
  if (kind !== "breakdown" || first === undefined || first.role !== "part" || first.line !== null) return false;
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const told = parts.filter(({ line, role }) => line !== null && role === "part");
  const areCounts = [first, ...parts].every((one) => isCount(one) && one.hedge === null);
  return areCounts && told.length >= 2 && first.value >= sum && RECORDED.test(before(text, first.start, sentence));
}
