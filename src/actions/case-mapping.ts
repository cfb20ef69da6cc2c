// A case mapping from the text of its file, or everything that is wrong with it.
import { Refusal } from "../ground/refusal.ts";
import { type CaseMapping, parseCaseMapping } from "../sources/case-extracts/mapping.ts";

/** Reads a mapping. Refuses (`usage`) a text that is none, naming each place. */
export function caseMappingOf(text: string, file: string): CaseMapping {
  const { mapping, faults } = parseCaseMapping(text);
  if (mapping !== null) return mapping;
  throw new Refusal(
    "usage",
    `Cannot read the mapping ${file}: ${faults.join("; ")}.`,
    "Its form: docs/sources/case-extracts.md",
  );
}
