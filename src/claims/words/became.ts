// What became of what is counted: the words of news prose for the lines of a balance.
import type { BalanceLineId } from "../../standard/balance-lines.ts";
import type { Token } from "./tokens.ts";

/** A line of a balance, or what a court did, which is no line: a crime charged stays charged. */
export type Became = BalanceLineId | "convicted" | "prosecuted" | "arrested" | "no-further-action";

/** Where words that say it stand. */
export interface BecameFound {
  readonly line: Became;
  readonly from: number;
  readonly next: number;
}

/** `*` stands for up to three other words. The first phrase that fits wins, so the longer ones stand first. */
const PHRASES: readonly (readonly [string, Became])[] = [
  ["no suspect", "no-suspect"],
  ["no suspects", "no-suspect"],
  ["never found a suspect", "no-suspect"],
  ["not find a suspect", "no-suspect"],
  ["never traced", "no-suspect"],
  ["suspect * never identified", "no-suspect"],
  ["suspect * not identified", "no-suspect"],
  ["suspect was not identified", "no-suspect"],
  ["without a suspect", "no-suspect"],
  ["without any suspect", "no-suspect"],
  ["nobody was identified", "no-suspect"],
  ["nobody * named as a suspect", "no-suspect"],
  ["nobody * identified", "no-suspect"],
  ["nobody * traced", "no-suspect"],
  ["nobody was ever found", "no-suspect"],
  ["never found out who", "no-suspect"],
  ["no one * identified", "no-suspect"],
  ["no one * traced", "no-suspect"],
  ["no one * named as a suspect", "no-suspect"],
  ["suspect * never named", "no-suspect"],
  ["suspect * never found", "no-suspect"],
  ["suspect * not named", "no-suspect"],
  ["suspect * not found", "no-suspect"],
  ["not name a suspect", "no-suspect"],
  ["never named a suspect", "no-suspect"],
  ["not identify a suspect", "no-suspect"],
  ["failed to identify", "no-suspect"],
  ["unable to identify", "no-suspect"],
  ["no one was identified", "no-suspect"],
  ["unidentified suspect", "no-suspect"],
  ["want of a suspect", "no-suspect"],
  ["lack of a suspect", "no-suspect"],
  ["no named suspect", "no-suspect"],
  ["no identified suspect", "no-suspect"],
  ["no culprit", "no-suspect"],
  ["without a named suspect", "no-suspect"],
  ["nobody identified", "no-suspect"],
  ["suspect could not be", "no-suspect"],
  ["never identified", "no-suspect"],
  ["victim * not support", "victim-does-not-support"],
  ["victims * not support", "victim-does-not-support"],
  ["complainant * not support", "victim-does-not-support"],
  ["victim * withdrew", "victim-does-not-support"],
  ["victims * withdrew", "victim-does-not-support"],
  ["victim * support * action", "victim-does-not-support"],
  ["victim had withdrawn", "victim-does-not-support"],
  ["victim withdrawing", "victim-does-not-support"],
  ["victim dropped out", "victim-does-not-support"],
  ["victim pulled out", "victim-does-not-support"],
  ["victims dropped out", "victim-does-not-support"],
  ["victims pulled out", "victim-does-not-support"],
  ["victim would not go", "victim-does-not-support"],
  ["victims would not go", "victim-does-not-support"],
  ["victim asked * to stop", "victim-does-not-support"],
  ["victims asked * to stop", "victim-does-not-support"],
  ["withdrew", "victim-does-not-support"],
  ["withdrawn", "victim-does-not-support"],
  ["withdrew their support", "victim-does-not-support"],
  ["withdrew her support", "victim-does-not-support"],
  ["no victim support", "victim-does-not-support"],
  ["not supported", "victim-does-not-support"],
  ["not support action", "victim-does-not-support"],
  ["not support further action", "victim-does-not-support"],
  ["not support a prosecution", "victim-does-not-support"],
  ["not support prosecution", "victim-does-not-support"],
  ["not support police action", "victim-does-not-support"],
  ["not want to * proceed", "victim-does-not-support"],
  ["did not want", "victim-does-not-support"],
  ["unwilling to support", "victim-does-not-support"],
  ["not wish to", "victim-does-not-support"],
  ["evidential difficulties", "evidential-difficulties"],
  ["evidential reasons", "evidential-difficulties"],
  ["insufficient evidence", "evidential-difficulties"],
  ["lack of evidence", "evidential-difficulties"],
  ["too little evidence", "evidential-difficulties"],
  ["evidence was too weak", "evidential-difficulties"],
  ["want of evidence", "evidential-difficulties"],
  ["victim declined", "victim-does-not-support"],
  ["victims declined", "victim-does-not-support"],
  ["no willing victim", "victim-does-not-support"],
  ["not enough evidence", "evidential-difficulties"],
  ["evidential problems", "evidential-difficulties"],
  ["victim asked for no further action", "victim-does-not-support"],
  ["victims asked for no further action", "victim-does-not-support"],
  ["victim * no longer supported", "victim-does-not-support"],
  ["victim * no longer support", "victim-does-not-support"],
  ["victims * no longer supported", "victim-does-not-support"],
  ["victim * could not go on", "victim-does-not-support"],
  ["victim * had enough", "victim-does-not-support"],
  ["lost the support of the victim", "victim-does-not-support"],
  ["lost the victim's support", "victim-does-not-support"],
  ["no support from the victim", "victim-does-not-support"],
  ["no support from victims", "victim-does-not-support"],
  ["victim not supporting", "victim-does-not-support"],
  ["victim withdraws", "victim-does-not-support"],
  ["victims withdraw", "victim-does-not-support"],
  ["victim felt unable", "victim-does-not-support"],
  ["victim was unable", "victim-does-not-support"],
  ["victim * unwilling", "victim-does-not-support"],
  ["victim * gave up", "victim-does-not-support"],
  ["victims gave up", "victim-does-not-support"],
  ["evidence not good enough", "evidential-difficulties"],
  ["evidence * not good enough", "evidential-difficulties"],
  ["evidence * not enough", "evidential-difficulties"],
  ["evidence * insufficient", "evidential-difficulties"],
  ["lost the victim", "victim-does-not-support"],
  ["short of evidence", "evidential-difficulties"],
  ["gone elsewhere", "transferred"],
  ["went elsewhere", "transferred"],
  ["unfinished", "open"],
  ["led nowhere", "no-further-action"],
  ["went nowhere", "no-further-action"],
  ["came to nothing", "no-further-action"],
  ["went no further", "no-further-action"],
  ["taken no further", "no-further-action"],
  ["no further action", "no-further-action"],
  ["nfa", "no-further-action"],
  ["no action was taken", "no-further-action"],
  ["not in the public interest", "not-in-public-interest"],
  ["out of court", "out-of-court"],
  ["out-of-court", "out-of-court"],
  ["out - of - court", "out-of-court"],
  ["community resolution", "out-of-court"],
  ["community resolutions", "out-of-court"],
  ["caution", "out-of-court"],
  ["cautions", "out-of-court"],
  ["cautioned", "out-of-court"],
  ["taken into consideration", "taken-into-consideration"],
  ["diversion", "diversion"],
  ["another agency", "transferred"],
  ["another force", "transferred"],
  ["another body", "transferred"],
  ["neighbouring force", "transferred"],
  ["neighbouring forces", "transferred"],
  ["different force", "transferred"],
  ["regional crime unit", "transferred"],
  ["regional unit", "transferred"],
  ["taken over by", "transferred"],
  ["other agencies", "transferred"],
  ["other forces", "transferred"],
  ["national crime agency", "transferred"],
  ["nca", "transferred"],
  ["agency 's", "transferred"],
  ["transferred", "transferred"],
  ["handed over", "transferred"],
  ["handed to", "transferred"],
  ["passed to", "transferred"],
  ["passed on", "transferred"],
  ["agency's cases", "transferred"],
  ["operation stovewood", "transferred"],
  ["still open", "open"],
  ["remained open", "open"],
  ["remain open", "open"],
  ["remains open", "open"],
  ["were open", "open"],
  ["are open", "open"],
  ["under investigation", "open"],
  ["being investigated", "open"],
  ["live investigations", "open"],
  ["live investigation", "open"],
  ["ongoing", "open"],
  ["yet to be", "open"],
  ["not yet", "open"],
  ["awaiting", "open"],
  ["no outcome", "open"],
  ["without an outcome", "open"],
  ["still under way", "open"],
  ["still underway", "open"],
  ["still live", "open"],
  ["were live", "open"],
  ["are live", "open"],
  ["remain live", "open"],
  ["remained live", "open"],
  ["no decision", "open"],
  ["undecided", "open"],
  ["being worked on", "open"],
  ["being looked at", "open"],
  ["being looked into", "open"],
  ["active investigations", "open"],
  ["pending", "open"],
  ["unresolved", "open"],
  ["not charged", "no-further-action"],
  ["not lead to a charge", "no-further-action"],
  ["not led to a charge", "no-further-action"],
  ["not lead to charges", "no-further-action"],
  ["never led to a charge", "no-further-action"],
  ["not result in a charge", "no-further-action"],
  ["not end in a charge", "no-further-action"],
  ["never ended in a charge", "no-further-action"],
  ["failed to lead to a charge", "no-further-action"],
  ["nobody * charged", "no-further-action"],
  ["no one * charged", "no-further-action"],
  ["no - one * charged", "no-further-action"],
  ["not been charged", "no-further-action"],
  ["never been charged", "no-further-action"],
  ["without being charged", "no-further-action"],
  ["no charge", "no-further-action"],
  ["without a charge", "no-further-action"],
  ["without charge", "no-further-action"],
  ["never charged", "no-further-action"],
  ["no charges", "no-further-action"],
  ["charge", "charged"],
  ["charges", "charged"],
  ["charged", "charged"],
  ["summonsed", "charged"],
  ["summons", "charged"],
  ["charging", "charged"],
  ["prosecutions", "prosecuted"],
  ["prosecution", "prosecuted"],
  ["prosecuted", "prosecuted"],
  ["reached court", "prosecuted"],
  ["went to court", "prosecuted"],
  ["convictions", "convicted"],
  ["conviction", "convicted"],
  ["convicted", "convicted"],
  ["found guilty", "convicted"],
  ["arrests", "arrested"],
  ["arrest", "arrested"],
  ["arrested", "arrested"],
];
const BY_FIRST = new Map<string, { words: string[]; line: Became }[]>();
for (const [phrase, line] of PHRASES) {
  const words = phrase.split(" ");
  const first = words[0] ?? "";
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), { words, line }]);
}

