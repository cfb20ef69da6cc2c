// Draws the sample of a flag audit: flagged and unflagged crimes of an extract, by stratum and seed, kept as one entry of tokens.
import { digestOf, type Json } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import { allocate, leastSample } from "../measures/allocate-sample.ts";
import type { AuditDesign, AuditStratum } from "../measures/flag-audit-result.ts";
import { countFrame, drawTokens, type FrameStratum } from "../warehouse/case-frame.ts";
import { refuseInsideBook, type SheetWish, sheetText, writeSheet } from "./_audit-sheet.ts";
import { AUDIT_DRAWN, type AuditDrawn, auditNamed, designOf } from "./_flag-audit-book.ts";
import { type FrameWish, frameOf, stratumTitle } from "./_flag-audit-frame.ts";
import { type CaseFile, caseFiles } from "./case-files.ts";
import type { Tools } from "./tools.ts";

/** A sample to draw. `size` is halved between flagged and unflagged crimes, each of which answers a question of its own; or each side is named. */
export interface DrawWish {
  readonly label?: string;
  readonly flag: string;
  readonly scope?: string;
  readonly by?: string;
  readonly size?: number;
  readonly flagged?: number;
  readonly unflagged?: number;
  readonly seed: string;
}

/** What was drawn, and the sheet that was written. */
export interface DrawnAudit {
  readonly design: AuditDesign;
  readonly strata: readonly AuditStratum[];
  /** Whether the very same sample was drawn before. */
  readonly again: boolean;
  readonly sheet: { readonly path: string; readonly lines: number; readonly holds: "references" | "tokens" };
}

/** People read every line twice. */
const MOST_LINES = 10_000;

/**
 * Draws a sample and writes its blind sheet. The same wish on the same extract draws the same crimes. Refuses (`usage`) a wish
 * that cannot be read or is too small for its strata, (`notFound`) no extract, (`notPossible`) one without flags or crimes.
 */
export async function drawFlagAudit(tools: Tools, wish: DrawWish, sheet: SheetWish): Promise<DrawnAudit> {
  const seed = wish.seed.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (seed === "" || seed.length > 200)
    throw new Refusal(
      "usage",
      "A sample needs a seed of 1 to 200 characters.",
      'Any words will do: --seed "audit of May 2026".',
    );
  await refuseInsideBook(tools, sheet);
  const asked = wishOf(wish);
  const [file] = await caseFiles(tools, wish.label);
  if (file === undefined) throw new Refusal("notFound", "No extract of cases has been added.");
  const { engine } = await tools.warehouse();
  const frame = await frameOf(engine, file, asked);
  tools.progress({ act: "Counting the crimes to draw from", done: 0, of: 3 });
  const { strata: found, ...told } = await countFrame(engine, frame);
  const strata = allocated(found, asked, wish);
  tools.progress({ act: "Drawing", done: 1, of: 3 });
  const sizes = new Map(strata.map(({ id, drawn }) => [id, drawn]));
  const tokens = await drawTokens(engine, frame, { seed, sizes });
  const body: AuditDrawn = {
    ...{ ...asked, seed, file: file.book.body.name, sha256: file.book.entry.subject },
    frame: { ...told, crimes: found.reduce((sum, { crimes }) => sum + crimes, 0) },
    ...{ strata, tokens },
  };
  return await keep(tools, { body, file, sheet });
}

function wishOf({ flag, scope = "all", by = "flag" }: DrawWish): FrameWish {
  const wanted = flag.trim().toUpperCase();
  if (wanted !== "CSE" && wanted !== "CSA") throw new Refusal("usage", `Unknown flag "${flag}".`, "Flags: CSE, CSA.");
  const parts = by.split(",").map((one) => one.trim().toLowerCase());
  const [more = "flag", ...others] = parts.filter((one) => one !== "flag");
  if (others.length > 0 || (more !== "flag" && more !== "year" && more !== "offence"))
    throw new Refusal("usage", `Cannot read --by: found "${by}".`, "Wanted: flag, flag,year or flag,offence.");
  return { flag: wanted, scope: scope.trim(), by: more };
}

