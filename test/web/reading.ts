// Reads the pages as text: enough to see that tags close, that ids are unique and that nothing runs or styles itself inline.
const VOID = new Set(["meta", "link", "br", "input", "img", "hr"]);

/** The tags that do not close, or close what was not open; empty for a well-formed text. */
export function unclosed(markup: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const body = markup.replace(/^<(?:!doctype|\?xml)[^>]*>/u, "");
  for (const [, slash, name = "", rest = ""] of body.matchAll(/<(\/?)([a-zA-Z][\w-]*)((?:[^<>"]|"[^"]*")*)>/gu)) {
    if (slash === "/") {
      if (open.pop() !== name) wrong.push(`</${name}>`);
    } else if (!rest.endsWith("/") && !VOID.has(name)) open.push(name);
  }
  return [...wrong, ...open.map((name) => `<${name}>`)];
}

/** Everything a strict content security policy would refuse: inline styles, inline scripts, handlers. */
export function refused(markup: string): readonly string[] {
  return [
    ...markup.matchAll(/<[a-z][^>]*\sstyle=/giu),
    ...markup.matchAll(/<[a-z][^>]*\son[a-z]+=/giu),
    ...markup.matchAll(/<script(?![^>]*\ssrc="\/static\/)[^>]*>/giu),
    ...markup.matchAll(/href="javascript:/giu),
  ].map(([found]) => found);
}

/** The ids that occur more than once. */
export function doubleIds(markup: string): readonly string[] {
  const ids = [...markup.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id ?? "");
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** The addresses within the page that lead nowhere in it, and labels that name no id. */
export function deadReferences(markup: string): readonly string[] {
  const ids = new Set([...markup.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id ?? ""));
  const anchors = [...markup.matchAll(/href="#([^"]*)"/gu)].map(([, id]) => id ?? "");
  const labels = [...markup.matchAll(/(?:aria-labelledby|aria-describedby|for)="([^"]*)"/gu)].flatMap(([, all]) =>
    (all ?? "").split(" "),
  );
  const fills = [...markup.matchAll(/url\(#([\w-]+)\)/gu)].map(([, id]) => id ?? "");
  return [...anchors, ...labels, ...fills].filter((id) => !ids.has(id));
}

/** The text of a page, without its tags. */
export function textOf(markup: string): string {
  return markup
    .replace(/<style>.*?<\/style>/gsu, "")
    .replace(/<[^>]*>/gu, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/gu, " ");
}

/** The part of a page between the first opening and the next closing of a tag with this piece in it. */
export function partOf(markup: string, from: string, to: string): string {
  const start = markup.indexOf(from);
  if (start < 0) return "";
  const end = markup.indexOf(to, start);
  return markup.slice(start, end < 0 ? undefined : end);
}
