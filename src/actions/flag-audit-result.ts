// What a flag audit tells: the sample's strata are found again in the extract by token, and the readings are put to them.
import { Refusal } from "../ground/refusal.ts";
import { digestOfDefinition } from "../measures/definition.ts";
import { FLAG_AUDIT } from "../measures/definitions/flag-audit.ts";
import { flagAudit } from "../measures/flag-audit.ts";
import type { AuditDesign, AuditLine, FlagAuditAnswer, FlagAuditFindings } from "../measures/flag-audit-result.ts";
import { foldLabel } from "../standard/label.ts";
import { findTokens } from "../warehouse/case-frame.ts";
import { auditNamed, type BookAudit, designOf, measuredLine } from "./_flag-audit-book.ts";
import { frameOf } from "./_flag-audit-frame.ts";
import { caseFiles } from "./case-files.ts";
import type { Tools } from "./tools.ts";

const SAYS =
  "Figures from a records system and from people who read a sample of it, for the eyes at this machine. They are not protected: small " +
  "counts may point to people. They stand in no comparison, page or export, and are not to be published as they are.";

/**
 * The result of the newest audit, or of the one named. Refuses (`notFound`) no audit, (`notPossible`) where the words of the
 * extract are no longer read as they were when the sample was drawn.
 */
export async function flagAuditResult(tools: Tools, id?: string): Promise<FlagAuditAnswer> {
  const audit = auditNamed(tools, id);
  const lines = await linesOf(tools, audit);
  const { id: measure, title, version, caveats, interval } = FLAG_AUDIT;
  const design = designOf(audit);
  const findings = flagAudit(audit.body.strata, lines);
  return {
    says: SAYS,
    measure: { id: measure, title, version, digest: digestOfDefinition(FLAG_AUDIT) },
    design,
    readers: readersOf(audit),
    findings,
    caveats: [...caveats, ...moreCaveats(design, findings)],
    method: interval,
  };
}

async function linesOf(tools: Tools, audit: BookAudit): Promise<readonly AuditLine[]> {
  const { sha256, tokens, strata } = audit.body;
  const [file] = await caseFiles(tools, sha256);
  if (file === undefined) throw new Refusal("notFound", `The extract ${audit.body.file} is not in the book.`);
  const { engine } = await tools.warehouse();
  const found = await findTokens(engine, await frameOf(engine, file, audit.body), tokens);
  for (const { id, title, drawn } of strata) {
    const now = tokens.filter((token) => found.get(token) === id).length;
    if (now !== drawn)
      throw new Refusal(
        "notPossible",
        `The words of ${audit.body.file} are no longer read as when the sample was drawn: ${drawn} crimes were drawn as “${title}”, now ${now} of them are.`,
        "Draw a new sample, or use the version of Everycase that drew this one.",
      );
  }
  return audit.lines.map((line) => measuredLine(line, found.get(line.token) ?? ""));
}

function readersOf({ lines }: BookAudit): FlagAuditAnswer["readers"] {
  const readers = new Map<string, { person: string; read: number }>();
  for (const { person } of lines.flatMap(({ readings }) => readings)) {
    const known = readers.get(foldLabel(person)) ?? { person, read: 0 };
    readers.set(foldLabel(person), { ...known, read: known.read + 1 });
  }
  return [...readers.values()];
}

function moreCaveats({ samples, scope }: AuditDesign, { strata }: FlagAuditFindings): readonly string[] {
  return [
    ...(strata.some(({ open, yes, no }) => open > 0 && yes + no > 0)
      ? [
          "The estimates take a line without an answer to be like the others of its stratum; what it could do at most stands beside each.",
        ]
      : []),
    ...(samples > 1
      ? [
          `${samples} samples of the same crimes stand in the book. One that was picked for what it says is no random sample: tell all of them.`,
        ]
      : []),
    ...(scope === "all" ? [] : [`Only crimes of the scope ${scope} were drawn from. Of other crimes nothing is said.`]),
  ];
}
