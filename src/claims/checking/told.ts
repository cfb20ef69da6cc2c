// The counts that a text gives for rates, gathered once: from statements with a part and its whole, and from its totals with one count of charges.
import type { NumberSaid, Statement } from "../statement.ts";
import { type Told, toldFrom } from "./denominators.ts";
import { after, atTwoTimes, before, isCount, isSameUnit, mayBeSame, pairOf, placeKey, ratiosOf } from "./numbers-of.ts";
import type { Total } from "./total.ts";

/** At most so many rates with counts are held against the other rates of a text: far more than an article has. */
const MOST_TOLD = 100;

/** Every whole of the text whose charged are counted, each with the parts that may be left out of it; the same counts once. */
export function toldBy(text: string, statements: readonly Statement[], totals: readonly Total[]): readonly Told[] {
  const partsOf = new Map<Statement, readonly NumberSaid[]>();
  const pairs = new Map<Statement, Statement>();
  for (const total of totals) {
    const parts = total.parts.map(({ number }) => number);
    for (const { statement } of [total.whole, ...total.parts]) partsOf.set(statement, parts);
    const pair = pairOfTotal(total);
    if (pair !== null) pairs.set(total.whole.statement, pair);
  }
  const told = new Map<string, Told>();
  for (const statement of statements) {
    if (told.size >= MOST_TOLD) break;
    const from = statement.kind === "rate" && pairOf(statement) !== null ? statement : pairs.get(statement);
    if (from === undefined || atTwoTimes(text, statement) !== null) continue;
    const one = toldFrom(from, partsOf.get(statement) ?? []);
    if (one === null) continue;
    const { whole, charged, transferred, concluded, unit, place, period } = one;
    const key = `${whole}/${charged}/${transferred}/${concluded}\n${unit}\n${place}\n${period}`;
    if (!told.has(key)) told.set(key, one);
  }
  return withWholesAround(merged([...told.values()]), totals);
}

/**
 * “Of the 483 flagged, 198 were still open. Of the 285 concluded, 12 led to a charge”: the 12 are of the 483, too, where the 285 are what the text
 * leaves of them.
 */
function withWholesAround(told: readonly Told[], totals: readonly Total[]): readonly Told[] {
  const open = totals
    .filter(({ parts }) => parts.some(({ number: { line } }) => line === "open" || line === "transferred"))
    .slice(0, MOST_TOLD);
  const around = told.flatMap((one) =>
    open
      .filter(({ whole, parts, place }) => {
        const left = whole.number.value - one.whole;
        const isLess = parts.some(
          ({ number }) => number.value === left && /^(?:open|transferred)$/u.test(number.line ?? ""),
        );
        return (
          isLess &&
          mayBeSame(place, one.place) &&
          !told.some((other) => other.whole === whole.number.value && other.charged === one.charged)
        );
      })
      .slice(0, 1)
      .map(
        ({ whole }): Told => ({
          ...one,
          whole: whole.number.value,
          transferred: null,
          concluded: null,
          apart: one.whole,
        }),
      ),
  );
  return [...told, ...around];
}

/** The same counts said again without a place are those of the place that was named: “Sixteen out of 540 is 2.96 per cent”. */
function merged(told: readonly Told[]): readonly Told[] {
  const isSame = (one: Told, other: Told): boolean => one.charged === other.charged && one.whole === other.whole;
  return told.flatMap((one) => {
    const others = told.filter((other) => other !== one && isSame(one, other));
    if (one.place === null && others.some(({ place }) => place !== null)) return [];
    const [unit, transferred, concluded] = [
      others.find((other) => other.unit !== null)?.unit,
      others.find((other) => other.transferred !== null)?.transferred,
      others.find((other) => other.concluded !== null)?.concluded,
    ];
    return [
      {
        ...one,
        unit: one.unit ?? unit ?? null,
        transferred: one.transferred ?? transferred ?? null,
        concluded: one.concluded ?? concluded ?? null,
      },
    ];
  });
}

