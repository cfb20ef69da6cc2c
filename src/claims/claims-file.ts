// The claims file: published sentences bound to figures of the book, read strictly, each fault with its line and column.
import { type Day, parseDay } from "../ground/day.ts";
import type { Problem } from "../ground/problem.ts";
import { isBalanceLineId } from "../standard/balance-lines.ts";
import { type Basis, findBasis, findDenominator } from "../standard/bases.ts";
import { findForce, forceById, nearestForces } from "../standard/forces.ts";
import { asPrinted, parsePeriod } from "../standard/periods.ts";
import { parseScope } from "../standard/scopes.ts";
import type { ClaimVerdict } from "./checked.ts";
import { HEDGES } from "./checking/rounding.ts";
import type { FigureQuestion } from "./figures.ts";
import { readYaml, type YamlValue } from "./read-yaml.ts";
import type { Hedge, NumberForm } from "./statement.ts";

/** What the number of a claim is in the book: a rate, one of both averages, the total, what nobody accounted for, or a line of the balance. */
export type BoundFigure = "rate" | "pooled" | "mean of forces" | "total" | "not-accounted-for" | string;

/** The number that a claim prints. */
export interface BoundNumber {
  readonly form: Extract<NumberForm, "one-in" | "percent" | "count" | "fraction">;
  readonly value: number;
  readonly decimals: number;
  readonly hedge: Hedge | null;
}

/** One published sentence, bound to a figure. */
export interface BoundClaim {
  readonly id: string;
  readonly quote: string;
  /** Where it was printed: an address or the name of a document. */
  readonly where: string;
  readonly on: Day;
  readonly figure: BoundFigure;
  /** The id of the force; `null` for all forces together. */
  readonly force: string | null;
  readonly question: FigureQuestion;
  readonly says: BoundNumber;
  /** How the sentence is understood, in words. */
  readonly reading: string;
  readonly expected: Exclude<ClaimVerdict, "does not close">;
  /** The edition that the expectation was set with; `null` where none was noted. */
  readonly edition: string | null;
  readonly file: string;
  readonly line: number;
}

const FIELDS = [
  "id",
  "quote",
  "where",
  "on",
  "figure",
  "force",
  "scope",
  "period",
  "basis",
  "denominator",
  "says",
  "reading",
  "verdict",
  "edition",
];
const FORMS = ["one-in", "percent", "count", "fraction"] as const;
const VERDICTS = ["holds", "holds under these readings", "does not hold", "cannot be checked"] as const;
const OF_ALL = ["pooled", "mean of forces"];
const MOST_TEXT = 2000;

/** Reads a claims file. A claim with a fault is left out and named; the others are read. Wants a list; an empty file is one without claims. */
export function parseClaimsFile(
  text: string,
  file: string,
): { readonly claims: readonly BoundClaim[]; readonly problems: readonly Problem[] } {
  const read = readYaml(text.replace(/^\uFEFF/u, ""));
  if ("faults" in read)
    return {
      claims: [],
      problems: read.faults.map((fault) =>
        problemAt(file, fault, { code: "not-yaml", found: fault.found, wanted: "plain YAML: lists, fields and texts" }),
      ),
    };
  const { value } = read;
  if (value.kind === "text" && value.text === "") return { claims: [], problems: [] };
  if (value.kind !== "list")
    return {
      claims: [],
      problems: [
        problemAt(file, value, {
          code: "not-a-list",
          found: kindWords(value),
          wanted: "a list of claims, each begun with “- id:”",
        }),
      ],
    };
  const reader = new ClaimReader(file);
  const claims = value.items.flatMap((item) => reader.claim(item) ?? []);
  return { claims, problems: reader.problems };
}

/** Collects the problems of one file while its claims are read. */
class ClaimReader {
  readonly problems: Problem[] = [];
  readonly #file: string;
  readonly #ids = new Set<string>();

  constructor(file: string) {
    this.#file = file;
  }