/** Every place between two tokens where words say what became of something, in order, not overlapping. */
export function becameIn(tokens: readonly Token[], from: number, next: number): BecameFound[] {
  const found: BecameFound[] = [];
  for (let at = from; at < next; at++) {
    const one = becameAt(tokens, at, next);
    if (one === null) continue;
    found.push(one);
    at = (one.line === "victim-does-not-support" ? afterObject(tokens, one.next, next) : one.next) - 1;
  }
  return found;
}

/** "did not support a prosecution": what they did not support has not happened. */
function afterObject(tokens: readonly Token[], from: number, limit: number): number {
  let at = from;
  while (at < limit && /^(?:a|an|any|the|further|police|criminal)$/u.test(tokens[at]?.low ?? "")) at++;
  return at < limit && /^(?:prosecutions?|action|charges?|trial|proceedings)$/u.test(tokens[at]?.low ?? "")
    ? at + 1
    : from;
}

function becameAt(tokens: readonly Token[], at: number, limit: number): BecameFound | null {
  const phrases = BY_FIRST.get(tokens[at]?.low ?? "");
  if (phrases === undefined) return null;
  for (const { words, line } of phrases) {
    const next = fits(tokens, at, words, limit);
    if (next !== null) return { line, from: at, next };
  }
  return null;
}

function fits(tokens: readonly Token[], at: number, words: readonly string[], limit: number): number | null {
  let token = at;
  for (let index = 0; index < words.length; index++) {
    if (words[index] !== "*") {
      const low = tokens[token]?.low ?? "";
      const isOwner = low === `${words[index]}'s`; // "the National Crime Agency's"
      if ((low !== words[index] && !isOwner) || token >= limit) return null;
      token++;
      continue;
    }
    const wanted = words[index + 1];
    let skipped = 0;
    while (tokens[token]?.low !== wanted && skipped < 3 && tokens[token]?.kind === "word") {
      token++;
      skipped++;
    }
  }
  return token;
}

/** Verbs that carry an outcome after a bare number: "16 led to", "75 were closed". */
const LEADS = new Set(
  (
    "led ended resulted were was had went reached are have remain remained involved came brought saw produced ends results leads end result lead " +
    "closed dropped failed collapsed turned became got received being no not with still followed finished concluded did"
  ).split(" "),
);

/** Whether this word after a bare number says that it counts what became of something. */
export function leadsToOutcome(low: string): boolean {
  return LEADS.has(low);
}
