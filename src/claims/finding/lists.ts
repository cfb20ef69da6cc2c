// Lists and tables of one item a line: parts of one thing are one breakdown, as they would be in a sentence; a line of totals is its whole.
import { assert } from "../../ground/assert.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import type { Spare } from "./spares.ts";

const FUNNEL = new Set(["charged", "prosecuted", "convicted", "arrested"]);

/** What the lists of a text are made from, beside its statements. */
export interface Listed {
  /** Where the items of lists and rows of tables begin. */
  readonly bullets: ReadonlySet<number>;
  /** Items that are no statement by themselves: "57 with nothing to go on" is one where the others of its list are. */
  readonly spares: readonly Spare[];
}

/** The statements with those of list items joined that are parts of one thing: same form, and two at least say what became of it. */
export function withLists(text: string, statements: readonly Statement[], { bullets, spares }: Listed): Statement[] {
  const items = spares.filter(({ isItem: may }) => may).map(({ statement }) => statement);
  const waiting = new Set(items);
  const all = items.length === 0 ? statements : [...statements, ...items].sort((a, b) => a.start - b.start);
  const joined: Statement[] = [];
  let run: Statement[] = [];
  const close = (): void => {
    const sure = run.filter((one) => !waiting.has(one));
    const isOne = isList(sure) || isIntroduced(text, run, sure);
    const lead = isOne ? leadIn(text, joined.at(-1), run) : null;
    if (lead !== null) joined.pop();
    joined.push(...(isOne ? [withLead(text, lead, breakdownOf(text, run))] : sure));
    run = [];
  };
  for (const one of all) {
    const last = run.at(-1);
    const item = bullets.has(one.sentence.start) && isItem(one) && !isLeftOver(text, one);
    if (!(item && (last === undefined || one.paragraph === last.paragraph + 1))) close();
    if (item) run.push(one);
    else joined.push(one);
  }
  close();
  return joined;
}

/** "Of the 312 crimes that the force flagged,", and a list below that goes on with the sentence: its whole. */
function leadIn(text: string, before: Statement | undefined, run: readonly Statement[]): Statement | null {
  const [one, ...more] = before?.numbers ?? [];
  const [first] = run;
  if (before === undefined || one === undefined || first === undefined || more.length > 0) return null;
  if (one.form !== "count" || one.hedge !== null || before.paragraph !== first.paragraph - 1) return null;
  const words = text.slice(before.sentence.start, before.sentence.end).trim();
  const parts = run.flatMap(({ numbers: [number] }) => (number?.form === "count" ? [number.value] : []));
  const fits = parts.length === run.length && parts.reduce((sum, value) => sum + value, 0) <= one.value;
  return fits && /^(?:out )?of\b/iu.test(words) && /[,:–—]$/u.test(words) ? before : null;
}

function withLead(text: string, lead: Statement | null, list: Statement): Statement {
  const [whole] = lead?.numbers ?? [];
  if (lead === null || whole === undefined || list.numbers.some(({ role }) => role === "whole")) return list;
  const numbers = [{ ...whole, role: "whole" as const }, ...list.numbers];
  const sentence = { start: lead.sentence.start, end: list.sentence.end };
  return {
    ...list,
    ...placeAndTime(lead, list),
    start: lead.start,
    quote: text.slice(lead.start, list.end),
    numbers,
    sentence,
  };
}

function placeAndTime(lead: Statement, list: Statement): Pick<Statement, "place" | "period" | "scope" | "paragraph"> {
  return {
    place: lead.place ?? list.place,
    period: lead.period ?? list.period,
    scope: lead.scope ?? list.scope,
    paragraph: lead.paragraph,
  };
}

/** One count or one percentage, or a count with its percentage, or with the whole that it is of: "170 of the 540". */
function isItem({ numbers: [one, other, ...more], kind }: Statement): boolean {
  if (one === undefined || more.length > 0 || (kind !== "count" && kind !== "rate")) return false;
  if (other !== undefined)
    return one.form === "count" && (other.form === "percent" || (other.form === "count" && other.role === "whole"));
  return one.form === "count" || one.form === "percent";
}

/** "What happened to the other 110 is not in the answer": what its list leaves, and none of its parts. */
function isLeftOver(text: string, { start, end, sentence, numbers: [one, ...more] }: Statement): boolean {
  if (one === undefined || one.line !== null || more.length > 0) return false;
  const isOther = /\b(?:the|those) (?:other|remaining|missing)\s+$/iu.test(text.slice(sentence.start, one.start));
  return isOther && (UNKNOWN.test(text.slice(sentence.start, start)) || UNKNOWN.test(text.slice(end, sentence.end)));
}

const UNKNOWN =
  /\b(?:what (?:happened|became)|not (?:in|given|said|known|explained|accounted|mentioned|recorded)|no (?:explanation|answer)|does not|did not say|unexplained|unaccounted|nobody|missing|unknown)\b/iu;

