// Which crimes a text is about: the words for a flag, and the codes and titles of offences.
import { foldLabel } from "../../../standard/label.ts";
import { nearest } from "../../../standard/nearest.ts";
import {
  findOffence,
  isOffenceCode,
  normaliseOffenceCode,
  OFFENCE_SUBCODES,
  OFFENCES,
} from "../../../standard/offences.ts";
import { NAMED_SCOPES, parseScope } from "../../../standard/scopes.ts";

/** A flag that a text names, the words it uses for the rule, and where they stand. */
export interface FoundFlag {
  readonly scope: "flag:CSE" | "flag:CSA";
  readonly rule: string;
  readonly from: number;
  readonly to: number;
}

const CSE = "(?:child(?:ren)? sexual exploitation(?: \\(cse\\))?|cse(?: \\(child sexual exploitation\\))?)";
const CSA = "(?:child sexual abuse(?: \\(csa\\))?|csa(?: \\(child sexual abuse\\))?)";
const MARK =
  "(?:flag(?:s|ged)?|marker?s?|marked|tag(?:s|ged)?|key ?words?|qualifiers?|indicators?|identifiers?|warning markers?)";
const QUOTE = "[\"'“”‘’]?";

function flagPattern(flag: string): RegExp {
  const before = `${QUOTE}${flag}${QUOTE}[ -](?:(?:interest|crime|local|aggravating|keyword|offence) )?${MARK}(?: (?:search|applied|added|attached|set|field))?`;
  const after = `(?:(?:with|has|have|had|having|using|carrying|containing) (?:an? |the )?)?${MARK} (?:(?:up|in|as|with|for|by|of|being|related|relating|linked|potential|possible|a|an|the|to|words?) )*${QUOTE}${flag}${QUOTE}(?: ${MARK})?`;
  return new RegExp(`\\b(?:${after})(?![\\w])|(?<![\\w/])${before}(?!\\w)`, "giu");
}

const FLAGS = [
  ["flag:CSE", flagPattern(CSE)],
  ["flag:CSA", flagPattern(CSA)],
] as const;

/** Two kinds of crime in one breath: "CSE/CSA", "CSE or CCE". */
const JOINED = /\b(?:cse|csa|cce|csae|csea)\b ?(?:\/|&|and|or|\+) ?(?:an? )?(?:cse|csa|cce|csae|csea)\b/iu;

/** "Without a CSE flag", "non-CSE", "not flagged as CSE": the very opposite. */
function isDenied(before: string): boolean {
  return /\b(?:no|non|not|without|excluding|except|other than|un)(?: (?:an?|the|any|been|with))*[ -]*$/iu.test(before);
}

/** The flags that a text names. None where two kinds are named in one breath, as in "CSE/CCE flag": it is neither. */
export function flagsIn(text: string): readonly FoundFlag[] {
  if (JOINED.test(text)) return [];
  return FLAGS.flatMap(([scope, pattern]) =>
    [...text.matchAll(pattern)]
      .filter((match) => !isDenied(text.slice(0, match.index)))
      .map((match) => ({
        scope,
        rule: match[0].replace(/\s+/gu, " ").trim(),
        from: match.index,
        to: match.index + match[0].length,
      })),
  );
}

/** Where a text speaks of CSE or CSA without a word for a flag: no scope, but a scope of another flag would contradict it. */
export function mentionsIn(
  text: string,
): readonly { readonly flag: "CSE" | "CSA"; readonly from: number; readonly to: number }[] {
  if (JOINED.test(text)) return [];
  const found = (flag: "CSE" | "CSA", words: string) =>
    [...text.matchAll(new RegExp(`(?<![\\w/])${words}(?![\\w/])`, "giu"))]
      .filter((match) => !isDenied(text.slice(0, match.index)))
      .map((match) => ({
        flag,
        from: match.index,
        to: match.index + match[0].length,
      }));
  return [...found("CSE", CSE), ...found("CSA", CSA)];
}

const BY_TITLE: ReadonlyMap<string, string> = new Map([
  ...[...OFFENCES, ...OFFENCE_SUBCODES].map(({ code, title }) => [titleKey(title), `code:${code}`] as const),
  ...NAMED_SCOPES.map(({ id, title }) => [titleKey(title), id] as const),
  ...["All sexual offences", "Total sexual offences"].map((words) => [titleKey(words), "sexual-offences"] as const),
  ...["All rape", "Rape offences", "Total rape"].map((words) => [titleKey(words), "rape"] as const),
]);

function titleKey(text: string): string {
  return foldLabel(text.replaceAll("&", " and ").replace(/[^\p{L}\p{N} ]+/gu, " "))
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * The scope that a label names: a scope id, an offence code (alone, after "code", or before its own title), an offence's
 * title, "Sexual offences", "Rape". `null` otherwise: words near to one are not one.
 * Example: `scopeOf("19D Rape of a female child under 16")` is `code:19D`.
 */
export function scopeOf(label: string): string | null {
  const id = parseScope(label)?.id;
  if (id !== undefined) return id;
  const titled = BY_TITLE.get(titleKey(label));
  if (titled !== undefined) return titled;
  const match =
    /^(?:(?:home office|ho|offence|crime|classification)? ?(?:code|class|hoc)[: ]*)?(\d{1,3}[a-z]?(?:\/\d{1,3})?)(?:[\s:.-]+(.+))?$/iu.exec(
      label.replace(/[\u2010-\u2015]/gu, "-").trim(),
    );
  if (match === null) return null;
  const code = normaliseOffenceCode(match[1] ?? "");
  const title = match[2];
  const byCode = isKnownCode(code) ? `code:${code}` : null;
  if (title === undefined || byCode === null) return byCode;
  const byTitle = BY_TITLE.get(titleKey(title));
  return byTitle === undefined || byTitle === byCode ? byCode : null;
}

function isKnownCode(code: string): boolean {
  return isOffenceCode(code) && (findOffence(code) !== null || OFFENCE_SUBCODES.some((one) => one.code === code));
}

/** The scopes that come nearest to words that name none. */
export function nearestScopes(text: string): readonly string[] {
  const titles = [...OFFENCES.map(({ title }) => title), ...NAMED_SCOPES.map(({ title }) => title)];
  return nearest(text, titles, 3);
}

/** An explicit offence code in a sentence or title: "HO code 71/17", "offence code 71". */
export function codesIn(
  text: string,
): readonly { readonly scope: string; readonly from: number; readonly to: number }[] {
  const pattern =
    /\b(?:home office|ho|offence|crime)(?: offence| crime)? (?:sub)?codes?:? (\d{1,3}[a-z]?(?:\/\d{1,3})?)(?![\w/])(?! ?(?:,|and|&) ?\d)/giu;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const code = normaliseOffenceCode(match[1] ?? "");
    return isOffenceCode(code) ? [{ scope: `code:${code}`, from: match.index, to: match.index + match[0].length }] : [];
  });
}
