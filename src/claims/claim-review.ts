// ClaimReview for search engines and archives (schema.org): our verdict in its own words, never true or false.
import type { CheckedText, Claim } from "./checked.ts";

/** What is known of the text and of who checked it. What is not known is left out. */
export interface ReviewAbout {
  /** Where the text was printed. */
  readonly url?: string;
  readonly title?: string;
  /** Who answers for the check, e.g. the newsroom. */
  readonly by?: string;
  /** The day of the check. */
  readonly on?: string;
  /** The address of the page with the verdicts; each claim has its own place on it. */
  readonly page?: string;
}

/** JSON-LD with one ClaimReview a claim in its `@graph`. `reviewRating.alternateName` is the verdict; there is no score. */
export function claimReview(checked: CheckedText, about: ReviewAbout = {}): object {
  return {
    "@context": "https://schema.org",
    "@graph": checked.claims.map((claim, at) => reviewOf(claim, at + 1, about)),
  };
}

/** The same as text, safe inside a page: no `<`, `>` or `&`, and no line separators that end a script. */
export function claimReviewText(checked: CheckedText, about: ReviewAbout = {}): string {
  const json = JSON.stringify(claimReview(checked, about), null, 2);
  return json.replace(/[<>&\u2028\u2029]/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function reviewOf(
  { quote, verdict, note, readings, statement }: Claim,
  place: number,
  { url, title, by, on, page }: ReviewAbout,
): object {
  const appearance = {
    "@type": "CreativeWork",
    ...(url === undefined ? {} : { url }),
    ...(title === undefined ? {} : { name: title }),
  };
  const known = url !== undefined || title !== undefined;
  return {
    "@type": "ClaimReview",
    ...(page === undefined ? {} : { url: `${page}#claim-${place}` }),
    ...(on === undefined ? {} : { datePublished: on }),
    ...(by === undefined ? {} : { author: { "@type": "Organization", name: by } }),
    claimReviewed: quote,
    itemReviewed: {
      "@type": "Claim",
      text: quote,
      ...(known ? { appearance } : {}),
      ...(statement.place === null ? {} : { contentLocation: { "@type": "Place", name: statement.place.words } }),
    },
    reviewRating: { "@type": "Rating", alternateName: verdict },
    reviewBody: [
      note,
      ...readings.map(({ reading, computed, verdict: one }) => `${reading}: ${computed} (${one}).`),
    ].join(" "),
  };
}