  /** The claim, or `null` with at least one problem noted. */
  claim(item: YamlValue): BoundClaim | null {
    if (item.kind !== "fields")
      return this.#fault(item, { code: "not-a-claim", found: kindWords(item), wanted: "a claim with its fields" });
    const before = this.problems.length;
    this.#known(item.fields);
    const fields = new Fields(item, (at, fault) => this.#fault(at, fault));
    const force = fields.force();
    const read = {
      id: fields.text("id"),
      quote: fields.text("quote"),
      where: fields.text("where"),
      on: fields.read("on", "a day such as 2024-11-22", parseDay),
      figure: fields.read(
        "figure",
        "rate, pooled, mean of forces, total, not-accounted-for, or a line of the balance such as charged",
        figureOf,
      ),
      scope: fields.read("scope", "a scope such as flag:CSE", (text) => parseScope(text)?.id ?? null),
      period: fields.read("period", "a period such as 2018/19", (text) =>
        text === "" ? null : (parsePeriod(text) ?? asPrinted(text)).id,
      ),
      basis: fields.read("basis", "recorded, closed or not stated", (text): Basis | null => findBasis(text)),
      denominator:
        fields.optional("denominator", "all, less-transferred or concluded-only", findDenominator) ?? ("all" as const),
      says: fields.says(),
      reading: fields.text("reading"),
      expected: fields.read("verdict", VERDICTS.join(", "), (text) => VERDICTS.find((one) => one === text) ?? null),
      edition: fields.optional("edition", "an edition", (text) => text || null),
    };
    this.#consistent(item, { ...read, force });
    if (this.problems.length > before) return null;
    const { scope, period, basis, denominator, ...rest } = read as Complete<typeof read>;
    return {
      ...rest,
      edition: read.edition,
      force,
      question: { scope, period, basis, denominator },
      file: this.#file,
      line: item.line,
    };
  }

  #known(fields: ReadonlyMap<string, YamlValue>): void {
    for (const [name, value] of fields)
      if (!FIELDS.includes(name)) this.#fault(value, { code: "unknown-field", found: name, wanted: FIELDS.join(", ") });
  }

  /** What no one field tells: an id twice, and figures of all forces that name one. */
  #consistent(
    item: YamlValue,
    { id, figure, force }: { id: string | null; figure: string | null; force: string | null },
  ): void {
    if (id !== null && this.#ids.has(id)) this.#fault(item, { code: "twice", found: id, wanted: "each id once" });
    if (id !== null) this.#ids.add(id);
    if (figure === null) return;
    const isOfAll = OF_ALL.includes(figure);
    const isNamed = item.kind === "fields" && item.fields.has("force");
    if (isOfAll && force !== null)
      this.#fault(item, {
        code: "force-of-all",
        found: `${figure} with the force ${force}`,
        wanted: `${figure} without a force`,
      });
    if (!isOfAll && !isNamed)
      this.#fault(item, {
        code: "no-force",
        found: `${figure} without a force`,
        wanted: "a force, or pooled or mean of forces",
      });
  }

  #fault(at: YamlValue, fault: Fault): null {
    this.problems.push(problemAt(this.#file, at, fault));
    return null;
  }
}

/** Every field read; `null` is gone. */
type Complete<T> = { readonly [K in keyof T]: NonNullable<T[K]> };

type Fault = Pick<Problem, "code" | "found" | "wanted"> & { readonly suggestions?: readonly string[] };

/** The fields of one claim, read one by one; what is missing or cannot be read is noted. */
class Fields {
  readonly #item: YamlValue & { kind: "fields" };
  readonly #fault: (at: YamlValue, fault: Fault) => null;

  constructor(item: YamlValue & { kind: "fields" }, fault: (at: YamlValue, fault: Fault) => null) {
    this.#item = item;
    this.#fault = fault;
  }

