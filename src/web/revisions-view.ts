// What the page of revisions is given: plain values, so that any door can show the same page.
import type { Published } from "../disclosure/published.ts";
import type { Revisions } from "../measures/revisions-result.ts";
import type { Choices, Question } from "./views.ts";

/** The revisions with the question they answer. */
export interface RevisionsView {
  readonly revisions: Published<Revisions>;
  readonly question: Question;
  readonly choices: Choices;
  /** Also what did not change. */
  readonly all: boolean;
}
