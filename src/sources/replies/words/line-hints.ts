// Telling words in labels of outcomes that nothing knows: which lines to offer. Offers only; a person chooses.

const HINTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /\bno (?:named )?suspects?\b|\bunidentified\b|\bsuspects? (?:un|not )\w+|\bundetected\b/u,
    ["no-suspect", "outcome:18"],
  ],
  [/\b(?:victim|complainant|ip|aggrieved)\b/u, ["victim-does-not-support", "outcome:16", "outcome:14"]],
  [/\b(?:insufficient )?evidence\b|\bevidential\b/u, ["evidential-difficulties", "outcome:15"]],
  [/\b(?:caution|warning|penalty|resolution|resolved|out of court)/u, ["out-of-court"]],
  [/\b(?:transferred|passed|referred|another (?:force|agency|body)|nca|social (?:care|services))\b/u, ["transferred"]],
  [/\b(?:open|ongoing|live|pending|current|active|investigating|investigation|awaiting|filed)\b/u, ["open"]],
  [/\bpublic interest\b/u, ["prosecution-prevented", "not-in-public-interest"]],
  [
    /\b(?:nfa|nfad|no further action|closed|filed)\b/u,
    ["no-suspect", "evidential-difficulties", "victim-does-not-support"],
  ],
];

/** The lines that a label's telling words speak of, likeliest first. Example: of "nfa - no suspect" `no-suspect` is the first. */
export function hintedLines(plain: string): readonly string[] {
  return [...new Set(HINTS.flatMap(([pattern, lines]) => (pattern.test(plain) ? lines : [])))];
}
