// How long it was until somebody did something, told without the step it waited for: "It was nine months before she gave me a name, and another two years …".
import type { Candidate, Reading } from "./candidates.ts";
import { some, word } from "./sentence-says.ts";

const PERSON =
  /^(?:she|he|they|i|we|anyone|anybody|somebody|someone|nobody|officers|officer|detective|detectives|police|prosecutors|jury|judge|victim|victims|girl|girls|boy|child|children|survivor|family|force|case|file|suspect|suspects|man|men|mother|father|witness|complainant|social)$/u;
/** What is told, named, heard or decided in a case. */
const STEP =
  /^(?:name|named|naming|told|tell|tells|telling|spoke|speak|spoken|disclosed|disclose|reported|report|trusted|trust|talk|talked|believed|believe|heard|hear|charged|charge|arrested|arrest|interviewed|interview|statement|evidence|court|trial|jury|verdict|sworn|convicted|sentenced|identified|questioned|answered|answer|rang|called|contacted|replied|visited|forward|seen|examined|searched|case)$/u;
const UNITS = /^(?:days|weeks|months|years)$/u;
const FARTHEST = 10;

/** "It was nine months before she gave me a name", "… and another two years before a jury heard it". */
export function isUntilStep(reading: Reading, one: Candidate): boolean {
  const { tokens } = reading;
  if (!UNITS.test(one.unitOfTime ?? "") || !/^(?:before|until|till)$/u.test(word(tokens, one.closes))) return false;
  if (!isUntil(reading, one)) return false;
  const before = word(tokens, one.opens - 1);
  if (/^(?:was|took|be|is|passed|waited)$/u.test(before)) return true;
  return isFurther(reading, one);
}

/** "It took a year, and another eight months, before …": a length added to one before it. */
function isFurther({ tokens, candidates, sentence }: Reading, one: Candidate): boolean {
  const further = some(tokens, one.opens - 2, one.opens, (low) => /^(?:another|further|more)$/u.test(low));
  if (!further) return false;
  return (
    candidates.some(({ from, unitOfTime }) => from < one.from && unitOfTime !== null) ||
    some(tokens, sentence.from, one.opens, (low) => /^(?:took|was|waited)$/u.test(low))
  );
}

function isUntil({ tokens, sentence }: Reading, { closes }: Candidate): boolean {
  const limit = Math.min(sentence.next, closes + FARTHEST);
  const first = DETERMINER.test(word(tokens, closes + 1)) ? closes + 2 : closes + 1;
  const person =
    PERSON.test(word(tokens, first)) ||
    (/(?:ed|al|ior|or|'s|'|her)$/u.test(word(tokens, first)) && PERSON.test(word(tokens, first + 1)));
  return person && some(tokens, first + 1, limit, (low) => STEP.test(low));
}

const DETERMINER = /^(?:a|an|the|her|his|their|my|our|any|another|two|three|its|some)$/u;
const AWAY = /^(?:missing|away|gone|absent|lost|disappeared|held|waited|waiting|wait|kept|open|unanswered|unsolved)$/u;
const CHILD =
  /^(?:she|he|they|i|we|girl|boy|child|children|anyone|anybody|victim|victims|survivor|case|report|reports|crime|file|family|daughter|son|teenager)$/u;

/** "The longest that she was away, she says, was 16 days", "The shortest time anybody waited was four days". */
export function isLongest({ tokens, sentence }: Reading, { opens }: Candidate): boolean {
  if (!/^(?:was|is|were|lasted)$/u.test(word(tokens, opens - 1))) return false;
  const superlative = (low: string): boolean => /^(?:longest|shortest)$/u.test(low);
  const from = Math.max(sentence.from, opens - 16);
  for (let at = from; at < opens; at++)
    if (superlative(word(tokens, at)))
      return (
        /^(?:absence|disappearance|wait|delay|gap)$/u.test(word(tokens, opens - 2)) ||
        (some(tokens, at + 1, opens, (low) => AWAY.test(low)) && some(tokens, at + 1, opens, (low) => CHILD.test(low)))
      );
  return false;
}
