// The frame of a sample of crimes: each crime of an extract once, in its stratum; counted, drawn from, and looked up by token.
import { type Engine, quote } from "./engine.ts";

/** What a word of a column means for a frame. */
export interface FrameWord {
  /** As it stands there, trimmed; empty for blank. */
  readonly word: string;
  readonly means: string;
}

/** The crimes that are asked for. Words that are not listed mean nothing, and rows that bear them are left out as unclear. */
export interface CaseFrame {
  readonly path: string;
  /** `flagged`, `unflagged` or `unclear`. */
  readonly flags: readonly FrameWord[];
  /** `charged`, `other` or `apart` (no crime). */
  readonly outcomes: readonly FrameWord[];
  /** The code of a word that is in the scope; words of others are not listed. `null`: every offence. */
  readonly offences: readonly FrameWord[] | null;
  /** What crimes are split by besides flag and charge. */
  readonly by: "flag" | "year" | "offence";
}

/** One stratum: `group` is the year in which a financial year begins, an offence code, or empty. */
export interface FrameStratum {
  readonly id: string;
  readonly flagged: boolean;
  readonly charged: boolean;
  readonly group: string;
  readonly crimes: number;
}

/** The frame in counts of rows and crimes. Rows are left out for the first reason that holds. */
export interface FrameCount {
  readonly rows: number;
  readonly withoutReference: number;
  readonly noCrime: number;
  readonly outOfScope: number;
  readonly flagUnclear: number;
  /** Crimes that stand on more than one row, each counted once; flagged or charged where any row is. */
  readonly repeated: number;
  readonly strata: readonly FrameStratum[];
}

const GROUPS: Readonly<Record<CaseFrame["by"], string>> = {
  flag: "''",
  year: "coalesce((year(first_day) - CASE WHEN month(first_day) < 4 THEN 1 ELSE 0 END)::VARCHAR, 'no day')",
  offence: "coalesce(nullif(code, ''), 'no code')",
};

function wordsSql(name: string, words: readonly FrameWord[]): string {
  const rows = words.map(({ word, means }) => `(${quote(word)}, ${quote(means)})`);
  // A list of nothing is no VALUES; a row that no word equals is as good.
  return `${name}(word, means) AS (VALUES ${rows.length === 0 ? "(NULL::VARCHAR, NULL::VARCHAR)" : rows.join(", ")})`;
}

/** The common tables `meant` (a row each, with what it is left out for) and `frame` (a crime each). */
function frameSql({ path, flags, outcomes, offences, by }: CaseFrame): string {
  const plain = (column: string): string => `coalesce(trim(${column}::VARCHAR), '')`;
  const out = `CASE WHEN token IS NULL THEN 'no reference' WHEN o.means = 'apart' THEN 'no crime'
    ${offences === null ? "" : "WHEN c.means IS NULL THEN 'out of scope'"}
    WHEN coalesce(f.means, 'unclear') = 'unclear' THEN 'flag unclear' END`;
  return `WITH ${wordsSql("flag_words", flags)}, ${wordsSql("outcome_words", outcomes)}, ${wordsSql("offence_words", offences ?? [])},
    meant AS (SELECT r.token, f.means AS flag, o.means AS outcome, ${offences === null ? plain("r.offence") : "c.means"} AS code,
        r.recorded_on, ${out} AS left_out
      FROM read_parquet(${quote(path)}) r LEFT JOIN flag_words f ON f.word = ${plain("r.flag")}
        LEFT JOIN outcome_words o ON o.word = ${plain("r.outcome")} LEFT JOIN offence_words c ON c.word = ${plain("r.offence")}),
    crimes AS (SELECT token, bool_or(flag = 'flagged') AS flagged, coalesce(bool_or(outcome = 'charged'), false) AS charged,
        min(recorded_on) AS first_day, min(code) AS code, count(*) AS n
      FROM meant WHERE left_out IS NULL GROUP BY token),
    frame AS (SELECT token, flagged, charged, n, ${GROUPS[by]} AS part,
        concat_ws('|', CASE WHEN flagged THEN 'flagged' ELSE 'unflagged' END,
          CASE WHEN charged THEN 'charged' ELSE 'not charged' END, nullif(${GROUPS[by]}, '')) AS stratum FROM crimes)`;
}

/** Counts a frame by stratum, and what is left out of it. */
export async function countFrame(engine: Engine, frame: CaseFrame): Promise<FrameCount> {
  const [told] = await engine.rows(`${frameSql(frame)} SELECT count(*) AS n,
      count(*) FILTER (left_out = 'no reference') AS no_reference, count(*) FILTER (left_out = 'no crime') AS no_crime,
      count(*) FILTER (left_out = 'out of scope') AS out_of_scope, count(*) FILTER (left_out = 'flag unclear') AS unclear FROM meant`);
  const rows = await engine.rows(`${frameSql(frame)} SELECT stratum, flagged, charged, part, count(*) AS crimes,
      count(*) FILTER (n > 1) AS repeated FROM frame GROUP BY ALL ORDER BY stratum`);
  const number = (name: string): number => Number(told?.[name] ?? 0);
  return {
    rows: number("n"),
    withoutReference: number("no_reference"),
    noCrime: number("no_crime"),
    outOfScope: number("out_of_scope"),
    flagUnclear: number("unclear"),
    repeated: rows.reduce((sum, row) => sum + Number(row["repeated"]), 0),
    strata: rows.map((row) => ({
      id: String(row["stratum"]),
      flagged: row["flagged"] === true,
      charged: row["charged"] === true,
      group: String(row["part"]),
      crimes: Number(row["crimes"]),
    })),
  };
}

/**
 * Draws crimes: of each stratum as many as `sizes` says, those with the smallest SHA-256 of `seed|token` (the token in lower
 * case with hyphens). They come in the order of SHA-256 of `order|seed|token`, which follows neither flag nor stratum.
 */
export async function drawTokens(
  engine: Engine,
  frame: CaseFrame,
  { seed, sizes }: { readonly seed: string; readonly sizes: ReadonlyMap<string, number> },
): Promise<readonly string[]> {
  const wanted = [...sizes].map(([stratum, size]) => `(${quote(stratum)}, ${size})`).join(", ");
  const rows = await engine.rows(
    `${frameSql(frame)}, sizes(stratum, size) AS (VALUES ${wanted}),
      placed AS (SELECT token::VARCHAR AS token, stratum,
        row_number() OVER (PARTITION BY stratum ORDER BY sha256(?::VARCHAR || '|' || token::VARCHAR), token) AS place FROM frame)
    SELECT token FROM placed JOIN sizes USING (stratum) WHERE place <= size ORDER BY sha256('order|' || ?::VARCHAR || '|' || token), token`,
    [seed, seed],
  );
  return rows.map((row) => String(row["token"]));
}

/** The strata of some crimes by their tokens; those that are not in the frame are left out. */
export async function findTokens(
  engine: Engine,
  frame: CaseFrame,
  tokens: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await engine.rows(
    `${frameSql(frame)} SELECT token::VARCHAR AS token, stratum FROM frame
      WHERE token IN (SELECT unnest(string_split(?, ','))::UUID)`,
    [tokens.join(",")],
  );
  return new Map(rows.map((row) => [String(row["token"]), String(row["stratum"])]));
}
