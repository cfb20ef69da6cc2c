// Whether numbers that belong together say anything that could be checked.
import type { Candidate, Reading } from "./candidates.ts";
import { isOfAnswers } from "./elided.ts";
import type { Kept } from "./judgement.ts";
import { between, isChangePair, isRatio, wordBefore } from "./pairs.ts";
import { hasRate, hasThing, hasTopic, looseNoun, some, word } from "./sentence-says.ts";
import { isClosedList } from "./together.ts";
import { areTwoTimes } from "./two-times.ts";

/** "doubled the size of our team from 12 to 24 officers", "detectives have risen from 30 to 45": the police's own numbers. */
export function isStaff({ tokens, sentence }: Reading, ones: readonly Candidate[]): boolean {
  const [first, last] = [ones[0], ones.at(-1)];
  if (first === undefined || last === undefined) return false;
  const staff = (from: number, next: number): boolean =>
    some(tokens, Math.max(sentence.from, from), Math.min(sentence.next, next), (low) => STAFF.test(low));
  if (some(tokens, first.next, last.next + 4, (low) => /^(?:likely|likelier)$/u.test(low))) return false;
  let end = last.next;
  while (end < last.next + 3 && !REASON.test(word(tokens, end))) end++; // "rose by 9 per cent because officers flag more"
  const counted = some(tokens, first.opens, Math.min(sentence.next, end === last.next + 3 ? end + 1 : end), looseNoun);
  return staff(first.next, end) || (!counted && staff(first.opens - 8, first.opens));
}

const REASON = /^(?:because|as|since|after|when|while|although|though|but|;|:|–|despite|once)$/u;

const STAFF =
  /^(?:team|teams|staff|staffing|officers|detectives|workforce|headcount|recruits|posts|vacancies|investigators|resources|funding|capacity)$/u;

/** Whether numbers that belong together are a statement: one of them is surely, or together they are. */
export function isStatement(reading: Reading, group: readonly Kept[]): boolean {
  if (areAges(reading, group)) return false;
  if (group.some(({ judgement }) => judgement.says === "sure")) return true;
  if (group.length < 2) return false;
  if (isBarePair(reading, group.slice(0, 2)) && (group.length === 2 || group.slice(2).every(({ one }) => isRatio(one))))
    return true;
  if (
    isRatio(group[0]?.one ?? (reading.candidates[0] as Candidate)) &&
    group.some(
      ({ one }) => one.form === "count" && one.noun !== null && one.noun.kind !== "other" && one.noun.kind !== "time",
    )
  )
    return true;
  const [a, b] = group.slice(-2).map(({ one }) => one);
  if (a !== undefined && b !== undefined && isChangePair(reading, a, b, between(reading, a, b)))
    return hasTopic(reading) || hasRate(reading) || hasThing(reading);
  if (a !== undefined && b !== undefined && areTwoTimes(reading, a, b, between(reading, a, b)))
    return hasTopic(reading) || hasRate(reading) || hasThing(reading);
  if (group.length >= 3 && group.every(({ one }) => one.form === "count" && one.noun === null && !one.spelled))
    return hasTopic(reading) || hasThing(reading);
  const told = group.length >= 3 && group.every(({ one }) => one.form === "count" && one.became !== null);
  if (told && group.some(({ one }) => !one.spelled || one.value >= 10)) return true;
  const kinds = group.map(({ one }) => one.noun?.kind ?? null);
  if (kinds.some((kind) => kind === "people" || kind === "person") && isClosedList(group.map(({ one }) => one)))
    return true;
  const small = group.every(({ one }) => one.spelled && one.value < 10);
  if (kinds.some((kind) => kind === "thing" || kind === "loose" || kind === "force")) return true;
  return (
    !small &&
    kinds.some(
      (kind) => kind === "person" || (kind === "people" && reading.candidates.some(({ became }) => became !== null)),
    )
  );
}

/** "The victims, 14, 16 and 17", "two children, 9 and 11". */
function areAges({ tokens }: Reading, group: readonly Kept[]): boolean {
  const bare = group.filter(({ one }) => one.form === "count" && one.noun === null);
  const first = bare[0]?.one;
  if (first === undefined || bare.some(({ one }) => one.value >= 20 || one.became !== null)) return false;
  if (word(tokens, first.opens - 1) !== "," || group.length - bare.length > 1) return false;
  return /^(?:victims|children|girls|boys|sisters|brothers|daughters|sons|survivors|complainants|suspects|defendants)$/u.test(
    word(tokens, first.opens - 2),
  );
}

/** "16 of 260 ended in a charge", "Cumbria did so in 11 of 74": two bare numbers in digits in a sentence about crimes. */
function isBarePair(reading: Reading, group: readonly Kept[]): boolean {
  const [a, b] = group.map(({ one }) => one);
  if (group.length !== 2 || a === undefined || b === undefined || a.spelled || b.spelled) return false;
  if (a.value > b.value) return wordBefore(reading, a) === "of" && b.became !== null && hasTopic(reading);
  return (
    a.noun === null &&
    (b.noun === null || b.noun.kind !== "other") &&
    /^(?:of|from|\/)$/u.test(wordBefore(reading, b)) &&
    (hasTopic(reading) ||
      (wordBefore(reading, b) === "/" && reading.candidates.some(isRatio)) ||
      isOfAnswers(reading) ||
      reading.sentence.bullet ||
      reading.places.some(({ place }) => place.kind === "force"))
  );
}
