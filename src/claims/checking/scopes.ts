// Which crimes a statement is about, when its own words do not say: what the text spoke of before, and how far that can be trusted.

import type { Statement } from "../statement.ts";
import { scopeIn } from "../words/about.ts";
import { scopeWords } from "./rates-in-book.ts";
import type { Worked } from "./worked.ts";

/** The scope of a statement. One that is not sure may show that a number holds, and never that it fails. */
export interface ScopeSaid {
  readonly scope: string;
  readonly isSure: boolean;
}

/** Words that narrow the crimes of a sentence to others than those spoken of before: “offences against children”, “such crimes online”. */
const NARROWED =
  /\b(?:(?:crimes?|offences?|cases|rapes?|assaults?) (?:against|whose|involving|where|in which|with|of|on)\b(?! (?:them|these|those|the|which|whom|all|this|that)\b)|such (?:crimes?|offences?|cases)|(?:other|online|indecent|grooming|trafficking|contact|historic\w{0,4}|non-recent|domestic|violent|drug|image) (?:crimes?|offences?|cases))\b/iu;

/** “Sexual offences against children”: fewer than all of the scope that the words name. */
const OF_VICTIMS =
  /\b(?:offences?|crimes?|rapes?|assaults?) (?:against|of|on) (?:[a-z]{2,10} )?(?:a child|child\w{0,4}|girls?|boys?|minors|under|women|men)\b/iu;

/**
 * The scope of each statement: its own words, else what the text last spoke of, else what it speaks of first. Sure are its own words, and what was
 * spoken of before where nothing in its sentence narrows it.
 */
export function scopesOf(text: string, statements: readonly Statement[]): ReadonlyMap<Statement, ScopeSaid> {
  const found = new Map<Statement, ScopeSaid>();
  const first = statements.find(({ scope }) => scope !== null)?.scope ?? null;
  let last: string | null = null;
  let said: Said = { start: -1, end: -1, words: "", scope: null, isNarrowed: false };
  for (const statement of statements) {
    last = statement.scope ?? last;
    const scope = last ?? first;
    if (scope === null) continue;
    if (said.start !== statement.sentence.start || said.end !== statement.sentence.end) said = saidIn(text, statement);
    // A scope that the finder took from the sentence before is not this one's own.
    const isOwn = statement.scope !== null && said.scope === scope;
    const isNarrowed = isOwn ? scope !== "child-titled" && OF_VICTIMS.test(said.words) : said.isNarrowed;
    found.set(statement, { scope, isSure: (isOwn || last !== null) && !isNarrowed });
  }
  return found;
}

/** What a sentence says of the crimes that it is about: read once for all its statements. */
interface Said {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly scope: string | null;
  readonly isNarrowed: boolean;
}

const MOST_SENTENCE = 600;

function saidIn(text: string, { sentence: { start, end } }: Statement): Said {
  const words = text.slice(start, Math.min(end, start + MOST_SENTENCE)).toLowerCase();
  return { start, end, words, scope: scopeIn(words), isNarrowed: NARROWED.test(words) };
}

/** What the book says of a scope that is not sure: what holds, and else only what there is, without failing anything. */
export function softened({ readings, notes }: Worked, scope: string): Worked {
  const held = readings.filter(({ verdict }) => verdict === "holds");
  if (readings.every(({ verdict }) => verdict !== "does not hold")) return { readings, notes };
  const unsure = `Its words do not say which crimes they are; held against ${scopeWords(scope)}.`;
  return held.length > 0
    ? { readings: held, notes: [unsure, ...notes] }
    : {
        readings: [],
        notes: [
          `Its words do not say which crimes they are: the figures of the book, of ${scopeWords(scope)}, are others.`,
        ],
      };
}
