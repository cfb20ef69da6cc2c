// What is counted. One unit per column: crimes, children, charges … never mix.

/** The units of the open format, with the words that sources use for them. */
export const UNITS = [
  {
    id: "crimes",
    title: "Crimes",
    says: "One recorded crime each.",
    words: ["crime", "recorded crimes", "offences", "offence"],
  },
  {
    id: "non-crimes",
    title: "Non-crimes",
    says: "Incidents recorded without a crime.",
    words: ["non-crime", "non crimes", "crime-related incidents"],
  },
  {
    id: "reports",
    title: "Reports",
    says: "Reports made to a force; one report may hold several crimes or none.",
    words: ["report", "referrals"],
  },
  { id: "cases", title: "Cases", says: "As the source counts them; what a case is, it does not say.", words: ["case"] },
  { id: "children", title: "Children", says: "Children counted once each.", words: ["child", "victims under 18"] },
  { id: "people", title: "People", says: "People counted once each.", words: ["persons", "person"] },
  { id: "suspects", title: "Suspects", says: "Suspects counted once each.", words: ["suspect"] },
  { id: "arrests", title: "Arrests", says: "Arrests; one person may be arrested several times.", words: ["arrest"] },
  { id: "custody records", title: "Custody records", says: "One detention each.", words: ["custody record"] },
  {
    id: "charges",
    title: "Charges",
    says: "Charges laid; one crime may carry several, one person too.",
    words: ["charge", "charges/summons", "charges/summonses"],
  },
  {
    id: "prosecutions",
    title: "Prosecutions",
    says: "Prosecutions begun or brought, as the source counts them.",
    words: ["prosecution"],
  },
  { id: "outcomes", title: "Outcomes", says: "Outcomes given, whenever the crime was recorded.", words: ["outcome"] },
  {
    id: "episodes",
    title: "Missing episodes",
    says: "Times somebody was missing; one child may have many.",
    words: ["episode", "missing episodes"],
  },
] as const satisfies readonly { id: string; title: string; says: string; words: readonly string[] }[];

export type Unit = (typeof UNITS)[number]["id"];

/** Finds a unit by its name or a word that sources use for it; `null` when the word is not known. Example: `findUnit("Offences")` is `crimes`. */
export function findUnit(label: string): Unit | null {
  const plain = label.trim().toLowerCase().replace(/\s+/gu, " ");
  const found = UNITS.find((unit) => unit.id === plain || (unit.words as readonly string[]).includes(plain));
  return found?.id ?? null;
}
