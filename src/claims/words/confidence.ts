// The level of confidence of an interval, which is no statement: "the 95 per cent confidence interval", "(95% CI", "95 per cent sure that".
import type { Token } from "./tokens.ts";
import type { Written } from "./written.ts";

const KIND = /^(?:confidence|credible|credibility|uncertainty|prediction|probability|posterior|significance)$/u;
const INTERVAL = /^(?:intervals?|limits?|levels?|bounds?|range|ranges|bands?|margins?|ci|cis)$/u;
const SURE = /^(?:sure|certain|confident)$/u;
const LOWEST = 50;

/** Whether a percentage is the level of confidence at which an interval is given, and no share of anything. */
export function isLevelOfConfidence(tokens: readonly Token[], { from, next, form, value }: Written): boolean {
  if (form !== "percent" || value < LOWEST || value >= 100) return false;
  const low = (at: number): string => tokens[at]?.low ?? "";
  const at = low(next) === "-" ? next + 1 : next;
  if (KIND.test(low(at))) return !/^(?:in|among|from)$/u.test(low(at + 1)); // "95 per cent confidence in the police"
  if (/^(?:intervals?|ci|cis)$/u.test(low(at))) return true;
  if (INTERVAL.test(low(at))) return low(at + 1) === "of" && KIND.test(low(at + 2)) ? true : isAtLevel(tokens, from);
  if (SURE.test(low(at))) return /^(?:that|the|of|it|whether)$/u.test(low(at + 1));
  if (/^(?:chance|probability|likelihood)$/u.test(low(at))) return low(at + 1) === "that" && isTrueRate(tokens, at + 2);
  return isAfterInterval(tokens, from, next);
}

/** "at the 95% level". */
function isAtLevel(tokens: readonly Token[], from: number): boolean {
  return tokens[from - 1]?.low === "the" && tokens[from - 2]?.low === "at";
}

/** "a 95 per cent chance that the true rate lies between …". */
function isTrueRate(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 6; at++)
    if (/^(?:true|real|underlying|lies|between)$/u.test(tokens[at]?.low ?? "")) return true;
  return false;
}

/** "confidence interval (95%): 1.8 to 4.8", "confidence level of 95 per cent". */
function isAfterInterval(tokens: readonly Token[], from: number, next: number): boolean {
  const low = (at: number): string => tokens[at]?.low ?? "";
  if (low(from - 1) === "(" && low(next) === ")") return /^(?:intervals?|ci|cis|limits)$/u.test(low(from - 2));
  return low(from - 1) === "of" && low(from - 2) === "level" && KIND.test(low(from - 3));
}
