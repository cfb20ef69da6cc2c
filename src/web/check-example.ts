// A text to try the claim bench with: written for this, from published figures.

/** The example article, with what an editor meets: a ratio, parts that do not close, an average without a name, a mix of cohorts. */
export const CHECK_EXAMPLE = `Police in South Yorkshire recorded 540 crimes flagged as child sexual exploitation in a year, of which 16 led to a charge: one in 34. In 169 no suspect was identified. In a further 75 the victim did not support action, and 170 were with the National Crime Agency. Without the 170 the rate would be one in 23, the same as the Metropolitan Police.

Kent had the worst rate, one in 40. There was an average of one in 14 crimes ending in a charge in 34 forces.

The question is old. In Rotherham in 2013 there were 157 reports and 9 prosecutions, or 1 in 17.
`;
