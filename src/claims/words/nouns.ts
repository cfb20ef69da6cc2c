// What is counted: the nouns that make a number a statement, with the unit each stands for, and how a noun is found after a number.
import type { Token } from "./tokens.ts";

/**
 * How surely a number before the noun is a statement. `thing`: crimes, prosecutions. `loose`: reports, cases, trials: also papers and
 * stories. `person`: victims, children, suspects. `people`: people, men, women: only with what became of them. `force`: police forces.
 * `time`: years, months. `occurrence`: "197 times". `other`: anything else.
 */
export type NounKind = "thing" | "loose" | "person" | "people" | "force" | "time" | "occurrence" | "other";

/** A noun found after a number. `at`: its token; `unit`: as in the standard, or the plain noun. */
export interface NounFound {
  readonly kind: NounKind;
  readonly unit: string;
  readonly at: number;
}

interface Noun {
  readonly kind: NounKind;
  readonly unit: string;
}

const NOUNS = new Map<string, Noun>();
const SINGULARS = new Map<string, Noun>();

function teach(kind: NounKind, words: string): void {
  for (const pair of words.split(" ")) {
    const [plural = "", singular = "", unit = plural] = pair.split("/").map((word) => word.replace(/_/gu, " "));
    NOUNS.set(plural, { kind, unit });
    if (singular !== "") SINGULARS.set(singular, { kind, unit });
  }
}

teach(
  "thing",
  "crimes/crime offences/offence/crimes offenses/offense/crimes charges/charge chargings/charging/charges prosecutions/prosecution " +
    "convictions/conviction cautions/caution arrests/arrest detections/detection/detections rapes/rape/crimes assaults/assault/crimes " +
    "allegations/allegation complaints/complaint referrals/referral/referrals episodes/episode disappearances/disappearance/episodes " +
    "outcomes/outcome summonses/summons/charges acquittals/acquittal incidents/incident cancellations/cancellation/cancellations " +
    "homicides/homicide/crimes killings/killing/crimes stabbings/stabbing/crimes shootings/shooting/crimes muggings/mugging/crimes " +
    "kidnappings/kidnapping/crimes frauds/fraud/crimes arsons/arson/crimes " +
    "attacks/attack/attacks murders/murder/crimes burglaries/burglary/crimes robberies/robbery/crimes thefts/theft/crimes " +
    "abductions/abduction/crimes misrecordings/misrecording detentions/detention/detentions " +
    "resolutions/resolution/resolutions disposals/disposal/outcomes nfas/nfa/outcomes",
);
teach(
  "loose",
  "reports/report cases/case investigations/investigation inquiries/inquiry/investigations enquiries/enquiry/investigations " +
    "files/file/cases trials/trial flags/flag markers/marker/flags records/record requests/request replies/reply responses/response " +
    "answers/answer/replies applications/application notices/notice warnings/warning/notices orders/order disclosures/disclosure " +
    "interventions/intervention/interventions logs/log/reports calls/call/reports contacts/contact/reports " +
    "offs//reports decisions/decision/decisions refusals/refusal/refusals appeals/appeal/appeals reviews/review/reviews " +
    "interviews/interview/interviews operations/operation/operations assessments/assessment/assessments undertakings/undertaking " +
    "pleas/plea/pleas sentences/sentence/sentences searches/search/searches breaches/breach hearings/hearing statements/statement",
);
teach(
  "person",
  "victims/victim survivors/survivor children/child youngsters/youngster/children minors/minor/children suspects/suspect " +
    "offenders/offender/offenders perpetrators/perpetrator defendants/defendant abusers/abuser/perpetrators " +
    "exploiters/exploiter/perpetrators paedophiles/paedophile/perpetrators groomers/groomer/perpetrators rapists/rapist/perpetrators " +
    "complainants/complainant/complainants runaways/runaway/children " +
    "burglars/burglar/perpetrators robbers/robber/perpetrators thieves/thief/perpetrators muggers/mugger/perpetrators " +
    "stalkers/stalker/perpetrators attackers/attacker/perpetrators assailants/assailant/perpetrators predators/predator/perpetrators " +
    "fraudsters/fraudster/perpetrators traffickers/trafficker/perpetrators murderers/murderer/perpetrators killers/killer/perpetrators " +
    "thugs/thug/perpetrators yobs/yob/perpetrators crooks/crook/perpetrators criminals//perpetrators",
);
teach(
  "people",
  "people/person persons/person/people men/man women/woman girls/girl boys/boy teenagers/teenager adults/adult/people " +
    "callers/caller pupils/pupil adolescents/adolescent/children kids/kid/children",
);
teach("force", "forces/force constabularies/constabulary/forces");
teach(
  "time",
  "years/year months/month weeks/week days/day hours/hour minutes/minute seconds/second decades/decade fortnights/fortnight nights/night",
);
teach("occurrence", "times//episodes occasions/occasion/episodes");

