// The methods that may stand behind the interval of a share, by the names that people ask for.
import { Refusal } from "../ground/refusal.ts";
import { agrestiCoull } from "../statistics/agresti-coull.ts";
import { clopperPearson } from "../statistics/clopper-pearson.ts";
import type { Interval } from "../statistics/interval.ts";
import { jeffreys } from "../statistics/jeffreys.ts";
import { wilson, Z95, Z998 } from "../statistics/wilson.ts";

/** The methods for the interval of a share. The first is taken where none is asked for. */
export const INTERVAL_METHODS = [
  {
    id: "wilson",
    title: "Wilson score interval",
    says: "On average it covers the true share as often as stated, in small counts too. Wilson 1927.",
  },
  {
    id: "clopper-pearson",
    title: "Clopper–Pearson exact interval",
    says: "Covers the true share at least as often as stated, so it is the widest. Clopper and Pearson 1934.",
  },
  {
    id: "jeffreys",
    title: "Jeffreys interval, equal tails",
    says: "The middle 95% of what may be believed of the share when nothing was known before. Brown, Cai and DasGupta 2001.",
  },
  {
    id: "agresti-coull",
    title: "Agresti–Coull interval",
    says: "Wilson's middle with a plain half-width: easy to redo by hand, a little wider. Agresti and Coull 1998.",
  },
] as const;

/** The name of a method for the interval of a share. */
export type IntervalMethod = (typeof INTERVAL_METHODS)[number]["id"];

/** The method a question names, Wilson when it names none. Refuses (`usage`) unknown words. */
export function intervalMethodAsked(text: string | undefined): IntervalMethod {
  const plain =
    text
      ?.trim()
      .toLowerCase()
      .replace(/[\s_–]+/gu, "-") ?? "wilson";
  const found = INTERVAL_METHODS.find(({ id }) => id === plain);
  if (found !== undefined) return found.id;
  throw new Refusal(
    "usage",
    `Unknown method "${text}".`,
    `Methods for an interval: ${INTERVAL_METHODS.map(({ id }) => id).join(", ")}.`,
  );
}

/** The English name of a method. Example: `intervalTitle("wilson")` is `Wilson score interval`. */
export function intervalTitle(method: IntervalMethod): string {
  return INTERVAL_METHODS.find(({ id }) => id === method)?.title ?? method;
}

/** The interval of `count` of `of` by a method, at 95% or 99.8%. Throws unless 0 ≤ count ≤ of and of > 0. */
export function intervalOf(
  { count, of }: { readonly count: number; readonly of: number },
  method: IntervalMethod,
  confidence: 0.95 | 0.998 = 0.95,
): Interval {
  const [lower, upper] = BY_METHOD[method](count, of, confidence);
  // Agresti and Coull's ends may leave 0 and 1, which no share does.
  return [Math.max(0, lower), Math.min(1, upper)];
}

const BY_METHOD: Readonly<Record<IntervalMethod, (count: number, of: number, confidence: 0.95 | 0.998) => Interval>> = {
  wilson: (count, of, confidence) => wilson(count, of, confidence === 0.95 ? Z95 : Z998),
  "clopper-pearson": clopperPearson,
  jeffreys,
  "agresti-coull": agrestiCoull,
};
