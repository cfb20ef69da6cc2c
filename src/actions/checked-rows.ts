// A checked text as flat rows: one a reading, then the balances and the numbers that nobody is sure of.
import type { CheckedText, Claim, Reading } from "../claims/checked.ts";
import type { FlatTable } from "./flat-rows.ts";

type Values = Readonly<Record<string, string | number | null>>;

const COLUMNS: FlatTable["columns"] = [
  ["row", "VARCHAR"],
  ["claim", "BIGINT"],
  ["verdict", "VARCHAR"],
  ["kind", "VARCHAR"],
  ["quote", "VARCHAR"],
  ["start", "BIGINT"],
  ["end", "BIGINT"],
  ["values", "VARCHAR"],
  ["place", "VARCHAR"],
  ["period", "VARCHAR"],
  ["speaker", "VARCHAR"],
  ["reading", "VARCHAR"],
  ["computed", "VARCHAR"],
  ["value", "DOUBLE"],
  ["lower", "DOUBLE"],
  ["upper", "DOUBLE"],
  ["reading_verdict", "VARCHAR"],
  ["from", "VARCHAR"],
  ["passport", "VARCHAR"],
  ["total", "DOUBLE"],
  ["not_accounted_for", "DOUBLE"],
  ["note", "VARCHAR"],
];

/** The rows of a checked text. A claim without readings has one row. */
export function checkedRows({ claims, balances, unsure }: CheckedText): FlatTable {
  const records: readonly Values[] = [
    ...claims.flatMap((claim, index) => {
      const readings: readonly (Reading | null)[] = claim.readings.length === 0 ? [null] : claim.readings;
      return readings.map((reading) => ({
        row: "claim",
        claim: index + 1,
        ...claimValues(claim),
        ...readingValues(reading),
      }));
    }),
    ...balances.map(({ total, parts, notAccountedFor, place, sum, sentence }) => ({
      row: "balance",
      values: parts.join(" "),
      place,
      computed: sum,
      total,
      not_accounted_for: notAccountedFor,
      note: sentence,
    })),
    ...unsure.map(({ quote, start, end, why }) => ({ row: "unsure", quote, start, end, note: why })),
  ];
  return { columns: COLUMNS, rows: records.map((record) => COLUMNS.map(([name]) => record[name] ?? null)) };
}

function claimValues({ verdict, kind, quote, start, end, values, note, statement }: Claim): Values {
  const { place, period, speaker } = statement;
  return {
    verdict,
    kind,
    quote,
    start,
    end,
    values: values.join(" "),
    place: place === null ? null : (place.force ?? place.words),
    period: period === null ? null : (period.id ?? period.words),
    speaker,
    note,
  };
}

function readingValues(reading: Reading | null): Values {
  if (reading === null) return {};
  const { interval, verdict, reading: words, computed, value, from, passport } = reading;
  const [lower, upper] = endsOf(interval);
  return { reading: words, computed, value, lower, upper, reading_verdict: verdict, from, passport };
}

function endsOf(interval: Reading["interval"]): readonly [number | null, number | null] {
  const [lower, upper] = interval ?? [null, null];
  return [lower, upper === Number.POSITIVE_INFINITY ? null : upper];
}
