// Two orders of texts, the same on every machine: an order left to the machine's own language would give other files elsewhere.

const NAMES = new Intl.Collator("en-GB", { numeric: true });

/** Names as a British reader looks them up, numbers in them by their value. Example: `Dyfed-Powys` before `Essex`, `9` before `10`. */
export function byName(one: string, other: string): number {
  return NAMES.compare(one, other);
}

/** Ids, periods and codes, sign by sign. Example: `2017/18` before `2018/19`. */
export function byId(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
