// The shapes of what the API answers, as schemas: published in the OpenAPI document, and checked in tests against real answers.
import { z } from "@hono/zod-openapi";

const words = z.string();
const share = z.number().nullable().openapi({ description: "A fraction; null where it cannot be said." });
const range = z
  .tuple([z.number(), z.number()])
  .nullable()
  .openapi({ description: "Lower and upper end, as fractions; null where nothing can be said." });
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .openapi({ description: "SHA-256 of the file, 64 hex digits." });
const BasisSchema = z.enum(["recorded", "closed", "not stated"]).openapi("Basis");
const DenominatorSchema = z.enum(["all", "less-transferred", "concluded-only"]).openapi("Denominator");

const CellSchema = z
  .union([
    z.number().int(),
    z.object({ from: z.number().int(), to: z.number().int().nullable() }),
    z.object({ absent: words, why: words.optional() }),
  ])
  .openapi("Cell", {
    description:
      "Exactly this many, a range (`to` is null when it has no upper end), or why there is no number. An absence is never 0.",
  });

const OneInSchema = z.object({ n: z.number(), from: z.number(), to: z.number(), words }).openapi("OneIn", {
  description: "One in N with its 95% interval. Never said of 0, of a hidden numerator or above a half.",
});

const SourceRefSchema = z.object({ file: words, sha256, cells: z.number().int(), first: words }).openapi("SourceRef", {
  description: "Where the cells of a figure stand: the file, how many cells, the first one's address.",
});

const EditionSchema = z.object({ id: words, title: words, file: words, sha256, shown: z.boolean() }).openapi("Edition");

const rate = {
  numerator: CellSchema,
  denominator: CellSchema,
  rate: share,
  interval: range,
  interval998: range,
  oneIn: OneInSchema.nullable(),
  why: words.optional(),
};
const RateSchema = z.object(rate).openapi("Rate", { description: "A rate with its Wilson intervals (95% and 99.8%)." });

const titled = z.object({ id: words, title: words });
/** What a number carries with it, as the API writes it. */
export const PassportSchema = z
  .object({
    measure: z.object({ id: words, title: words, version: z.number().int(), digest: words }),
    unit: z.object({ id: words, says: words }),
    scope: z.object({ id: words, title: words, says: words, codes: z.array(words) }),
    period: titled,
    basis: z.object({ id: BasisSchema, says: words }),
    denominator: z.object({ id: DenominatorSchema, says: words }),
    edition: titled,
    asKnownOn: words.optional(),
    method: words,
    sources: z.array(z.object({ file: words, sha256, source: words, entry: words })),
    command: words,
  })
  .openapi("Passport", { description: "What a number carries with it." });

const StandingSchema = z.enum(["above", "below", "same", "apart"]).openapi("Standing");

const named = { force: words, called: words };
const ForceUnderSchema = z.object({
  ...named,
  charged: z.number().int(),
  outOf: z.number().int(),
  rate: z.number(),
  interval: range,
});
const UnderEachSchema = z
  .object({
    denominator: DenominatorSchema,
    rate: share,
    interval: range,
    above: z.array(ForceUnderSchema),
    same: z.array(ForceUnderSchema),
    below: z.array(ForceUnderSchema),
    apart: z.array(z.object({ ...named, why: words })),
    moved: z.array(z.object({ ...named, from: StandingSchema, to: StandingSchema })),
  })
  .openapi("UnderEach", {
    description:
      "What a denominator does: the forces above all others together, below, or not to be told apart; who moved.",
  });

