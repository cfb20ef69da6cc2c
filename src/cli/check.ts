// `everycase check`: every number of an article worked out again; with --claims, published claims against the book as it is now.
import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { checkArticle } from "../actions/check-article.ts";
import { checkClaims, claimRows } from "../actions/check-claims.ts";
import { downloadChecked } from "../actions/checked-download.ts";
import { checkedRows } from "../actions/checked-rows.ts";
import { ARTICLE_LIMITS, type ArticleSource, readArticle } from "../actions/read-article.ts";
import { Refusal } from "../ground/refusal.ts";
import { bytesWords } from "../web/words.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { wrapped } from "./lines.ts";
import { checkedLines } from "./show/checked.ts";
import { claimsLines } from "./show/claims.ts";

/** Checks the article that the first word names (`-`: what comes through a pipe), or the claims files of `--claims`. */
export async function check(door: Door, [file]: readonly string[], options: Options): Promise<Ending> {
  const { claims } = options;
  if (claims !== undefined && file !== undefined)
    throw new Refusal("usage", "An article and --claims do not go together.", "Check one, then the other.");
  if (claims !== undefined) return await checkPublished(door, claims, options);
  if (file === undefined)
    throw new Refusal("usage", "Nothing to check was given.", "Give a file, or - to read from a pipe, or --claims.");
  return await checkOne(door, file, options);
}

async function checkOne(door: Door, file: string, options: Options): Promise<Ending> {
  const { out } = options;
  const format = options.format ?? (out === undefined ? "table" : formatOf(out));
  const source: ArticleSource = file === "-" ? { bytes: await piped(door), name: null } : { path: file };
  const found = await door.withTools(async (tools) => {
    const { name, text, says } = await readArticle(tools, source);
    return { name: file === "-" ? null : name, says, checked: await checkArticle(tools, text) };
  });
  if (out === undefined && (format === "table" || format === "json" || format === "csv")) {
    await answer(door, format, {
      lines: (width) => checkedLines(found, width),
      value: found.checked,
      table: () => checkedRows(found.checked),
    });
    return "done";
  }
  if (format === "table")
    throw new Refusal(
      "usage",
      "A table for people is printed, not written.",
      "Add --format json, csv, html or jsonld.",
    );
  // The verb's plan lets only these formats through.
  const { bytes } = await downloadChecked(found, format as Parameters<typeof downloadChecked>[1]);
  if (out === undefined) door.write(Buffer.from(bytes).toString("utf8"));
  else {
    await written(out, bytes);
    door.print(wrapped(`${found.checked.says} Written to ${out}, ${bytesWords(bytes.byteLength)}.`, door.width));
  }
  return "done";
}

const FORMATS: Readonly<Record<string, string>> = {
  ".json": "json",
  ".csv": "csv",
  ".html": "html",
  ".htm": "html",
  ".jsonld": "jsonld",
};

function formatOf(out: string): string {
  const format = FORMATS[extname(out).toLowerCase()];
  if (format !== undefined) return format;
  throw new Refusal(
    "usage",
    `Cannot tell the format from ${out}.`,
    "Endings: .json, .csv, .html, .jsonld; or say --format.",
  );
}

async function written(out: string, bytes: Uint8Array): Promise<void> {
  await writeFile(out, bytes).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new Refusal("surroundings", `Cannot write ${out} (${code}).`, "Name a file in a folder that can be written.");
  });
}

async function piped({ surroundings }: Door): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of surroundings.input?.() ?? []) {
    bytes += chunk.byteLength;
    if (bytes > ARTICLE_LIMITS.fileBytes)
      throw new Refusal(
        "unreadable",
        "Cannot read what came through the pipe: found more than 32 MiB.",
        "Check it in parts.",
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Ends in `differs` when a verdict is not the expected one, in `problems` when a file cannot be read whole. */
async function checkPublished(door: Door, paths: readonly string[], { format, out }: Options): Promise<Ending> {
  if (format === "html" || format === "jsonld" || out !== undefined)
    throw new Refusal(
      "usage",
      "Claims files are answered as table, json or csv, and printed.",
      "Leave --out and other formats away.",
    );
  const found = await door.withTools((tools) => checkClaims(tools, paths));
  await answer(door, format, {
    lines: (width) => claimsLines(found, width),
    value: found,
    table: () => claimRows(found),
  });
  if (found.claims.some(({ changed }) => changed)) return "differs";
  return found.problems.length > 0 ? "problems" : "done";
}
