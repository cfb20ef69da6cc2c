// The name a layout gets when nobody names it: from the file it was made for, and never one that another layout has.
import { memberOf } from "../sources/replies/choose.ts";
import { savedLayouts } from "./_layouts.ts";
import type { ReplySheet } from "./_reply-sheets.ts";
import type { BookFile } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** The most characters of an id. */
const LONGEST = 60;

/** The id of the layout that was saved for this sheet; else a new one, made of the file's name. Example: `kent-cse-2023`. */
export function layoutIdFor(tools: Tools, { entry, body }: BookFile, sheet: ReplySheet | null): string {
  const saved = savedLayouts(tools);
  const own = saved.find(
    ({ file, part, layout }) =>
      file === entry.subject &&
      part === memberOf(sheet?.part ?? null) &&
      (layout.sheet ?? sheet?.name ?? null) === (sheet?.name ?? null),
  );
  if (own !== undefined) return own.layout.id;
  const taken = new Set(saved.map(({ layout }) => layout.id));
  const base = slugOf((memberOf(sheet?.part ?? null) ?? body.name).replace(/\.[^./]{1,8}$/u, ""));
  for (let next = 1; ; next += 1) {
    const id = next === 1 ? base : `${base}-${next}`;
    if (!taken.has(id)) return id;
  }
}

/** A text as a slug: small letters, digits and single hyphens. Example: `Kent FOI 12/23` is `kent-foi-12-23`. */
export function slugOf(text: string): string {
  const slug = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/gu, "");
  return slug === "" ? "reply" : slug;
}
