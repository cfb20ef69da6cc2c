// What the words above a table say: titles, preambles, fields such as "Force: Kent", the names of sheets and files.
import { parseEdition } from "../../../standard/editions.ts";
import type { Dimension, Meanings } from "../layout.ts";
import { readLabel } from "./labels.ts";
import { periodsIn } from "./periods.ts";
import { readPhrase } from "./phrase.ts";
import { basisIn } from "./units.ts";

const NUMBER_OF_TITLE =
  /^(?:(?:table|figure|tab|sheet|annex|appendix|question|part|request|answer)\s*\d{0,3}[a-z]?|q\d{1,2}|\d{1,2}[a-z]?|[a-z])\s*[:.)–—-]\s*/iu;
const BROKEN_DOWN =
  /,?\s*\b(?:broken down |split |grouped |shown |and )?by (?:the )?(?:(?:crime|financial|calendar|home office|ho|police|local|policing|recorded|final|current) )*(?:outcomes?|districts?|areas?|boroughs?|forces?|years?|months?|quarters?|offences?|types?|divisions?|disposals?|results?|age|gender|sex|ethnicity)(?: (?:types?|groups?|codes?|categor(?:y|ies)|ended|recorded))*(?=\W|$)/giu;

/** What a title says. "Table 1:" and "by outcome" are no part of it. */
export function titleMeans(title: string): Meanings {
  const plain = titleWords(title);
  const basis = basisIn(title);
  return { ...readPhrase(plain).means, ...(basis === null ? {} : { basis }) };
}

/** A title without its number and without how it is broken down. */
export function titleWords(title: string): string {
  return title.replace(NUMBER_OF_TITLE, "").replace(BROKEN_DOWN, " ").replace(BROKEN_DOWN, " ");
}

const FIELDS: readonly (readonly [RegExp, Dimension])[] = [
  [/^(?:police )?force|^constabulary|^organisation/iu, "force"],
  [/^area/iu, "area"],
  [/period|year|date range|^dates?/iu, "period"],
  [/^unit|count(?:ing)? unit/iu, "unit"],
  [/^flag origin/iu, "flagOrigin"],
  [/flag rule/iu, "flagRule"],
  [/^scope|flag|^subject/iu, "scope"],
  [/^basis/iu, "basis"],
];

/** What a field of a preamble says, such as "Force:" beside "Kent"; a field of another name is read as one title. */
export function fieldMeans(name: string, value: string): Meanings {
  const dimension = FIELDS.find(([pattern]) => pattern.test(name))?.[1];
  if (dimension === undefined) return titleMeans(`${name} ${value}`);
  const { means, unknown } = readLabel(dimension, value, []);
  if (!unknown && Object.keys(means).length > 0) return means;
  return dimension === "scope" || dimension === "period" ? titleMeans(value) : {};
}

/** The name of a sheet or file as words; years such as `2018-19` between hyphens and low lines stay together. */
export function nameMeans(name: string): Meanings {
  if (/\b(?:foi|ref|request|disclosure)\b/iu.test(name.replace(/[_-]/gu, " "))) return {};
  const words = name
    .replace(/\.[a-z\d]{2,5}$/iu, "")
    .replace(/(?<![\d])((?:19|20)\d{2})[-_ ](\d{2})(?!\d)/gu, " FY$1/$2 ")
    .replace(/[_-]+/gu, " ")
    .replace(/\s+/gu, " ");
  const found = periodsIn(words).filter(({ period }) => period.kind !== "calendar-year"); // a year alone may be the reply's
  const periods = [...new Set(found.map(({ period }) => period.id))];
  return periods.length === 1 ? { period: periods[0] ?? "" } : {};
}

const AS_KNOWN_ON =
  /\b(?:extracted|as at|as of|as on|correct (?:as )?(?:at|of|on)|accurate (?:as )?(?:at|of|on)|run on|taken (?:on|from the system on)|drawn on|produced on|updated(?: on)?|published(?: on)?)[: ]{1,2}(?:the )?(?<day>\d{1,2}(?:st|nd|rd|th)? [a-z]+,? \d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-\d{2}-\d{2}|[a-z]+ \d{4})\b/iu;

/** The day or month as of which a text says its figures are known; `null` where it says none. */
export function editionIn(text: string): string | null {
  const written = AS_KNOWN_ON.exec(text)?.groups?.day;
  if (written === undefined) return null;
  const digits = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/u.exec(written);
  const iso = digits === null ? written : `${digits[3]}-${digits[2]?.padStart(2, "0")}-${digits[1]?.padStart(2, "0")}`;
  const edition = parseEdition(iso);
  return edition.day === null ? null : edition.id;
}
