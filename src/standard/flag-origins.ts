// How a flag came to stand on a crime: the same number of flagged crimes means another thing for each of these.

/** The origins of a flag, with the words that sources use for them. */
export const FLAG_ORIGINS = [
  { id: "officer", says: "An officer or a member of staff decided it for this crime.", words: ["manual", "by hand"] },
  { id: "keyword rule", says: "Software set it by words in the record.", words: ["keyword", "keywords"] },
  {
    id: "carried over from a person",
    says: "It stood on a person before, a suspect or a victim, and passed to the crime.",
    words: ["person", "inherited", "carried over"],
  },
  { id: "location", says: "It stands on a place, and passed to the crimes recorded there.", words: ["place"] },
  { id: "unknown", says: "Nobody can say any more how it was set.", words: ["not known"] },
] as const satisfies readonly { id: string; says: string; words: readonly string[] }[];

/** How a flag came to stand on a crime. */
export type FlagOrigin = (typeof FLAG_ORIGINS)[number]["id"];

/**
 * Finds an origin by its name or a word that sources use; `null` when the word is not known. Example:
 * `findFlagOrigin("Keyword_rule")`.
 */
export function findFlagOrigin(label: string): FlagOrigin | null {
  const plain = label
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, " ");
  const found = FLAG_ORIGINS.find(({ id, words }) => id === plain || (words as readonly string[]).includes(plain));
  return found?.id ?? null;
}
