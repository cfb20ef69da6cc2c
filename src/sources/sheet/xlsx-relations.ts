// The relations of a part to other parts of an XLSX workbook. Source: ECMA-376 part 2, 9.3.
import { DEAF, findPart, scanPart, type WorkbookJob } from "./archive.ts";
import { unsafe } from "./fault.ts";
import type { XmlHandlers } from "./xml-scanner.ts";

/** One part's relation to another part, or to something outside the file. */
export interface Relation {
  readonly id: string;
  /** The last word of the relation's type, e.g. `worksheet`. */
  readonly type: string;
  /** The name of the other part. */
  readonly target: string;
  readonly external: boolean;
}

/** The first relation of a type. Throws a `Fault` when it leads out of the file. */
export function only(relations: readonly Relation[], type: string): Relation | undefined {
  const relation = relations.find((one) => one.type === type);
  if (relation?.external) throw unsafe(`a workbook whose ${type} lies outside the file`, "a workbook that is whole");
  return relation;
}

/** The relations of a part (`""`: of the package); none where the archive lists none. */
export async function relationsOf(job: WorkbookJob, partName: string): Promise<Relation[]> {
  const slash = partName.lastIndexOf("/");
  const folder = partName.slice(0, slash + 1);
  const part = findPart(job, `${folder}_rels/${partName.slice(slash + 1)}.rels`);
  const relations: Relation[] = [];
  if (part === undefined) return relations;
  const handlers = relationHandlers(folder, (relation) => relations.push(relation));
  await scanPart(job, part, handlers);
  return relations;
}

/** Hears a part of relations, whose targets are named from `folder`. */
export function relationHandlers(folder: string, found: (relation: Relation) => void): XmlHandlers {
  return {
    ...DEAF,
    open(name, depth, attributes) {
      if (depth !== 2 || name !== "Relationship") return;
      const type = attributes.get("Type") ?? "";
      found({
        id: attributes.get("Id") ?? "",
        type: type.slice(type.lastIndexOf("/") + 1),
        target: resolved(folder, attributes.get("Target") ?? ""),
        external: attributes.get("TargetMode") === "External",
      });
    },
  };
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  const forward = target.replaceAll("\\", "/");
  for (const step of (forward.startsWith("/") ? forward : folder + forward).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
