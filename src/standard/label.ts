// The first step of every look-up of a messy label: what can differ without meaning anything else.

/**
 * The label in lower case, in NFC, with runs of white space as one space and none at the ends.
 * Letters that only look alike and invisible characters stay: such a label matches nothing and is told.
 * Example: `foldLabel("  South\u00a0 YORKSHIRE ")` is `"south yorkshire"`.
 */
export function foldLabel(label: string): string {
  return label.normalize("NFC").replace(/\s+/gu, " ").trim().toLowerCase();
}
