// The JSON form of a return as a JSON Schema (2020-12), made from the same data as the reader.
import { BALANCE_LINES } from "../balance-lines.ts";
import { BASES } from "../bases.ts";
import { BODIES } from "../bodies.ts";
import { ABSENCES, MOST_COUNT } from "../cell.ts";
import { FLAG_ORIGINS } from "../flag-origins.ts";
import { FORCES } from "../forces.ts";
import { ALTERNATES, OUTCOMES } from "../outcomes.ts";
import { NAMED_SCOPES } from "../scopes.ts";
import { UNITS } from "../units.ts";
import { REQUIRED_COLUMNS, RETURN_COLUMNS, type ReturnColumn } from "./columns.ts";

const COUNT = { type: "integer", minimum: -MOST_COUNT, maximum: MOST_COUNT } as const;
const NOT_BLANK = { type: "string", pattern: "\\S" } as const;
const OTHER = { type: "string", pattern: "^other:\\S+( \\S+)*$" } as const;
const PART_OF_CODE = "\\d{1,3}([A-Z]|\\.\\d{1,2})?";
const CODE = { type: "string", pattern: `^code:(?!0\\d)(?!.*\\.0$)${PART_OF_CODE}(/${PART_OF_CODE})*$` } as const;

const CELL = {
  description:
    "A whole number; a range, `to` null where it has no upper end (`from` is not above `to`); or why there is none.",
  anyOf: [
    COUNT,
    {
      type: "object",
      properties: { from: COUNT, to: { anyOf: [COUNT, { type: "null" }] } },
      required: ["from", "to"],
      additionalProperties: false,
    },
    {
      type: "object",
      properties: { absent: { enum: ABSENCES }, why: NOT_BLANK },
      required: ["absent"],
      additionalProperties: false,
    },
  ],
} as const;

const LINES = [
  "total",
  ...BALANCE_LINES.map(({ id }) => id),
  ...OUTCOMES.map(({ type }) => `outcome:${type}`),
  ...ALTERNATES.map(({ code }) => `of-which:${code}`),
];

const VALUES: Readonly<Record<ReturnColumn, object>> = {
  force: { enum: [...FORCES, ...BODIES].map(({ id }) => id) },
  area: { type: "string" },
  period: NOT_BLANK,
  unit: { enum: UNITS.map(({ id }) => id) },
  scope: { anyOf: [{ enum: NAMED_SCOPES.map(({ id }) => id) }, CODE, OTHER] },
  flag_rule: { type: "string" },
  flag_origin: { enum: FLAG_ORIGINS.map(({ id }) => id) },
  basis: { enum: BASES.map(({ id }) => id) },
  edition: { type: "string" },
  line: { anyOf: [{ enum: LINES }, OTHER] },
  value: CELL,
  note: { type: "string" },
  source: { type: "string" },
};

/**
 * The JSON Schema of a return. What it cannot say, the reader tells beside it: a range runs upwards, and no figure
 * stands there twice.
 */
export const RETURN_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Everycase return, version 1",
  description: "Figures of police forces, one a row, each with everything that says what it counts.",
  type: "object",
  properties: {
    $schema: { type: "string" },
    everycase: { const: "return" },
    version: { const: 1 },
    rows: {
      type: "array",
      items: {
        type: "object",
        properties: Object.fromEntries(
          RETURN_COLUMNS.map(({ id, says }) => [id, { description: says, ...VALUES[id] }]),
        ),
        required: REQUIRED_COLUMNS,
        additionalProperties: false,
      },
    },
  },
  required: ["everycase", "version", "rows"],
  additionalProperties: false,
} as const;
