// The shape of a checked text, as the API writes it: published in the OpenAPI document, and checked in tests against real answers.
import { z } from "@hono/zod-openapi";

const words = z.string();
const offset = z.number().int().openapi({ description: "In UTF-16 units of `text`." });

const NumberSchema = z.strictObject({
  start: offset,
  end: offset,
  words,
  form: z.enum(["count", "one-in", "percent", "points", "fraction", "times", "duration", "ordinal"]),
  value: z.number().openapi({ description: "As written: 34 of one in 34, 6 of 6 per cent, 0.5 of halved." }),
  to: z.number().nullable(),
  hedge: z.enum(["about", "at least", "at most", "more than", "less than", "just over", "just under"]).nullable(),
  decimals: z.number().int(),
  unit: words.nullable(),
  line: words.nullable(),
  role: z.enum(["part", "whole", "ratio", "alone", "from", "to", "of-forces"]),
});
const PlaceSchema = z.strictObject({
  force: words.nullable(),
  words,
  kind: z.enum(["force", "country", "other"]),
});
const PeriodSchema = z.strictObject({ id: words.nullable(), words });
const KindSchema = z.enum(["count", "rate", "average", "comparison", "change", "duration", "breakdown", "rank"]);

const StatementSchema = z
  .strictObject({
    quote: words,
    start: offset,
    end: offset,
    kind: KindSchema,
    numbers: z.array(NumberSchema),
    place: PlaceSchema.nullable(),
    period: PeriodSchema.nullable(),
    speaker: words.nullable(),
    against: z.union([PlaceSchema, PeriodSchema]).nullable(),
    superlative: words.nullable(),
    scope: words.nullable(),
    basis: z.enum(["recorded", "closed"]).nullable(),
    leavesOut: z.enum(["transferred", "open"]).nullable(),
    averageOf: z.enum(["pooled", "mean of forces"]).nullable(),
    sentence: z.strictObject({ start: offset, end: offset }),
    paragraph: z.number().int(),
  })
  .openapi("Statement", { description: "Everything that was understood of the words of a claim." });

const ReadingSchema = z
  .strictObject({
    reading: words,
    computed: words,
    value: z.number().nullable(),
    interval: z.tuple([z.number(), z.number().nullable()]).nullable(),
    verdict: z.enum(["holds", "does not hold", "cannot be checked"]),
    from: z.enum(["text", "book"]),
    passport: words.nullable(),
  })
  .openapi("Reading", { description: "One way to understand a claim, what it gives, and whether that fits." });

/** A checked text. */
export const CheckedTextSchema = z
  .strictObject({
    claims: z.array(
      z.strictObject({
        quote: words,
        start: offset,
        end: offset,
        kind: KindSchema,
        values: z.array(z.number()),
        readings: z.array(ReadingSchema),
        verdict: z.enum([
          "holds",
          "holds under these readings",
          "does not hold",
          "does not close",
          "cannot be checked",
        ]),
        note: words,
        statement: StatementSchema,
      }),
    ),
    balances: z.array(
      z.strictObject({
        total: z.number(),
        parts: z.array(z.number()),
        notAccountedFor: z.number(),
        sum: words,
        unit: words.nullable(),
        place: words.nullable(),
        says: z.array(words),
        sentence: words,
      }),
    ),
    unsure: z.array(z.strictObject({ quote: words, start: offset, end: offset, why: words })),
    says: words,
    text: words,
  })
  .openapi("CheckedText", {
    description: "Every claim of a text with its verdict. A verdict never says true or false.",
  });
