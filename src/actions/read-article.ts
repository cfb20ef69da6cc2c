// "Read an article": a file, or what came through a pipe or a form, as the text that its numbers are looked for in.
import { copyFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Refusal } from "../ground/refusal.ts";
import { MOST_ARTICLE_CHARACTERS } from "../sources/articles/blocks.ts";
import { ARTICLE_FILES, type ArticleKind, openArticle } from "../sources/articles/open-article.ts";
import { withDoorFolder } from "./_door-folder.ts";
import { noFile } from "./no-file.ts";
import type { Tools } from "./tools.ts";

/** An article as read. Nothing of it is kept. */
export interface Article {
  readonly name: string;
  readonly kind: ArticleKind;
  readonly text: string;
  /** What had to be assumed, and what was left out, in sentences. */
  readonly says: readonly string[];
}

/** The most characters (UTF-16 units) of one text, and the most bytes of one file. */
export const ARTICLE_LIMITS = { characters: MOST_ARTICLE_CHARACTERS, fileBytes: 32 * 1024 * 1024 } as const;

/** Where an article comes from: a path, or bytes with the name they came under (`null` for none). */
export type ArticleSource =
  | { readonly path: string; readonly name?: string }
  | { readonly bytes: Uint8Array; readonly name: string | null };

/**
 * Reads an article. Refuses (`notFound`) a path where nothing stands, (`unreadable`) a file of another kind, one that is damaged, protected, empty, or
 * holds more than a million characters.
 */
export async function readArticle(tools: Tools, source: ArticleSource): Promise<Article> {
  return await withDoorFolder(tools.home, async (folder) => {
    const path = join(folder, "article");
    const name = "path" in source ? (source.name ?? basename(source.path)) : source.name;
    if ("bytes" in source) await writeFile(path, source.bytes, { mode: 0o600 });
    else await copyIn(source.path, path);
    const opened = await openArticle({ path, name, folder });
    const called = name ?? "the text";
    if ("fault" in opened) {
      const { found, wanted, hint } = opened.fault;
      throw new Refusal("unreadable", `Cannot read ${called}: found ${found}, wanted ${wanted}.`, hint);
    }
    return { name: called, ...opened };
  });
}

/** A copy of our own, so that what is read cannot change meanwhile. */
async function copyIn(from: string, to: string): Promise<void> {
  const found = await stat(from).catch(() => null);
  if (found === null || !found.isFile())
    throw await noFile(from, "Give the path of an article, or - to read from a pipe.");
  if (found.size > ARTICLE_LIMITS.fileBytes)
    throw new Refusal(
      "unreadable",
      `Cannot read ${basename(from)}: found more than 32 MiB, wanted ${ARTICLE_FILES}.`,
      "Copy the text of the article and paste it.",
    );
  await copyFile(from, to).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new Refusal("surroundings", `Cannot read ${from} (${code}).`, "See that the file may be read.");
  });
}
