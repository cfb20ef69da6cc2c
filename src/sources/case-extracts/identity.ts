// Columns that say who somebody is, told by their headers and by what stands in them. Such a column never comes into the book.

/** A sort of thing that identifies a person. */
export type IdentityKind =
  | "a name"
  | "a date of birth"
  | "an address"
  | "a postcode"
  | "a telephone number"
  | "an e-mail address"
  | "an NHS number"
  | "a PNC or CRO number"
  | "a National Insurance number"
  | "a reference of a person"
  | "free text";

const HEADER_WORDS: readonly { readonly kind: IdentityKind; readonly pattern: RegExp }[] = [
  { kind: "a date of birth", pattern: /\b(?:dob|d o b|date of birth|birth ?date|born)\b/u },
  { kind: "a postcode", pattern: /\b(?:post ?code|pcode|zip ?code)\b/u },
  { kind: "an e-mail address", pattern: /\be ?mail\b/u },
  { kind: "a telephone number", pattern: /\b(?:tele?phone|tel|phone|mobile|msisdn|imei)\b/u },
  { kind: "an NHS number", pattern: /\bnhs\b/u },
  { kind: "a National Insurance number", pattern: /\b(?:nino|ni number|national insurance)\b/u },
  { kind: "a PNC or CRO number", pattern: /\b(?:pnc|pncid|cro|police national computer)\b/u },
  {
    kind: "an address",
    pattern:
      /\b(?:address|house (?:no|number|name)|street|flat no|easting|northing|uprn|latitude|longitude|grid ref)\b|\blocation\b(?! (?:type|code))/u,
  },
  {
    kind: "a name",
    pattern:
      /\b(?:surname|forenames?|first ?names?|last ?names?|family name|given name|middle names?|full ?name|alias|aka|nickname|maiden name)\b/u,
  },
  {
    kind: "a name",
    pattern:
      /\b(?:victim|suspect|offender|defendant|accused|nominal|person|complainant|aggrieved|informant|witness|officer|oic|child|mother|father|parent|guardian|carer|ip)s? names?\b|^names?$/u,
  },
  {
    kind: "a reference of a person",
    pattern:
      /\b(?:nominal|person|victim|suspect|offender|defendant|child|aggrieved)s? (?:ref(?:erence)?|id|urn|no|number|key)\b|\bcollar (?:no|number)\b|\bcustody (?:no|number|ref|reference|record)\b/u,
  },
  {
    kind: "free text",
    pattern:
      /\b(?:m o|mo|modus operandi|narrative|summary|notes?|comments?|free ?text|log text|incident details|circumstances|oel|synopsis)\b/u,
  },
];

/** A header as words: `VictimDOB`, `victim_dob` and `Victim D.O.B.` alike. */
export function headerWords(header: string): string {
  return header
    .normalize("NFC")
    .replace(/([a-z\d])([A-Z])/gu, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What a header says that its column holds of a person, or `null`. `Force name` and `Offence description` say nothing of one. */
export function identityOfHeader(header: string): IdentityKind | null {
  const words = headerWords(header);
  return HEADER_WORDS.find(({ pattern }) => pattern.test(words))?.kind ?? null;
}

/** Patterns of values, as regular expressions that both this file and the engine understand (whole value, upper case, trimmed). */
export const VALUE_PATTERNS: readonly { readonly kind: IdentityKind; readonly pattern: string }[] = [
  { kind: "a postcode", pattern: "[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}" },
  { kind: "an e-mail address", pattern: "[^@ ]+@[^@ ]+\\.[A-Z]{2,}" },
  { kind: "a telephone number", pattern: "(\\+44 ?|0)[0-9]{2,5}[ -]?[0-9]{3}[ -]?[0-9]{3,4}" },
  { kind: "an NHS number", pattern: "[0-9]{3} [0-9]{3} [0-9]{4}|[0-9]{3}-[0-9]{3}-[0-9]{4}" },
  { kind: "a PNC or CRO number", pattern: "(19|20)?[0-9]{2}/[0-9]{1,7}[A-Z]" },
  { kind: "a National Insurance number", pattern: "[A-CEGHJ-PR-TW-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]" },
  {
    kind: "an address",
    pattern:
      "[0-9]+[A-Z]?,? [A-Z' ]+ (STREET|ROAD|AVENUE|LANE|CLOSE|DRIVE|CRESCENT|COURT|PLACE|TERRACE|GROVE|WAY)\\b.*",
  },
  { kind: "a name", pattern: "(MR|MRS|MISS|MS|DR|MASTER)\\.? [A-Z][A-Z' -]+|[A-Z][A-Z'-]+, [A-Z][A-Z'-]+( [A-Z'-]+)*" },
];

/** Two or three words of letters: a name where hardly any value comes twice, a label where they do. */
export const NAME_LIKE = "[A-Z][A-Z'-]+( [A-Z][A-Z'-]*)? [A-Z][A-Z'-]+";

/** How the values of one column look: out of `given` values, how many fit each pattern (in the order of `VALUE_PATTERNS`). */
export interface ValueLook {
  readonly given: number;
  readonly distinct: number;
  readonly fits: readonly number[];
  readonly nameLike: number;
  readonly dates: number;
  /** The middle of their years; `null` without dates. */
  readonly middleYear: number | null;
}

/** Fewer values than these may be two words each by chance. */
const FEWEST_NAMES = 12;
/** A date of birth lies years before the crime. */
const YEARS_BEFORE = 9;

/**
 * What the values of a column say of a person, or `null`. One value in a hundred is enough (and two at least), since a form
 * may put a postcode anywhere; names need half of a column that hardly repeats. `crimeYear`: the middle year of recording.
 */
export function identityOfValues(look: ValueLook, crimeYear: number | null): IdentityKind | null {
  const enough = Math.max(2, look.given / 100);
  const at = look.fits.findIndex((fits) => fits >= enough);
  if (at >= 0) return VALUE_PATTERNS[at]?.kind ?? null;
  if (look.given >= FEWEST_NAMES && look.nameLike >= look.given / 2 && look.distinct >= look.given / 2) return "a name";
  const { dates, given, middleYear } = look;
  if (crimeYear === null || middleYear === null || dates < given / 2 || given < 4) return null;
  return middleYear <= crimeYear - YEARS_BEFORE ? "a date of birth" : null;
}