const ForceRowSchema = z
  .object({
    force: words,
    name: words,
    called: words,
    code: words.nullable(),
    total: CellSchema,
    charged: CellSchema,
    outOf: CellSchema,
    rate: share,
    interval: range,
    interval998: range,
    oneIn: OneInSchema.nullable(),
    transferred: CellSchema,
    open: CellSchema,
    openShare: share,
    notAccountedFor: CellSchema,
    standing: StandingSchema,
    why: words.nullable(),
    verdict: z.enum(["comparable", "comparable with a caveat", "not comparable"]),
    reasons: z.array(z.object({ about: words, says: words })),
    notes: z.array(words),
    period: words,
    basis: BasisSchema,
    flagRule: words.nullable(),
    flagOrigin: words.nullable(),
    sources: z.array(SourceRefSchema),
  })
  .openapi("ForceRow");

const CoverageSchema = z
  .object({
    outOf: z.number().int(),
    answered: z.number().int(),
    compared: z.number().int(),
    bodies: z.number().int(),
    missing: z.array(z.object({ force: words, called: words, why: words, absence: words })),
    crimesCompared: z.number().int().nullable(),
    crimesAll: z.number().int().nullable(),
    says: words,
  })
  .openapi("Coverage", { description: "Who answered, out of whom." });

const asked = {
  scope: words,
  period: words,
  basis: BasisSchema,
  denominator: DenominatorSchema,
  edition: words,
  unit: words,
  sentence: words,
};

/** The answer to "compare forces". */
export const ComparisonSchema = z
  .object({
    measure: z.literal("charge-rate"),
    ...asked,
    forces: z.array(ForceRowSchema),
    pooled: z.object({ ...rate, forces: z.number().int(), open: CellSchema, openShare: share }),
    meanOfForces: z.object({ rate: share, interval: range, forces: z.number().int() }),
    underEach: z.array(UnderEachSchema),
    verdicts: z.object({
      comparable: z.number().int(),
      withCaveat: z.number().int(),
      not: z.number().int(),
      says: words,
    }),
    notes: z.array(words),
    coverage: CoverageSchema,
    caveats: z.array(words),
    editions: z.array(EditionSchema),
    passport: PassportSchema,
  })
  .openapi("Comparison");

const BalanceSchema = z
  .object({
    total: CellSchema,
    lines: z.array(
      z.object({
        line: words,
        title: words,
        note: words.nullable(),
        state: z.enum(["unknown", "charged", "concluded", "moving", "open"]),
        count: CellSchema,
        share,
        interval: range,
        types: z.array(z.object({ type: z.number().int(), title: words, count: CellSchema })),
        sources: z.array(SourceRefSchema),
      }),
    ),
    notAccountedFor: CellSchema,
    sum: words.nullable(),
    sources: z.array(SourceRefSchema),
  })
  .openapi("Balance", { description: "A force's crimes by what became of them; the lines close to the total." });

/** The answer to "one force". */
export const ForceAnswerSchema = z
  .object({
    measure: z.literal("charge-rate"),
    force: words,
    name: words,
    called: words,
    code: words.nullable(),
    ...asked,
    balance: BalanceSchema,
    rates: z.array(z.object({ ...rate, under: DenominatorSchema, title: words, says: words })),
    bounds: z.object({ lowest: z.number(), withUnaccounted: z.number(), highest: z.number() }).nullable(),
    flag: z.object({ rule: words.nullable(), origin: words.nullable() }).nullable(),
    besides: z.array(
      z.object({
        unit: words,
        line: words,
        period: words,
        count: CellSchema,
        note: words.nullable(),
        source: SourceRefSchema,
      }),
    ),
    ofWhich: z
      .array(z.object({ line: words, title: words, of: words, count: CellSchema, source: SourceRefSchema }))
      .optional(),
    others: z.array(z.object({ scope: words, scopeTitle: words, period: words, basis: BasisSchema, says: words })),
    editions: z.array(EditionSchema),
    caveats: z.array(words),
    figures: z.array(
      z.object({
        figure: words,
        title: words,
        count: CellSchema,
        sources: z.array(SourceRefSchema),
        note: words.nullable(),
        cite: words.nullable(),
      }),
    ),
    passport: PassportSchema,
  })
  .openapi("ForceAnswer");

