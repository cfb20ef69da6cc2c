// Addresses of the mapping page: a draft is a link, whose `set` words are the corrections in the order in which they were said.

/** How many rows of a table are drawn unless all are asked for. */
export const ROWS_SHOWN = 60;

/** The mapping page of a file, or of one of its sheets (from 1), with a draft of corrections; `rows` draws more than usual. */
export function mapHref(
  sha256: string,
  {
    sheet,
    said = [],
    rows,
  }: { readonly sheet?: number; readonly said?: readonly string[]; readonly rows?: number } = {},
): string {
  const words = [...said.map((text) => `set=${encode(text)}`), ...(rows === undefined ? [] : [`rows=${rows}`])];
  const path = `/map/${encodeURIComponent(sha256)}${sheet === undefined ? "" : `/${sheet}`}`;
  return words.length === 0 ? path : `${path}?${words.join("&")}`;
}

/** What may stand in a query string is left readable. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(?:2F|3A|3D|20)/gu, (code) =>
    code === "%20" ? "+" : decodeURIComponent(code),
  );
}
