// `everycase cases`: extracts of a records system, read at the door; their quality and their balance, at this machine alone.
import { readFile, writeFile } from "node:fs/promises";
import { addCases } from "../actions/add-cases.ts";
import { caseBalance } from "../actions/case-balance.ts";
import { caseMappingOf } from "../actions/case-mapping.ts";
import { caseQuality } from "../actions/case-quality.ts";
import { noFile } from "../actions/no-file.ts";
import { type CaseProposal, proposeCases } from "../actions/propose-cases.ts";
import { Refusal } from "../ground/refusal.ts";
import { endingOf } from "./add.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { caseBalanceLines, caseBalanceTable, proposalLines, qualityLines, qualityTable } from "./show/cases.ts";
import { reportLines } from "./show/report.ts";
import { sourcesTable } from "./show/sources.ts";

const ACTS = { add: addOne, propose, quality, balance } as const;

/** Does what the first word says: `propose`, `add`, `quality` or `balance`. Refuses (`usage`) any other. */
export async function cases(door: Door, [act = "", label]: readonly string[], options: Options): Promise<Ending> {
  if (!Object.hasOwn(ACTS, act))
    throw new Refusal("usage", `Unknown word "${act}" after cases.`, `Wanted: ${Object.keys(ACTS).join(", ")}.`);
  // Just checked.
  return await ACTS[act as keyof typeof ACTS](door, label, options);
}

function needed(label: string | undefined, act: string): string {
  if (label !== undefined) return label;
  throw new Refusal(
    "usage",
    "Something is missing: wanted the file of an extract.",
    `everycase cases ${act} extract.csv`,
  );
}

async function addOne(door: Door, label: string | undefined, { mapping, leaveOut, format }: Options): Promise<Ending> {
  const path = needed(label, "add");
  if (mapping === undefined)
    throw new Refusal(
      "usage",
      "The option --mapping is missing.",
      `Get one to correct: everycase cases propose ${path} --mapping mapping.json`,
    );
  const text = await readFile(mapping, "utf8").catch(async () => {
    throw await noFile(mapping);
  });
  const read = caseMappingOf(text, mapping);
  const report = await door.withTools((tools) =>
    addCases(tools, { path, mapping: read, ...(leaveOut === undefined ? {} : { leaveOut }) }),
  );
  await answer(door, format, {
    lines: (width) => reportLines(report, width),
    value: report,
    table: () => sourcesTable([report]),
  });
  return endingOf([report]);
}

async function propose(door: Door, label: string | undefined, { force, format, mapping }: Options): Promise<Ending> {
  const path = needed(label, "propose");
  const proposal = await door.withTools((tools) => proposeCases(tools, path, force ?? null));
  if (mapping !== undefined) await writeMapping(mapping, proposal.mapping);
  await answer(door, format, {
    lines: (width) => proposalLines(proposal, width),
    value: proposal,
    table: () => ({
      columns: [
        ["field", "VARCHAR"],
        ["header", "VARCHAR"],
      ],
      rows: Object.entries(proposal.mapping.columns).map(([field, header]) => [field, header]),
    }),
  });
  return "done";
}

/** Writes a proposed mapping for a person to correct; never over one that is there. */
async function writeMapping(file: string, mapping: CaseProposal["mapping"]): Promise<void> {
  await writeFile(file, `${JSON.stringify(mapping, null, 2)}\n`, { flag: "wx" }).catch((error: { code?: string }) => {
    if (error.code === "EEXIST")
      throw new Refusal("notPossible", `${file} is there already; nothing was written.`, "Give another name.");
    throw new Refusal("surroundings", `Cannot write ${file} (${error.code ?? "unknown"}).`);
  });
}

async function quality(door: Door, label: string | undefined, { format }: Options): Promise<Ending> {
  const reports = await door.withTools((tools) => caseQuality(tools, label));
  await answer(door, format, {
    lines: (width) => qualityLines(reports, width),
    value: { extracts: reports },
    table: () => qualityTable(reports),
  });
  return "done";
}

async function balance(door: Door, label: string | undefined, { by, format }: Options): Promise<Ending> {
  const period = by ?? "year";
  if (period !== "year" && period !== "quarter" && period !== "month")
    throw new Refusal("usage", `Cannot read --by: found "${period}", wanted year, quarter or month.`);
  const found = await door.withTools((tools) =>
    caseBalance(tools, { by: period, ...(label === undefined ? {} : { label }) }),
  );
  await answer(door, format, {
    lines: (width) => caseBalanceLines(found, width),
    value: found,
    table: () => caseBalanceTable(found),
  });
  return "done";
}
