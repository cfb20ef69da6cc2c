// Percentages of one list: they should add up to 100, within what rounding allows.

import type { NumberSaid, Statement } from "../statement.ts";
import type { InSum } from "./balances.ts";
import { before } from "./numbers-of.ts";
import { partWords } from "./part-words.ts";
import { plainNumber } from "./rate-words.ts";
import { fitted } from "./worked.ts";

/** A list goes on over at most so many statements of its paragraph. */
const REACH = 4;

/**
 * What the lists of percentages in a text say of their statements. A list goes on in the statements after it that take it up: “the remaining 27 per
 * cent are still open”. Fewer than three percentages tell no whole, unless they are too much.
 */
export function percentageLists(text: string, statements: readonly Statement[]): ReadonlyMap<Statement, InSum> {
  const found = new Map<Statement, InSum>();
  for (const [at, statement] of statements.entries()) {
    const own = listOf(statement);
    if (own.length < 2) continue;
    const more = statements
      .slice(at + 1, at + 1 + REACH)
      .filter((next) => next.paragraph === statement.paragraph && goesOn(text, next));
    const sum = sumOf([...own, ...more.flatMap(({ numbers }) => numbers)]);
    if (sum === null) continue;
    for (const one of [statement, ...more]) found.set(one, sum);
  }
  for (const list of runs(text, statements)) {
    const sum = list.some((one) => found.has(one)) ? null : sumOf(list.flatMap(({ numbers }) => numbers));
    if (sum !== null) for (const one of list) found.set(one, sum);
  }
  return found;
}

/**
 * Percentages that stand one by one and are said to be all: each says another line, and the last is what remains. “38% had no suspect, 31% … The
 * remaining 15.4% had other outcomes.”
 */
function runs(text: string, statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const found: (readonly Statement[])[] = [];
  let list: Statement[] = [];
  for (const statement of statements) {
    const [last] = list.slice(-1);
    const isNext = last === undefined || last.paragraph === statement.paragraph;
    if (list.length > 1 && isNext && goesOn(text, statement)) {
      found.push([...list, statement]);
      list = [];
    } else if (!isLinePercent(statement)) list = [];
    else list = isNext && isOtherLine(list, statement) ? [...list, statement].slice(-MOST_RUN) : [statement];
  }
  return found;
}

const MOST_RUN = 12;

function isLinePercent({ kind, numbers }: Statement): boolean {
  const [only, ...others] = numbers;
  return (
    kind === "rate" &&
    only !== undefined &&
    others.length === 0 &&
    only.form === "percent" &&
    only.to === null &&
    only.hedge === null &&
    only.line !== null
  );
}

function isOtherLine(list: readonly Statement[], { numbers }: Statement): boolean {
  return !list.some((one) => one.numbers[0]?.line === numbers[0]?.line);
}

function listOf({ kind, numbers }: Statement): readonly NumberSaid[] {
  const isPart = ({ form, to, role }: NumberSaid): boolean =>
    form === "percent" && to === null && role !== "from" && role !== "to";
  if (kind !== "breakdown") return [];
  // “Of the 480 crimes, 45% had no suspect, 30% …”: the count is their whole.
  const [first, ...rest] = numbers;
  const parts = first?.form === "count" ? rest : numbers;
  return parts.every(isPart) ? parts : [];
}

function goesOn(text: string, { numbers, sentence }: Statement): boolean {
  const [only, ...others] = numbers;
  return (
    only !== undefined &&
    others.length === 0 &&
    only.form === "percent" &&
    only.to === null &&
    partWords(before(text, only.start, sentence))
  );
}

function sumOf(parts: readonly NumberSaid[]): InSum | null {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const slack = parts.reduce((all, { decimals }) => all + 10 ** -decimals / 2, 1e-9);
  if (sum < 100 - slack && parts.length < 3) return null;
  const added = `${parts.map(({ value }) => plainNumber(value)).join(" + ")} = ${plainNumber(sum)}`;
  const closes = Math.abs(sum - 100) <= slack;
  const rest = plainNumber(Math.abs(100 - sum));
  const left =
    sum < 100
      ? `${rest}% are not accounted for. Ask what became of them.`
      : `${rest} points too many: ask which are counted twice.`;
  return {
    closes,
    readings: [fitted("parts of 100%", `${added}%`, [closes ? "as said" : "not"], { value: sum / 100 })],
    notes: [
      closes
        ? `${added}%, within rounding. Whether each part is right needs the counts.`
        : `${added}%, not 100%. ${left}`,
    ],
  };
}
