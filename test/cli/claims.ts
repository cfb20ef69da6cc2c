// An article, and a claims file over the replies of replies.ts: South Yorkshire's published figures.

/** An article with a rate that holds, parts that leave something over, and a rank without counts. */
export const ARTICLE = `In South Yorkshire 540 crimes were flagged as child sexual exploitation in a year, of which 16 led to a charge: one in 34.
In 169 no suspect was identified. In a further 75 the victim did not support action, and 170 were with the National Crime Agency.

Kent had the worst rate, one in 40.
`;

/** One claim that the replies bear out. */
export const CLAIMS = `- id: syp-one-in-34
  quote: one in 34
  where: https://example.org/news/1
  on: 2024-11-22
  figure: rate
  force: south-yorkshire
  scope: flag:CSE
  period: 2023/24
  basis: recorded
  says: { form: one-in, value: 34 }
  reading: all flagged crimes
  verdict: holds
`;
