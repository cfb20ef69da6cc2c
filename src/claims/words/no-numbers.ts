// Numbers that are no statement: ages, clock times, money, references, addresses, telephone numbers, scores, measures, idioms.
import { readCardinal } from "./cardinals.ts";
import { isLevelOfConfidence } from "./confidence.ts";
import type { Sentence } from "./sentences.ts";
import { isListNumber } from "./sentences.ts";
import type { Token } from "./tokens.ts";
import type { Written } from "./written.ts";

/** Nouns that name a thing by the number after them: "section 40", "outcome 16", "Year 9". */
const NAMED = new Set(
  (
    "section sections s ss subsection rule rules article articles page pages p pp paragraph paragraphs para paras chapter chapters figure figures fig " +
    "table tables appendix annex schedule part parts clause clauses question questions q recommendation recommendations year years grade class form forms " +
    "type types outcome outcomes code codes level tier phase stage volume vol issue number numbers no nos room court courtroom ward flat unit platform " +
    "channel radio junction route bus buses line category band day week month step version v windows ref reference log regulation regulations station stall " +
    "box item note notes exhibit case count counts pc wpc pcso sergeant point points apollo operation op quarter lane door floor gate bay aged age ages cm cmnd " +
    "hc hl order standard principle module session episode series season game lot plot block zone formula size size model mark key bbc itv act child victim girl boy person witness suspect complainant defendant area report " +
    "line lines road roads tel phone dial text extension ext"
  ).split(" "),
);
/** Of those, words that also stand before a real count: the number must then have no noun of its own. */
const ALSO_BEFORE_COUNTS = new Set(
  "year years number numbers report on call outcome outcomes figure figures lines line case age cases count counts part parts point points note notes order quarter day week month child unit victim series area operation court".split(
    " ",
  ),
);
const MEASURES = new Set(
  (
    "pounds pound pence p euros euro dollars dollar quid km kilometres kilometre miles mile metres metre meters m cm mm mph kph kg kilos kilograms grams g tonnes tons " +
    "litres pints dpi pixels degrees degree c f acres hectares feet foot ft inches inch gb mb tb pages page minutes minute seconds goals points tickets words am pm o'clock " +
    "a.m p.m hours yards bedrooms bedroom calls_a stone lb lbs percentile"
  ).split(" "),
);
const ROADS =
  /^(?:street|st|road|rd|avenue|ave|lane|close|drive|way|court|house|square|terrace|gardens|crescent|place|hill|park|row|grove|mews|walk|downing)$/u;
