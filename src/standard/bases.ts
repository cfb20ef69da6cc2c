// The two official ways to line up outcomes with crimes, and the denominators a rate may stand on.

/** `recorded`: outcomes so far of crimes recorded in the period. `closed`: outcomes given in the period, whenever the crime was recorded. */
export const BASES = [
  {
    id: "recorded",
    title: "Recorded",
    says: "Outcomes so far of the crimes recorded in the period. It grows for years, as investigations end.",
  },
  {
    id: "closed",
    title: "Closed",
    says: "Outcomes given in the period, whenever the crime was recorded. It mixes crimes of several years.",
  },
  { id: "not stated", title: "Not stated", says: "The source does not say how outcomes and crimes belong together." },
] as const;
export type Basis = (typeof BASES)[number]["id"];

/** Finds a basis by name; `null` when unknown. */
export function findBasis(label: string): Basis | null {
  const plain = label.trim().toLowerCase();
  return BASES.find(({ id }) => id === plain)?.id ?? null;
}

/** Which crimes a charge rate counts as the whole. */
export const DENOMINATORS = [
  {
    id: "all",
    title: "All",
    says: "Every crime counts, whatever became of it. A crime still moving counts as not charged, so far.",
  },
  {
    id: "less-transferred",
    title: "Less transferred",
    says: "Leaves out the crimes that another agency holds. The force cannot conclude those; but then nobody answers for them here.",
  },
  {
    id: "concluded-only",
    title: "Concluded only",
    says: "Leaves out every crime without a stated ending: with another agency, still open, or not accounted for.",
  },
] as const;
export type Denominator = (typeof DENOMINATORS)[number]["id"];

/** Finds a denominator by name (`less` and `concluded` will do); `null` when unknown. */
export function findDenominator(label: string): Denominator | null {
  const plain = label
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, "-");
  const short: Readonly<Record<string, Denominator>> = {
    less: "less-transferred",
    concluded: "concluded-only",
    "all-crimes": "all",
  };
  return DENOMINATORS.find(({ id }) => id === plain)?.id ?? short[plain] ?? null;
}