const TracedCellSchema = z
  .object({ cell: words, row: z.number().int(), column: words, found: words, value: CellSchema, role: words })
  .openapi("TracedCell", {
    description: "One cell of a source behind a figure: its address, what stands there, what it was read as.",
  });

const WindowSchema = z
  .object({
    columns: z.array(words),
    rows: z.array(
      z
        .object({ row: z.number().int(), cells: z.array(words), head: z.boolean(), marks: z.array(words.nullable()) })
        .nullable(),
    ),
  })
  .openapi("SheetWindow", { description: "The part of the sheet around the cell; a null row is a cut." });

/** The passport of one figure. */
export const FigurePassportSchema = z
  .object({
    figure: words,
    title: words,
    words,
    value: CellSchema,
    rate: RateSchema.nullable(),
    force: z.object({ id: words, called: words, code: words.nullable() }).nullable(),
    passport: PassportSchema,
    facts: z.array(z.object({ term: words, says: words, note: words.nullable() })),
    files: z.array(
      z.object({
        file: words,
        sha256,
        bytes: z.number().int(),
        sheet: words.nullable(),
        columnHeader: words,
        cells: z.array(TracedCellSchema),
        zeroCells: z.number().int(),
        moreCells: z.number().int(),
        window: WindowSchema.nullable(),
      }),
    ),
    working: z.array(words),
    caveats: z.array(words),
  })
  .openapi("FigurePassport");

const problem = {
  code: words,
  file: words,
  sheet: words.optional(),
  cell: words.optional(),
  found: words,
  wanted: words,
  cells: z.number().int().optional(),
  suggestions: z.array(words).optional(),
  hint: words.optional(),
};
const ProblemSchema = z
  .object(problem)
  .openapi("Problem", { description: "One thing in a file that could not be read or does not fit, at its place." });

/** What is known of one added file. */
export const FileReportSchema = z
  .object({
    file: words,
    sha256,
    bytes: z.number().int(),
    state: z.enum(["added", "already here", "kept unread"]),
    source: words.nullable(),
    title: words.nullable(),
    edition: words.nullable(),
    entry: words,
    addedAt: words,
    fetchedFrom: words.optional(),
    cells: z.object({
      read: z.number().int(),
      exact: z.number().int(),
      interval: z.number().int(),
      absent: z.record(words, z.number().int()),
      notUnderstood: z.number().int(),
    }),
    rows: z.number().int(),
    columns: z.array(z.object({ column: words, header: words, role: words })),
    signals: z.array(z.object({ kind: words, says: words })),
    problems: z.array(ProblemSchema),
    layout: words.optional(),
    answers: z
      .array(
        z.object({ force: words, called: words, scope: words, scopeTitle: words, period: words, basis: BasisSchema }),
      )
      .optional(),
  })
  .openapi("FileReport");

/** Several files: those of the book, newest first, or those just added. */
export const FilesSchema = z.object({ files: z.array(FileReportSchema) }).openapi("Files");

/** Every problem of every file; `sha256` names the file. */
export const ProblemsSchema = z.object({ problems: z.array(z.object({ sha256, ...problem })) }).openapi("Problems");

/** Every force of the standard with what is known of it. */
export const ForcesSchema = z
  .object({
    forces: z.array(
      z.object({
        id: words,
        called: words,
        code: words.nullable(),
        nation: words.nullable(),
        territorial: z.boolean(),
        questions: z.number().int(),
        says: words,
      }),
    ),
  })
  .openapi("Forces");

/** Why there is no answer (RFC 9457, `application/problem+json`). */
export const ToldSchema = z
  .object({
    title: words,
    detail: words,
    hint: words.nullable(),
    status: z.number().int(),
    code: z.enum(["usage", "notFound", "unreadable", "notPossible", "surroundings", "damaged", "fault"]),
  })
  .openapi("Told", { description: "Why there is no answer, and what can be done." });