const PRONOUNS = /^(?:he|she|i|who|they|we|girl|boy|daughter|son|he's|she's|i'm|then|just|only|still)$/u;
const YOUNG =
  /^(?:victims?|girls?|boys?|children|child|sisters?|brothers?|daughters?|sons?|friends?|pair|twins?|men|man|women|woman|complainants?|defendants?|survivors?|pupils?|others?)$/u;
const BE = /^(?:was|is|were|am|are|turned|turning|turns|being|be)$/u;

/** Whether a number as written is no quantity that a statement could hold. `noun`: whether it counts a noun of ours. */
export function isNoNumber(tokens: readonly Token[], number: Written, sentence: Sentence, noun: boolean): boolean {
  const { from, next } = number;
  if (isListNumber(tokens, from) && tokens[from]?.first) return true;
  if (tokens[from - 1]?.low === "(" && isListNumber(tokens, from - 1) && tokens[from - 1]?.first) return true;
  if (from - 1 === sentence.from && isListNumber(tokens, from - 1)) return true;
  if (isTied(tokens, number) || isMoney(tokens, number) || isPhone(tokens, from, noun)) return true;
  if (isName(tokens, number, sentence)) return true;
  if (number.form !== "count") return isIdiom(number) || isLevelOfConfidence(tokens, number);
  if (isOutOf(tokens, from) || (!noun && isHeadingNumber(tokens, number, sentence))) return true;
  return (
    isReference(tokens, from, noun) ||
    isAge(tokens, number, noun) ||
    isAddress(tokens, next) ||
    isScore(tokens, number, noun) ||
    (MEASURES.has(tokens[next]?.low ?? "") && !(tokens[next]?.low === "points" || tokens[next]?.low === "c"))
  );
}

/** "S1", "M1", "24/7", "covid-19", "4.2.1", "10:30", "14-year-old", "2077/19". A minus sign is none of these. */
function isTied(tokens: readonly Token[], { from, next, form }: Written): boolean {
  const [before, first, after] = [tokens[from - 1], tokens[from], tokens[next]];
  if (form === "count" && (isCountOver(tokens, from) || isCountOver(tokens, from - 2))) return false;
  if (first?.glued && before !== undefined) {
    if (before.kind !== "mark") return before.kind === "number" || before.end === first.start;
    const further = tokens[from - 2];
    if ("/:.@&+=".includes(before.low) && before.glued && !(before.low === "+" && further?.low === "(")) return true;
    if (before.low === "-" && before.glued && further !== undefined && further.kind !== "mark") return true;
    if ("#".includes(before.low)) return true;
    if (/^['’′]$/u.test(before.low) && before.glued && further?.kind === "number") return true; // 0'22"
  }
  if (after?.glued && "/:@".includes(after.low) && tokens[next + 1]?.glued) return true;
  if (form !== "count") return false;
  return after?.low === "-" && after.glued === true && tokens[next + 1]?.glued === true;
}

const LEADS =
  /^(?:[:,(;–"|]|was|were|is|are|be|of|at|in|from|only|just|about|and|had|or|gives|gave|than|with|by|for|divided|to|charges|charged|ratio|rate|figure)$/u;
const LARGEST_PART_OF_DATE = 31;

/** "16/540": a part over its whole; not "24/7", "3/12", "2023/24", "FOI 12/345". */
function isCountOver(tokens: readonly Token[], at: number): boolean {
  const [before, one, over, whole, after] = [-1, 0, 1, 2, 3].map((step) => tokens[at + step]);
  if (one?.kind !== "number" || over?.low !== "/" || !over.glued || whole?.kind !== "number" || !whole.glued)
    return false;
  if (one.glued && before?.low !== "(" && before?.low !== '"') return false;
  if (after?.glued && !/^[.,;:)"?!]$/u.test(after.low)) return false;
  if (after?.glued && /^[.,:]$/u.test(after.low) && tokens[at + 4]?.glued) return false;
  const [part, all] = [one.value, whole.value];
  if (part === null || all === null || one.decimals + whole.decimals > 0) return false;
  const opens = before === undefined || one.first || LEADS.test(before.low);
  return opens && part < all && all > LARGEST_PART_OF_DATE && all !== 365 && !(part >= 1900 && part <= 2099);
}

function isMoney(tokens: readonly Token[], { from, next }: Written): boolean {
  const before = tokens[from - 1]?.low ?? "";
  if (/^[£$€¥]$/u.test(before)) return true;
  return (
    /^(?:pounds?|pence|euros?|dollars?|quid)$/u.test(tokens[next]?.low ?? "") ||
    /^[£$€]$/u.test(tokens[next]?.low ?? "")
  );
}

/** Parts of a telephone number stand beside digits that begin with 0; 101, 111 and 999 without a noun are calls. */
function isPhone(tokens: readonly Token[], from: number, noun: boolean): boolean {
  const near = [tokens[from - 1], tokens[from - 2], tokens[from + 1]];
  const number = tokens[from];
  if (number?.kind !== "number") return false;
  if (near[0]?.kind === "number" && near[1]?.kind === "number" && near[0].decimals === 0) return true; // "08 08 16 89 111"
  if (
    near
      .slice(0, 2)
      .some(
        (token) =>
          token?.kind === "number" && token.low.startsWith("0") && token.decimals === 0 && token.low.length > 2,
      )
  )
    return true;
  if (
    /^(?:101|999)$/u.test(number.low) &&
    /^(?:calls?|callers?|lines?|operators?|handlers?|service)$/u.test(tokens[from + 1]?.low ?? "")
  )
    return true;
  return (
    !noun && // "46 of the 101 cases"
    /^(?:101|111|112|999)$/u.test(number.low) &&
    /^(?:on|call|called|calling|dial|dialled|dialling|ring|rang|phone|via|to|or|a|the|text|number|s)$/u.test(
      tokens[from - 1]?.low ?? "",
    )
  );
}

/** A number word with a capital inside a sentence: "The One Percent", "BBC Two", "Channel Four". A headline in capitals is let through. */
function isName(tokens: readonly Token[], { from, spelled }: Written, sentence: Sentence): boolean {
  const token = tokens[from];
  if (!spelled || token?.capital !== true || from === sentence.from) return false;
  const before = tokens[from - 1];
  if (before?.kind !== "word" || (!before.capital && before.low !== "the")) return false;
  let capitals = 0;
  for (let at = sentence.from; at < sentence.next && at < sentence.from + 40; at++) if (tokens[at]?.capital) capitals++;
  return capitals < Math.min(40, sentence.next - sentence.from) * 0.6;
}

/** "2  What is known", "11  Home Office (CSE0041), para 7": the number of a heading or a note. */
function isHeadingNumber(tokens: readonly Token[], { from, next }: Written, sentence: Sentence): boolean {
  const [token, after] = [tokens[from], tokens[next]];
  return (
    from === sentence.from &&
    token?.first === true &&
    token.kind === "number" &&
    after?.capital === true &&
    !after.glued
  );
}

/** "nine times out of ten": how often, as people speak. */
function isOutOf(tokens: readonly Token[], from: number): boolean {
  const [times, out, of] = [tokens[from - 3]?.low ?? "", tokens[from - 2]?.low, tokens[from - 1]?.low];
  return out === "out" && of === "of" && times === "times";
}

function isIdiom({ form, value, spelled }: Written): boolean {
  if (form === "one-in") return value >= 1e6;
  return form === "percent" && spelled && value >= 1000;
}

/** "a quarter (120)": the count of a share, and no number of a quarter. */
function isShareInWords(tokens: readonly Token[], from: number): boolean {
  if (tokens[from - 1]?.low !== "(" || tokens[from + 1]?.low !== ")") return false;
  return (
    /^(?:quarter|quarters)$/u.test(tokens[from - 2]?.low ?? "") &&
    /^(?:a|one|three|-)$/u.test(tokens[from - 3]?.low ?? "")
  );
}

const PERSON = /^(?:child|victim|girl|boy|person|witness|suspect|complainant|defendant)$/u;

function isReference(tokens: readonly Token[], from: number, noun: boolean): boolean {
  let at = from - 1;
  if (tokens[from]?.first) return false;
  const low = (): string => tokens[at]?.low ?? "";
  for (let step = 0; step < 6 && !noun && tokens[from]?.kind === "number"; step++) {
    // "sections 12 and 40", "paragraphs 4 to 7": what holds of the first holds of the second
    const joins = /^(?:and|to|or|,|–|-)$/u.test(low()) && tokens[at - 1]?.kind === "number";
    if (!joins) break;
    at -= 2;
  }
  if (isShareInWords(tokens, from)) return false;
  if (low() === "." && /^(?:no|nos|s|p|para|ref|vol|art|fig)$/u.test(tokens[at - 1]?.low ?? "")) at--;
  if (low() === "(" || low() === "-") {
    if (low() === "(" && tokens[from + 1]?.low === ")" && PERSON.test(tokens[at - 1]?.low ?? "")) return false; // "the support of the victim (75)"
    if (tokens[at]?.first) return false; // the line before: "the regional crime unit / - 78 are open"
    at--;
  }
  if (tokens[at - 1]?.low === "no" && !noun) return false; // "No suspect 140"
  if (!NAMED.has(low()) || tokens[at]?.kind !== "word") return false;
  if (/^(?:years|months|weeks|days)$/u.test(low()) && isNumberAt(tokens, at - 1)) return false; // "Over the three years 30 of the 300"
  const verb = /^(?:had|have|were|was|are|led)$/u.test(tokens[from + 1]?.low ?? ""); // "by last month 14 had been prosecuted"
  if (verb && ALSO_BEFORE_COUNTS.has(low()) && /^(?:last|this|that|next)$/u.test(tokens[at - 1]?.low ?? ""))
    return false;
  return !(noun && ALSO_BEFORE_COUNTS.has(low()));
}

function isNumberAt(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === "number" || readCardinal(tokens, at) !== null;
}

function isAge(tokens: readonly Token[], { from, next, value, spelled }: Written, noun: boolean): boolean {
  if (value > 110) return false;
  const [before, further, after] = [tokens[from - 1]?.low ?? "", tokens[from - 2]?.low ?? "", tokens[next]?.low ?? ""];
  if (/^(?:aged|age|ages|turned|turning)$/u.test(before)) return true;
  if (
    /^(?:of|between|about|just|around|from|to|and|as)$/u.test(before) &&
    !(before === "and" && tokens[from - 3]?.low === "and") &&
    nearAge(tokens, from)
  )
    return true;
  if (noun) return false;
  if (after === "years" && tokens[next + 1]?.low === "old") return true;
  if (/^(?:under|over)$/u.test(before) && !/^(?:just|well)$/u.test(further)) return value < 100;
  if (BE.test(before) && YOUNG.test(further) && value < 30 && /^(?:,|and|or|to|when|at|)$/u.test(after)) return true;
  if (after === "when" && /^(?:she|he|they|i)$/u.test(tokens[next + 1]?.low ?? "") && value < 100) return true;
  if (BE.test(before) && PRONOUNS.test(further) && !/^(?:of|per|%)$/u.test(after)) return true;
  if (before === "," && (after === "," || after === "." || after === ")") && !spelled && value >= 10)
    return tokens[from - 2]?.capital === true;
  return before === "at" && /^(?:when|she|he|,)$/u.test(after) && value < 20;
}

function nearAge(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 2; at > from - 6; at--) if (/^(?:age|ages|aged)$/u.test(tokens[at]?.low ?? "")) return true;
  return false;
}

/** A house: the number stands before a name that ends in Street, Road, Lane … */
function isAddress(tokens: readonly Token[], after: number): boolean {
  const pair = /^(?:and|to|or|-|–)$/u.test(tokens[after]?.low ?? "") && tokens[after + 1]?.kind === "number"; // "44 and 46 Hill Street"
  const next = pair ? after + 2 : after;
  for (let at = next; at < next + 4; at++) {
    const token = tokens[at];
    if (token?.capital !== true) return false;
    if (ROADS.test(token.low) && at > next) return true;
  }
  return false;
}

/** "3-1", "21-19": a lone pair tied by a hyphen. */
function isScore(tokens: readonly Token[], { next, to }: Written, noun: boolean): boolean {
  const [joiner, other] = [tokens[next], tokens[next + 1]];
  if (to !== null || noun) return false;
  return (joiner?.low === "-" || joiner?.low === "–") && joiner.glued && other?.kind === "number" && other.glued;
}