/** Nouns before which a singular noun of ours is only a modifier: "16 case workers". */
const OTHER_PLURALS = new Set("police staff men women people data media".split(" "));
/** Words that end a noun phrase: what follows belongs to something else. */
const STOPPERS = new Set(
  (
    "in on at by from to for with without within about over under between after before since until during through against into per than as if when " +
    "where while that which who whom whose what how or but nor so because although though were was is are be been being had has have " +
    "did do does led lead resulted ended went came made brought got gave took saw found said says will would could should may might must can " +
    "it he she they we you i his her their its our your my this these those every each not only then there here still yet also and " +
    "sent refused declined failed provided supplied wrote told ever never sees gets goes reaches ends followed received recorded_by ending resulting leading according compared"
  ).split(" "),
);
const PLURAL_LOOKALIKES = /(?:ss|us|is|'s|ous|ics|less|ness)$/u;
const NO_PLURAL = new Set(
  "was has its his this as us wales always perhaps besides towards afterwards sexual serious previous various across plus gas bus sometimes".split(
    " ",
  ),
);
const MOST_WORDS = 9;

/**
 * The noun that a number counts: the first plural after it before a word that ends the phrase; adjectives and singular
 * nouns between are let through ("540 flagged child sexual exploitation crimes"). With `one`, a singular will do.
 * `from` is the token after the number; "of", "of the" are stepped over once.
 */
export function nounAfter(
  tokens: readonly Token[],
  from: number,
  options: { readonly one: boolean; readonly limit: number },
): NounFound | null {
  let at = stepOverOf(tokens, from, options.limit);
  let and = false;
  let singular: NounFound | null = null;
  for (let step = 0; step < MOST_WORDS && at < options.limit; step++, at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === "number" && isYearLike(tokens, at)) continue;
    if (token.kind === "number" || token.masked || (at > from && COUNTING.test(token.low))) break;
    if (token.kind === "mark") {
      if (token.low === "-" && token.glued) continue;
      if (token.low === '"' || token.low === "'" || token.low === "/") continue;
      break;
    }
    const low = token.low;
    if (low.endsWith("'s")) continue; // "3,200 of the region's children"
    const next = tokens[at + 1];
    if (
      low === "and" &&
      !and &&
      singular === null &&
      adjectiveBefore(tokens, at) &&
      next?.kind === "word" &&
      !STOPPERS.has(next.low) &&
      !ARTICLES.has(next.low)
    ) {
      and = true;
      continue;
    }
    if (STOPPERS.has(low) && !(tokens[at - 1]?.low === "-" && token.glued)) break;
    if (low === "young" && next?.low === "people") return { kind: "person", unit: "young people", at: at + 1 };
    if (low === "areas" && /^(?:force|police)$/u.test(tokens[at - 1]?.low ?? ""))
      return { kind: "force", unit: "forces", at };
    const noun = NOUNS.get(low);
    if (noun !== undefined && !isModifier(tokens, at, options.limit)) return { kind: noun.kind, unit: noun.unit, at };
    const one = SINGULARS.get(low);
    if (one !== undefined && options.one && !isModifier(tokens, at, options.limit)) singular = { ...one, at };
    if (OTHER_PLURALS.has(low) && NOUNS.has(next?.low ?? "")) continue;
    if (noun === undefined && token.capital && isOtherPlural(low)) break; // "one in 40 and West Midlands"
    if (noun === undefined && isOtherPlural(low) && !isVerb(low, next?.low ?? ""))
      return { kind: "other", unit: low, at };
  }
  return singular;
}

