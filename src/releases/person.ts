// Whether two names are one person's. Names are said, not proved: what may differ without making another person is folded away.

/**
 * What two spellings of one person's name share: letters, marks and digits, compatibility forms, case and everything that cannot be
 * seen folded away. Empty where nothing names anybody. Example: `personKey(" A. Ｂ ")` is `"ab"`.
 */
export function personKey(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize("NFKC")
    .replace(/[^\p{L}\p{M}\p{N}]|\p{Default_Ignorable_Code_Point}/gu, "");
  // Up and down again: `ß` meets `SS`, and the dotless i meets the dotted one.
  return plain.toUpperCase().toLowerCase().normalize("NFC").replaceAll("\u0307", "");
}

/** Whether two names are one person's; a name that names nobody is everybody's, so that it lets nothing through. */
export function isSameName(one: string, other: string): boolean {
  const [first, second] = [personKey(one), personKey(other)];
  return first === "" || second === "" || first === second;
}
