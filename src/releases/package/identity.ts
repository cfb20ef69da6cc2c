// What names a question and a figure in the package: words that stay the same from release to release.
import type { Basis, Denominator } from "../../standard/bases.ts";
import { figureAnchor, figuresPath, folderOf, slugOf } from "../../web/site/address.ts";

/** A question without its denominator. */
export interface Asked {
  readonly scope: string;
  readonly period: string;
  readonly basis: Basis;
}

/** A figure of a question; `force` is `null` for all alike forces together. */
export interface FigureName extends Asked {
  readonly force: string | null;
  readonly figure: string;
  readonly denominator: Denominator;
}

/** Example: `flag-cse/2018-19/recorded`; of each force's newest figures `flag-cse/newest`. */
export function questionId(asked: Asked): string {
  return folderOf(asked).replace(/^questions\//u, "");
}

/** Example: `flag-cse/2018-19/recorded/kent/rate`; a rate under another denominator is `…/rate-less-transferred`. */
export function figureId(name: FigureName): string {
  const { force, figure, denominator } = name;
  const who = force === null ? "all-forces" : slugOf(force);
  return `${questionId(name)}/${who}/${figureAnchor(figure, denominator)}`;
}

/** The address of the figure's passport in the site, from its root. */
export function pageOf(name: FigureName): string {
  return `${figuresPath(name.force, name)}#${figureAnchor(name.figure, name.denominator)}`;
}
