// A flag audit as text and as flat rows: what was drawn, what was taken from a sheet, and what the readings tell.
import type { DrawnAudit } from "../../actions/draw-flag-audit.ts";
import type { FlatTable } from "../../actions/flat-rows.ts";
import type { AuditTaken } from "../../actions/read-flag-audit.ts";
import type { AuditAgreement, AuditDesign, AuditEstimate, FlagAuditAnswer } from "../../measures/flag-audit-result.ts";
import { count, counted, percent, percentRange } from "../../web/words.ts";
import { bullets, type Line, section, terms, wrapped } from "../lines.ts";
import { drawTable } from "../table.ts";
import { problemLines } from "./problems.ts";

/** What was drawn: the frame, the strata with what each drawn crime stands for, and the sheet. */
export function drawnLines({ design, strata, again, sheet }: DrawnAudit, width: number): readonly Line[] {
  const columns = [
    { head: "Stratum", gives: "wrap" },
    { head: "Crimes", right: true },
    { head: "Drawn", right: true },
    { head: "Each stands for", right: true },
  ] as const;
  const rows = strata.map((one) => [
    one.title,
    count(one.crimes),
    count(one.drawn),
    (one.crimes / one.drawn).toFixed(1),
  ]);
  const head = `Audit ${design.audit}: ${counted(design.drawn, "crime", "crimes")} drawn from ${count(design.frame.crimes)} of ${design.file}`;
  return [
    ...wrapped(again ? `${head}, as before (entry ${design.entry}).` : `${head} (entry ${design.entry}).`, width).map(
      (bold) => ({ bold }),
    ),
    ...section("Strata", drawTable({ columns, rows }, width)),
    ...section("Left out of the frame, or counted once", bullets(leftOut(design), width)),
    ...section("The sheet", sheetWords(sheet, width)),
  ];
}

function leftOut({ frame }: AuditDesign): readonly string[] {
  const rows = (number: number, what: string): readonly string[] =>
    number === 0 ? [] : [`${counted(number, "row", "rows")}: ${what}`];
  return [
    ...rows(frame.withoutReference, "no crime reference, so that nobody could find the crime again."),
    ...rows(frame.noCrime, "the outcome says that it is no crime."),
    ...rows(frame.outOfScope, "another offence than the scope asks for."),
    ...rows(frame.flagUnclear, "a flag word that is not understood."),
    ...(frame.repeated === 0
      ? []
      : [`${counted(frame.repeated, "crime", "crimes")} on more than one row: counted once each.`]),
  ];
}

/** A sheet that was written. */
export function sheetLines(
  { audit, sheet }: { readonly audit: string; readonly sheet: DrawnAudit["sheet"] },
  width: number,
): readonly Line[] {
  return [...wrapped(`Audit ${audit}:`, width).map((bold) => ({ bold })), ...sheetWords(sheet, width)];
}

function sheetWords({ path, lines, holds }: DrawnAudit["sheet"], width: number): readonly string[] {
  const what =
    holds === "references"
      ? "It carries the crimes' own references, and its owner alone can read it. Destroy it once it is read in."
      : "It carries tokens in place of references: name the original with --extract to have the references.";
  return wrapped(
    `${path}, ${counted(lines, "line", "lines")}, says nothing of flag, stratum or outcome. ${what} The reader writes yes, no or ` +
      `cannot say in the column exploited; notes stay on the sheet. Then: everycase flag-audit read ${path} --as NAME`,
    width,
  );
}

/** The strata as flat rows. */
export function drawnTable({ design, strata }: DrawnAudit): FlatTable {
  return {
    columns: [
      ...["audit", "stratum", "flagged", "charged"].map((name) => [name, "VARCHAR"] as const),
      ["crimes", "BIGINT"],
      ["drawn", "BIGINT"],
      ["weight", "DOUBLE"],
    ],
    rows: strata.map((one) => [
      ...[design.audit, one.title, one.flagged ? "yes" : "no", one.charged ? "yes" : "no"],
      ...[one.crimes, one.drawn, one.crimes / one.drawn],
    ]),
  };
}