function allocated(found: readonly FrameStratum[], asked: FrameWish, wish: DrawWish): readonly AuditStratum[] {
  const sides = [found.filter((one) => one.flagged), found.filter((one) => !one.flagged)] as const;
  const crimes = sides.map((side) => side.reduce((sum, one) => sum + one.crimes, 0));
  if (found.length === 0) throw new Refusal("notPossible", "No crime of the extract is of this scope.");
  const wanted = wantedOf(wish, crimes);
  if (wanted.reduce((sum, one) => sum + one, 0) > MOST_LINES)
    throw new Refusal("usage", `A sample has at most ${MOST_LINES} crimes.`, "People read every one of them twice.");
  return sides.flatMap((side, at) => {
    const sizes = side.map((one) => one.crimes);
    const [most, least] = [Math.min(wanted[at] ?? 0, crimes[at] ?? 0), leastSample(sizes)];
    if (most < least) throw tooSmall(at === 0 ? "flagged" : "unflagged", { most, least, strata: side.length });
    const drawn = allocate(most, sizes);
    return side.map((one, index) => ({
      ...{ id: one.id, title: stratumTitle(one, asked), flagged: one.flagged, charged: one.charged },
      ...{ crimes: one.crimes, drawn: drawn[index] ?? 0 },
    }));
  });
}

/** How many of each side are wanted. Where one side has fewer crimes than its half, the other gets the rest. */
function wantedOf(
  { size, flagged, unflagged }: DrawWish,
  [having = 0, without = 0]: readonly number[],
): readonly number[] {
  if (size === undefined && flagged !== undefined && unflagged !== undefined) return [flagged, unflagged];
  if (size === undefined || flagged !== undefined || unflagged !== undefined)
    throw new Refusal(
      "usage",
      "How many crimes are drawn is not said.",
      "Say --size 200, or --flagged 120 --unflagged 80.",
    );
  const half = Math.min(having, Math.max(Math.ceil(size / 2), size - without));
  return [half, Math.min(without, size - half)];
}

function tooSmall(
  side: string,
  { most, least, strata }: { readonly most: number; readonly least: number; readonly strata: number },
): Refusal {
  return new Refusal(
    "usage",
    `${most} ${side} crimes are too few for ${strata} strata: at least ${least} are needed.`,
    "Draw more, or split by fewer things: --by flag.",
  );
}

async function keep(
  tools: Tools,
  { body, file, sheet }: { readonly body: AuditDrawn; readonly file: CaseFile; readonly sheet: SheetWish },
): Promise<DrawnAudit> {
  const id = digestOf(body as unknown as Json).slice(0, 12);
  const lines = body.tokens.map((token, index) => ({ line: index + 1, token }));
  // Everything that can fail does so before the entry: a sample that nobody can read is no sample.
  tools.progress({ act: "Writing the sheet", done: 2, of: 3 });
  const text = await sheetText(tools, {
    id,
    lines,
    file,
    ...(sheet.extract === undefined ? {} : { extract: sheet.extract }),
  });
  await writeSheet(sheet.out, text);
  const at = tools.now();
  const { appended } = tools.ledger.append(
    { kind: AUDIT_DRAWN, subject: id, actor: "operator", saidAt: at, body: body as unknown as Json, schemaVersion: 1 },
    { recordedAt: at, expect: "newSubject" },
  );
  const holds = sheet.extract === undefined ? "tokens" : "references";
  return {
    design: designOf(auditNamed(tools, id)),
    strata: body.strata,
    again: !appended,
    sheet: { path: sheet.out, lines: lines.length, holds },
  };
}

/** Writes the sheet of an audit again, for the second reader or, with `differing`, of the lines that wait for a third person. */
export async function writeAuditSheet(
  tools: Tools,
  { audit, differing = false }: { readonly audit?: string; readonly differing?: boolean },
  sheet: SheetWish,
): Promise<{ readonly audit: string; readonly sheet: DrawnAudit["sheet"] }> {
  await refuseInsideBook(tools, sheet);
  const found = auditNamed(tools, audit);
  const lines = differing
    ? found.lines.filter(
        ({ readings: [first, second], decision }) =>
          decision === null && second !== undefined && first?.says !== second.says,
      )
    : found.lines;
  if (lines.length === 0) throw new Refusal("notPossible", `No line of the audit ${found.id} waits for a decision.`);
  const [file] = await caseFiles(tools, found.body.sha256);
  if (file === undefined) throw new Refusal("notFound", `The extract ${found.body.file} is not in the book.`);
  const text = await sheetText(tools, {
    id: found.id,
    lines,
    file,
    ...(sheet.extract === undefined ? {} : { extract: sheet.extract }),
  });
  await writeSheet(sheet.out, text);
  const holds = sheet.extract === undefined ? "tokens" : "references";
  return { audit: found.id, sheet: { path: sheet.out, lines: lines.length, holds } };
}
