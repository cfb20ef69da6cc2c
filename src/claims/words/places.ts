// Forces, the country and towns in a text, by capitals and the standard's names.
import { FORCES } from "../../standard/forces.ts";
import type { PlaceSaid } from "../statement.ts";
import type { Token } from "./tokens.ts";
import { isTown } from "./towns.ts";

/** A place and the tokens it stands in. */
export interface PlaceFound {
  readonly place: PlaceSaid;
  readonly from: number;
  readonly next: number;
}

interface Name {
  readonly words: readonly string[];
  readonly id: string | null;
  readonly kind: PlaceSaid["kind"];
}

const COUNTRY = [
  "nationally",
  "nationwide",
  "countrywide",
  "the country",
  "national",
  "england and wales",
  "the uk",
  "the united kingdom",
  "britain",
  "england",
  "wales",
  "scotland",
  "northern ireland",
  "uk",
];
/** Names as posts and tables shorten them. */
const SHORT = [
  ["West Mids", "west-midlands"],
  ["Northants", "northamptonshire"],
  ["Notts", "nottinghamshire"],
  ["Lancs", "lancashire"],
  ["Staffs", "staffordshire"],
  ["S Yorks", "south-yorkshire"],
  ["South Yorks", "south-yorkshire"],
  ["West Yorks", "west-yorkshire"],
  ["North Yorks", "north-yorkshire"],
  ["Gtr Manchester", "greater-manchester"],
] as const;
/** What may follow the name of a force and belongs to it. */
const POLICE = /^(?:police|constabulary|police's|constabulary's)$/u;
/** Capitalised words after "in" that are no places. */
const NO_PLACES = new Set(
  (
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday " +
    "sunday parliament court crown operation the a i mr mrs ms dr no year christmas easter spring summer autumn winter she he they it that this " +
    "home house cse csa cps nca ofsted whitehall westminster channel class table annex appendix section form"
  ).split(" "),
);
const BY_FIRST = indexNames();

function indexNames(): ReadonlyMap<string, readonly Name[]> {
  const index = new Map<string, Name[]>();
  const add = (label: string, id: string | null, kind: PlaceSaid["kind"]): void => {
    const words = label
      .toLowerCase()
      .replace(/[-,()]/gu, " ")
      .split(/\s+/u)
      .filter(Boolean);
    const first = words[0] ?? "";
    index.set(
      first,
      [...(index.get(first) ?? []), { words, id, kind }].sort((a, b) => b.words.length - a.words.length),
    );
  };
  for (const force of FORCES) {
    for (const label of new Set([force.called, ...force.names.map(({ name }) => name), ...force.aliases]))
      add(label, force.id, "force");
  }
  for (const [label, id] of SHORT) if (FORCES.some((force) => force.id === id)) add(label, id, "force");
  for (const label of COUNTRY) add(label, null, "country");
  return index;
}

/** The places between two tokens, in order. A name of one word counts with a capital only; "Met" only after "the" or before "Police". */
export function placesIn(text: string, tokens: readonly Token[], from: number, next: number): PlaceFound[] {
  const found: PlaceFound[] = [];
  for (let at = from; at < next; at++) {
    const one = nameAt(text, tokens, at, next) ?? townAt(text, tokens, at, next) ?? unnamedAt(text, tokens, at, next);
    if (one === null) continue;
    found.push(one);
    at = one.next - 1;
  }
  return found;
}

function nameAt(text: string, tokens: readonly Token[], at: number, limit: number): PlaceFound | null {
  const names = BY_FIRST.get(bare(tokens[at]?.low ?? ""));
  if (names === undefined) return null;
  for (const name of names) {
    let end = fits(tokens, at, name.words, limit);
    if (text.slice(tokens[at]?.start ?? 0, tokens[at]?.end ?? 0) === "MPs") continue; // members, not the Metropolitan Police
    if (end === null || !isWritten(tokens, at, name)) continue;
    if (end < limit && POLICE.test(tokens[end]?.low ?? "")) end++;
    return placeOf(text, tokens, { from: at, next: end }, { force: name.id, kind: name.kind });
  }
  return null;
}

/** “In one town there had been 157 reports”: a place without a name, and not the one that was named before. */
function unnamedAt(text: string, tokens: readonly Token[], at: number, limit: number): PlaceFound | null {
  const [before, article, town] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before === undefined || article === undefined || town === undefined || at + 2 > limit) return null;
  const isUnnamed =
    before.low === "in" && /^(?:one|a|another)$/u.test(article.low) && /^(?:town|city|borough)$/u.test(town.low);
  return isUnnamed ? placeOf(text, tokens, { from: at, next: at + 2 }, { force: null, kind: "other" }) : null;
}

function bare(low: string): string {
  return low.endsWith("'s") ? low.slice(0, -2) : low;
}

