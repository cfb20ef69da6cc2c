// The words for what a table of a reply says: dimensions, rows and columns, the same on page, command line and in problems.
import type { ColumnRole, Dimension, Meanings, RowKind } from "../sources/replies/layout.ts";
import { balanceLine, isBalanceLineId } from "../standard/balance-lines.ts";
import { BASES } from "../standard/bases.ts";
import { bodyById } from "../standard/bodies.ts";
import { forceById } from "../standard/forces.ts";
import { isOutcomeType, outcomeOf } from "../standard/outcomes.ts";
import { parseScope } from "../standard/scopes.ts";
import { UNITS } from "../standard/units.ts";
import { capital, listed, lower } from "./words.ts";

/** A dimension in words. `asks`: what is still to be said, after "Say". */
const WORDS: Readonly<Record<Dimension, { readonly noun: string; readonly asks: string }>> = {
  force: { noun: "force", asks: "which force these figures are of" },
  area: { noun: "part of the force", asks: "which part of the force they are of" },
  period: { noun: "period", asks: "what time they are about" },
  unit: { noun: "unit", asks: "what is counted" },
  scope: { noun: "scope", asks: "which crimes they are" },
  flagRule: { noun: "flag rule", asks: "when the flag is set" },
  flagOrigin: { noun: "flag origin", asks: "how the flag came to stand on the crimes" },
  basis: { noun: "basis", asks: "how outcomes and crimes belong together in time" },
  edition: { noun: "edition", asks: "as known on which day" },
  line: { noun: "line", asks: "what each figure is: the total, or what became of the crimes" },
};

/** Everything that a place of a table can say, in the order of the open format. */
// The keys of a Record over Dimension are all of them.
export const MAPPED: readonly Dimension[] = Object.keys(WORDS) as Dimension[];

/** The order in which things are asked for. */
const ASKED: readonly Dimension[] = [
  "force",
  "unit",
  "scope",
  "flagRule",
  "period",
  "line",
  "basis",
  "area",
  "flagOrigin",
  "edition",
];

/** A dimension as a noun. Example: `flagRule` is `flag rule`. */
export function dimensionWord(dimension: Dimension): string {
  return WORDS[dimension].noun;
}

/** Dimensions in the order in which they are asked for. */
export function inAskingOrder(dimensions: readonly Dimension[]): readonly Dimension[] {
  return ASKED.filter((dimension) => dimensions.includes(dimension));
}

/** One sentence for all that is left to say. Example: `Say which force these figures are of, and when the flag is set.` */
export function sayWords(missing: readonly Dimension[]): string {
  const asks = inAskingOrder(missing).map((dimension) => WORDS[dimension].asks);
  return asks.length === 0 ? "" : `Say ${listed(asks)}.`;
}

/** What a value of a dimension means, in words. Example: `outcome:18` as a line is `18 Investigation complete – no suspect identified`. */
export function meaningWord(dimension: Dimension, id: string): string {
  if (dimension === "force") return forceById(id)?.called ?? bodyById(id)?.name ?? id;
  if (dimension === "scope") return parseScope(id)?.title ?? id;
  if (dimension === "unit") return lower(UNITS.find((unit) => unit.id === id)?.title ?? id);
  if (dimension === "basis") return lower(BASES.find((basis) => basis.id === id)?.title ?? id);
  return dimension === "line" ? lineWord(id) : id;
}

function lineWord(id: string): string {
  if (id === "total") return "total";
  if (isBalanceLineId(id)) return lower(balanceLine(id).title);
  const type = Number(/^outcome:(\d+)$/u.exec(id)?.[1]);
  if (isOutcomeType(type)) return `outcome ${type}: ${lower(outcomeOf(type).title)}`;
  return id.replace(/^other:/u, "").replace(/^of-which:/u, "of which ");
}

/** Meanings in words, in the order in which they are asked for. Example: `Kent, crimes, 2018/19`. */
export function meaningsWords(means: Meanings): string {
  return ASKED.flatMap((dimension) => {
    const id = means[dimension];
    return id === undefined || id === "" ? [] : [meaningWord(dimension, id)];
  }).join(", ");
}

/** What a column is, in words. Example: `figures: 2018/19`, `names the force`, `not read`. */
export function roleWords(role: ColumnRole, means: Meanings = {}): string {
  if (typeof role === "object") return `names the ${WORDS[role.label].noun}`;
  if (role === "note") return "notes";
  if (role === "ignore") return "not read";
  const said = meaningsWords(means);
  return said === "" ? "figures" : `figures: ${said}`;
}

/** What a row is, in a word. */
export const ROW_WORDS: Readonly<Record<RowKind, string>> = {
  blank: "blank",
  title: "title",
  header: "headings",
  data: "data",
  total: "total",
  note: "note",
};

/** What was said in a draft, in words. Example: `label:NFA=outcome:18` is `“NFA”: outcome 18: …`. */
export function saidWords(text: string): string {
  const at = /^label:/iu.test(text) ? text.lastIndexOf("=") : text.indexOf("=");
  const [what, means] = [text.slice(0, at), text.slice(at + 1)];
  if (/^label:/iu.test(what)) return `“${what.slice(6)}”: ${means === "" ? "left out" : valueWords(means)}`;
  if (/^row:/iu.test(what)) return `Row ${what.slice(4)}: ${rowWord(means)}`;
  if (isDimension(what)) return `${capital(WORDS[what].noun)}: ${means === "" ? "not said" : meaningWord(what, means)}`;
  return `Column ${what.replace(/^(\d+):/u, (_all, table: string) => (table === "1" ? "" : `of table ${table}, `))}: ${columnSaidWords(means)}`;
}

function columnSaidWords(means: string): string {
  if (means === "ignore" || means === "note" || means === "count") return roleWords(means);
  const label = /^label:(.*)$/u.exec(means)?.[1];
  if (label !== undefined) return isDimension(label) ? roleWords({ label }) : means;
  return `figures: ${means.split(";").map(valueWords).join(", ")}`;
}

/** `line:charged`, `outcome:18`, `charged`, `period:2018/19` in words. */
function valueWords(value: string): string {
  const [first = "", ...rest] = value.split(":");
  return isDimension(first) && rest.length > 0 ? meaningWord(first, rest.join(":")) : lineWord(value);
}

function rowWord(kind: string): string {
  return Object.entries(ROW_WORDS).find(([id]) => id === kind)?.[1] ?? kind;
}

function isDimension(word: string): word is Dimension {
  return Object.hasOwn(WORDS, word);
}
