// `everycase flag-audit`: draw a sample of flagged and unflagged crimes, take two blind readings and a third person's decisions, tell what they tell.
import { type DrawnAudit, drawFlagAudit, writeAuditSheet } from "../actions/draw-flag-audit.ts";
import { flagAuditResult } from "../actions/flag-audit-result.ts";
import { type AuditTaken, decideFlagAudit, readFlagAudit } from "../actions/read-flag-audit.ts";
import { Refusal } from "../ground/refusal.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import {
  auditLines,
  auditTable,
  drawnLines,
  drawnTable,
  sheetLines,
  takenLines,
  takenTable,
} from "./show/flag-audit.ts";

const ACTS = { draw, sheet, read, decide, result } as const;

/** Does what the first word says; without one, or with the id of an audit, tells its result. Refuses (`usage`) any other word. */
export async function flagAuditVerb(door: Door, [act, name]: readonly string[], options: Options): Promise<Ending> {
  if (act === undefined) return await result(door, undefined, options);
  // Just checked.
  if (Object.hasOwn(ACTS, act)) return await ACTS[act as keyof typeof ACTS](door, name, options);
  if (name === undefined && /^[0-9a-f]{4,12}$/u.test(act)) return await result(door, act, options);
  throw new Refusal(
    "usage",
    `Unknown word "${act}" after flag-audit.`,
    `Wanted: ${Object.keys(ACTS).join(", ")}, or an audit.`,
  );
}

function outOf({ out, extract }: Options): { readonly out: string; readonly extract?: string } {
  if (out === undefined)
    throw new Refusal("usage", "Where the sheet is written is not said.", "Say it: --out sheet.csv, outside the book.");
  return { out, ...(extract === undefined ? {} : { extract }) };
}

function numberOf(text: string, option: string): number {
  if (/^\d{1,6}$/u.test(text.trim())) return Number(text);
  throw new Refusal("usage", `Cannot read --${option}: found "${text.slice(0, 40)}", wanted a whole number.`);
}

async function draw(door: Door, label: string | undefined, options: Options): Promise<Ending> {
  const { flag = "CSE", seed = "", scope, by, size, flagged, unflagged, format } = options;
  const wish = {
    ...{ flag, seed },
    ...(label === undefined ? {} : { label }),
    ...(scope === undefined ? {} : { scope }),
    ...(by === undefined ? {} : { by }),
    ...(size === undefined ? {} : { size: numberOf(size, "size") }),
    ...(flagged === undefined ? {} : { flagged: numberOf(flagged, "flagged") }),
    ...(unflagged === undefined ? {} : { unflagged: numberOf(unflagged, "unflagged") }),
  };
  const drawn: DrawnAudit = await door.withTools((tools) => drawFlagAudit(tools, wish, outOf(options)));
  await answer(door, format, {
    lines: (width) => drawnLines(drawn, width),
    value: drawn,
    table: () => drawnTable(drawn),
  });
  return "done";
}

async function sheet(door: Door, audit: string | undefined, options: Options): Promise<Ending> {
  const wish = { differing: options.differing === true, ...(audit === undefined ? {} : { audit }) };
  const written = await door.withTools((tools) => writeAuditSheet(tools, wish, outOf(options)));
  await answer(door, options.format, {
    lines: (width) => sheetLines(written, width),
    value: written,
    table: () => ({
      columns: ["audit", "path", "lines", "holds"].map((one) => [one, one === "lines" ? "BIGINT" : "VARCHAR"]),
      rows: [[written.audit, written.sheet.path, written.sheet.lines, written.sheet.holds]],
    }),
  });
  return "done";
}

async function read(door: Door, path: string | undefined, { as = "", audit, format }: Options): Promise<Ending> {
  if (path === undefined)
    throw new Refusal("usage", "The filled sheet is missing.", "everycase flag-audit read sheet.csv --as NAME");
  const wish = { as, path, ...(audit === undefined ? {} : { audit }) };
  return await taken(door, format, "read", await door.withTools((tools) => readFlagAudit(tools, wish)));
}

async function decide(door: Door, path: string | undefined, options: Options): Promise<Ending> {
  const { as = "", audit, line, says, format } = options;
  const wish = {
    as,
    ...(path === undefined ? {} : { path }),
    ...(audit === undefined ? {} : { audit }),
    ...(line === undefined ? {} : { line }),
    ...(says === undefined ? {} : { says }),
  };
  return await taken(door, format, "decided", await door.withTools((tools) => decideFlagAudit(tools, wish)));
}

async function taken(
  door: Door,
  format: string | undefined,
  act: "read" | "decided",
  what: AuditTaken,
): Promise<Ending> {
  await answer(door, format, {
    lines: (width) => takenLines(what, act, width),
    value: what,
    table: () => takenTable(what),
  });
  return what.problems.length === 0 ? "done" : "problems";
}

async function result(door: Door, audit: string | undefined, { format }: Options): Promise<Ending> {
  const found = await door.withTools((tools) => flagAuditResult(tools, audit));
  await answer(door, format, {
    lines: (width) => auditLines(found, width),
    value: found,
    table: () => auditTable(found),
  });
  return "done";
}
