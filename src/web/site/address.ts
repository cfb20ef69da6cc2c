// Where each address of the app stands in the static site: one pure map, so that a link and the page it leads to cannot disagree.
import { sha256 } from "../../ground/digest.ts";
import { DENOMINATORS } from "../../standard/bases.ts";
import { isEachNewest } from "../each-newest.ts";
import type { Question } from "../views.ts";

/** What a path of the site is made of; the edition is always the newest. Without period and basis each force's newest is meant. */
export type SiteQuestion = Pick<Question, "scope" | "period" | "basis" | "denominator">;

/** Words of a question that the site has no pages for: it shows the newest edition, as known now, in the usual order. */
const NOT_IN_THE_SITE = ["edition", "as-known-on", "method", "order"] as const;

const FIXED: Readonly<Record<string, string>> = {
  "/": "index.html",
  "/compare": "questions.html",
  "/forces": "forces.html",
  "/measures": "measures.html",
  "/sources": "sources.html",
  "/problems": "problems.html",
  "/about": "about.html",
  "/search": "search.html",
  "/releases": "releases.html",
  "/releases/feed.atom": "feed.atom",
  "/releases/feed.json": "feed.json",
};

/**
 * The path in the site, with its anchor, of an address of the app; `null` where the site has no such page. Whether the page
 * is there is for the caller to say.
 * Example: `siteAddress("/force/kent?scope=flag:CSE&period=2018/19&basis=recorded&denominator=all")` is
 * `questions/flag-cse/2018-19/recorded/kent.html`.
 */
export function siteAddress(href: string): string | null {
  const [before = "", anchor] = splitOnce(href, "#");
  const [path, query = ""] = splitOnce(before, "?");
  const found = pathOf(path, new URLSearchParams(query));
  if (found === null || anchor === undefined || found.includes("#")) return found;
  return `${found}#${anchor}`;
}

function pathOf(path: string, asked: URLSearchParams): string | null {
  if (NOT_IN_THE_SITE.some((name) => asked.has(name))) return null;
  const [, kind = "", id, rest] = /^\/([^/]+)(?:\/([^/]+))?(\/.*)?$/u.exec(path) ?? [];
  const question = questionOf(asked);
  if (kind === "compare" && question !== null) return comparePath(question);
  if (kind === "passport") return figureOf(asked, question);
  if (kind === "download") return question === null ? null : downloadOf(id ?? "", asked, question);
  if (path in FIXED) return scopeOnly(path, asked) ?? FIXED[path] ?? null;
  if (id === undefined) return null;
  const name = decoded(id);
  if (name === null) return null;
  if (kind === "force") return question === null ? `forces/${slugOf(name)}.html` : forcePath(name, question);
  if (kind === "measures" && rest === "/about") return `measures/${slugOf(name)}.html`;
  if (kind === "measures" && rest === undefined) return measureOf(name, asked, question);
  if (rest !== undefined) return null;
  return oneOf(kind, name);
}

/** Things that have a page or a file each. */
function oneOf(kind: string, name: string): string | null {
  if (kind === "sources") return /^[0-9a-f]{64}$/u.test(name) ? `sources/${name}.html` : null;
  if (kind === "files") return /^[0-9a-f]{64}$/u.test(name) ? `data/archive/${name}` : null;
  if (kind === "releases") return `releases/${slugOf(name)}.html`;
  return kind === "static" && /^[\w.-]+$/u.test(name) ? `static/${name}` : null;
}

/** `/compare?scope=X` asks for whatever there is of a scope: its questions. */
function scopeOnly(path: string, asked: URLSearchParams): string | null {
  const scope = asked.get("scope");
  return path === "/compare" && scope !== null ? `questions.html#${slugOf(scope)}` : null;
}

function questionOf(asked: URLSearchParams): SiteQuestion | null {
  const [scope, period, basis] = [asked.get("scope"), asked.get("period"), asked.get("basis")];
  const denominator = DENOMINATORS.find(({ id }) => id === (asked.get("denominator") ?? "all"))?.id;
  if (!scope || period === null || basis === null || denominator === undefined) return null;
  if ((period === "" || basis === "") && period !== basis) return null;
  // A path is made of any words; a basis that is none leads to no page.
  return { scope, period, basis: basis as SiteQuestion["basis"], denominator };
}

/** The comparison that answers a question. All pages of a question stand in one folder, so that links between them are short. */
export function comparePath(question: SiteQuestion): string {
  return `${folderOf(question)}/compare${suffix(question)}.html`;
}