/** "a third of the 2019/20 cases": a year between the article and the noun. */
function isYearLike(tokens: readonly Token[], at: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]?.low ?? ""];
  if (/^\d{4}$/u.test(token?.low ?? "")) return /^(?:the|all|these|those|its)$/u.test(before);
  return before === "/" && token?.glued === true && /^\d{2}$/u.test(token.low);
}

/** "had slipped to 51 three years later": another number begins. */
const COUNTING = /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/u;

const ARTICLES = new Set("the all these those its their such our his her every any".split(" "));

/** "of", "of the", "of all", "of its" after a number. */
function stepOverOf(tokens: readonly Token[], from: number, limit: number): number {
  let at = from;
  if (tokens[at]?.low === "or" && /^(?:so|more|fewer)$/u.test(tokens[at + 1]?.low ?? "")) at += 2;
  if (tokens[at]?.low === "of" && at < limit) at++;
  while (at < limit && ARTICLES.has(tokens[at]?.low ?? "")) at++;
  if (at > from && tokens[at]?.low === "of") at++;
  return at;
}

function adjectiveBefore(tokens: readonly Token[], at: number): boolean {
  return !NOUNS.has(tokens[at - 1]?.low ?? "");
}

/** A noun directly before another plural ("16 charges files" does not occur; "40 rape cases" does) or tied by a hyphen to what follows. */
function isModifier(tokens: readonly Token[], at: number, limit: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || at + 1 >= limit) return false;
  if (next.low === "-" && next.glued && tokens[at + 2]?.glued) return true;
  if (next.kind !== "word" || STOPPERS.has(next.low)) return false;
  const singular = SINGULARS.has(tokens[at]?.low ?? "") && !NOUNS.has(tokens[at]?.low ?? "");
  return (
    singular &&
    (NOUNS.has(next.low) ||
      SINGULARS.has(next.low) ||
      isOtherPlural(next.low) ||
      /(?:er|or|ion|ment|ing)$/u.test(next.low))
  );
}

/** "one case in 30 leads to a charge". */
function isVerb(low: string, next: string): boolean {
  return (
    /^(?:leads|results|ends|goes|comes|makes|reaches|gets)$/u.test(low) &&
    /^(?:to|in|with|it|as|no|court|a|an)$/u.test(next)
  );
}

function isOtherPlural(low: string): boolean {
  if (OTHER_PLURALS.has(low) || /^(?:mps|gps|pcs)$/u.test(low)) return true; // "61 MPs calls for" counts no calls
  return low.length > 3 && low.endsWith("s") && !PLURAL_LOOKALIKES.test(low) && !NO_PLURAL.has(low) && !NOUNS.has(low);
}

/** Whether a word ends the phrase of a number: a preposition, a verb, a pronoun. */
export function endsPhrase(low: string): boolean {
  return STOPPERS.has(low);
}

/** The noun that this word is, plural or singular; `null` for other words. */
export function nounOf(low: string): { readonly kind: NounKind; readonly unit: string } | null {
  return NOUNS.get(low) ?? SINGULARS.get(low) ?? null;
}

/** Words that say a text or a sentence is about crimes and what became of them. */
const TOPIC = new Set(
  (
    "charged convicted prosecuted cautioned arrested solved unsolved flagged recorded reported investigated abused exploited groomed raped " +
    "trafficked referred missing summonsed detected dropped transferred concluded abuse exploitation grooming trafficking rape police charging " +
    "crime crimes offending cse csa detection policing victim victims suspect suspects court courts prosecution prosecutors convictions " +
    "stalked assaulted robbed burgled murdered stabbed harassed mugged burglary robbery theft arson fraud spiking voyeurism caseload caseloads force forces constabulary charge charges cps stalking violence violent sexual offences offence investigation investigations investigating"
  ).split(" "),
);

/** Whether a word belongs to crimes, victims and what became of them. */
export function isTopic(low: string): boolean {
  return TOPIC.has(low) || topicNoun(low);
}

function topicNoun(low: string): boolean {
  const noun = nounOf(low);
  return noun !== null && ["thing", "person"].includes(noun.kind);
}
