// What each column of a table is proposed to be, told from its header and from what stands in it.
import type { ColumnLayout, ColumnRole, Dimension, Meanings } from "../layout.ts";
import { over } from "../words/combine.ts";
import { readLabel } from "../words/labels.ts";
import { lineFigureOf } from "../words/line-figure.ts";
import { isSumWord } from "../words/lines.ts";
import { withoutMarks } from "../words/marks.ts";
import { partInYear, periodOfId, type YearPart } from "../words/periods.ts";
import { type Phrase, readPhrase } from "../words/phrase.ts";
import { type HeaderParts, headersOf, headerText } from "./header-parts.ts";
import type { HuntedTable } from "./hunt.ts";
import { isFigureKind, type Sheet } from "./sheet.ts";

/** Words of headers over labels, and the dimension their cells differ in. The first that fits counts. */
const LABEL_HEADERS: readonly (readonly [RegExp, Dimension])[] = [
  [
    /^(?:police )?force(?: name| area| names)?$|^constabulary$|^police (?:force )?area$|^(?:pfa|force)(?: name| code)?$|^police service$|^organisation$|^forces$/iu,
    "force",
  ],
  [
    /^(?:district|borough|bcu|lpu|lpa|lpd|division|ward|local authority(?: name| area)?|csp(?: name)?|policing (?:area|district)|area|location|region|command(?: unit)?|beat|station|town|county|sector|neighbourhood|la(?: name)?)(?: name| area)?s?$|^(?:local policing|basic command) (?:area|unit|district)$/iu,
    "area",
  ],
  [
    /^(?:(?:financial|calendar|fiscal|reporting|recorded|reported|performance|crime)[ -])?(?:years?|period|months?|quarters?|qtr|date range|timeframe|time period|dates?|fy)(?: (?:recorded|of recording|reported|ending|created|range|period))?$|^(?:recorded|reported|crime recorded|created) (?:date )?(?:year|month|quarter|date|fy)$|^year ?\/ ?month$|^financial quarter$/iu,
    "period",
  ],
  [
    /^(?:(?:crime|current|final|latest|ho|home office|investigation|offence|nsir)[ -])?(?:outcomes?|disposals?|results?|clear ?up|finalisation|status)(?: (?:types?|codes?|numbers?|no\.?|descriptions?|groups?|categor(?:y|ies)|titles?|status|desc|name|details?|bands?))*$|^(?:type of|description of|crime) outcome$|^oc$|^stats class(?:ification)? outcome$|^disposal (?:type|method)$/iu,
    "line",
  ],
  [
    /^(?:(?:ho|home office|crime|offence|hocr|recorded|main|stats) ?)?(?:offences?|crimes?|offence\/crime|class(?:ification)?)(?: (?:types?|codes?|descriptions?|groups?|sub-?groups?|categor(?:y|ies)|class(?:ification)?s?|titles?|names?|tree level \d|desc|sub ?codes?|recorded))+$|^(?:ho|hocr|home office|offence|crime)[ -]?(?:sub ?)?(?:code|class)s?$|^hoc$|^(?:flags?|markers?|keywords?|qualifiers?)(?: (?:type|name|description))?$|^offence$|^crime$|^law code$/iu,
    "scope",
  ],
  [
    /^(?:age|gender|sex|ethnicity|ethnic appearance|nationality|relationship|method|victim type|location type)(?: (?:band|group|range|category|of .*|at .*))*$|^(?:victim|offender|suspect)(?:['’]?s)? (?:age|gender|sex|ethnicity)(?: .*)?$/iu,
    "scope",
  ],
  [/^(?:unit|counting unit|unit of count|counted)s?$/iu, "unit"],
  [/^(?:basis|counting basis)$/iu, "basis"],
  [/^(?:edition|as (?:at|of|known on)|extract(?:ed)? on|data as at)$/iu, "edition"],
  [/^(?:flag rule|flag definition)$/iu, "flagRule"],
  [/^flag origin$/iu, "flagOrigin"],
];
const NOTES =
  /^(?:notes?|comments?|remarks?|caveats?|explanations?|footnotes?|reason|further information|additional information|exemptions?|details|rationale)(?: .*)?$/iu;
/** A code beside a name says the same again. */
const CODES =
  /^(?:force|pfa|ons|area|la|geography|gss) ?(?:code|number|id|no\.?)$|^(?:row|id|ref|index|s\.?no\.?|serial)(?: (?:no\.?|number|id))?$|^(?:(?:unique|crime|offence|incident|occurrence|case|record|investigation) ?(?:ref(?:erence)?s?|urn|identifier)|(?:crime|incident|occurrence|case|record) ?(?:no\.?|number|id))(?: ?(?:no\.?|number))?$|^urn$/iu;

/** "10 to 15", "16-17", "18+": bands of something, more often than counts that nobody knows better. */
const RANGES = /^\d{1,3} ?(?:-|to|–) ?\d{1,3}$|^(?:under|over) \d{1,3}$|^\d{1,3}\+$/iu;

/** What is known of a column before its role is chosen. */
interface ColumnFacts {
  readonly header: HeaderParts;
  /** The lowest part of the header, without note marks. */
  readonly name: string;
  readonly texts: readonly string[];
  readonly figures: number;
  readonly years: number;
  readonly decimals: number;
}

/** Proposes what the columns of a table are. */
export function proposeColumns(sheet: Sheet, table: HuntedTable): readonly ColumnLayout[] {
  const facts = headersOf(sheet, table).map((header, column) => factsOf(sheet, table, { header, column }));
  const counts = facts.map((one, column) => isCount(one, table, column) || isListOfLines(one, table));
  const hasLines = facts.some((one, column) => counts[column] && meansOfHeader(one.header.parts).line !== undefined);
  const known = facts.map((one, column): ColumnRole | null => (counts[column] ? "count" : surelyLabel(one)));
  const hasLineLabels = known.some((role) => typeof role === "object" && role?.label === "line");
  return facts.map((one, column): ColumnLayout => {
    const isAfter = counts.slice(0, column).some(Boolean);
    const role = known[column] ?? guessedRole(one, { isAfter, hasLines, hasLineLabels });
    const means = role === "count" ? meansOfHeader(one.header.parts) : {};
    return { header: headerText(one.header), role, means };
  });
}

function factsOf(
  sheet: Sheet,
  table: HuntedTable,
  { header, column }: { header: HeaderParts; column: number },
): ColumnFacts {
  const heads = new Set(table.repeats.flat());
  const texts: string[] = [];
  let [figures, years, decimals] = [0, 0, 0];
  for (let row = table.first; row <= table.last; row += 1) {
    const text = sheet.text(row, column);
    if (text === "" || heads.has(row) || sheet.used(row).length < Math.min(2, sheet.width)) continue;
    const kind = sheet.kind(row, column);
    texts.push(text);
    if (kind === "year") years += 1;
    if (isFigureKind(kind)) figures += 1;
    if (kind === "decimal") decimals += 1;
  }
  return { header, name: withoutMarks(header.parts.at(-1) ?? ""), texts, figures, years, decimals };
}

/** Figures stand in it, or its header heads figures and nothing stands in it. Years, codes and shares are no counts. */
function isCount(
  { name, header, texts, figures, years, decimals }: ColumnFacts,
  table: HuntedTable,
  column: number,
): boolean {
  const isLabelName = labelDimension(name) !== null || CODES.test(name);
  if (column === 0 && isSerial(name, texts)) return false;
  if (texts.length === 0)
    return header.parts.length > 0 && !isLabelName && !NOTES.test(name) && isHeadOfFigures(header, table, column);
  if (years === texts.length && (isLabelName || column === 0 || header.parts.length === 0)) return false;
  if (isLabelName && !/^(?:(?:offences?|crimes?)(?: recorded)?|outcomes?|results?|disposals?)$/iu.test(name))
    return false;
  if (isLabelName && /^(?:outcomes?|results?|disposals?)$/iu.test(name) && !isHeadOfFigures(header, table, column))
    return false;
  if (
    texts.filter((text) => RANGES.test(text)).length * 2 > texts.length &&
    meansOfHeader(header.parts).line === undefined
  )
    return false;
  return figures * 2 >= texts.length && decimals <= figures;
}

/** "Count of crimes: 111", one a line. */
function isListOfLines({ texts }: ColumnFacts, table: HuntedTable): boolean {
  const lines = texts.filter((text) => lineFigureOf(text) !== null).length;
  return table.headerRows.length === 0 && table.figureColumns.size === 0 && lines * 2 >= texts.length && lines > 0;
}

/** 1, 2, 3 … in the first column number the rows. */
function isSerial(name: string, texts: readonly string[]): boolean {
  return /^(?:no\.?|#|)$/iu.test(name) && texts.length > 2 && texts.every((text, index) => text === String(index + 1));
}

function isHeadOfFigures({ parts }: HeaderParts, table: HuntedTable, column: number): boolean {
  const { period, line, unit } = meansOfHeader(parts);
  const others = [...table.figureColumns].filter((one) => one !== column);
  return (
    period !== undefined ||
    line !== undefined ||
    unit !== undefined ||
    (others.length > 0 && others.some((one) => one < column) && others.some((one) => one > column))
  );
}

/** The dimension that a header over labels names; `null` for any other header. */
export function labelDimension(name: string): Dimension | null {
  const plain = withoutMarks(name)
    .replace(/[_]+/gu, " ")
    .replace(/[:.]+$/u, "")
    .trim();
  return LABEL_HEADERS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

function surelyLabel({ name, texts, decimals, figures }: ColumnFacts): ColumnRole | null {
  if (texts.length === 0 && name === "") return "ignore";
  if (isShare(name) || (decimals > 0 && decimals >= figures && decimals * 2 >= texts.length)) return "ignore";
  if (NOTES.test(name)) return "note";
  if (CODES.test(name) || isSerial(name, texts)) return "ignore";
  const dimension = labelDimension(name);
  if (dimension === null) return null;
  const isBelied = texts.length > 1 && dimensionOfTexts(texts, [dimension], 0.01) === null;
  return { label: (isBelied ? dimensionOfTexts(texts, BY_CONTENT, 0.5) : null) ?? dimension };
}

const BY_CONTENT: readonly Dimension[] = ["force", "period", "line", "scope", "unit"];

/** What a column without a telling header is: by what most of its texts mean, else by what the table still lacks. */
function guessedRole(
  { texts, name }: ColumnFacts,
  { isAfter, hasLines, hasLineLabels }: { isAfter: boolean; hasLines: boolean; hasLineLabels: boolean },
): ColumnRole {
  if (texts.length === 0) return "ignore";
  const isLong = texts.reduce((sum, text) => sum + text.length, 0) / texts.length > 70;
  const found = dimensionOfTexts(texts, BY_CONTENT, 0.3);
  if (found !== null && !(isAfter && isLong)) return { label: found };
  if (isAfter || isLong) return "note";
  const named = readPhrase(name).means;
  if (named.force !== undefined || named.period !== undefined)
    return { label: hasLines || hasLineLabels ? "scope" : "line" };
  return { label: hasLines || hasLineLabels ? "scope" : "line" };
}

function dimensionOfTexts(texts: readonly string[], dimensions: readonly Dimension[], least: number): Dimension | null {
  const sample = [...new Set(texts)].filter((text) => !isSumWord(text)).slice(0, 60);
  let best: { readonly dimension: Dimension; readonly share: number } | null = null;
  for (const dimension of dimensions) {
    const read = sample.filter((text) => isOf(dimension, text)).length;
    const share = sample.length === 0 ? 0 : read / sample.length;
    if (share > (best?.share ?? 0)) best = { dimension, share };
  }
  return best !== null && best.share >= least ? best.dimension : null;
}

/** Only the words of a line may say other things too: "Crimes recorded 2018/19" is no name of a period. */
function isOf(dimension: Dimension, text: string): boolean {
  const { means, part, unknown } = readLabel(dimension, text, []);
  if (unknown) return false;
  const said = Object.keys(means);
  return dimension === "line"
    ? means.line !== undefined
    : part !== null || (said.length === 1 && said[0] === dimension);
}

/** Whether a header speaks of shares, rates or days: no counts, and left out. */
export function isShare(name: string): boolean {
  const { share } = readPhrase(name);
  return share;
}

/** What the parts of a header say of the figures below, the lower part over the upper. */
export function meansOfHeader(parts: readonly string[]): Meanings {
  const phrases = headerPhrases(parts);
  const means = phrases.map(headerMeans).reduce(over, {});
  const part = partOf(parts);
  const year = means.period === undefined ? null : periodOfId(means.period);
  const inYear = part === null || year === null ? null : partInYear(year, part);
  const dated = inYear === null ? means : { ...means, period: inYear.id };
  const settled = part !== null && year !== null && inYear === null ? without(dated, "period") : dated;
  return phrases.some(isDoubtful) ? without(settled, "line") : settled;
}

/** What each part of a header says; words that only make sense with those below them are read together. */
export function headerPhrases(parts: readonly string[]): readonly Phrase[] {
  const phrases = parts.map(readPhrase);
  if (parts.length < 2 || !phrases.some(isDoubtful)) return phrases;
  for (let start = 0; start < parts.length - 1; start += 1) {
    const joined = readPhrase(parts.slice(start).join(" "));
    const above = phrases.slice(0, start);
    if (!isDoubtful(joined) && !above.some(isDoubtful)) return [...above, joined];
  }
  return phrases;
}

/** The part of a year that a header names: `Q1`, `April`. */
export function partOf(parts: readonly string[]): YearPart | null {
  return parts.map(readPhrase).find(({ part }) => part !== null)?.part ?? null;
}

function headerMeans(phrase: Phrase): Meanings {
  return phrase.sum ? without(phrase.means, "line") : phrase.means;
}

/** Words that are not understood may narrow what is counted: then the header's line is not taken. */
export function isDoubtful(phrase: Phrase): boolean {
  return phrase.rest !== "" && !/^[\d\W]*$/u.test(phrase.rest);
}

function without(means: Meanings, dimension: Dimension): Meanings {
  const { [dimension]: _, ...others } = means;
  return others;
}