function fits(tokens: readonly Token[], at: number, words: readonly string[], limit: number): number | null {
  let token = at;
  for (const word of words) {
    if (tokens[token]?.low === "-" && token > at) token++;
    if (token >= limit || bare(tokens[token]?.low ?? "") !== (word === "&" ? "and" : word)) return null;
    token++;
  }
  return token;
}

/** Words of a country need no capital ("national", "nationally"); names of forces do, and a street or a name is no force. */
function isWritten(tokens: readonly Token[], at: number, name: Name): boolean {
  const [token, before, after] = [tokens[at], tokens[at - 1], tokens[at + name.words.length]];
  if (name.words[0] === "national")
    return /^(?:rate|average|averages|figure|figures|level|total|picture|data|norm|charge|charging)$/u.test(
      after?.low ?? "",
    );
  if (name.kind === "country" && /^(?:nation|country|the)/u.test(name.words[0] ?? "")) return true;
  if (token?.capital !== true) return false;
  if (name.words[0] === "met" && name.words.length === 1)
    return before?.low === "the" || after?.low === ":" || after?.kind === "number" || POLICE.test(after?.low ?? "");
  if (
    after?.capital === true &&
    /^(?:street|road|avenue|lane|close|drive|square|house|united|city|town|university|county)$/u.test(after.low)
  ) {
    return after.low === "county" && tokens[at + name.words.length + 1]?.low !== "cricket";
  }
  return true;
}

/** "in Rotherham", "across Greater Leeds": capitalised words after a word of place that are no force and no month. */
function townAt(text: string, tokens: readonly Token[], at: number, limit: number): PlaceFound | null {
  const before = tokens[at - 1]?.low ?? "";
  const token = tokens[at];
  if (token?.kind !== "word" || !token.capital) return null;
  if (!/^(?:in|across|near|around|throughout)$/u.test(before)) {
    const named = isTown(bare(token.low)) && isAlone(tokens, at);
    return named ? placeOf(text, tokens, { from: at, next: at + 1 }, { force: null, kind: "other" }) : null;
  }
  if (NO_PLACES.has(token.low) || token.low.length < 3) return null;
  let next = at + 1;
  while (next < limit && next < at + 3 && tokens[next]?.capital && !NO_PLACES.has(tokens[next]?.low ?? "")) next++;
  return placeOf(text, tokens, { from: at, next }, { force: null, kind: "other" });
}

/** What follows a place that does something: "Rotherham had 157", "Leeds: 40", "Bury, 64". Not "the Rotherham scandal". */
const SUBJECT =
  /^(?:had|has|recorded|records|saw|sees|logged|reported|made|brought|received|counted|registered|flagged|charged|accounted|came|with|[,:(])$/u;

/** A town by itself: no part of a longer name, "Reading University", "Jack London", "Bath Road". */
function isAlone(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const owns = /'s$/u.test(tokens[at]?.low ?? "");
  if (!owns && !SUBJECT.test(after?.low ?? "")) return false;
  return !(
    before?.kind === "word" &&
    before.capital &&
    before.glued === false &&
    !before.first &&
    !/^(?:the|and|but|while|in)$/u.test(before.low)
  );
}

/** "to the agency, whose operation looks into abuse in Rotherham": a place of what is told of somebody else by the way. */
export function isByTheWay(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back > at - 14; back--) {
    const low = tokens[back]?.low ?? "";
    if (/^[.;:,!?"–]$/u.test(low)) return false;
    if (
      low === "whose" ||
      (low === "which" &&
        /^(?:investigates|investigated|looks|covers|operates|works|runs|is|was)$/u.test(tokens[back + 1]?.low ?? ""))
    )
      return tokens[back - 1]?.low === ",";
  }
  return false;
}

/** "the same as the Metropolitan Police", "than in Kent": the place is what something is held against, not what is counted. */
export function isAgainst(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back > at - 8; back--) {
    const low = tokens[back]?.low ?? "";
    if (
      /^(?:as|than|like|times|twice|half|double|above|below|against|exactly|precisely|same)$/u.test(low) ||
      (low === "to" && tokens[back - 1]?.low === "identical") ||
      (low === "with" && tokens[back - 1]?.low === "line")
    )
      return true;
    if (
      ![
        "the",
        "in",
        "those",
        "of",
        "that",
        "a",
        "for",
        "across",
        "headline",
        "figure",
        "rate",
        "neighbouring",
        "nearby",
      ].includes(low)
    )
      return false;
  }
  return false;
}

function placeOf(
  text: string,
  tokens: readonly Token[],
  span: { readonly from: number; readonly next: number },
  what: Omit<PlaceSaid, "words">,
): PlaceFound {
  const words = text.slice(tokens[span.from]?.start ?? 0, tokens[span.next - 1]?.end ?? 0).replace(/[’']s$/u, "");
  return { from: span.from, next: span.next, place: { force: what.force, kind: what.kind, words } };
}
