// Short ways to write release entries into a ledger in memory, allowed ones and others.
import type { Json } from "../../src/ground/digest.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { stepSubject } from "../../src/releases/entries.ts";

/** The digest of the figures that tests propose, by a number. */
export function figures(number: number): string {
  return String(number).padStart(64, "0");
}

/** What a test may say otherwise of a step. */
export interface StepOptions {
  readonly who?: string;
  readonly body?: { readonly [key: string]: Json };
  readonly at?: string;
  readonly expect?: "any" | "newSubject";
}

/** Appends a step of a release, with a body of its kind and figures 1 unless said otherwise. */
export function say(ledger: Ledger, kind: string, subject: string, options: StepOptions = {}): string {
  const { who = "AB", body = {}, at = "2026-11-01T09:00:00.000Z", expect = "any" } = options;
  const whole = { ...(BODIES[kind] ?? {}), ...body };
  const entry = { kind, subject, actor: who, saidAt: at, body: whole, schemaVersion: 1 };
  return ledger.append(entry, { recordedAt: at, expect }).entry.id;
}

/** Appends the step with that number. */
export function step(
  ledger: Ledger,
  act: string,
  [release, number]: readonly [number, number],
  options?: StepOptions,
): string {
  return say(ledger, `release-${act}`, stepSubject(String(release), number), options);
}

const BODIES: Readonly<Record<string, { readonly [key: string]: Json }>> = {
  "release-proposed": {
    title: "Figures",
    of: "public",
    snapshot: figures(1),
    asOf: 3,
    tables: [],
    corrects: null,
    why: null,
    changes: null,
  },
  "release-checked": { snapshot: figures(1), why: null },
  "release-approved": { snapshot: figures(1) },
  "release-published": { snapshot: figures(1) },
  "release-corrected": { snapshot: figures(2), by: "2", why: "Kent sent another table." },
  "release-withdrawn": { why: "It names a wrong force." },
};

/** The body of a proposal of figures from records. */
export const OF_RECORDS = { of: "records", tables: ["e2"] } as const;
