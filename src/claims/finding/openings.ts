// A whole that a sentence opens with, and the parts that follow in clauses of their own: "Of the 540, no suspect was identified in 169 cases, … in 75 and 170 …".
import type { Candidate, Reading } from "./candidates.ts";
import type { Kept } from "./judgement.ts";
import { isOpeningWhole, isPartOfNext } from "./opening-whole.ts";
import { FUNNEL, isPartOfThe, otherPlace, otherYear } from "./pairs.ts";
import { word } from "./sentence-says.ts";

/** The groups of a sentence, the lines of what became of its opening whole put together with it. */
export function withOpening(reading: Reading, groups: readonly Kept[][]): readonly Kept[][] {
  const first = groups[0];
  const whole = wholeOf(reading, first);
  if (groups.length < 2 || first === undefined || whole === null) return groups;
  let last = first.at(-1)?.one ?? whole;
  const all = [...first];
  let taken = 1;
  for (; taken < groups.length; taken++) {
    const group = groups[taken] ?? [];
    if (!group.every(({ one }) => isLine(reading, one)) || isElsewhere(reading, last, group)) break;
    all.push(...group);
    last = group.at(-1)?.one ?? last;
  }
  const parts = all.map(({ one }) => one).filter((one) => one !== whole);
  const lines = new Set(parts.map(({ became }) => became?.line));
  const sum = parts.reduce((total, { value }) => total + value, 0);
  if (taken === 1 || parts.length < 2 || sum > whole.value || lines.size < 2) return groups;
  if (!parts.every((one) => isLine(reading, one)) || parts.every(({ became }) => FUNNEL.has(became?.line ?? "")))
    return groups;
  return [all, ...groups.slice(taken)];
}

function wholeOf(reading: Reading, group: readonly Kept[] | undefined): Candidate | null {
  const [a, b] = [group?.[0]?.one, group?.[1]?.one];
  if (a === undefined || a.form !== "count" || a.unitOfTime !== null || a.noun?.kind === "force") return null;
  if (isOpeningWhole(reading.tokens, reading.sentence, a)) return a;
  return group?.length === 2 && isPartOfNext(reading, a, b) && a.became !== null ? (b ?? null) : null;
}

/** Whether a number says what became of some: "in 75 the victim did not support action"; not "121 of those". */
function isLine(reading: Reading, one: Candidate): boolean {
  if (one.form !== "count" || one.unitOfTime !== null || one.became === null || one.value < 1) return false;
  if (one.noun !== null && /^(?:other|time|force|occurrence)$/u.test(one.noun.kind)) return false;
  const before = word(reading.tokens, one.opens - 1);
  return !isPartOfThe(reading, one) && !/^(?:of|which|whom)$/u.test(before);
}

function isElsewhere(reading: Reading, last: Candidate, group: readonly Kept[]): boolean {
  const next = group[0]?.one;
  return next === undefined || otherPlace(reading, last, next) || otherYear(reading, last, next);
}
