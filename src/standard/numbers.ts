// Whole numbers as people write them.

/** A whole number with commas between thousands. Example: 63408 is `63,408`. (Intl does the same a hundred times slower.) */
export function withCommas(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/gu, ",");
}