/** What was taken from a sheet, and each line that could not be. */
export function takenLines(what: AuditTaken, act: "read" | "decided", width: number): readonly Line[] {
  const { audit, person, entry, taken, replaced, asBefore, notRead, problems } = what;
  const told = [
    entry === null
      ? "Nothing new was kept."
      : `${counted(taken, "line was", "lines were")} kept as ${act} by ${person} (entry ${entry}).`,
    ...(replaced === 0
      ? []
      : [`${counted(replaced, "line takes", "lines take")} the place of an earlier word of the same person.`]),
    ...(asBefore === 0 ? [] : [`${counted(asBefore, "line says", "lines say")} what was said before.`]),
    ...(act === "read" && notRead > 0 ? [`${counted(notRead, "line is", "lines are")} not read.`] : []),
  ];
  return [
    ...wrapped(`Audit ${audit}: ${told.join(" ")}`, width),
    ...section(
      "What was not taken",
      problems.flatMap((problem) => problemLines(problem, width)),
    ),
  ];
}

/** The problems of a sheet as flat rows; the counts stand in each. */
export function takenTable({ audit, person, taken, replaced, asBefore, notRead, problems }: AuditTaken): FlatTable {
  const counts = [taken, replaced, asBefore, notRead];
  const row = (texts: readonly (string | null)[]): readonly (string | number | null)[] => [
    audit,
    person,
    ...counts,
    ...texts,
  ];
  return {
    columns: [
      ["audit", "VARCHAR"],
      ["person", "VARCHAR"],
      ...["taken", "replaced", "as_before", "not_read"].map((name) => [name, "BIGINT"] as const),
      ...["cell", "code", "found", "wanted"].map((name) => [name, "VARCHAR"] as const),
    ],
    rows:
      problems.length === 0
        ? [row([null, null, null, null])]
        : problems.map(({ cell = null, code, found, wanted }) => row([cell, code, found, wanted])),
  };
}

/** What the readings tell. */
export function auditLines(
  { says, design, readers, findings, caveats, method }: FlagAuditAnswer,
  width: number,
): readonly Line[] {
  const { strata, estimates, standing, differing, agreement } = findings;
  const columns = [
    { head: "Stratum", gives: "wrap" },
    { head: "Crimes", right: true },
    { head: "Drawn", right: true },
    { head: "Yes", right: true },
    { head: "No", right: true },
    { head: "No answer", right: true },
  ] as const;
  const rows = strata.map((one) => [one.title, ...[one.crimes, one.drawn, one.yes, one.no, one.open].map(count)]);
  return [
    ...wrapped(`Audit ${design.audit}, ${design.flag} flag, ${design.file}`, width).map((bold) => ({ bold })),
    ...wrapped(says, width),
    ...section("How far the reading is", bullets(progressWords({ readers, findings, design }), width)),
    ...section("Agreement, before anybody decided", wrapped(agreementWords(agreement), width)),
    ...section(
      "Lines that wait for a third person",
      differing.length === 0
        ? []
        : wrapped(
            `${differing.map(count).join(", ")}. Then: everycase flag-audit decide --line N --says WORD --as NAME`,
            width,
          ),
    ),
    ...section(
      "What the readings tell",
      estimates.flatMap((one) => estimateLines(one, width)),
    ),
    ...section("Beside it", wrapped(standingWords(standing), width)),
    ...section("Strata", drawTable({ columns, rows }, width)),
    ...section("Left out of the frame, or counted once", bullets(leftOut(design), width)),
    ...section("To be kept in mind", bullets(caveats, width)),
    ...section(
      "How",
      terms(
        [
          ["Seed", `“${design.seed}”`],
          ["Drawn", `the smallest SHA-256 of seed|token in each stratum (entry ${design.entry})`],
          ["Interval", method],
        ],
        width,
      ),
    ),
  ];
}

function progressWords({
  readers,
  findings: { lines, cannotSay },
  design,
}: Pick<FlagAuditAnswer, "readers" | "findings" | "design">): readonly string[] {
  return [
    ...(readers.length === 0 ? [`Nobody has read any of the ${counted(design.drawn, "line", "lines")}.`] : []),
    ...readers.map(
      ({ person, read }) => `${person} has read ${count(read)} of ${counted(design.drawn, "line", "lines")}.`,
    ),
    `${count(lines.agreed)} agreed, ${count(lines.decided)} decided, ${count(lines.different)} different, ${count(lines.waiting)} read by one person, ${count(lines.unread)} by nobody.`,
    ...(cannotSay === 0 ? [] : [`${counted(cannotSay, "settled line says", "settled lines say")} “cannot say”.`]),
  ];
}

