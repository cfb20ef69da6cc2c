// Opens an untrusted article (text, web page, PDF or Word document) as one text that offsets can count in.
import { isUtf8 } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import type { ArticleFormat } from "../sheet/child-answer.ts";
import { decodeWhole } from "../sheet/decoding.ts";
import { Fault, type FaultFacts } from "../sheet/fault.ts";
import { foreignKind } from "../sheet/foreign.ts";
import { OPEN_LIMITS } from "../sheet/opened.ts";
import { readApart } from "../sheet/read-apart.ts";
import { type Kind, markOf, sniff } from "../sheet/sniff.ts";
import { readHead } from "../sheet/text-bytes.ts";
import { endsAsArchive, readZipDirectory } from "../sheet/zip-directory.ts";
import { MOST_ARTICLE_CHARACTERS, tooLongArticle } from "./blocks.ts";

/** What an article was read from. */
export type ArticleKind = "text" | "html" | "pdf" | "docx";

/** An article's text. */
export interface OpenedArticle {
  readonly kind: ArticleKind;
  /** Without a byte order mark; of a text file every other letter as it stands, line ends too. */
  readonly text: string;
  /** What had to be assumed, and what was left out, in sentences. */
  readonly says: readonly string[];
}

/** An article that is not read, and why. */
export interface ClosedArticle {
  readonly fault: Pick<FaultFacts, "found" | "wanted"> & { readonly hint: string };
}

/** The files that articles are read from, in words. */
export const ARTICLE_FILES = "an article as .txt, .md, .html, .pdf or .docx";
const PASTE = "Copy the text of the article and paste it.";
/** A character takes at most four bytes, in UTF-16 with its mark too. */
const MOST_TEXT_BYTES = 4 * MOST_ARTICLE_CHARACTERS + 4;
const TIMEOUT_MS = 30_000;

/** The kind that an ending claims. */
const CLAIMS: Readonly<Record<string, ArticleKind>> = {
  ".txt": "text",
  ".text": "text",
  ".md": "text",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
  ".pdf": "pdf",
  ".docx": "docx",
};
const WORDS: Readonly<Record<ArticleKind, string>> = {
  text: "a text",
  html: "a web page",
  pdf: "a PDF document",
  docx: "a Word document",
};

/**
 * Opens an article. All but plain text is read in a child process without network; `folder` is an existing empty folder for it. Never throws for what the
 * file holds: a file that is not read gives a `fault` in words.
 */
export async function openArticle(request: {
  readonly path: string;
  /** The name as given: a name that claims another kind of file than it is makes a file refused. `null` where it came without one. */
  readonly name: string | null;
  readonly folder: string;
}): Promise<OpenedArticle | ClosedArticle> {
  try {
    return await opened(request);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { fault: inArticleWords(error.facts) };
  }
}

async function opened({ path, name, folder }: Parameters<typeof openArticle>[0]): Promise<OpenedArticle> {
  const claimed = name === null ? undefined : CLAIMS[extname(name).toLowerCase()];
  const head = await readHead({ path, gzip: false, inflatedBytes: MOST_TEXT_BYTES });
  const kind = sniff(head);
  if (kind !== "zip" && kind !== "empty" && (await endsAsArchive(path)))
    throw refused("a file with an archive hidden at its end", "Save the article anew in the program that made it.");
  const is = await kindOf(kind, { path, claimed, bytes: head.bytes });
  if (claimed !== undefined && claimed !== is)
    throw refused(`${WORDS[is]} under the name of ${WORDS[claimed]}`, RENAME);
  if (is === "text") return await plainText(path);
  const format: ArticleFormat = `article-${is}`;
  const answer = await readApart({ path, folder, format, limits: { ...OPEN_LIMITS, timeoutMs: TIMEOUT_MS } });
  if (answer.fault !== null) throw new Fault(answer.fault);
  const text = (answer.text ?? []).join("\n");
  if (text.length > MOST_ARTICLE_CHARACTERS) throw tooLongArticle();
  return { kind: is, text, says: answer.signals.map(({ says }) => says) };
}

const RENAME = "Give it the ending of what it is: .txt, .md, .html, .pdf or .docx.";

interface Sniffed {
  readonly path: string;
  readonly claimed: ArticleKind | undefined;
  readonly bytes: Buffer;
}

/** What the file is by its content. A text that was given as one may begin as a web page, JSON or XML does. */
async function kindOf(kind: Kind, { path, claimed, bytes }: Sniffed): Promise<ArticleKind> {
  switch (kind) {
    case "pdf":
      return "pdf";
    case "html":
      return claimed === "text" ? "text" : "html";
    case "text":
      // A page may begin with words: the name decides then.
      return claimed === "html" ? "html" : "text";
    case "xml":
    case "json":
      if (claimed === "html") return "html";
      return "text";
    case "zip":
      if (await isWordDocument(path)) return "docx";
      throw refused("an archive or workbook", "Take the article out of it, or paste its text.");
    case "empty":
      throw refused("an empty file");
    case "gzip":
      throw refused("a compressed file", "Unpack it first.");
    case "office97":
      throw refused("an old Office file", "Open it and save it as .docx or .txt.");
    case "binary":
      throw refused(foreignKind(bytes)?.what ?? "a file of an unknown kind that holds no text");
  }
}

async function isWordDocument(path: string): Promise<boolean> {
  const limits = { ...OPEN_LIMITS, zipEntries: 2000 };
  const names = (await readZipDirectory(path, limits)).map(({ name }) => name.toLowerCase());
  return names.includes("[content_types].xml") && names.some((name) => name.startsWith("word/"));
}

async function plainText(path: string): Promise<OpenedArticle> {
  if ((await stat(path)).size > MOST_TEXT_BYTES) throw tooLongArticle();
  return textOfBytes(await readFile(path));
}

function textOfBytes(bytes: Buffer): OpenedArticle {
  const mark = markOf(bytes);
  const assumed = mark === "utf-8" && !isUtf8(bytes);
  const text = decodeWhole(bytes, assumed ? "windows-1252" : mark);
  if (text.includes("\u0000")) throw refused("a text with NUL letters in it");
  if (text.trim() === "") throw refused("an empty file");
  if (text.length > MOST_ARTICLE_CHARACTERS) throw tooLongArticle();
  return { kind: "text", text, says: assumed ? ["The text is not UTF-8; it is read as Windows-1252."] : [] };
}

function refused(found: string, hint: string = PASTE): Fault {
  return new Fault({ code: "unsupported-format", found, wanted: ARTICLE_FILES, hint });
}

/** The readers of tables share their stops with those of articles; what they want and advise is meant for tables. */
function inArticleWords({ code, found, wanted, hint }: FaultFacts): ClosedArticle["fault"] {
  const isOurs = wanted === ARTICLE_FILES;
  const advice: Readonly<Record<string, string>> = {
    "protected-file": "Open it with the password and save it again without one, or paste its text.",
    "too-large": "Check it in parts.",
    "unsafe-file": "Open it in the program that made it and save it as .docx or .txt.",
    "truncated-file": "Get the file again from where it came.",
  };
  return { found, wanted: ARTICLE_FILES, hint: isOurs ? (hint ?? PASTE) : (advice[code] ?? PASTE) };
}
