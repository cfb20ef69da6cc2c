// What a text says is counted, and how outcomes and crimes belong together in time. Silence says neither.
import type { Basis } from "../../../standard/bases.ts";
import { FLAG_ORIGINS, type FlagOrigin, findFlagOrigin } from "../../../standard/flag-origins.ts";
import { findUnit, type Unit } from "../../../standard/units.ts";

/** A stretch of a text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a text says is counted: `unit` is `null` where it names several things, or one that the standard has no unit for. */
export interface UnitWords {
  readonly unit: Unit | null;
  /** The words for what is counted, and "number of" before them; without the nouns where they say nothing certain. */
  readonly spans: readonly Span[];
  /** "Number of", "count of", "how many": the text is about how many there are. */
  readonly counts: boolean;
}

/** Nouns that are counted; `null`: the standard has no unit for them, so a person must say what they are. */
const NOUNS: readonly (readonly [RegExp, Unit | null])[] = [
  [/non[ -]crimes?(?: incidents?| occurrences?| reports?)?|crime[ -]related incidents?/giu, "non-crimes"],
  [/missing (?:person )?episodes?|episodes?/giu, "episodes"],
  [/custody records?/giu, "custody records"],
  [
    /(?:crimes?|offences?|offenses?)(?! (?:types?|codes?|groups?|sub-?groups?|titles?|descriptions?|categor(?:y|ies)|numbers?|references?|outcomes?|survey|recording|classifications?|class|levels?|data|figures|commissioner|date|flags?|markers?|reports?))/giu,
    "crimes",
  ],
  [
    /(?:(?:crime|offence) )?outcomes?(?! (?:types?|codes?|groups?|numbers?|descriptions?|titles?|categor(?:y|ies)|date|\d))/giu,
    "outcomes",
  ],
  [/(?:crime )?reports?|referrals?/giu, "reports"],
  [/cases?/giu, "cases"],
  [/arrests?/giu, "arrests"],
  [/suspects?/giu, "suspects"],
  [/charges/giu, "charges"],
  [/prosecutions?/giu, "prosecutions"],
  [/children(?!['’]s)|child victims|victims (?:aged )?under 18/giu, "children"],
  [/people|persons|individuals/giu, "people"],
  [
    /victims?|offenders?|perpetrators?|nominals?|defendants?|incidents?|investigations?|occurrences?|convictions?|disposals?|allegations?/giu,
    null,
  ],
];

const NUMBER_OF =
  /\b(?:(?:total |overall )?(?:numbers?|counts?|volumes?|nos?\.?|quantity|amount|totals?)(?: \(?(?:volume|count)\)?)? of|how many|#(?: of)?)\b|^(?:no\.?|nos\.?|number|count|volume)(?= )/iu;

/** Words after which the nouns that follow only describe the first one: "arrests for CSE offences" counts arrests. */
const DESCRIBES =
  /^[\s,(]*(?:for|of|in|on|where|with|relating|related|linked|involving|against|flagged|marked|tagged|by|recorded|reported|resulting|that|which|whose|who|per|charged|made|from|during|between|leading|ending|committed|identified|under|arising|given|assigned|closed|finalised|so)\b/iu;

interface Noun extends Span {
  readonly unit: Unit | null;
}

/**
 * What a text says is counted. The first noun counts where the rest describes it; two nouns side by side say nothing.
 * Example: `unitIn("Number of arrests for CSE offences").unit` is `arrests`; of `"Crimes and suspects"` it is `null`.
 */
export function unitIn(text: string): UnitWords {
  const number = NUMBER_OF.exec(text);
  const counts = number !== null;
  const nouns = nounsIn(text);
  const after = counts ? nouns.filter(({ from }) => from >= number.index) : nouns;
  const unit = headOf(text, after.length > 0 ? after : nouns, counts);
  const isSaid = unit !== null || nouns.every((noun) => noun.unit === "outcomes");
  const spans = [
    ...(isSaid ? nouns : []),
    ...(counts ? [{ from: number.index, to: number.index + number[0].length }] : []),
  ];
  return { unit, spans, counts };
}

function nounsIn(text: string): readonly Noun[] {
  const found: Noun[] = [];
  for (const [pattern, unit] of NOUNS) {
    for (const match of text.matchAll(new RegExp(`(?<![\\w-])(?:${pattern.source})(?![\\w-])`, "giu"))) {
      const noun = { unit, from: match.index, to: match.index + match[0].length };
      const inside = found.some(({ from, to }) => from < noun.to && noun.from < to);
      if (!inside && !isPartOfName(text, noun)) found.push(noun);
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** "Suspect identified" is an outcome, "offences against children" are crimes, "crime outcome" is no count of outcomes. */
function isPartOfName(text: string, { from, to }: Span): boolean {
  const [before, after, word] = [text.slice(0, from), text.slice(to), text.slice(from, to)];
  if (/^suspects?$/iu.test(word))
    return (
      /^ (?:not )?(?:identified|named|died|too|under|unknown)/iu.test(after) ||
      /\b(?:no|named|unknown) $/iu.test(before)
    );
  if (/^victims?$/iu.test(word))
    return /^(?:\/| (?:does|did|do|not|declin|support|based|withdr|unwilling|or|dead|too))/iu.test(after);
  if (/^(?:children|people|persons)$/iu.test(word))
    return /\b(?:against|involving|of|by) (?:young )?$/iu.test(before) && /offen[cs]es?|crimes?|abuse/iu.test(before);
  if (/^prosecutions?$/iu.test(word)) return /^ (?:prevented|not|time)/iu.test(after);
  if (/^offenders?$/iu.test(word)) return /^ (?:has )?died/iu.test(after);
  if (/^investigations?$/iu.test(word))
    return (
      /^ (?:complete|ongoing|to support|resulting|transferred)|^$/iu.test(after) &&
      /\b(?:under|further|live|open|ongoing|for|live)? ?$/iu.test(before) &&
      !/number of|count of/iu.test(before)
    );
  return false;
}

function headOf(text: string, nouns: readonly Noun[], counts: boolean): Unit | null {
  const counted = nouns.filter(({ unit }) => unit !== "outcomes");
  const named = counted.length === 0 && counts ? nouns : counted;
  const units = new Set(named.map(({ unit }) => unit));
  const first = named[0];
  if (first === undefined) return null;
  const outcomesFirst = counts && nouns[0]?.unit === "outcomes";
  if (outcomesFirst && basisIn(text) !== "recorded") return "outcomes";
  if (units.size === 1) return first.unit;
  return DESCRIBES.test(text.slice(first.to)) ? first.unit : null;
}

/** The unit that a label or a header names by itself. Example: `unitOf("Offences")` is `crimes`. */
export function unitOf(label: string): Unit | null {
  return findUnit(label.replace(/[:.]$/u, ""));
}

const RECORDED: readonly RegExp[] = [
  /\boutcomes?(?: \([^)]*\))?(?: so far| to date)?(?: of| for| to| assigned to| attached to| against| by)? (?:all |the |those |these )?(?:[\w-]+ ){0,6}(?:crimes?|offences?)(?: \([^)]*\))?(?: that)?(?: were| was)? recorded (?:in|during|between|within|from)\b/iu,
  /\boutcomes? (?:are|is|were|shown) .{0,40}\b(?:of|for) (?:all |the |those |these )?(?:[\w-]+ ){0,4}(?:crimes?|offences?) (?:that were )?recorded (?:in|during|between|within)\b/iu,
  /\b(?:crimes?|offences?) (?:[\w-]+ ){0,6}recorded (?:in|during|between|within|from) .{0,60}\b(?:and|with|by) (?:their |the |its )?(?:current |latest |final )?outcomes?\b/iu,
  /\brecorded\b.{0,80}\b(?:and|with) (?:their |the )?outcomes? (?:to date|so far)\b/iu,
  /\bbased on (?:the )?(?:date (?:the )?(?:crime|offence)s? (?:was|were) recorded|(?:crime |offence )?recorded dates?|date recorded)\b/iu,
  /\bregardless of when the outcome was\b/iu,
];
const CLOSED: readonly RegExp[] = [
  /\boutcomes? (?:that were |which were )?(?:given|assigned|finalised|finalized|issued|applied|recorded|closed|reached|awarded|allocated) (?:in|during|between|within)\b/iu,
  /\b(?:investigations?|crimes?|offences?) (?:that were |which were )?(?:closed|finalised|finalized|concluded|filed|disposed of) (?:in|during|between|within)\b/iu,
  /\bbased on (?:the )?(?:outcome dates?|dates? of (?:the )?outcome|date (?:the )?(?:outcome was|crime was (?:closed|finalised|filed)))\b/iu,
  /\b(?:regardless|irrespective) of when (?:the )?(?:crimes?|offences?|it|they)(?: was| were)?(?: first)? (?:recorded|reported|committed)\b/iu,
];

/** How outcomes and crimes belong together in time, where a text says so in words; `null` where it says neither or both. */
export function basisIn(text: string): Basis | null {
  const recorded = RECORDED.some((pattern) => pattern.test(text));
  const closed = CLOSED.some((pattern) => pattern.test(text));
  if (recorded === closed) return null;
  return recorded ? "recorded" : "closed";
}

const ORIGINS: readonly (readonly [RegExp, FlagOrigin])[] = [
  [
    /\bkey ?word (?:search|rule)|\b(?:search(?:es|ed)?|searching) (?:for|of|on|using) (?:\w+ ){0,3}key ?words?|\bset automatically by words\b/iu,
    "keyword rule",
  ],
  [
    /\b(?:linked|associated|connected) to (?:a |the )?(?:person|nominal|suspect|victim|child)|\b(?:person|nominal|suspect|victim)[ -](?:based|level) (?:flag|marker)|\b(?:carried over|inherited) (?:[\w-]+ ){0,4}from\b|\b(?:suspect|victim|person|nominal|offender)s? (?:who |that )?(?:was|were|is|are|has been|have been) (?:previously )?(?:linked|associated|connected)\b/iu,
    "carried over from a person",
  ],
  [/\b(?:flag|marker|tag)\b.{0,60}\b(?:location|address|premises)\b|\blocation (?:flag|marker|tag)\b/iu, "location"],
  [
    /\b(?:added|set|applied|selected|placed|attached|entered|flagged|marked|ticked) (?:manually |by hand )?by (?:an? |the )?(?:\w+ ){0,2}(?:officers?|staff|members? of staff|recording)\b|\bmanually (?:added|applied|set|flagged|marked)\b/iu,
    "officer",
  ],
];

/** How the flag came to stand on the crimes, where a text that speaks of a flag says so; `null` where it says nothing or several things. */
export function flagOriginIn(text: string): FlagOrigin | null {
  if (!/\b(?:flag|marker|tag|marked|key ?word|qualifier)/iu.test(text)) return null;
  const found = [...new Set(ORIGINS.filter(([pattern]) => pattern.test(text)).map(([, origin]) => origin))];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The origin that a label names by itself. */
export function flagOriginOf(label: string): FlagOrigin | null {
  return findFlagOrigin(label);
}

/** The ids of the origins, for suggestions. */
export const FLAG_ORIGIN_IDS: readonly string[] = FLAG_ORIGINS.map(({ id }) => id);

/** The flag is what the sentence is about, and it says what is done with it. */
const STATES_RULE =
  /^(?:[\w'’()"“”-]+ ){0,6}["“]?(?:flag|marker|tag|qualifier|key ?word)s?["”]?\b.{0,60}\b(?:is|are|was|were|must be|should be|may be|can be|will be) (?:\w+ ){0,2}(?:set|added|applied|used|attached|placed|selected|put|carried|given|assigned|entered|ticked|raised|found|passed)\b/iu;

/** A sentence that states when the flag is set, as written; `null` where the text has none. */
export function flagRuleIn(sentence: string): string | null {
  const plain = sentence.trim();
  const isQuestion = /\?$|^(?:please|how many|you asked|number of|the number|total|crimes|offences)\b/iu.test(plain);
  return plain.length <= 400 && !isQuestion && STATES_RULE.test(plain) ? plain : null;
}
