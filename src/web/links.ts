// Addresses of every view: a question in, an href out. The names are those of the CLI options.
import type { Order, Question } from "./views.ts";

/** The query string of a question, without `?`; the newest edition and the order by rate stay unsaid. */
function queryOf(question: Question, order: Order = "rate"): string {
  const parts = [
    ["scope", question.scope],
    ["period", question.period],
    ["basis", question.basis],
    ["denominator", question.denominator],
    ...(question.edition === null ? [] : [["edition", question.edition]]),
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

/** The report on one archived file. */
export function fileHref(sha256: string): string {
  return `/sources/${encodeURIComponent(sha256)}`;
}

/** The archived bytes as they came. */
export function originalHref(sha256: string): string {
  return `/files/${encodeURIComponent(sha256)}`;
}

/** The comparison as a file. */
export function compareDownload(format: "csv" | "json" | "parquet" | "svg", question: Question): string {
  return `/download/compare.${format}?${queryOf(question)}`;
}

/** One force's figures as a file. */
export function forceDownload(format: "csv" | "json" | "parquet", force: string, question: Question): string {
  return `/download/force.${format}?force=${encode(force)}&${queryOf(question)}`;
}
