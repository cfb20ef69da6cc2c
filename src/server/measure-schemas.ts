// The shapes of what the API answers about measures: the catalogue, and the answer of one.
import { z } from "@hono/zod-openapi";
import { PassportSchema } from "./api-schemas.ts";

const words = z.string();
const interval = z.tuple([z.number(), z.number()]);
const side = z.enum(["above", "below"]).nullable();
const cell = z.union([
  z.number(),
  z.object({ from: z.number().int(), to: z.number().int().nullable() }),
  z.object({ absent: words, why: words.optional() }),
]);
const named = { force: words, called: words };

const FunnelSchema = z.object({
  kind: z.literal("funnel"),
  centre: z.number(),
  centreSays: words,
  points: z.array(
    z.object({
      ...named,
      count: z.number().int(),
      of: z.number().int(),
      rate: z.number(),
      outside: side,
      outsideSpread: side,
    }),
  ),
  limits: z.array(
    z.object({ of: z.number(), limits95: interval, limits998: interval, spread998: interval.nullable() }),
  ),
  phi: z.number().nullable(),
});

const CurveSchema = z.object({
  kind: z.literal("curve"),
  lag: z.enum(["days", "quarters"]),
  horizon: z.number(),
  series: z.array(
    z.object({
      id: words,
      title: words,
      points: z.array(
        z.object({ at: z.number(), share: z.number(), interval: interval.nullable(), followed: z.number() }),
      ),
    }),
  ),
  naive: z.object({ share: z.number(), says: words }).nullable(),
});

const mark = { value: z.number().nullable(), interval: interval.nullable() };
const DotsSchema = z.object({
  kind: z.literal("dots"),
  unit: z.enum(["share", "ratio", "difference"]),
  marks: z.array(words).min(1).max(2),
  rows: z.array(z.object({ ...named, ...mark, other: z.object(mark).nullable(), why: words.nullable() })),
  line: z.object({ value: z.number(), says: words }).nullable(),
});

const RanksSchema = z.object({
  kind: z.literal("ranks"),
  of: z.number().int(),
  rows: z.array(
    z.object({
      ...named,
      rate: z.number(),
      expected: z.number(),
      from: z.number().int(),
      to: z.number().int(),
      lowest: z.number(),
      highest: z.number(),
    }),
  ),
});

const ControlSchema = z.object({
  kind: z.literal("control"),
  unit: z.enum(["share", "count"]),
  points: z.array(
    z.object({
      period: words,
      value: z.number(),
      of: z.number().nullable(),
      marked: z.array(words),
      limits: interval.nullable(),
      interval: interval.nullable().optional(),
    }),
  ),
  centre: z.number().nullable(),
});

const BoundsSchema = z.object({
  kind: z.literal("bounds"),
  rows: z.array(
    z.object({
      ...named,
      lowest: z.number().nullable(),
      highest: z.number().nullable(),
      stated: z.number().nullable(),
      why: words.nullable(),
    }),
  ),
  all: z.object({ lowest: z.number(), highest: z.number(), says: words }).nullable(),
});

const ChartSchema = z
  .discriminatedUnion("kind", [FunnelSchema, CurveSchema, DotsSchema, RanksSchema, ControlSchema, BoundsSchema])
  .openapi("Chart", { description: "Everything that a drawing of the answer needs; `kind` tells which." });

/** The answer of a measure. */
export const MeasureAnswerSchema = z
  .object({
    measure: words,
    title: words,
    asked: z.record(words, words),
    sentence: words,
    says: z.array(words),
    chart: ChartSchema.nullable(),
    table: z.object({
      title: words,
      columns: z.array(
        z.object({
          id: words,
          title: words,
          kind: z.enum([
            ...(["text", "count", "share", "ratio", "points", "number"] as const),
            ...(["share-interval", "ratio-interval", "points-interval"] as const),
          ]),
        }),
      ),
      rows: z.array(z.record(words, z.union([words, cell, interval, z.null()]))),
    }),
    working: z.array(z.object({ says: words, signs: words })),
    apart: z.array(z.object({ ...named, why: words })),
    caveats: z.array(words),
    method: words,
    passport: PassportSchema,
    asking: z.array(z.object({ says: words, sql: words })).optional(),
  })
  .openapi("MeasureAnswer", { description: "The answer of a measure: finding, drawing, table, working, passport." });

/** The catalogue of measures. */
export const MeasuresSchema = z
  .object({
    measures: z.array(
      z.object({
        definition: z.looseObject({ id: words, title: words, version: z.number().int(), says: words, formula: words }),
        digest: words,
        force: z.enum(["needed", "may", "all"]).nullable(),
        options: z.array(
          z.object({
            ...{ name: words, says: words, example: words },
            choices: z.array(z.object({ id: words, title: words, group: words.optional() })).optional(),
            leftOut: words.optional(),
          }),
        ),
      }),
    ),
  })
  .openapi("Measures", { description: "Every measure with its definition, its digest and how it is asked." });
