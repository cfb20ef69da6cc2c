// The question for each force's newest figures, which leaves period and basis open: how it is asked, told, and closed for one row.
import type { ForceRow } from "../measures/result.ts";
import type { Basis } from "../standard/bases.ts";
import type { SiteFrame } from "./site/frame.ts";
import type { Question } from "./views.ts";

/** The question as the pages of the app ask it: period and basis stay empty. */
export function newestQuestion({ scope, denominator }: Pick<Question, "scope" | "denominator">): Question {
  // Empty is read as not given: the type of the view knows the named bases only.
  return { scope, denominator, period: "", basis: "" as Basis, edition: null };
}

/** Whether each force's newest figures are meant: no source names a period or a basis with nothing. */
export function isEachNewest({ period, basis }: { readonly period: string; readonly basis: string }): boolean {
  return period === "" && basis === "";
}

/**
 * The question that leads to a row's own figure. The app leaves open what was left open, so that a reader comes back to the table;
 * a site has a page for each period and basis alone.
 */
export function questionOfRow(
  question: Question,
  { period, basis }: Pick<ForceRow, "period" | "basis">,
  site: SiteFrame | undefined,
): Question {
  return site !== undefined && isEachNewest(question) ? { ...question, period, basis } : question;
}