  text(name: string): string | null {
    return this.read(name, `a text of 1 to ${MOST_TEXT} characters`, (text) =>
      text !== "" && text.length <= MOST_TEXT ? text : null,
    );
  }

  read<T>(name: string, wanted: string, parse: (text: string) => T | null): T | null {
    const value = this.#item.fields.get(name);
    if (value === undefined)
      return this.#fault(this.#item, { code: `no-${name}`, found: `no field “${name}”`, wanted });
    return this.#parsed(value, { name, wanted, parse });
  }

  optional<T>(name: string, wanted: string, parse: (text: string) => T | null): T | null {
    const value = this.#item.fields.get(name);
    return value === undefined ? null : this.#parsed(value, { name, wanted, parse });
  }

  force(): string | null {
    const value = this.#item.fields.get("force");
    if (value === undefined) return null;
    const text = value.kind === "text" ? value.text.trim() : "";
    const found = forceById(text) ?? findForce(text);
    if (found !== null) return found.id;
    const suggestions = nearestForces(text).map(({ id }) => id);
    return this.#fault(value, {
      code: "unknown-force",
      found: text || kindWords(value),
      wanted: "a force",
      suggestions,
    });
  }

  /** `says: { form: one-in, value: 34, hedge: about }`; the digits after the point are those that are written. */
  says(): BoundNumber | null {
    const value = this.#item.fields.get("says");
    const wanted = "fields form, value and, where there is one, hedge";
    if (value === undefined) return this.#fault(this.#item, { code: "no-says", found: "no field “says”", wanted });
    if (value.kind !== "fields") return this.#fault(value, { code: "bad-says", found: kindWords(value), wanted });
    const own = new Fields(value, this.#fault);
    for (const name of value.fields.keys())
      if (!["form", "value", "hedge"].includes(name))
        this.#fault(value, { code: "unknown-field", found: name, wanted });
    const form = own.read("form", FORMS.join(", "), (text) => FORMS.find((one) => one === text) ?? null);
    const number = own.read("value", "a number such as 34 or 6.5", numberOf);
    const hedge = own.optional("hedge", Object.keys(HEDGES).join(", "), hedgeOf);
    return form === null || number === null ? null : { form, ...number, hedge };
  }

  #parsed<T>(
    value: YamlValue,
    { name, wanted, parse }: { name: string; wanted: string; parse: (text: string) => T | null },
  ): T | null {
    const parsed = value.kind === "text" ? parse(value.text.trim()) : null;
    return (
      parsed ??
      this.#fault(value, {
        code: `bad-${name}`,
        found: value.kind === "text" ? value.text.slice(0, 80) : kindWords(value),
        wanted,
      })
    );
  }
}

function figureOf(text: string): BoundFigure | null {
  const own = ["rate", "pooled", "mean of forces", "total", "not-accounted-for"];
  return own.includes(text) || isBalanceLineId(text) ? text : null;
}

function hedgeOf(text: string): Hedge | null {
  return Object.hasOwn(HEDGES, text) ? (text as Hedge) : null; // the keys of HEDGES are the hedges
}

function numberOf(text: string): { readonly value: number; readonly decimals: number } | null {
  const plain = text.replaceAll(",", "");
  if (!/^\d{1,12}(?:\.\d{1,6})?$/u.test(plain)) return null;
  return { value: Number(plain), decimals: plain.split(".")[1]?.length ?? 0 };
}

function problemAt(
  file: string,
  { line, column }: { readonly line: number; readonly column: number },
  fault: Fault,
): Problem {
  const { suggestions, ...rest } = fault;
  return {
    ...rest,
    file,
    cell: `line ${line}, column ${column}`,
    ...(suggestions === undefined || suggestions.length === 0 ? {} : { suggestions }),
  };
}

function kindWords(value: YamlValue): string {
  if (value.kind === "list") return "a list";
  return value.kind === "fields" ? "fields" : `the text “${value.text.slice(0, 80)}”`;
}
