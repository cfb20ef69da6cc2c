// `datapackage.json`: what the package holds, under which terms, made of which sources, with the digest of every file.
import type { Json } from "../../ground/digest.ts";
import type { PackageSource } from "./book-tables.ts";
import type { TableShape } from "./table.ts";
import { tableSchema } from "./table-schema.ts";

/** A file of the package as it lies there. */
export interface PackageFile {
  /** From the folder of the package. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The open licence of public sector information, under which police statistics are published. */
export const OPEN_GOVERNMENT_LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

/** The title of every package. */
export const PACKAGE_TITLE = "Crimes flagged as child sexual exploitation, by outcome and police force";

const SAYS = [
  "Published figures with their intervals, what they stand on, and everything needed to work them out again: everycase recompute.",
  "A figure is a number, a range, or no number and why; nothing is ever filled in or turned into zero.",
  "What is worked out here is not official statistics.",
  "Contains public sector information licensed under the Open Government Licence v3.0. Replies of public authorities keep the terms they were sent under; sources.csv says which are known.",
  "In CSV, an apostrophe stands before a text that a spreadsheet would run as a formula; JSON and Parquet hold the text itself.",
].join(" ");

/** The descriptor (Frictionless Data Package). */
export function dataPackage(
  shapes: readonly TableShape[],
  files: readonly PackageFile[],
  sources: readonly PackageSource[],
): Json {
  return {
    profile: "data-package",
    name: "everycase",
    title: PACKAGE_TITLE,
    description: SAYS,
    licenses: [{ name: "OGL-UK-3.0", title: "Open Government Licence v3.0", path: OPEN_GOVERNMENT_LICENCE }],
    sources: sources.map(({ file, sha256, report }) => ({
      title: file.trim() === "" ? sha256 : file,
      ...(report?.fetchedFrom === undefined ? {} : { path: report.fetchedFrom }),
      sha256,
    })),
    resources: files.map((file) => resourceOf(file, shapes)),
  };
}

const MEDIA: Readonly<Record<string, string>> = {
  csv: "text/csv",
  json: "application/json",
  jsonl: "application/jsonl",
  parquet: "application/vnd.apache.parquet",
  md: "text/markdown",
};

function resourceOf({ path, bytes, sha256 }: PackageFile, shapes: readonly TableShape[]): Json {
  const format = /\.([a-z]+)$/u.exec(path)?.[1] ?? null;
  const shape = shapes.find(({ name }) => path === `${name}.csv`);
  const whole = { path, bytes, hash: `sha256:${sha256}` };
  if (shape === undefined) {
    const name = path
      .toLowerCase()
      .replace(/[^a-z0-9._/-]+/gu, "-")
      .replaceAll("/", "-")
      .replaceAll(".", "-");
    const known = format === null ? undefined : MEDIA[format];
    return { name, ...whole, ...(known === undefined ? {} : { format, mediatype: known }) };
  }
  return {
    name: shape.name,
    title: shape.title,
    description: shape.says,
    profile: "tabular-data-resource",
    ...whole,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    dialect: { delimiter: ",", lineTerminator: "\n", quoteChar: '"', doubleQuote: true, header: true },
    schema: tableSchema(shape),
  };
}