function isList(run: readonly Statement[]): boolean {
  const numbers = run.flatMap(({ numbers: [one] }) => one ?? []);
  const forms = new Set(numbers.map(({ form }) => form));
  const wholes = new Set(
    run.flatMap((one) =>
      one.numbers.flatMap(({ role, form, value }) =>
        role === "whole" && form === "count" && one.numbers.length === 2 ? [value] : [],
      ),
    ),
  );
  const lines = numbers.map(({ line }) => line).filter((line) => line !== null);
  return (
    run.length >= 2 &&
    forms.size === 1 &&
    wholes.size < 2 &&
    lines.length >= 2 &&
    lines.some((line) => !FUNNEL.has(line)) &&
    new Set(lines).size > 1
  );
}

const TELLS =
  /\b(?:rest|others|outcomes?|became|become|ended|ends?|ending|happened|breakdown|break(?:s|ing)? down|follows|accounts? for)\b[^.?!\n]{0,90}:\s*$/u;

/** "The rest ended like this:", and a list of counts below: parts of one thing, though the words of one item only are known. */
function isIntroduced(text: string, run: readonly Statement[], sure: readonly Statement[]): boolean {
  const [first] = run;
  if (first === undefined || run.length < 3 || sure.length < 2) return false;
  const numbers = run.flatMap(({ numbers: [one] }) => one ?? []);
  if (numbers.some(({ form }) => form !== "count") || !numbers.some(({ line }) => line !== null && !FUNNEL.has(line)))
    return false;
  return TELLS.test(text.slice(Math.max(0, first.sentence.start - 140), first.sentence.start).toLowerCase());
}

/** "Total 264", "All crimes | 540", "Altogether: 96": the first or the last line. */
const TOTAL = /^[\s|•*–-]*(?:grand |sub)?(?:totals?|all|overall|altogether|sum|in all|in total)\b/iu;

function isTotal(text: string, { sentence, numbers: [one] }: Statement, parts: readonly NumberSaid[]): boolean {
  if (one === undefined || !TOTAL.test(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 40))))
    return false;
  return parts.every((other) => other === one || other.form !== "count" || other.value <= one.value);
}

/** "There were 540 crimes", and in the next line "16 of those crimes led to a charge": the first line is the whole of the others. */
function recordedOf(text: string, run: readonly Statement[]): NumberSaid | undefined {
  const [first, second] = run;
  const [one, ...more] = first?.numbers ?? [];
  const part = second?.numbers[0];
  if (one === undefined || more.length > 0 || part === undefined || second === undefined || run.length < 3)
    return undefined;
  if (one.line !== null || one.form !== "count" || one.hedge !== null) return undefined;
  const parts = run.slice(1).flatMap(({ numbers: [number] }) => (number?.form === "count" ? [number.value] : []));
  const isMost = parts.length === run.length - 1 && parts.reduce((sum, value) => sum + value, 0) <= one.value;
  const behind = text.slice(part.end, Math.min(second.sentence.end, part.end + 24));
  return isMost && /^ of (?:those|these|them|the|which)\b(?! \d)/u.test(behind) ? one : undefined;
}

/** "Crimes flagged: 230" at the head of the list of what became of them: its whole. */
function labelledWhole(text: string, run: readonly Statement[]): NumberSaid | undefined {
  const [first, ...others] = run;
  const [one, ...more] = first?.numbers ?? [];
  if (first === undefined || one === undefined || more.length > 0 || others.length < 2) return undefined;
  if (one.form !== "count" || one.line !== null || !WHOLES.test(text.slice(first.sentence.start, one.start)))
    return undefined;
  const parts = others.flatMap(({ numbers: [number] }) => (number?.form === "count" ? [number.value] : []));
  const isMost = parts.length === others.length && parts.reduce((sum, value) => sum + value, 0) <= one.value;
  return isMost && others.filter(({ numbers: [number] }) => number?.line !== null).length >= 2 ? one : undefined;
}

const WHOLES =
  /^[\s|•*–-]*(?:\p{L}+ ){0,3}(?:crimes|offences|reports|cases|investigations|referrals|flagged|recorded|reported)\b[\p{L} ]{0,40}[|:–\s]*$/iu;

function breakdownOf(text: string, run: readonly Statement[]): Statement {
  const [first, last] = [run[0], run.at(-1)];
  assert(first !== undefined && last !== undefined, "a list has two items at least");
  const all = run.flatMap((one) => one.numbers);
  const total =
    [first, last].find((one) => run.length > 2 && isTotal(text, one, all))?.numbers[0] ??
    recordedOf(text, run) ??
    labelledWhole(text, run);
  const named = run.flatMap(({ numbers: [, whole] }) =>
    whole?.role === "whole" && whole.form === "count" ? [whole] : [],
  );
  const isWhole = (one: NumberSaid): boolean => one === total || (total === undefined && named[0] === one);
  const numbers = all
    .filter((one) => isWhole(one) || !named.includes(one))
    .map((one) => ({ ...one, role: isWhole(one) ? ("whole" as const) : ("part" as const) }));
  const end = last.end;
  const sentence = { start: first.sentence.start, end: last.sentence.end };
  return { ...first, kind: "breakdown", quote: text.slice(first.start, end), end, numbers, sentence };
}
