// Between references and tokens, at the door alone: which reference of an extract a token stands for, and which token a typed reference has.
import { scanSql, takeTokenKey, text, tokenSql } from "./case-rows.ts";
import type { CaseSheet, TokenKey } from "./case-table.ts";
import type { Engine } from "./engine.ts";

/** No reference holds it: it separates those that are handed over together. */
const SEPARATOR = "\u001F";

/** The crime references of an extract that have one of these tokens; a token that none has is left out. Nothing is written anywhere. */
export async function referencesOf(
  engine: Engine,
  sheet: CaseSheet,
  { key, tokens }: { readonly key: TokenKey; readonly tokens: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  await takeTokenKey(engine, key);
  const column = sheet.columns.crimeReference;
  const rows = await engine.rows(
    `SELECT token::VARCHAR AS token, min(reference) AS reference
      FROM (SELECT ${tokenSql("crime", column)} AS token, ${text(column)} AS reference FROM ${scanSql(sheet)})
      WHERE token IN (SELECT unnest(string_split(?, ','))::UUID) GROUP BY 1`,
    [tokens.join(",")],
  );
  return new Map(rows.map((row) => [String(row["token"]), String(row["reference"])]));
}

/** The tokens of crime references, in their order, made as those of the rows are; `null` for a blank one. */
export async function tokensOf(
  engine: Engine,
  key: TokenKey,
  references: readonly string[],
): Promise<readonly (string | null)[]> {
  if (references.length === 0) return [];
  await takeTokenKey(engine, key);
  const clean = references.map((one) => one.replaceAll(SEPARATOR, " "));
  const rows = await engine.rows(
    `SELECT ${tokenSql("crime", 0)}::VARCHAR AS token FROM (SELECT unnest(parts) AS c0, generate_subscripts(parts, 1) AS place
      FROM (SELECT string_split(?, chr(31)) AS parts)) ORDER BY place`,
    [clean.join(SEPARATOR)],
  );
  return rows.map((row) => (row["token"] === null ? null : String(row["token"])));
}
