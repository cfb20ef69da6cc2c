// A whole report: one force, a set of forces among all others, or the country with every force.
import type { Published } from "../../disclosure/published.ts";
import type { Comparison, ForceAnswer } from "../../measures/result.ts";
import { listed } from "../words.ts";
import { comparisonBlocks } from "./comparison-section.ts";
import type { Block, ReportDocument } from "./document.ts";
import { type ForceInReport, forceBlocks } from "./force-section.ts";

/** What a report is made of. */
export interface ReportParts {
  /** `null` in a report of one force alone. */
  readonly comparison: Published<Comparison> | null;
  readonly forces: readonly (ForceInReport & { readonly answer: Published<ForceAnswer> })[];
  /** Whether the report is of every force there is. */
  readonly whole: boolean;
}

/** From so many sections on a report has a table of contents, and from so many on it takes a page of its own. */
const CONTENTS_FROM = 3;
const CONTENTS_PAGE_FROM = 12;

const PAGE: Block = { kind: "page" };

/** Lays a report out as blocks. */
export function reportOf({ comparison, forces, whole }: ReportParts): ReportDocument {
  const only = whole ? undefined : new Set(forces.map(({ answer }) => answer.force));
  const sections: readonly (readonly Block[])[] = [
    ...(comparison === null ? [] : [comparisonBlocks(comparison, only)]),
    ...forces.map((one) => forceBlocks(one)),
  ];
  const passport = comparison?.passport ?? forces[0]?.answer.passport;
  const about = passport === undefined ? "" : `${passport.scope.title}, ${passport.period.title}`;
  const title = titleOf({ comparison, forces, whole });
  const contents: readonly Block[] =
    sections.length < CONTENTS_FROM
      ? []
      : [
          { kind: "heading", level: 1, text: title, listed: false },
          { kind: "contents", title: "Contents" },
          ...(sections.length < CONTENTS_PAGE_FROM ? [] : [PAGE]),
        ];
  return {
    title: `${title}: ${about}`,
    running: `${title}, ${about}`,
    over: `Everycase report. ${title}. ${about}.`,
    blocks: [
      ...contents,
      ...sections.flatMap((section, at): readonly Block[] => (at === 0 ? section : [PAGE, ...section])),
    ],
  };
}

function titleOf({ forces, whole }: ReportParts): string {
  const names = forces.map(({ answer }) => answer.called);
  if (whole) return "All forces";
  return names.length > 4 ? `${names.length} forces` : listed(names);
}
