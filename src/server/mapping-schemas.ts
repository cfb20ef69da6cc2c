// The shapes of what the API answers about layouts, as schemas for the OpenAPI document and for the body that saves one.
import { z } from "@hono/zod-openapi";
import { FileReportSchema } from "./api-schemas.ts";

const words = z.string();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const dimension = z.enum([
  "force",
  "area",
  "period",
  "unit",
  "scope",
  "flagRule",
  "flagOrigin",
  "basis",
  "edition",
  "line",
]);
const means = z
  .record(words, words)
  .openapi({ description: "What a place says, by dimension, in the ids of the standard." });
const made = z.enum(["proposed", "corrected"]);

/** How one table is read, as far as it is plain to say: the layout itself is in the project's documentation. */
const ReadingSchema = z.object({
  layout: z.looseObject({ id: words, version: z.number().int(), title: words, made, means }),
  rows: z.array(z.object({ row: z.number().int(), is: words, why: words })),
  figures: z.array(z.object({ cell: words, table: z.number().int(), means })),
  cells: z.array(z.looseObject({ row: z.number().int(), column: words, line: words })),
  checks: z.array(
    z.object({ total: words, parts: z.array(words), stated: words, sum: words, agrees: z.boolean().nullable() }),
  ),
  missing: z.array(dimension),
  unknown: z.array(z.object({ dimension, text: words, cell: words, suggestions: z.array(words) })),
});

/** A table of a reply with a draft in it. */
export const MappingSchema = z
  .looseObject({
    file: words,
    sha256,
    sheet: z.number().int(),
    sheets: z.array(
      z.object({
        number: z.number().int(),
        title: words,
        hidden: z.boolean(),
        state: words,
        figures: z.number().int(),
      }),
    ),
    reading: ReadingSchema.nullable(),
    why: words.nullable(),
    how: z.enum(["saved for this file", "saved", "shipped", "proposed"]),
    said: z.array(words),
    complete: z.boolean(),
    effects: z.array(z.looseObject({ force: words, scope: words, period: words, basis: words })),
  })
  .openapi("Mapping");

/** The layouts of the book. */
export const LayoutsSchema = z
  .object({
    layouts: z.array(
      z.object({
        id: words,
        version: z.number().int(),
        title: words,
        made,
        files: z.array(z.object({ file: words, sha256 })),
        who: words.nullable(),
        when: words.nullable(),
        entry: words.nullable(),
        newest: z.boolean(),
      }),
    ),
  })
  .openapi("Layouts");

/** What is sent to save a layout. */
export const SaveSchema = z
  .strictObject({
    file: words.min(1).max(200),
    sheet: z.number().int().min(1).optional(),
    set: z.array(words.max(400)).max(60).optional(),
    who: words.max(120).optional(),
    title: words.max(120).optional(),
    id: words.max(60).optional(),
  })
  .openapi("SaveLayout");

/** What saving a layout gives. */
export const SavedSchema = z
  .object({ layout: words, entry: words, report: FileReportSchema, alsoRead: z.array(words) })
  .openapi("SavedLayout");
