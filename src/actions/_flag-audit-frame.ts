// What a flag audit is drawn from: the words of an extract made into a frame that the engine can count and draw from.
import { Refusal } from "../ground/refusal.ts";
import type { AuditDesign } from "../measures/flag-audit-result.ts";
import type { CaseMapping } from "../sources/case-extracts/mapping.ts";
import { readCaseFlag, readCaseOutcome } from "../sources/case-extracts/outcome-labels.ts";
import { foldLabel } from "../standard/label.ts";
import { findOffence, normaliseOffenceCode } from "../standard/offences.ts";
import { parseScope } from "../standard/scopes.ts";
import { countCaseWords } from "../warehouse/case-ask.ts";
import type { CaseFrame, FrameStratum, FrameWord } from "../warehouse/case-frame.ts";
import type { Engine } from "../warehouse/engine.ts";
import type { CaseFile } from "./case-files.ts";

/** What is drawn from: the flag, the scope (`all`, or one of offences, several codes with commas) and what strata are split by besides. */
export type FrameWish = Pick<AuditDesign, "flag" | "scope" | "by">;

/** A wish as a frame of one extract. Refuses (`notPossible`) an extract without the columns, (`usage`) an unknown scope. */
export async function frameOf(engine: Engine, file: CaseFile, { flag, scope, by }: FrameWish): Promise<CaseFrame> {
  const { mapping } = file.account;
  if (mapping.columns.flag === undefined)
    throw new Refusal("notPossible", "The extract has no column of flags.", "Map one: everycase cases propose");
  const codes = codesOf(scope);
  if ((codes !== null || by === "offence") && mapping.columns.offenceCode === undefined)
    throw new Refusal("notPossible", "The extract has no column of offence codes.", "Leave --scope and offence out.");
  const words = async (column: "flag" | "outcome" | "offence"): Promise<readonly string[]> =>
    (await countCaseWords(engine, file.path, column)).map(({ label }) => label ?? "");
  return {
    path: file.path,
    by,
    flags: (await words("flag")).map((word) => ({ word, means: flagMeaning(word, { flag, mapping }) })),
    outcomes: (await words("outcome")).map((word) => ({ word, means: outcomeMeaning(word, mapping) })),
    offences: codes === null && by !== "offence" ? null : offencesAmong(await words("offence"), codes),
  };
}

/** The codes of a scope; `null` for all crimes. */
function codesOf(scope: string): ReadonlySet<string> | null {
  if (scope === "all") return null;
  const parts = scope.split(",").map((one) => parseScope(one.trim()) ?? parseScope(`code:${one.trim()}`));
  const known = parts.filter((one) => one?.kind === "offences");
  if (known.length === parts.length) return new Set(known.flatMap((one) => one.codes));
  throw new Refusal(
    "usage",
    `Cannot draw from the scope "${scope}".`,
    "Scopes: all, child-titled, sexual-offences, rape, or offence codes such as 19D,71.",
  );
}

function offencesAmong(words: readonly string[], codes: ReadonlySet<string> | null): readonly FrameWord[] {
  return words.flatMap((word) => {
    const code = normaliseOffenceCode(word);
    return codes === null || codes.has(code) ? [{ word, means: code }] : [];
  });
}

function flagMeaning(
  word: string,
  { flag, mapping }: { readonly flag: "CSE" | "CSA"; readonly mapping: CaseMapping },
): string {
  const read = readCaseFlag(word, mapping);
  if (read === "notUnderstood") return "unclear";
  if (read === flag) return "flagged";
  // A cell may hold both flags; it is read as CSE.
  const both = read === "CSE" && /\bcsa\b|child sexual abuse/u.test(foldLabel(word));
  return both ? "flagged" : "unflagged";
}

function outcomeMeaning(word: string, mapping: CaseMapping): string {
  const read = readCaseOutcome(word, mapping);
  if (read.kind === "apart") return "apart";
  return read.kind === "line" && read.line === "charged" ? "charged" : "other";
}

/** A stratum in words. Example: `CSE flag, charged, 2019/20`. */
export function stratumTitle({ flagged, charged, group }: FrameStratum, { flag, by }: FrameWish): string {
  const part = by === "year" ? yearTitle(group) : by === "offence" ? offenceTitle(group) : null;
  const words = [flagged ? `${flag} flag` : `no ${flag} flag`, charged ? "charged" : "not charged", part];
  return words.filter((one) => one !== null).join(", ");
}

function yearTitle(group: string): string {
  const year = Number(group);
  return Number.isInteger(year) ? `${year}/${String((year + 1) % 100).padStart(2, "0")}` : "no day of recording";
}

function offenceTitle(group: string): string {
  return group === "no code"
    ? "no offence code"
    : `${group}${findOffence(group) === null ? "" : ` ${findOffence(group)?.title}`}`;
}
