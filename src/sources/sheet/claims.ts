// What a file's name claims it to be. A name that claims another family of files than the content is of is refused: somebody
// would open it with another program than we do, and see another thing.
import { extname } from "node:path";
import { Fault } from "./fault.ts";
import type { Kind } from "./sniff.ts";

/** Families of files that programs treat alike. */
type Family = "text" | "workbook" | "page" | "pdf" | "archive";

const BY_ENDING: ReadonlyMap<string, Family> = new Map(
  (
    [
      ["text", "csv tsv tab txt text md eml json gz"],
      ["workbook", "xlsx xlsm xltx xls xlt ods ots"],
      ["page", "html htm xhtml"],
      ["pdf", "pdf"],
      ["archive", "zip"],
    ] as const
  ).flatMap(([family, endings]) => endings.split(" ").map((ending) => [`.${ending}`, family] as const)),
);

const WORDS: Readonly<Record<Family, { readonly is: string; readonly claimed: string; readonly endings: string }>> = {
  text: { is: "a text", claimed: "a text or CSV file", endings: ".csv or .txt" },
  workbook: { is: "a workbook", claimed: "a workbook", endings: ".xlsx, .ods or .xls" },
  page: { is: "a web page", claimed: "a web page", endings: ".html" },
  pdf: { is: "a PDF document", claimed: "a PDF document", endings: ".pdf" },
  archive: { is: "an archive of files", claimed: "an archive", endings: ".zip" },
};

const OF_KIND: Readonly<Partial<Record<Kind, Family>>> = {
  text: "text",
  json: "text",
  gzip: "text",
  office97: "workbook",
  html: "page",
  pdf: "pdf",
};

/** Throws a `Fault` when the name claims another family than the content is of. A name without a known ending claims nothing. */
export function checkClaim(name: string, kind: Kind): void {
  const is = OF_KIND[kind];
  if (is !== undefined) refuseOther(name, [is]);
}

/** The same for a zip archive once it is known what is in it: a workbook is an archive too. */
export function checkArchiveClaim(name: string, isWorkbook: boolean): void {
  refuseOther(name, isWorkbook ? ["workbook", "archive"] : ["archive"]);
}

function refuseOther(name: string, families: readonly Family[]): void {
  const claimed = BY_ENDING.get(extname(name).toLowerCase());
  const [is] = families;
  if (claimed === undefined || is === undefined || families.includes(claimed)) return;
  throw new Fault({
    code: "unsupported-format",
    found: `${WORDS[is].is} under the name of ${WORDS[claimed].claimed}`,
    wanted: `${WORDS[claimed].claimed}, or a name that says what it is`,
    hint: `If it is meant to be ${WORDS[is].is}, name it ${WORDS[is].endings} and add it again.`,
  });
}
