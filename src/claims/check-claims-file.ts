// Holds the claims of a claims file against the book as it is now, and says which verdicts are no longer the expected ones.
import type { Comparison, ForceAnswer, Rate } from "../measures/result.ts";
import { type CellJson, cellFromJson } from "../standard/cell-json.ts";
import { cellText } from "../standard/cell-text.ts";
import { withCommas } from "../standard/numbers.ts";
import type { Counts, Interval } from "../statistics/interval.ts";
import type { Reading } from "./checked.ts";
import { type Book, openBook, passportOf } from "./checking/book.ts";
import { bareShareWords, type ShareForm, shareWords } from "./checking/rate-words.ts";
import { fitOf } from "./checking/rounding.ts";
import { verdictOf } from "./checking/verdict.ts";
import { open, roundedAndNot } from "./checking/worked.ts";
import type { BoundClaim } from "./claims-file.ts";
import type { Figures } from "./figures.ts";
import type { NumberSaid } from "./statement.ts";

/** What became of one bound claim. */
export interface BoundVerdict {
  readonly claim: BoundClaim;
  readonly now: BoundClaim["expected"];
  readonly changed: boolean;
  readonly readings: readonly Reading[];
  /** The edition that answered; `null` where nothing did. */
  readonly edition: string | null;
  /** Why it is so, and what changed, in words. */
  readonly why: string;
}

/** Checks each claim of a claims file; the order stays. A claim that the book has nothing for cannot be checked. */
export async function checkClaimsFile(
  claims: readonly BoundClaim[],
  figures: Figures,
): Promise<readonly BoundVerdict[]> {
  const book = await openBook(figures);
  const checked: BoundVerdict[] = [];
  for (const claim of claims) checked.push(await boundVerdict(book, claim));
  return checked;
}

/** A figure of the book, as a claim may print it. */
interface Answered {
  readonly value: number | null;
  readonly counts: Counts | null;
  readonly interval: Interval | null;
  /** Why there is no value. */
  readonly why: string;
  readonly edition: string;
}

async function boundVerdict(book: Book, claim: BoundClaim): Promise<BoundVerdict> {
  const answered = await answerOf(book, claim);
  if (answered === null) {
    const nothing = "The book has no figure for it. That does not mean zero.";
    return withWords(claim, { readings: [], now: "cannot be checked", edition: null, computed: nothing });
  }
  const readings = readingsOf(claim, answered);
  const now = verdictOf(readings);
  const computed = `The book has ${readings[0]?.computed ?? answered.why} (edition ${answered.edition}).`;
  return withWords(claim, {
    readings,
    now: now === "does not close" ? "does not hold" : now,
    edition: answered.edition,
    computed,
  });
}

interface Outcome extends Pick<BoundVerdict, "now" | "readings" | "edition"> {
  readonly computed: string;
}

function withWords(claim: BoundClaim, { now, readings, edition, computed }: Outcome): BoundVerdict {
  const changed = now !== claim.expected;
  const verdicts = changed ? `Expected “${claim.expected}”, now “${now}”. ` : "";
  const other =
    claim.edition !== null && edition !== null && claim.edition !== edition
      ? ` It was set with edition ${claim.edition}.`
      : "";
  return { claim, now, changed, readings, edition, why: `${verdicts}${computed}${other}` };
}

function readingsOf(claim: BoundClaim, { value, counts, interval, why }: Answered): readonly Reading[] {
  const { figure, question, force, says } = claim;
  const passport = passportOf(passportFigure(figure), question, force);
  if (value === null) return [open(claim.reading, why, { passport })];
  const isShare = says.form !== "count";
  const form: ShareForm = says.form === "one-in" ? "one-in" : "percent";
  const computed = isShare
    ? counts === null
      ? bareShareWords(value, form)
      : `${withCommas(counts.count)} of ${withCommas(counts.of)}: ${shareWords(counts, form)}`
    : withCommas(value);
  const fit = fitOf(numberOf(claim), { value, ...(counts === null ? {} : { counts }) });
  return roundedAndNot(claim.reading, computed, [fit], { value, interval, passport });
}

function passportFigure(figure: string): string {
  return figure === "pooled" || figure === "mean of forces" ? "rate" : figure;
}

function numberOf({ says, quote }: BoundClaim): NumberSaid {
  return { ...says, start: 0, end: quote.length, words: quote, to: null, unit: null, line: null, role: "ratio" };
}

async function answerOf(book: Book, { figure, question, force, says }: BoundClaim): Promise<Answered | null> {
  if (force === null) {
    const answer = await book.comparison(question);
    return answer === null ? null : ofAll(answer, figure);
  }
  const answer = await book.force(force, question);
  if (answer === null) return null;
  if (figure === "rate")
    return ofRate(answer.rates.find(({ under }) => under === question.denominator) ?? null, answer.edition);
  return ofCount(answer, figure, says.form !== "count");
}

function ofAll({ pooled, meanOfForces, edition }: Comparison, figure: string): Answered {
  if (figure === "pooled") return ofRate(pooled, edition);
  const { rate, interval } = meanOfForces;
  return { value: rate, counts: null, interval, why: "no force has a rate here", edition };
}

function ofRate(rate: Rate | null, edition: string): Answered {
  const counts =
    rate !== null && typeof rate.numerator === "number" && typeof rate.denominator === "number"
      ? { count: rate.numerator, of: rate.denominator }
      : null;
  return {
    value: rate?.rate ?? null,
    counts,
    interval: rate?.interval ?? null,
    why: rate?.why ?? "the book has no such rate",
    edition,
  };
}

/** A count of the balance; as a share of its total where the claim prints a share. */
function ofCount({ balance, edition }: ForceAnswer, figure: string, asShare: boolean): Answered {
  const line = balance.lines.find((one) => one.line === figure);
  const count =
    figure === "total"
      ? balance.total
      : figure === "not-accounted-for"
        ? balance.notAccountedFor
        : (line?.count ?? null);
  if (typeof count !== "number") return { value: null, counts: null, interval: null, why: cellWords(count), edition };
  if (!asShare) return { value: count, counts: null, interval: null, why: "", edition };
  const total = balance.total;
  if (typeof total !== "number" || total <= 0 || count < 0 || count > total)
    return { value: null, counts: null, interval: null, why: "the total is not exact", edition };
  return { value: count / total, counts: { count, of: total }, interval: null, why: "", edition };
}

function cellWords(cell: Exclude<CellJson, number> | null): string {
  const read = cell === null ? null : cellFromJson(cell);
  return read === null ? "the book has no such line" : `${cellText(read)}: that does not mean zero`;
}
