// The flag audits of the book, folded from the ledger: the sample, two people's readings of each line, and a third's decisions.
import { Refusal } from "../ground/refusal.ts";
import type { Entry } from "../ledger/entry.ts";
import type { AuditDesign, AuditLine, AuditSays, AuditStratum } from "../measures/flag-audit-result.ts";
import { isSamePerson } from "../standard/person.ts";
import type { Tools } from "./tools.ts";

/** The kind of the entry that keeps a sample; its subject is the audit's id. */
export const AUDIT_DRAWN = "flag-audit-drawn";
/** The kind of the entry that keeps what one person says of some lines; its subject is the audit's id. */
export const AUDIT_READ = "flag-audit-read";
/** The kind of the entry that keeps what a third person decides; its subject is the audit's id. */
export const AUDIT_DECIDED = "flag-audit-decided";

/** The body of a `flag-audit-drawn` entry, schema version 1. `tokens` are in the order of the lines, which follows no stratum. */
export interface AuditDrawn extends Omit<AuditDesign, "audit" | "entry" | "samples" | "drawn"> {
  readonly strata: readonly AuditStratum[];
  readonly tokens: readonly string[];
}

/** The body of a `flag-audit-read` or `flag-audit-decided` entry, schema version 1: tokens with what was said. */
export interface AuditSaid {
  readonly says: Readonly<Record<string, AuditSays>>;
}

/** What one person said of one line. */
interface LineReading {
  readonly person: string;
  readonly says: AuditSays;
}

/** One line with who said what of it. */
export interface BookLine {
  readonly line: number;
  readonly token: string;
  readonly readings: readonly LineReading[];
  readonly decision: AuditSays | null;
}

/** One audit. */
export interface BookAudit {
  readonly id: string;
  readonly entry: Entry;
  readonly body: AuditDrawn;
  readonly lines: readonly BookLine[];
  /** How many samples of the same crimes there are. */
  readonly samples: number;
}

/**
 * Every audit, oldest first. Until a second person has read a line, the last word of the first counts; from then on neither
 * changes, so that nobody can read again once a difference shows. A third person's reading, a decision by one of the two and
 * one of a line without a difference count for nothing.
 */
function flagAudits(tools: Tools): readonly BookAudit[] {
  const drawn = tools.ledger.entries({ kind: AUDIT_DRAWN });
  const about = (one: Entry): string => {
    // Entries of this kind are written by `drawFlagAudit` alone, in this shape; version 1 is the only one so far.
    const { sha256, flag, scope } = one.body as unknown as AuditDrawn;
    return JSON.stringify([sha256, flag, scope]);
  };
  return drawn.map((entry) => {
    const body = entry.body as unknown as AuditDrawn;
    const readings = readingsOf(tools, entry.subject);
    const decisions = tools.ledger.entries({ kind: AUDIT_DECIDED, subject: entry.subject });
    const lines = body.tokens.map((token, index) => {
      const two = readings.get(token) ?? [];
      return { line: index + 1, token, readings: two, decision: decisionOf(token, two, decisions) };
    });
    return {
      id: entry.subject,
      entry,
      body,
      lines,
      samples: drawn.filter((one) => about(one) === about(entry)).length,
    };
  });
}

function readingsOf(tools: Tools, audit: string): ReadonlyMap<string, readonly LineReading[]> {
  const known = new Map<string, readonly LineReading[]>();
  for (const entry of tools.ledger.entries({ kind: AUDIT_READ, subject: audit })) {
    for (const [token, says] of saidIn(entry)) {
      const [first, second] = known.get(token) ?? [];
      const reading = { person: entry.actor, says };
      if (first === undefined || (second === undefined && isSamePerson(first.person, entry.actor)))
        known.set(token, [reading]);
      else if (second === undefined) known.set(token, [first, reading]);
    }
  }
  return known;
}

function decisionOf(token: string, readings: readonly LineReading[], decisions: readonly Entry[]): AuditSays | null {
  const [first, second] = readings;
  if (first === undefined || second === undefined || first.says === second.says) return null;
  const entry = decisions.findLast(
    (one) =>
      !readings.some(({ person }) => isSamePerson(person, one.actor)) && saidIn(one).some(([of]) => of === token),
  );
  return entry === undefined ? null : (saidIn(entry).find(([of]) => of === token)?.[1] ?? null);
}

function saidIn(entry: Entry): readonly (readonly [string, AuditSays])[] {
  return Object.entries((entry.body as unknown as AuditSaid).says);
}

/** The audit of an id or its start (four digits or more); the newest without one. Refuses (`notFound`) when there is none. */
export function auditNamed(tools: Tools, id?: string): BookAudit {
  const audits = flagAudits(tools);
  const wanted = id?.trim().toLowerCase();
  const found =
    wanted === undefined ? audits.slice(-1) : audits.filter((one) => wanted.length >= 4 && one.id.startsWith(wanted));
  const [only, another] = found;
  if (only !== undefined && another === undefined) return only;
  throw new Refusal(
    "notFound",
    wanted === undefined ? "No flag audit has been drawn." : `No one flag audit is called "${wanted}".`,
    audits.length === 0
      ? 'Draw one: everycase flag-audit draw --flag CSE --size 200 --seed "WORDS" --out sheet.csv'
      : `There are: ${audits.map((one) => one.id).join(", ")}.`,
  );
}

/** A line as a measure takes it. */
export function measuredLine({ line, readings, decision }: BookLine, stratum: string): AuditLine {
  return { line, stratum, readings: readings.map(({ says }) => says), decision };
}

/** The design of an audit, in words and counts. */
export function designOf({ id, entry, body, samples }: BookAudit): AuditDesign {
  const { strata: _, tokens, ...design } = body;
  return { audit: id, entry: entry.id, ...design, drawn: tokens.length, samples };
}
