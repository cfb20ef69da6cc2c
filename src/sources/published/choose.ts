// From the links of a landing page to the files that are wanted: by the months they cover, the newest edition of each.
import { type Edition, NOT_STATED, newerFirst, parseEdition } from "../../standard/editions.ts";
import { type Period, parsePeriod } from "../../standard/periods.ts";
import type { Link } from "./links.ts";
import { type Months, monthsLater, type Place } from "./places.ts";

/** One file that a landing page offers. */
export interface PublishedFile {
  readonly name: string;
  readonly address: string;
  readonly covers: Months;
  readonly edition: Edition;
  /** The MD5 that the page prints beside the link, 32 hex digits; `null` where it prints none. */
  readonly md5: string | null;
}

/** What a landing page offers: the files of the place, and the names of all other files it links to. */
export interface Offer {
  readonly files: readonly PublishedFile[];
  readonly others: readonly string[];
}

/** One wished stretch of time, with the words it was wished in. */
export interface Wish {
  readonly said: string;
  readonly months: Months;
}

/** What comes of wishes: the files to take, newest time first, and the wishes that no file covers. */
export interface Choice {
  readonly files: readonly PublishedFile[];
  readonly unmet: readonly Wish[];
}

/** The files among the links of a page, each once, in the order of the page. */
export function offerOf(place: Place, links: readonly Link[]): Offer {
  const files = new Map<string, PublishedFile>();
  const others = new Set<string>();
  for (const { address, after } of links) {
    const name = nameIn(address);
    const named = place.named(name);
    if (named === null) {
      if (/\.(?:xlsx?|ods|csv|zip|pdf)$/iu.test(name)) others.add(name);
    } else if (!files.has(address)) {
      const md5 = /(?<![0-9a-f-])[0-9a-f]{32}(?![0-9a-f-])/u.exec(after)?.[0] ?? null;
      files.set(address, { name, address, covers: named.covers, edition: named.edition ?? NOT_STATED, md5 });
    }
  }
  return { files: [...files.values()], others: [...others] };
}

/** The name of the file that an address leads to: its last part, or that of its `uri` (ONS). Plain letters only. */
function nameIn(address: string): string {
  const url = new URL(address);
  const path = url.searchParams.get("uri") ?? url.pathname;
  const last = path.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last).replace(/[^\w. ()-]/gu, "_");
  } catch {
    return last.replace(/[^\w. ()-]/gu, "_");
  }
}

/**
 * Wishes as people write them: years `2018/19,2019/20`, or a first and a last year or month. An empty list when nothing is
 * wished; `null` when something cannot be read as a time.
 */
export function wishesOf({ years, from, to }: { years?: string; from?: string; to?: string }): readonly Wish[] | null {
  if (years !== undefined) {
    const read = years.split(",").map((text) => ({ said: text.trim(), months: monthsOf(parsePeriod(text)) }));
    return read.every((wish): wish is Wish => wish.months !== null) ? read : null;
  }
  if (from === undefined && to === undefined) return [];
  const [first, last] = [monthsOf(parsePeriod(from ?? to ?? "")), monthsOf(parsePeriod(to ?? from ?? ""))];
  if (first === null || last === null || first.from > last.to) return null;
  const said = from === to || from === undefined || to === undefined ? (from ?? to ?? "") : `${from} to ${to}`;
  return [{ said, months: { from: first.from, to: last.to } }];
}

function monthsOf(period: Period | null): Months | null {
  return period?.from && period.to ? { from: period.from.slice(0, 7), to: period.to.slice(0, 7) } : null;
}

/** Chooses for each wish the newest edition that covers it; with no wish the newest file. `edition` narrows to one edition. */
export function chooseFiles(place: Place, offer: Offer, wishes: readonly Wish[], edition?: string): Choice {
  const wanted = edition === undefined ? null : parseEdition(edition).id.toLowerCase();
  const there = offer.files.filter((file) => wanted === null || file.edition.id.toLowerCase() === wanted);
  if (wishes.length === 0) {
    if (wanted !== null) return { files: newestFirst(there), unmet: [] };
    return { files: newestFirst(there).slice(0, 1), unmet: [] };
  }
  const chosen = new Set<PublishedFile>();
  const unmet: Wish[] = [];
  const byYear = place.cut === "year";
  for (const wish of byYear
    ? wishes.flatMap((one) => (wholly(there, one.months).length > 0 ? [one] : inYears(one)))
    : wishes) {
    const found = byYear ? wholly(there, wish.months) : together(there, wish.months);
    for (const file of found) chosen.add(file);
    if (found.length === 0) unmet.push(wish);
  }
  return { files: newestFirst([...chosen]), unmet };
}

/** A stretch that no one file covers, as a wish for each of its financial years or parts of them. */
function inYears(wish: Wish): readonly Wish[] {
  const wishes: Wish[] = [];
  const { to: last } = wish.months;
  for (let from = wish.months.from; from <= last; ) {
    const year = Number(from.slice(0, 4)) - (from.slice(5) < "04" ? 1 : 0);
    const end = `${year + 1}-03`;
    const to = end < last ? end : last;
    wishes.push({ said: `${year}/${String(year + 1).slice(2)}`, months: { from, to } });
    from = monthsLater(to, 1);
  }
  return wishes;
}

function wholly(files: readonly PublishedFile[], { from, to }: Months): readonly PublishedFile[] {
  return files
    .filter(({ covers }) => covers.from <= from && to <= covers.to)
    .sort((a, b) => newerFirst(a.edition, b.edition))
    .slice(0, 1);
}

/** As few files as will do: each time the one that covers most of what is left, among equals the newest; none when a month stays uncovered. */
function together(files: readonly PublishedFile[], { from, to }: Months): readonly PublishedFile[] {
  const left = new Set<string>();
  for (let month = from; month <= to && left.size < 1200; month = monthsLater(month, 1)) left.add(month);
  const taken: PublishedFile[] = [];
  while (left.size > 0) {
    const covered = (file: PublishedFile): number =>
      [...left].filter((month) => file.covers.from <= month && month <= file.covers.to).length;
    const [best] = [...files].sort((a, b) => covered(b) - covered(a) || newerFirst(a.edition, b.edition));
    if (best === undefined || covered(best) === 0) return [];
    for (const month of [...left]) if (best.covers.from <= month && month <= best.covers.to) left.delete(month);
    taken.push(best);
  }
  return taken;
}

function newestFirst(files: readonly PublishedFile[]): readonly PublishedFile[] {
  return [...files].sort(
    (a, b) =>
      (a.covers.to === b.covers.to ? 0 : a.covers.to < b.covers.to ? 1 : -1) || newerFirst(a.edition, b.edition),
  );
}