/** The parts of the totals that tell another outcome, each with its whole: what explains “a third were closed because the victim did not want to go on”. */
export function toldOfLines(totals: readonly Total[]): readonly Told[] {
  const all = totals.flatMap(({ whole, parts, unit, place, period, isMixed }) =>
    isMixed || parts.length < 2
      ? []
      : parts.flatMap(({ number, statement }): readonly Told[] => {
          const isPart = number.line !== null && number.line !== "charged" && number.value <= whole.number.value;
          if (!isPart || number.hedge !== null) return [];
          const numbers: readonly NumberSaid[] = [
            { ...whole.number, role: "whole" },
            { ...number, role: "part" },
          ];
          const from: Statement = { ...statement, kind: "rate", numbers };
          return [
            {
              whole: whole.number.value,
              charged: number.value,
              unit,
              place,
              period,
              transferred: null,
              concluded: null,
              from,
            },
          ];
        }),
  );
  return all.slice(0, MOST_TOLD);
}

/** A total whose charged are one part, as one statement: where the whole stands, with both numbers. */
function pairOfTotal({ whole, parts }: Total): Statement | null {
  const charged = parts.filter(({ number }) => number.line === "charged");
  const [only, ...others] = charged;
  const isOneRate = only?.statement === whole.statement && whole.statement.kind !== "breakdown";
  if (only === undefined || others.length > 0 || isOneRate) return null;
  return {
    ...whole.statement,
    place: whole.statement.place ?? only.statement.place,
    numbers: [
      { ...whole.number, role: "whole" },
      { ...only.number, role: "part" },
    ],
  };
}

/** “Of these, 1,118 (6.6%)”: the words that take up the whole of a sentence before. */
const OF_THESE = /\bof (?:these|those|them|which|whom|this number|that number|the total)\b[^.;:]{0,40}$/u;

/** A whole stands at most so many paragraphs from a part with its share. */
const FAR = 15;

/**
 * “A third of the crimes, 169, were filed as …”, where the text has one whole of crimes, further off, before or behind. It explains such a share where
 * the text has no other whole that it could be of.
 */
function wholeElsewhere(
  { place, paragraph, numbers }: Statement,
  part: NumberSaid,
  wholes: readonly Total[],
): Total | undefined {
  const unit = part.unit ?? numbers.find((one) => one.unit !== null)?.unit ?? null;
  const near = wholes
    .slice(0, MOST_TOLD)
    .filter(
      ({ whole, unit: of, place: there }) =>
        mayBeSame(there, placeKey(place)) &&
        (unit === null || of === null || isSameUnit(unit, of)) &&
        of !== "forces" &&
        whole.number.value >= part.value &&
        Math.abs(whole.statement.paragraph - paragraph) <= FAR,
    );
  const [first] = near;
  const values = new Set(near.map(({ whole }) => whole.number.value));
  return values.size === 1 ? first : undefined;
}

/** “88 cases, or 39 per cent of the total”. */
const OF_TOTAL = /^ of (?:the|its) (?:total|whole|overall (?:total|number)|lot)\b/u;

/**
 * A part with its rate and the whole that the sentences before gave: the statement with that whole, for its arithmetic. `isSaid` where its
 * words take that whole up; without them, a rate that does not fit may be of something else. `null` where it has a whole, or needs none.
 */
export function withWholeBefore(
  text: string,
  statement: Statement,
  { totals, wholes }: { readonly totals: ReadonlyMap<Statement, Total>; readonly wholes: readonly Total[] },
): { readonly statement: Statement; readonly isSaid: boolean } | null {
  const [part, ...others] = statement.numbers.filter(isCount);
  if (part === undefined || others.length > 0 || ratiosOf(statement).length === 0) return null;
  const total = totals.get(statement) ?? wholeElsewhere(statement, part, wholes);
  if (total === undefined) return null;
  if (part.role === "whole" || total.whole.statement === statement) return null;
  const numbers = statement.numbers.map((one): NumberSaid => (one === part ? { ...one, role: "part" } : one));
  const lead = before(text, part.start, statement.sentence, 60);
  const last = statement.numbers.at(-1) ?? part;
  return {
    statement: { ...statement, numbers: [{ ...total.whole.number, role: "whole" }, ...numbers] },
    isSaid: totals.has(statement) && (OF_THESE.test(lead) || OF_TOTAL.test(after(text, last.end, statement.sentence))),
  };
}
