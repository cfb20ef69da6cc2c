// What sources call outcomes besides the official titles: codes of force records systems, and words of replies.

/** Codes found in extracts of five forces (research files on missing outcomes), and what each says. */
export const FORCE_SYSTEM_CODES = [
  { codes: ["C1", "N1003"], reads: { kind: "outcome", type: 20 } },
  { codes: ["C2", "C5", "N1001"], reads: { kind: "notAnOutcome", says: "no crime" } },
  { codes: ["C3", "C4"], reads: { kind: "notAnOutcome", says: "administrative: a duplicate or a clerical record" } },
] as const;

/**
 * Words that name a whole line of a balance or, with `types`, a part of one. They stand for no single type: "no suspect
 * identified" in a reply need not be type 18. Left out on purpose: "evidential difficulties" alone (two lines), "NFA",
 * "positive outcome" and "solved" (each force draws them differently), "charges" (another unit).
 */
export const LINE_WORDS = [
  { line: "charged", words: ["Charged", "Charge", "Charged or summonsed", "Charge or summons", "Charge/summons"] },
  { line: "no-suspect", words: ["No suspect identified", "No suspect"] },
  {
    line: "evidential-difficulties",
    words: [
      "Evidential difficulties (suspect identified; victim supports action)",
      "Evidential difficulties, victim supports action",
      "Evidential difficulties, victim supports",
    ],
  },
  {
    line: "victim-does-not-support",
    words: [
      "Evidential difficulties (victim does not support action)",
      "Evidential difficulties, victim does not support action",
      "Victim does not support action",
      "Victim does not support",
      "Victim did not support action",
      "Victim did not support",
    ],
  },
  { line: "out-of-court", words: ["Dealt with out of court", "Out of court", "Out-of-court"] },
  { line: "out-of-court", types: [2, 3, 6], words: ["Out-of-court (formal)"] },
  { line: "out-of-court", types: [7, 8], words: ["Out-of-court (informal)"] },
  { line: "out-of-court", types: [2, 3], words: ["Caution", "Cautions", "Cautioned"] },
  { line: "prosecution-prevented", words: ["Prosecution prevented or not in the public interest"] },
  { line: "not-in-public-interest", words: ["Further investigation not in the public interest"] },
  { line: "diversion", words: ["Diversion, education or intervention"] },
  { line: "fraud-bureau", words: ["Filed by the National Fraud Intelligence Bureau"] },
  { line: "transferred", words: ["With another agency", "Transferred", "Transferred to another body"] },
  { line: "open", words: ["No outcome yet", "Not yet assigned", "Under investigation", "Still under investigation"] },
] as const;
