// Character references of web pages. Source: HTML Living Standard, 13.2.5.72 to 13.2.5.80 and 13.5.

import { decodeWhole } from "./decoding.ts";

/** The named ones that letters and tables of figures use; any other name stays as it is written. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: "\u00a0",
    pound: "£",
    euro: "€",
    cent: "¢",
    copy: "©",
    reg: "®",
    sect: "§",
    para: "¶",
    deg: "°",
    plusmn: "±",
    sup1: "¹",
    sup2: "²",
    sup3: "³",
    micro: "µ",
    middot: "·",
    frac12: "½",
    frac14: "¼",
    frac34: "¾",
    times: "×",
    divide: "÷",
    ndash: "–",
    mdash: "—",
    minus: "−",
    lsquo: "‘",
    rsquo: "’",
    sbquo: "‚",
    ldquo: "“",
    rdquo: "”",
    bdquo: "„",
    laquo: "«",
    raquo: "»",
    dagger: "†",
    Dagger: "‡",
    bull: "•",
    hellip: "…",
    permil: "‰",
    prime: "′",
    trade: "™",
    larr: "←",
    rarr: "→",
    le: "≤",
    ge: "≥",
    ne: "≠",
    asymp: "≈",
    shy: "\u00ad",
    ensp: "\u2002",
    emsp: "\u2003",
    thinsp: "\u2009",
    zwnj: "\u200c",
    zwj: "\u200d",
    aacute: "á",
    eacute: "é",
    iacute: "í",
    oacute: "ó",
    uacute: "ú",
    agrave: "à",
    egrave: "è",
    acirc: "â",
    ecirc: "ê",
    icirc: "î",
    ocirc: "ô",
    ucirc: "û",
    wcirc: "ŵ",
    ycirc: "ŷ",
    auml: "ä",
    euml: "ë",
    iuml: "ï",
    ouml: "ö",
    uuml: "ü",
    aelig: "æ",
    AElig: "Æ",
    oslash: "ø",
    ccedil: "ç",
    ntilde: "ñ",
    szlig: "ß",
  }),
);

const REFERENCE = /&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,7})|([a-zA-Z][a-zA-Z0-9]{1,31}));?/g;

/** The text with its references resolved. Numbers that are no character become U+FFFD. Example: `&#163;5 &lt; 10` is `£5 < 10`. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(REFERENCE, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMES.get(name) ?? all;
    return letterOf(decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal));
  });
}

function letterOf(code: number): string {
  // Numbers 128 to 159 mean what Windows-1252 means by them.
  if (code >= 128 && code < 160) return decodeWhole(Uint8Array.of(code), "windows-1252");
  const isNone =
    code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || (code < 32 && ![9, 10, 13].includes(code));
  return isNone ? "\u{FFFD}" : String.fromCodePoint(code);
}
