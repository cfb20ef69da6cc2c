// Forces and months that data.police.uk is known not to have: data, dated and with its source, so that an absence is not read as calm.
import { type Day, dayFrom } from "../../ground/day.ts";
import type { ForceId } from "../../standard/forces.ts";
import type { StreetKind } from "./member-names.ts";

/** One thing known to be missing. */
export interface KnownGap {
  readonly force: ForceId;
  /** Months `YYYY-MM`, both included; `null`: no such end is known. */
  readonly from: string | null;
  readonly to: string | null;
  readonly kinds: readonly StreetKind[];
  readonly says: string;
  readonly source: string;
  /** `read`: on a public page by us or by somebody who wrote it down. `stated`: commonly stated, not read in a source. */
  readonly status: "read" | "stated";
  /** The last day on which the source said so. */
  readonly asOf: Day | null;
}

/** The gaps that are known. A gap without an end may have ended since its day. */
export const KNOWN_GAPS: readonly KnownGap[] = [
  {
    force: "greater-manchester",
    from: "2019-07",
    to: null,
    kinds: ["street", "outcomes"],
    says: "After a change of IT systems no crime, outcome or stop and search data from July 2019 on.",
    source: "The notice on police.uk, as quoted by ukcrimestats.com (30 August 2020) and Leigh Journal (October 2022)",
    status: "read",
    asOf: dayFrom(2022, 10, 1),
  },
  {
    force: "police-scotland",
    from: null,
    to: null,
    kinds: ["street", "outcomes"],
    says: "Police Scotland is not in data.police.uk. Crimes at stations in Scotland stand under British Transport Police.",
    source: "README of a BBC data project; description of an interface to data.police.uk",
    status: "read",
    asOf: null,
  },
  {
    force: "psni",
    from: null,
    to: null,
    kinds: ["outcomes"],
    says: "Outcomes are not available for PSNI.",
    source: "The documentation of data.police.uk",
    status: "read",
    asOf: null,
  },
  {
    force: "british-transport-police",
    from: "2012-01",
    to: "2016-12",
    kinds: ["outcomes"],
    says: "British Transport Police has no outcomes in 2012 to 2016.",
    source: "README of a BBC data project",
    status: "read",
    asOf: null,
  },
];

/** The gap that covers a force, month (`YYYY-MM`) and kind of file, or `null`. */
export function findKnownGap(force: string, month: string, kind: StreetKind): KnownGap | null {
  const covers = ({ from, to }: KnownGap): boolean => (from ?? month) <= month && month <= (to ?? month);
  return KNOWN_GAPS.find((gap) => gap.force === force && gap.kinds.includes(kind) && covers(gap)) ?? null;
}
