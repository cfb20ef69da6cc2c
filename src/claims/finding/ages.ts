// Whether a bare number may be how old somebody is: "the judge, 61,", "a child of 13", "her mother, now 46,", "as young as 11", "sat there at 15".
import type { Candidate, Reading } from "./candidates.ts";
import { some, word } from "./sentence-says.ts";

const OLDEST = 110;
const YOUNG = 30;
const ONE =
  /^(?:man|woman|boy|girl|youth|teenager|someone|somebody|child|victim|daughter|son|sister|brother|pupil|survivor|youngster|mother|father|mum|dad|student|lad|kid|girls|boys|children|pupils|victims|complainant|defendant)$/u;
const FAMILY =
  /^(?:sister|brother|son|daughter|friend|cousin|mother|father|girl|boy|mum|dad|niece|nephew|grandson|granddaughter|wife|husband|partner)$/u;
const PERSON =
  /^(?:she|he|i|who|her|his|woman|man|girl|boy|child|mother|father|mum|son|daughter|sister|brother|sergeant|detective|officer|teacher|survivor|victim|pensioner)$/u;
const LEVELS =
  /^(?:stood|stands|stand|remained|remains|put|peaked|is|was|are|were|total|estimated|figure|number|numbers|rate|stayed|set|level|levelled|starting|ended|kept|standing)$/u;

/** "the judge, 61,", "her sister 15", "who was then 12", "a man of about 40". */
export function mayBeAge(reading: Reading, one: Candidate): boolean {
  const { tokens, places } = reading;
  if (one.value > OLDEST || one.became !== null) return false;
  const [before, further, after] = [word(tokens, one.opens - 1), word(tokens, one.opens - 2), word(tokens, one.next)];
  if (/^(?:been|be|turned)$/u.test(before)) return one.value < YOUNG;
  if (before === "then") return /^(?:was|is|,|were)$/u.test(further);
  if (before === "now" || after === "now") return isOfOneNow(reading, one);
  if (/^(?:was|were|is|are)$/u.test(before))
    return (
      /^(?:victims?|girls?|boys?|children|child|complainants?|defendants?|suspects?|survivors?)$/u.test(further) &&
      one.value < YOUNG
    );
  if (before === "of") return ONE.test(further);
  if (before === "as") return /^(?:young|old)$/u.test(further);
  if (before === "at") return isInLife(reading, one) || (one.value < YOUNG && isAtAge(reading, one));
  if (FAMILY.test(before)) return true;
  const apposed = before === "," && /^[,)]$/u.test(after) && !/s$/u.test(further);
  return apposed && !places.some(({ next }) => next === one.opens - 1);
}

/** "Her mother, now 46, applied", "is now 19", "Her son's eighteen now". */
function isOfOneNow({ tokens, sentence }: Reading, { opens, next }: Candidate): boolean {
  const [before, further] = [word(tokens, opens - 1), word(tokens, opens - 2)];
  if (before !== "now") return FAMILY.test(before.replace(/'s$/u, "")) || (before === "'s" && FAMILY.test(further));
  if (further === "," && /^[,)]$/u.test(word(tokens, next))) return true;
  return (
    /^(?:is|am)$/u.test(further) && some(tokens, Math.max(sentence.from, opens - 14), opens, (low) => PERSON.test(low))
  );
}

const LIFE =
  /^(?:joined|left|leave|retired|retire|started|began|quit|enlisted|married|died|met|groomed|abused|raped|exploited|trafficked|moved|came|comes|come|went|forward|evidence|ran|became|arrived|returned|qualified|pregnant|home|school|force|police|service|job|disappeared|trained|jailed|arrested|dead|led|promoted|graduated)$/u;
const SUBJECT = /^(?:she|he|i|we|they|you)$/u;
const FIGURE =
  /^(?:number|numbers|rate|rates|figure|figures|total|count|tally|share|level|levels|charges|crimes|cases|reports|arrests|convictions|prosecutions)$/u;

/** "She had joined at 19 and left at 49", "a girl who comes forward at 15 may": when in a life, and at no level. */
function isInLife({ tokens, sentence }: Reading, { opens, noun }: Candidate): boolean {
  if (noun !== null && noun.kind !== "other") return false;
  if (!some(tokens, Math.max(sentence.from, opens - 5), opens - 1, (low) => LIFE.test(low))) return false;
  for (let at = opens - 2; at >= sentence.from; at--) {
    const low = word(tokens, at);
    if (FIGURE.test(low)) return false;
    if (
      SUBJECT.test(low) ||
      (low === "who" && PERSON.test(word(tokens, word(tokens, at - 1) === "," ? at - 2 : at - 1)))
    )
      return true;
  }
  return false;
}

/** "come forward at 14 or 15", "sat in a witness box at 15": not "the number stood at 15", "at 15 forces". */
function isAtAge({ tokens, sentence }: Reading, { opens, next, noun }: Candidate): boolean {
  if (noun !== null || some(tokens, Math.max(sentence.from, opens - 5), opens - 1, (low) => LEVELS.test(low)))
    return false;
  const after = word(tokens, next);
  return next >= sentence.next || /^(?:[,.;:)?!"–]|or|and|will|she|he|who|for|but)$/u.test(after);
}
