// ClaimReview: the verdict in its own words, no score, and nothing that ends a script.
import { expect, test } from "vitest";
import { claimReview, claimReviewText } from "../../src/claims/claim-review.ts";
import { checked } from "./said.ts";

const QUOTE = "16 of 540 crimes</script><!--, one in 34";

async function example() {
  return checked(`In Kent ${QUOTE} \u2028.`, [
    {
      quote: QUOTE,
      place: "kent",
      numbers: [
        ["16", 16, "part"],
        ["540", 540, "whole"],
        ["one in 34", 34, "ratio"],
      ],
    },
  ]);
}

test("each claim is a ClaimReview whose rating is our verdict, never a number and never true or false", async () => {
  const review = claimReview(await example(), {
    url: "https://example.org/a",
    title: "An article",
    by: "A newsroom",
    on: "2026-09-01",
    page: "https://example.org/check",
  });
  expect(review).toMatchObject({
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "ClaimReview",
        url: "https://example.org/check#claim-1",
        claimReviewed: QUOTE,
        datePublished: "2026-09-01",
        author: { "@type": "Organization", name: "A newsroom" },
        itemReviewed: {
          "@type": "Claim",
          appearance: { "@type": "CreativeWork", url: "https://example.org/a", name: "An article" },
        },
        reviewRating: { "@type": "Rating", alternateName: "holds" },
      },
    ],
  });
  expect(JSON.stringify(review)).not.toMatch(/ratingValue|bestRating|:true|:false/);
});

test("what is not known is left out", async () => {
  const review = JSON.stringify(claimReview(await example()));
  expect(review).not.toMatch(/"url"|"author"|"appearance"|datePublished|undefined/);
});

test("as text it cannot leave a script, and reads back as it was", async () => {
  const found = await example();
  const text = claimReviewText(found);
  expect(text).not.toMatch(/[<>&\u2028\u2029]/u);
  expect(JSON.parse(text)).toEqual(claimReview(found));
});