/** One force's page; it shows every denominator. */
export function forcePath(force: string, question: SiteQuestion): string {
  return `${folderOf(question)}/${slugOf(force)}.html`;
}

/** The passports of one force's figures; of all bodies together with `null`. */
export function figuresPath(force: string | null, question: SiteQuestion): string {
  return `${folderOf(question)}/${force === null ? "compare" : slugOf(force)}-figures.html`;
}

/** The anchor of a figure on its page: a rate has one under each denominator. */
export function figureAnchor(figure: string, denominator: SiteQuestion["denominator"]): string {
  return figure === "rate" && denominator !== "all" ? `rate-${denominator}` : figure;
}

/** The answer of a measure of all forces. */
export function measurePath(measure: string, question: SiteQuestion): string {
  return `${folderOf(question)}/measure-${slugOf(measure)}${suffix(question)}.html`;
}

/** A file that belongs to a page and stands beside it: `csv`, `json`, `svg`, its card `card.png`. */
export function besidePath(page: string, ending: string): string {
  return page.replace(/\.html$/u, `.${ending}`);
}

/** Whether a page belongs to one release: such pages stand again below `releases/<id>/`. */
export function isOfRelease(path: string): boolean {
  return /^(?:questions|forces)\//u.test(path) || ["index.html", "questions.html", "forces.html"].includes(path);
}

function figureOf(asked: URLSearchParams, question: SiteQuestion | null): string | null {
  const figure = asked.get("figure");
  if (question === null || figure === null) return null;
  const page = figuresPath(asked.get("force"), question);
  return `${page}#${figureAnchor(figure, question.denominator)}`;
}

function downloadOf(file: string, asked: URLSearchParams, question: SiteQuestion): string | null {
  const [, kind, format = ""] = /^(compare|force|measure)\.([a-z]+)$/u.exec(file) ?? [];
  const [force, measure] = [asked.get("force"), asked.get("measure")];
  if (kind === "compare") return besidePath(comparePath(question), format);
  if (kind === "force" && force !== null) return besidePath(forcePath(force, question), format);
  return kind === "measure" && measure !== null && force === null
    ? besidePath(measurePath(measure, question), format)
    : null;
}

/** Every word that may stand in the address of a measure that the site holds. */
const PLAIN: ReadonlySet<string> = new Set(["scope", "period", "basis", "denominator"]);

/** A measure asked of all forces without any option; one that is not asked of anything leads to what it is. */
function measureOf(id: string, asked: URLSearchParams, question: SiteQuestion | null): string | null {
  if ([...asked.keys()].length === 0) return `measures/${slugOf(id)}.html`;
  return question === null || [...asked.keys()].some((name) => !PLAIN.has(name)) ? null : measurePath(id, question);
}

/** The folder of a question's pages: `questions/flag-cse/2018-19/recorded`; of each force's newest figures `questions/flag-cse/newest`. */
export function folderOf(question: Pick<SiteQuestion, "scope" | "period" | "basis">): string {
  const { scope, period, basis } = question;
  if (isEachNewest(question)) return `questions/${slugOf(scope)}/newest`;
  return ["questions", ...[scope, period, basis].map(slugOf)].join("/");
}

function suffix({ denominator }: SiteQuestion): string {
  return denominator === "all" ? "" : `-${denominator}`;
}

/** Words whose plain form is theirs alone: ids in small letters, financial years, flags and codes in capitals. */
const PLAIN_WORDS = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|\d{4}\/\d{2}|(?:flag|code):[A-Z0-9]+|not stated)$/u;
/** Plain forms that such a year, flag or code has taken, or that look like a word with its digest. */
const TAKEN = /^(?:\d{4}-\d{2}|(?:flag|code)-[a-z0-9]+|not-stated|.*-[0-9a-f]{8})$/u;

/**
 * A word as it stands in a path: small letters, digits and hyphens, good on every file system. Two words never share one:
 * where the plain form could be another word's, eight digits of the word's digest follow.
 * Examples: `2018/19` is `2018-19`, `flag:CSE` is `flag-cse`.
 */
export function slugOf(word: string): string {
  const plain = word
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
  if (PLAIN_WORDS.test(word) && !TAKEN.test(word)) return plain;
  return `${plain === "" ? "x" : plain.slice(0, 40)}-${sha256(word).slice(0, 8)}`;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function splitOnce(text: string, at: string): readonly [string, string | undefined] {
  const index = text.indexOf(at);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + at.length)];
}