function agreementWords({ both, same, share, kappa, kappaInterval, why }: AuditAgreement): string {
  if (share === null) return why ?? "";
  const head = `Both say the same of ${count(same)} of ${counted(both, "line", "lines")}, ${percent(share)}.`;
  const beyond =
    kappa === null
      ? ""
      : ` Cohen's kappa, the agreement beyond that of chance, is ${kappa.toFixed(2)}${kappaInterval === null ? "" : ` (${kappaInterval.map((one) => one.toFixed(2)).join(" to ")})`}.`;
  return `${head}${beyond}${why === null ? "" : ` ${why}`} It is of the sample as drawn, in which flagged crimes weigh more than among all.`;
}

/** Ends that are whole numbers but for the last bits of floating point stay what they are. */
const ROUNDING = 1e-6;

function estimateLines(
  { title, estimate, interval, bounds, crimes, why }: AuditEstimate,
  width: number,
): readonly Line[] {
  const value =
    estimate === null
      ? "no estimate"
      : `${percent(estimate)}${interval === null ? "" : ` (${percentRange(interval)})`}`;
  const number =
    crimes?.estimate === null || crimes === null
      ? ""
      : `, ${count(Math.round(crimes.estimate))} crimes${crimes.interval === null ? "" : ` (${count(Math.floor(crimes.interval[0] + ROUNDING))} to ${count(Math.ceil(crimes.interval[1] - ROUNDING))})`}`;
  const between =
    bounds === null || bounds[0] === bounds[1] ? "" : ` Lines without an answer could make it ${percentRange(bounds)}.`;
  return wrapped(`${title}: ${value}${number}.${between}${why === null ? "" : ` ${why}`}`, width, {
    first: "- ",
    rest: "  ",
  });
}

function standingWords({ charged, crimes, share }: FlagAuditAnswer["findings"]["standing"]): string {
  return share === null
    ? "There are no flagged crimes."
    : `Of the flagged crimes as they stand, ${count(charged)} of ${count(crimes)} led to a charge so far, ${percent(share)}: a count of all of them, without sampling.`;
}

/** The estimates as flat rows, then agreement and strata. */
export function auditTable({ design, findings }: FlagAuditAnswer): FlatTable {
  const { audit } = design;
  const { agreement, standing, strata, estimates } = findings;
  const pair = (interval: readonly [number, number] | null): readonly (number | null)[] => interval ?? [null, null];
  return {
    columns: [
      ...["audit", "part", "id", "title"].map((name) => [name, "VARCHAR"] as const),
      ...["value", "lower", "upper", "least", "most"].map((name) => [name, "DOUBLE"] as const),
      ...["crimes", "drawn", "yes", "no", "open", "count", "of"].map((name) => [name, "BIGINT"] as const),
      ...["method", "why"].map((name) => [name, "VARCHAR"] as const),
    ],
    rows: [
      ...estimates.map((one) => [
        ...[audit, "estimate", one.id, one.title, one.estimate, ...pair(one.interval), ...pair(one.bounds)],
        ...[...nothing(7), one.method, one.why],
      ]),
      [
        ...[audit, "standing", "flagged-charge-rate", "Charged, of the flagged as they stand", standing.share],
        ...[...nothing(9), standing.charged, standing.crimes, null, null],
      ],
      [
        ...[audit, "agreement", "share", "Lines on which both say the same", agreement.share],
        ...[...nothing(9), agreement.same, agreement.both, null, null],
      ],
      [
        ...[audit, "agreement", "kappa", "Cohen's kappa", agreement.kappa, ...pair(agreement.kappaInterval)],
        ...[...nothing(8), agreement.both, null, agreement.why],
      ],
      ...strata.map((one) => [
        ...[audit, "stratum", one.id, one.title, one.weight, ...nothing(4)],
        ...[one.crimes, one.drawn, one.yes, one.no, one.open, ...nothing(4)],
      ]),
    ],
  };
}

function nothing(cells: number): readonly null[] {
  return Array.from({ length: cells }, () => null);
}
