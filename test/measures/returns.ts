// Returns of forces written line by line for tests of the measures.

/** What a return says beside its figures; what is left out is a year of flagged crimes on the recorded basis, with a stated rule. */
export interface Labels {
  readonly period?: string;
  readonly unit?: string;
  readonly scope?: string;
  readonly rule?: string;
  readonly origin?: string;
  readonly basis?: string;
  readonly edition?: string;
}

const HEADER = "force,period,unit,scope,flag_rule,flag_origin,basis,edition,line,value";

/** The figures of one force as lines of a return, in the order given. Example: `lines("Kent", { total: 40, charged: "<5" })`. */
export function lines(
  force: string,
  figures: Readonly<Record<string, number | string>>,
  labels: Labels = {},
): string[] {
  const {
    period = "2023/24",
    unit = "crimes",
    scope = "flag:CSE",
    rule = "when the crime is recorded",
    origin = "officer",
    basis = "recorded",
    edition = "",
  } = labels;
  return Object.entries(figures).map(([line, value]) =>
    [force, period, unit, scope, rule, origin, basis, edition, line, value]
      .map((text) => quoted(String(text)))
      .join(","),
  );
}

/** A return of these lines. */
export function returnOf(...rows: readonly (readonly string[])[]): string {
  return [HEADER, ...rows.flat(), ""].join("\n");
}

function quoted(text: string): string {
  return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
