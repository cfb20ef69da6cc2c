// What a page answers, for the title of its window: pages of one force, and of one comparison, differ in nothing else there.
import type { Basis, Denominator } from "../standard/bases.ts";

/** What a title names of an answer. */
export interface Answered {
  readonly passport: {
    readonly scope: { readonly title: string };
    readonly period: { readonly id: string; readonly title: string };
  };
  readonly basis: Basis;
  readonly denominator: Denominator;
}

/** `Kent: Rape, April 2018 to March 2019, recorded basis`; a denominator other than all is named. */
export function pageTitle(whose: string, { passport, basis, denominator }: Answered): string {
  const { scope, period } = passport;
  const whole = denominator === "all" ? "" : `, ${denominator.replaceAll("-", " ")}`;
  // Where the period is left open, each force has a basis of its own too.
  const by = period.id === "" ? "" : `, ${basis === "not stated" ? "basis not stated" : `${basis} basis`}`;
  return `${whose}: ${scope.title}, ${period.title}${by}${whole}`;
}
