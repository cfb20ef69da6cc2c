// A table's columns in the two vocabularies that machines know: Table Schema (Frictionless) and CSV on the Web (W3C).
import type { Json } from "../../ground/digest.ts";
import type { PackageColumn, TableShape } from "./table.ts";

/** The schema of a table as Frictionless Table Schema. */
export function tableSchema({ columns, key, foreign = [] }: TableShape): Json {
  return {
    fields: columns.map(frictionlessField),
    missingValues: [""],
    primaryKey: [...key],
    ...(foreign.length === 0
      ? {}
      : {
          foreignKeys: foreign.map((one) => ({
            fields: [...one.columns],
            reference: { resource: one.table, fields: [...one.key] },
          })),
        }),
  };
}

function frictionlessField(column: PackageColumn): Json {
  const { name, type, says, required, among, pattern, least, most } = column;
  const constraints = {
    ...(required === true ? { required } : {}),
    ...(among === undefined ? {} : { enum: [...among] }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(least === undefined ? {} : { minimum: least }),
    ...(most === undefined ? {} : { maximum: most }),
  };
  return { name, type, description: says, ...(Object.keys(constraints).length === 0 ? {} : { constraints }) };
}

const CONTEXT = ["http://www.w3.org/ns/csvw", { "@language": "en" }] as const;

/** What CSV on the Web says of one table, beside its file: `figures.csv-metadata.json`. */
export function csvwTable(shape: TableShape): Json {
  return { "@context": CONTEXT, ...csvwBody(shape) };
}

/** All tables together, with the keys between them: `csv-metadata.json`. */
export function csvwGroup(
  shapes: readonly TableShape[],
  about: { readonly title: string; readonly licence: string },
): Json {
  const tables = shapes.map((shape) => {
    const body = csvwBody(shape);
    const keys = (shape.foreign ?? []).map(({ columns, table, key }) => ({
      columnReference: [...columns],
      reference: { resource: `${table}.csv`, columnReference: [...key] },
    }));
    return keys.length === 0 ? body : { ...body, tableSchema: { ...body.tableSchema, foreignKeys: keys } };
  });
  return { "@context": CONTEXT, "dc:title": about.title, "dc:license": { "@id": about.licence }, tables };
}

function csvwBody({ name, title, says, columns, key }: TableShape) {
  return {
    url: `${name}.csv`,
    "dc:title": title,
    "dc:description": says,
    tableSchema: { columns: columns.map(csvwColumn), primaryKey: [...key] },
  };
}

function csvwColumn({ name, type, says, required, among, pattern, least, most }: PackageColumn): Json {
  const words = pattern ?? (among === undefined ? undefined : among.map(escaped).join("|"));
  const limits = {
    ...(words === undefined ? {} : { format: `^(${words})$` }),
    ...(least === undefined ? {} : { minimum: least }),
    ...(most === undefined ? {} : { maximum: most }),
  };
  const base = type === "datetime" ? "dateTime" : type;
  return {
    name,
    titles: name,
    "dc:description": says,
    datatype: Object.keys(limits).length === 0 ? base : { base, ...limits },
    ...(required === true ? { required } : {}),
  };
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
