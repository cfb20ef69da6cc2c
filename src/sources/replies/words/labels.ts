// What a label of a row means in its dimension: a correction first, then the standard, then everything else the words say.
import { findBasis } from "../../../standard/bases.ts";
import { parseEdition } from "../../../standard/editions.ts";
import { nearestForces } from "../../../standard/forces.ts";
import { foldLabel } from "../../../standard/label.ts";
import { nearest } from "../../../standard/nearest.ts";
import { UNITS } from "../../../standard/units.ts";
import type { Dimension, LabelMeaning, Meanings } from "../layout.ts";
import { forceOf } from "./forces.ts";
import { isGrandSum, isSumWord, knownLineOf, lineOf } from "./lines.ts";
import { oneLine, withoutMarks } from "./marks.ts";
import { periodOf, type YearPart, yearPartOf } from "./periods.ts";
import { readPhrase } from "./phrase.ts";
import { nearestScopes, scopeOf } from "./scopes.ts";
import { FLAG_ORIGIN_IDS, flagOriginOf, unitOf } from "./units.ts";

/** What one label says of the figures beside it. */
export interface LabelReading {
  readonly means: Meanings;
  readonly part: YearPart | null;
  /** A sum over this dimension. */
  readonly sum: boolean;
  readonly grand: boolean;
  /** A person said that it is no figure. */
  readonly leftOut: boolean;
  readonly mentions: readonly ("CSE" | "CSA")[];
  /** The standard knows it not. What comes near is dear to find: `suggestionsOf` finds it where it is told. */
  readonly unknown: boolean;
  /** What a reader of the figure must know of the label. */
  readonly remark: string | null;
}

const NOTHING: LabelReading = {
  means: {},
  part: null,
  sum: false,
  grand: false,
  leftOut: false,
  mentions: [],
  unknown: false,
  remark: null,
};

/** Places that are no force and stand for several. */
const SUMS_OF_FORCES =
  /^(?:england(?: and wales| & wales)?|wales|england,? wales and northern ireland|united kingdom|uk|national(?:ly)?|all forces|force total|number of forces)$/iu;

/**
 * What a label means in the dimension of its column. A meaning that a person gave comes first; words that name nothing
 * known are `unknown` with what comes near. Example: `readLabel("line", "Charged", [])` means the line `charged`.
 */
export function readLabel(dimension: Dimension, text: string, said: readonly LabelMeaning[]): LabelReading {
  const label = oneLine(text);
  const given = saidOf(dimension, label, said);
  if (given !== null) return given;
  const plain = withoutMarks(label);
  const force = dimension === "area" ? forceOf(plain) : null;
  if (force !== null) return { ...NOTHING, means: { force }, sum: true }; // among its districts, the force is their sum
  const found = lookUp(dimension, plain);
  if (found !== null)
    return { ...NOTHING, means: { [dimension]: found }, remark: dimension === "line" ? foldsInWords(plain) : null };
  if (isSumOf(dimension, plain)) return { ...NOTHING, sum: true, grand: isGrandSum(plain) };
  if (dimension === "period") {
    const part = yearPartOf(plain) ?? yearPartOf(`Q${plain}`);
    if (part !== null) return { ...NOTHING, part };
  }
  return byPhrase(dimension, plain);
}

/** What a person said that a text means: in this dimension, or leave it out; `null` where nobody said anything. */
function saidOf(dimension: Dimension, text: string, said: readonly LabelMeaning[]): LabelReading | null {
  const wanted = foldLabel(text);
  const given = said.find((one) => one.dimension === dimension && foldLabel(one.text) === wanted);
  if (given === undefined) return null;
  return given.means === "" ? { ...NOTHING, leftOut: true } : { ...NOTHING, means: { [dimension]: given.means } };
}

function lookUp(dimension: Dimension, text: string): string | null {
  switch (dimension) {
    case "force":
      return forceOf(text);
    case "area":
      return isSumWord(text) ? null : text;
    case "period":
      return periodOf(text)?.id ?? null;
    case "unit":
      return unitOf(text);
    case "scope":
      return scopeOf(text);
    case "line":
      return knownLineOf(text)?.line ?? null;
    case "flagOrigin":
      return flagOriginOf(text);
    case "basis":
      return findBasis(text);
    case "flagRule":
      return text;
    case "edition":
      return parseEdition(text).id;
  }
}

function foldsInWords(text: string): string | null {
  const folds = knownLineOf(text)?.folds ?? [];
  return folds.length === 0 ? null : `The source counts outcome ${folds.join(" and ")} in it too.`;
}

function isSumOf(dimension: Dimension, text: string): boolean {
  return isSumWord(text) || (dimension === "force" && SUMS_OF_FORCES.test(text));
}

/** The whole label must be understood: "Charged (adults)" is not "Charged". */
function byPhrase(dimension: Dimension, text: string): LabelReading {
  const { means, part, sum, grand, mentions, rest } = readPhrase(text);
  const says = sum || part !== null || Object.keys(means).length > 0;
  const inItsDimension =
    sum || means[dimension] !== undefined || (dimension === "period" && part !== null) || dimension === "area";
  if (rest === "" && says && inItsDimension) return { ...NOTHING, means, part, sum, grand, mentions };
  if (dimension === "scope" && rest === "" && says) return { ...NOTHING, means, part, mentions };
  return { ...NOTHING, unknown: true };
}

/** What of the standard comes near to a label that is unknown in its dimension. Example: "Kant" is near to `kent`. */
export function suggestionsOf(dimension: Dimension, text: string): readonly string[] {
  switch (dimension) {
    case "force":
      return nearestForces(text).map(({ id }) => id);
    case "line": {
      const reading = lineOf(text);
      return reading.line === null ? reading.suggestions : [];
    }
    case "scope":
      return nearestScopes(text);
    case "unit":
      return nearest(
        text,
        UNITS.map(({ id }) => id),
        3,
      );
    case "flagOrigin":
      return nearest(text, FLAG_ORIGIN_IDS, 3);
    default:
      return [];
  }
}
