// Takes in what one person says of the lines of a flag audit, and what a third person decides: each one entry of tokens and words.
import type { Json } from "../ground/digest.ts";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import { AUDIT_WORDS, type AuditSays } from "../measures/flag-audit-result.ts";
import { foldLabel } from "../standard/label.ts";
import { isSamePerson } from "../standard/person.ts";
import { auditOfSheet, readSheet } from "./_audit-sheet.ts";
import { AUDIT_DECIDED, AUDIT_READ, auditNamed, type BookAudit, type BookLine } from "./_flag-audit-book.ts";
import { personNamed } from "./enter-figure.ts";
import type { Tools } from "./tools.ts";

/** What came of a sheet. Nothing of what anybody else said is told. */
export interface AuditTaken {
  readonly audit: string;
  readonly person: string;
  /** The entry that was written; `null` where there was nothing new to keep. */
  readonly entry: string | null;
  /** Lines that were kept, among them those that take the place of an earlier word of the same person. */
  readonly taken: number;
  readonly replaced: number;
  /** Lines that say what the same person said before. */
  readonly asBefore: number;
  /** Lines of the sample of which nothing was taken from this sheet. */
  readonly notRead: number;
  readonly problems: readonly Problem[];
}

/** A sheet that somebody filled in. `audit`: the one it names itself if left out. */
export interface ReadWish {
  readonly as: string;
  readonly path: string;
  readonly audit?: string;
}

type Filled = { readonly line: BookLine; readonly says: AuditSays; readonly cell: string };

/**
 * Keeps what a person says as one entry: everything that can be taken, with a problem for each line that cannot. Refuses
 * (`usage`) nobody named or missing columns, (`notFound`) no such sheet or audit.
 */
export async function readFlagAudit(tools: Tools, { as, path, audit: named }: ReadWish): Promise<AuditTaken> {
  const person = personNamed(as);
  const audit = auditNamed(tools, named ?? (await auditOfSheet(path)));
  const sheet = await readSheet(tools, audit, path);
  const file = path.split(/[\\/]/u).at(-1) ?? path;
  const barred = sheet.said.flatMap((one) => barOfReading(one, { person, file }));
  const open = sheet.said.filter(({ cell }) => !barred.some((problem) => problem.cell === cell));
  const before = (one: Filled): AuditSays | undefined =>
    one.line.readings.find((reading) => isSamePerson(reading.person, person))?.says;
  const fresh = open.filter((one) => before(one) !== one.says);
  return {
    ...{ audit: audit.id, person, entry: keep(tools, AUDIT_READ, { audit, person, fresh }) },
    taken: fresh.length,
    replaced: fresh.filter((one) => before(one) !== undefined).length,
    asBefore: open.length - fresh.length,
    notRead: audit.lines.length - open.length,
    problems: [...sheet.problems, ...barred],
  };
}

/** Two readings of a line are enough, and neither changes once both are in. */
function barOfReading(
  { line, says, cell }: Filled,
  { person, file }: { readonly person: string; readonly file: string },
): readonly Problem[] {
  if (line.readings.length < 2) return [];
  const own = line.readings.find((reading) => isSamePerson(reading.person, person));
  if (own?.says === says) return [];
  const base = { file, cell, found: `line ${line.line}: ${says}` };
  if (own !== undefined)
    return [
      {
        ...base,
        code: "already-settled",
        wanted: "the word of before: both readings of the line are in, and neither changes",
      },
    ];
  return [
    {
      ...base,
      code: "two-have-read",
      wanted: "a line that fewer than two people have read",
      hint: "Where they differ: everycase flag-audit decide",
    },
  ];
}

/** A decision: a sheet, or one line with a word. */
export interface DecideWish {
  readonly as: string;
  readonly audit?: string;
  readonly path?: string;
  readonly line?: string;
  readonly says?: string;
}

/**
 * Keeps a third person's word on lines that two people read differently. A line without a difference, or one that this
 * person read, is a problem. Refuses (`usage`) a wish without lines.
 */
export async function decideFlagAudit(tools: Tools, wish: DecideWish): Promise<AuditTaken> {
  const person = personNamed(wish.as);
  const named = wish.audit ?? (wish.path === undefined ? undefined : await auditOfSheet(wish.path));
  const audit = auditNamed(tools, named);
  const sheet = wish.path === undefined ? oneLine(audit, wish) : await readSheet(tools, audit, wish.path);
  const file = wish.path?.split(/[\\/]/u).at(-1) ?? "--line";
  const barred = sheet.said.flatMap((one) => barOfDecision(one, { person, file }));
  const open = sheet.said.filter(({ cell }) => !barred.some((problem) => problem.cell === cell));
  const fresh = open.filter(({ line, says }) => line.decision !== says);
  return {
    ...{ audit: audit.id, person, entry: keep(tools, AUDIT_DECIDED, { audit, person, fresh }) },
    taken: fresh.length,
    replaced: fresh.filter(({ line }) => line.decision !== null).length,
    asBefore: open.length - fresh.length,
    notRead: audit.lines.length - open.length,
    problems: [...sheet.problems, ...barred],
  };
}

function oneLine(
  audit: BookAudit,
  { line: number, says: text }: DecideWish,
): { said: readonly Filled[]; problems: readonly Problem[] } {
  if (number === undefined || text === undefined)
    throw new Refusal(
      "usage",
      "Which line is decided, and how, is not said.",
      "everycase flag-audit decide --line 12 --says yes --as NAME",
    );
  const line = audit.lines.find((one) => String(one.line) === number.trim());
  if (line === undefined)
    throw new Refusal("usage", `There is no line ${number}.`, `Lines: 1 to ${audit.lines.length}.`);
  const says = AUDIT_WORDS.find((one) => one === foldLabel(text));
  if (says === undefined)
    throw new Refusal("usage", `Cannot read the word "${text.slice(0, 40)}".`, `Wanted: ${AUDIT_WORDS.join(", ")}.`);
  return { said: [{ line, says, cell: String(line.line) }], problems: [] };
}

function barOfDecision(
  { line, says, cell }: Filled,
  { person, file }: { readonly person: string; readonly file: string },
): readonly Problem[] {
  const base = { file, cell, found: `line ${line.line}: ${says}` };
  const [first, second] = line.readings;
  if (first === undefined || second === undefined || first.says === second.says)
    return [
      {
        ...base,
        code: "nothing-to-decide",
        wanted: "a line that two people read differently",
        hint: "See which: everycase flag-audit",
      },
    ];
  if (!line.readings.some((reading) => isSamePerson(reading.person, person))) return [];
  return [{ ...base, code: "own-reading", wanted: "a person who read neither", hint: "Somebody else decides." }];
}

function keep(
  tools: Tools,
  kind: string,
  { audit, person, fresh }: { readonly audit: BookAudit; readonly person: string; readonly fresh: readonly Filled[] },
): string | null {
  if (fresh.length === 0) return null;
  const body = { says: Object.fromEntries(fresh.map(({ line, says }) => [line.token, says])) } as unknown as Json;
  const at = tools.now();
  const { entry } = tools.ledger.append(
    { kind, subject: audit.id, actor: person, saidAt: at, body, schemaVersion: 1 },
    { recordedAt: at, expect: "any" },
  );
  return entry.id;
}
