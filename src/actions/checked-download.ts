// A checked text as a file: JSON, rows, ClaimReview, or the annotated page.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { CheckedText } from "../claims/checked.ts";
import { claimReviewText } from "../claims/claim-review.ts";
import type { CheckDownload } from "../web/check-view.ts";
import { annotatedPage } from "../web/pages/annotated.tsx";
import { checkedRows } from "./checked-rows.ts";
import type { Download } from "./download.ts";
import { flatCsv } from "./flat-csv.ts";

/** A checked text with what its file says of where it came from. */
export interface CheckedArticle {
  readonly checked: CheckedText;
  /** The name of its file; `null` for a pasted text. */
  readonly name: string | null;
  readonly says: readonly string[];
}

/** The file of a format. */
export async function downloadChecked(article: CheckedArticle, format: CheckDownload): Promise<Download> {
  const { checked, name } = article;
  switch (format) {
    case "json":
      return file("claims.json", "application/json", `${JSON.stringify(checked, null, 2)}\n`);
    case "csv":
      return file("claims.csv", "text/csv; charset=utf-8", flatCsv(checkedRows(checked)));
    case "html":
      return file("claims.html", "text/html; charset=utf-8", annotatedPage(article, await styleSheet()));
    case "jsonld":
      return file(
        "claims.jsonld",
        "application/ld+json",
        `${claimReviewText(checked, name === null ? {} : { title: name })}\n`,
      );
  }
}

function file(name: string, mediaType: string, text: string): Download {
  return { name, mediaType, bytes: Buffer.from(text) };
}

/** The style sheet of the pages: beside the bundle, or, when this runs from source, in its room. */
async function styleSheet(): Promise<string> {
  const places = ["./static/everycase.css", "../web/static/everycase.css"];
  for (const place of places) {
    const text = await readFile(fileURLToPath(new URL(place, import.meta.url)), "utf8").catch(() => null);
    if (text !== null) return text;
  }
  return "";
}
