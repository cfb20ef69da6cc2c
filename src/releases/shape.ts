// Reads plain JSON strictly, such as the body of an entry: a shape is a reader a field, and what does not fit is none.
import { type Day, parseDay } from "../ground/day.ts";
import type { Json } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";

/** Reads one value; `undefined` where it does not fit. */
export type Reader<T> = (value: Json | undefined) => T | undefined;

/** A reader a field. */
export type Shape = Readonly<Record<string, Reader<unknown>>>;

/** What a shape reads. */
export type Read<S extends Shape> = { readonly [K in keyof S]: S[K] extends Reader<infer T> ? T : never };

/** The object that fits the shape; further fields are passed over. */
export function object<S extends Shape>(shape: S): Reader<Read<S>> {
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const given = value as Readonly<Record<string, Json>>; // an object that is no list
    const fields = Object.entries(shape).map(
      ([name, read]) => [name, read(Object.hasOwn(given, name) ? given[name] : undefined)] as const,
    );
    if (fields.some(([, field]) => field === undefined)) return undefined;
    // Every field was read by the reader of its name.
    return Object.fromEntries(fields) as Read<S>;
  };
}

/** Text of one to so many characters. */
export function text(most: number): Reader<string> {
  return (value) => (typeof value === "string" && value.trim() !== "" && value.length <= most ? value : undefined);
}

/** Text of at most so many characters; there may be none in it. */
export function words(most: number): Reader<string> {
  return (value) => (typeof value === "string" && value.length <= most ? value : undefined);
}

/** True or false. */
export const truth: Reader<boolean> = (value) => (typeof value === "boolean" ? value : undefined);

/** One of these words. */
export function oneOf<const T extends string>(...words: readonly T[]): Reader<T> {
  return (value) => words.find((word) => word === value);
}

/** The first field of a shape that a value does not fit, `null` where it fits; the empty name where it is no object at all. */
export function misfit(value: Json | undefined, shape: Shape): string | null {
  if (object({})(value) === undefined) return "";
  const given = value as Readonly<Record<string, Json>>; // an object that is no list
  const fields = Object.entries(shape);
  return (
    fields.find(([name, read]) => read(Object.hasOwn(given, name) ? given[name] : undefined) === undefined)?.[0] ?? null
  );
}

/** `null`, or what the reader reads. A field that is left out does not fit. */
export function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (value) => (value === null ? null : read(value));
}

/** `null` where the field is left out too: entries that were written before it had none. */
export function orNone<T>(read: Reader<T>): Reader<T | null> {
  return (value) => (value === undefined || value === null ? null : read(value));
}

/** A list of at most so many values. */
export function list<T>(read: Reader<T>, most: number): Reader<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return undefined;
    const items = value.map((item) => read(item as Json)); // an item of a JSON list
    return items.some((item) => item === undefined) ? undefined : (items as readonly T[]);
  };
}

/** A whole number from 0. */
export const count: Reader<number> = (value) =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** A SHA-256. */
export const hash: Reader<string> = (value) =>
  typeof value === "string" && /^[0-9a-f]{64}$/u.test(value) ? value : undefined;

/** The number of a release as text. */
export const releaseId: Reader<string> = (value) =>
  typeof value === "string" && /^[1-9]\d{0,8}$/u.test(value) ? value : undefined;

/** A calendar day. */
export const day: Reader<Day> = (value) => (typeof value === "string" ? (parseDay(value) ?? undefined) : undefined);

/**
 * What each line of a text says, as JSON that the reader reads; empty lines are passed over. Refuses (`damaged`) a line that is none: papers of
 * releases may come from somebody else. `what`: what is read, `head`: how many lines stand before.
 */
export function linesFrom<T>(
  text: string,
  read: Reader<T>,
  { what, head = 0 }: { readonly what: string; readonly head?: number },
): readonly T[] {
  return text.split("\n").flatMap((line, at) => {
    if (line === "" || at < head) return [];
    const one = read(jsonIn(line));
    if (one !== undefined) return [one];
    throw new Refusal("damaged", `Cannot read ${what}: found something else in line ${at + 1}, wanted one a line.`);
  });
}

function jsonIn(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
}
