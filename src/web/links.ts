// Addresses of every view: a question in, an href out. The names are those of the CLI options.
import type { MeasureAsked } from "./measure-view.ts";
import type { Order, Question } from "./views.ts";

/** The query string of a question, without `?`; the newest edition and the order by rate stay unsaid. */
function queryOf(question: Question, order: Order = "rate"): string {
  const parts = [
    ["scope", question.scope],
    ["period", question.period],
    ["basis", question.basis],
    ["denominator", question.denominator],
    ...(question.edition === null ? [] : [["edition", question.edition]]),
    ...(question.asKnownOn === undefined ? [] : [["as-known-on", question.asKnownOn]]),
    ...(question.method === undefined ? [] : [["method", question.method]]),
    ...(order === "rate" ? [] : [["order", order]]),
  ] as const;
  return parts.map(([name, value]) => `${name}=${encode(value ?? "")}`).join("&");
}

/** A value in a query string, with what may stand there left readable: `2018/19` and `flag:CSE` stay as they are. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%20", "+");
}

/** The comparison that answers a question. */
export function compareHref(question: Question, order?: Order): string {
  return `/compare?${queryOf(question, order)}`;
}

/** One force's page for a question. */
export function forceHref(force: string, question: Question): string {
  return `/force/${encodeURIComponent(force)}?${queryOf(question)}`;
}

/** The passport of a figure; without a force, of the pooled figure of all bodies. */
export function passportHref(figure: string, question: Question, force?: string): string {
  const of = force === undefined ? "" : `&force=${encode(force)}`;
  return `/passport?figure=${encode(figure)}${of}&${queryOf(question)}`;
}

/** What changed between the editions; with a force its own lines. `byQuarter` tells quarter by quarter, `all` also what did not change. */
export function revisionsHref(
  { scope, period, basis, asKnownOn }: Pick<Question, "scope" | "period" | "basis" | "asKnownOn">,
  more: { readonly force?: string; readonly byQuarter?: boolean; readonly all?: boolean } = {},
): string {
  return `/revisions?${revisionsQuery({ scope, period, basis, ...(asKnownOn === undefined ? {} : { asKnownOn }) }, more)}`;
}

/** What changed between the editions as a file. */
export function revisionsDownload(
  format: "csv" | "json" | "parquet",
  question: Parameters<typeof revisionsHref>[0],
  more: Parameters<typeof revisionsHref>[1] = {},
): string {
  return `/download/revisions.${format}?${revisionsQuery(question, more)}`;
}

function revisionsQuery(
  { scope, period, basis, asKnownOn }: Parameters<typeof revisionsHref>[0],
  { force, byQuarter = false, all = false }: NonNullable<Parameters<typeof revisionsHref>[1]>,
): string {
  const parts = [
    ["scope", scope],
    ["period", period],
    ["basis", basis],
    ...(asKnownOn === undefined ? [] : [["as-known-on", asKnownOn]]),
    ...(force === undefined ? [] : [["force", force]]),
    ...(byQuarter ? [["by", "quarter"]] : []),
    ...(all ? [["show", "all"]] : []),
  ] as const;
  return parts.map(([name, value]) => `${name}=${encode(value ?? "")}`).join("&");
}

/** The outcomes against the recorded crimes, as asked but for what changes. */
export function reconcileHref(
  found: { readonly period: { readonly id: string } | null; readonly scope: { readonly id: string } },
  { force, by }: { readonly force: string | null; readonly by: string },
): string {
  const parts = [
    ...(found.period === null ? [] : [["period", found.period.id] as const]),
    ...(found.scope.id === "all" ? [] : [["scope", found.scope.id] as const]),
    ...(force === null ? [] : [["force", force] as const]),
    ...(by === "force" ? [] : [["by", by] as const]),
  ];
  return parts.length === 0
    ? "/reconcile"
    : `/reconcile?${parts.map(([name, value]) => `${name}=${encode(value)}`).join("&")}`;
}

/** The report on one archived file. */
export function fileHref(sha256: string): string {
  return `/sources/${encodeURIComponent(sha256)}`;
}

/** The archived bytes as they came. */
export function originalHref(sha256: string): string {
  return `/files/${encodeURIComponent(sha256)}`;
}

/** What figures can be taken along as. */
type FileFormat = "csv" | "json" | "parquet" | "xlsx";

/** The comparison as a file. */
export function compareDownload(format: FileFormat | "svg" | "png", question: Question): string {
  return `/download/compare.${format}?${queryOf(question)}`;
}

/** A measure asked: the question, the force and the measure's own options by their names. */
export function measureHref(id: string, asked: MeasureAsked): string {
  return `/measures/${encodeURIComponent(id)}?${measureQuery(asked)}`;
}

/** The reference page of a measure. */
export function aboutMeasureHref(id: string): string {
  return `/measures/${encodeURIComponent(id)}/about`;
}

/** The answer of a measure as a file. */
export function measureDownload(id: string, format: FileFormat | "svg" | "png", asked: MeasureAsked): string {
  return `/download/measure.${format}?measure=${encode(id)}&${measureQuery(asked)}`;
}

function measureQuery({ question, force, options }: MeasureAsked): string {
  const own = Object.entries({ ...(force === null ? {} : { force }), ...options }).filter(([, value]) => value !== "");
  return [queryOf(question), ...own.map(([name, value]) => `${name}=${encode(value)}`)].join("&");
}

/** One force's figures as a file; `svg` and `png` are its balance as a picture, `pdf` is the report on it. */
export function forceDownload(format: FileFormat | "svg" | "png" | "pdf", force: string, question: Question): string {
  return `/download/force.${format}?force=${encode(force)}&${queryOf(question)}`;
}

/** The form for entering a figure by hand, begun with what is known of it. */
export function enterHref(typed: Readonly<Record<string, string>>): string {
  return withFields("/enter", typed);
}

/** What was entered by hand. */
export function enteredHref(said: Readonly<Record<string, string>> = {}): string {
  return withFields("/entered", said);
}

function withFields(path: string, fields: Readonly<Record<string, string>>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== "");
  return given.length === 0 ? path : `${path}?${given.map(([name, value]) => `${name}=${encode(value)}`).join("&")}`;
}
