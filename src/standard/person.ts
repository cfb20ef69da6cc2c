// Whether two names are one person's: for releases, for figures entered by hand, for flag audits. Names are said, not proved: what may differ without making another person is folded away.

/**
 * What two spellings of one person's name share: letters, marks and digits, compatibility forms, case and everything that cannot be
 * seen folded away, and Cyrillic and Greek letters that look like Latin ones taken for these (a short table after the skeletons of Unicode
 * TR 39). Empty where nothing names anybody. Example: `personKey(" A. Ｂ ")` is `"ab"`, and so it is where the A is Cyrillic.
 */
export function personKey(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize("NFKC")
    .replace(/[^\p{L}\p{M}\p{N}]|\p{Default_Ignorable_Code_Point}/gu, "");
  // Up and down again: `ß` meets `SS`, and the dotless i meets the dotted one.
  const folded = plain.toUpperCase().toLowerCase().normalize("NFD").replaceAll("\u0307", "");
  return lookedAt(folded, LOOKS_LIKE).normalize("NFC");
}

function lookedAt(text: string, table: ReadonlyMap<string, string>): string {
  return [...text].map((sign) => table.get(sign) ?? sign).join("");
}

/**
 * Whether two names may be one person's. A name that names nobody is everybody's, and so is one whose letters are of several scripts that no
 * language mixes: such names let nothing through.
 */
export function isSamePerson(one: string, other: string): boolean {
  const [first, second] = [personKey(one), personKey(other)];
  if (first === "" || second === "" || first === second || areMixed(one) || areMixed(other)) return true;
  return LOOKS.some((table) => lookOf(one, table) === lookOf(other, table));
}

/** What of a name meets the eye before its case is folded away. */
function lookOf(name: string, table: ReadonlyMap<string, string>): string {
  return personKey(lookedAt(name.normalize("NFKD"), table));
}

/** Why a name is none that a decision can be signed with; `null` where it is one. */
export function nameFault(name: string): { readonly found: string; readonly hint: string } | null {
  const unseen = /[^\P{C}\p{Cn}\p{Co}]|\p{Default_Ignorable_Code_Point}|[\u2028\u2029]/u.exec(name)?.[0];
  if (unseen !== undefined)
    return { found: `a sign that nobody sees (${codeOf(unseen)})`, hint: "Type the name anew, without it." };
  const scripts = scriptsIn(name.normalize("NFKC"));
  if (scripts.length > 1 && !areOneWriting(scripts))
    return {
      found: `letters of several scripts (${scripts.join(" and ")}), some of which may look alike`,
      hint: "Type the name in one script.",
    };
  return null;
}

function codeOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The scripts whose letters are told apart here, as Unicode names them. */
const SCRIPTS = [
  ...["Latin", "Cyrillic", "Greek", "Armenian", "Cherokee", "Coptic", "Georgian", "Lisu", "Hebrew", "Arabic"],
  ...["Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Tamil", "Thai", "Han", "Hiragana", "Katakana", "Hangul"],
] as const;

const OF_SCRIPT = SCRIPTS.map((script) => [script, new RegExp(`\\p{Script=${script}}`, "u")] as const);

function scriptsIn(text: string): readonly string[] {
  return OF_SCRIPT.flatMap(([script, pattern]) => (pattern.test(text) ? [script] : []));
}

/** Japanese, Chinese and Korean names are written in several scripts, and beside Latin letters. */
const WRITTEN_TOGETHER: ReadonlySet<string> = new Set(["Latin", "Han", "Hiragana", "Katakana", "Hangul"]);

function areOneWriting(scripts: readonly string[]): boolean {
  return scripts.every((script) => WRITTEN_TOGETHER.has(script));
}

function areMixed(name: string): boolean {
  // Most names are of one script at a glance.
  if (/^[ -~]*$/u.test(name)) return false;
  const scripts = scriptsIn(name.normalize("NFKC"));
  return scripts.length > 1 && !areOneWriting(scripts);
}

/** Letters with those that look like them small and large, or large alone; after Unicode TR 39, confusables. */
const LOOK_ALIKES: readonly (readonly [latin: string, others: string])[] = [
  ["a", "аαɑ"],
  ["b", "вьβʙ"],
  ["c", "сϲ"],
  ["d", "ԁ"],
  ["e", "еεҽ"],
  ["f", "ғϝ"],
  ["g", "ԍɡ"],
  ["h", "нһη"],
  ["i", "іιɩӏı"],
  ["j", "јϳ"],
  ["k", "кκ"],
  ["l", "1"],
  ["m", "мμ"],
  ["n", "νɴ"],
  ["o", "оο0"],
  ["p", "рρ"],
  ["q", "ԛ"],
  ["r", "ʀ"],
  ["s", "ѕ"],
  ["t", "тτ"],
  ["v", "ѵ"],
  ["w", "ԝѡ"],
  ["x", "хχ"],
  ["y", "уүυ"],
  ["z", "ζ"],
  ["σ", "ς"],
];

/** Small letters that look like another letter than their large ones do. */
const SMALL_LOOK_ALIKES = [
  ["n", "ηп"],
  ["o", "σ"],
  ["r", "г"],
  ["u", "υμц"],
  ["v", "ν"],
  ["w", "ω"],
  ["y", "γ"],
] as const;

/** A large I, a small l, a 1 and their like are one stroke to the eye; a large L and a small i are not. The stroke is a letter of its own. */
const STROKES = [["\u01c0", "Il1\u0399\u0406\u04c0"]] as const;

const LOOKS_LIKE = tableOf(LOOK_ALIKES);
const LOOKS = [SMALL_LOOK_ALIKES, STROKES, [...SMALL_LOOK_ALIKES, ...STROKES]].map(tableOf);

function tableOf(pairs: readonly (readonly [latin: string, others: string])[]): ReadonlyMap<string, string> {
  return new Map(pairs.flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)));
}
