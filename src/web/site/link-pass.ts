// The pass over a rendered page that turns the app's addresses into paths of the site. The page functions stay as they are.

/** Where a page stands and what it may link to. */
export interface LinkPass {
  /** The path of the page itself, such as `questions/flag-cse/2018-19/recorded/kent.html`. */
  readonly from: string;
  /**
   * The path in the site (with its anchor) of an address of the app, or of a path of the site itself written as `~path`;
   * `null` where the site has no such page.
   */
  readonly to: (href: string) => string | null;
}

/** A tag as our renderer writes it: text never holds a bare `<`, and a value never a bare quotation mark. */
const TAG = /<([a-z][a-z0-9]*)((?:\s[^\s=>"]+(?:="[^"]*")?)*)\s*(\/?)>/giu;
const ATTRIBUTE = /\s(href|src)="([^"]*)"/u;

/** The page with every address relative to where it stands. A link to what the site has not becomes plain words. */
export function passLinks(html: string, { from, to }: LinkPass): string {
  return html.replace(TAG, (tag: string, name: string) => {
    const [whole, attribute, value] = ATTRIBUTE.exec(tag) ?? [];
    if (whole === undefined || attribute === undefined || value === undefined || !/^[/~]/u.test(value)) return tag;
    const path = to(unescaped(value));
    if (path !== null) return tag.replace(whole, () => ` ${attribute}="${escaped(relativePath(from, path))}"`);
    return name.toLowerCase() === "a" ? tag.replace(whole, "") : "";
  });
}

/** The way from one page of the site to another (or to an anchor of its own): `../../index.html`, `#rate`. */
export function relativePath(from: string, to: string): string {
  const [target = "", anchor] = to.split("#", 2);
  if (target === from && anchor !== undefined) return `#${anchor}`;
  const [here, there] = [from.split("/").slice(0, -1), target.split("/")];
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  const path = [...here.slice(shared).map(() => ".."), ...there.slice(shared)].join("/");
  return anchor === undefined ? path : `${path}#${anchor}`;
}

function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
