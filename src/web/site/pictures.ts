// Large drawings of a page as pictures beside it: the page stays light, and each drawing carries its own colours, light and dark.

/** A page with its pictures taken out. */
export interface Pictured {
  readonly html: string;
  /** By name, such as `dotsw`: the picture of the page `compare.html` is `compare.dotsw.svg`. */
  readonly pictures: readonly { readonly name: string; readonly svg: string }[];
}

/** A drawing that has a twin for another width. Those that follow the width of their column stay in the page. */
const DRAWING =
  /<svg class="(only-wide|only-narrow)" ([^>]*)role="img" aria-labelledby="([\w-]+)-t \3-d"([^>]*)>((?:(?!<svg)[\s\S])*?)<\/svg>/gu;

/** Takes the drawings out of a page. `hrefOf` says where the page finds a picture by its name; `css` is the style sheet of the pages. */
export function takePictures(
  html: string,
  { css, hrefOf }: { readonly css: readonly CssRule[]; readonly hrefOf: (name: string) => string },
): Pictured {
  const defs = /<defs>[\s\S]*?<\/defs>/u.exec(html)?.[0] ?? "";
  const pictures: { name: string; svg: string }[] = [];
  const passed = html.replace(DRAWING, (...match: readonly string[]) => {
    const [, shown = "", before = "", name = "", after = "", inside = ""] = match;
    const size = `${before}${after}`.trim();
    const style = styleOf(css, `${defs}${inside}`);
    const svg = `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img"><style>${style}</style>${defs}${inside}</svg>\n`;
    pictures.push({ name, svg });
    const [width = "", height = ""] = [/\bwidth="[^"]*"/u, /\bheight="[^"]*"/u].map((one) => one.exec(size)?.[0]);
    return `<img class="drawing ${shown}" src="${hrefOf(name)}" ${width} ${height} alt="${altOf(inside)}" loading="lazy" decoding="async">`;
  });
  return { html: passed, pictures };
}

/** The title and the description of a drawing. They are escaped for text, which leaves quotation marks as they are. */
function altOf(inside: string): string {
  const said = ["title", "desc"].map((tag) => new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`, "u").exec(inside)?.[1] ?? "");
  return said
    .filter((words) => words !== "")
    .join(". ")
    .replaceAll('"', "&quot;");
}

/** One rule of a style sheet, with the condition around it. */
export interface CssRule {
  readonly media: string | null;
  readonly selectors: readonly string[];
  readonly body: string;
}

/** The rules of a style sheet, one after the other; of `@media` the rules within. */
export function cssRules(css: string): readonly CssRule[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//gu, "");
  return [...plain.matchAll(/([^{}]+)\{((?:[^{}]|\{[^{}]*\})*)\}/gu)].flatMap(([, head = "", body = ""]) => {
    if (!head.trim().startsWith("@")) return [ruleOf(null, head, body)];
    if (!head.trim().startsWith("@media")) return [];
    return [...body.matchAll(/([^{}]+)\{([^{}]*)\}/gu)].map(([, inner = "", words = ""]) =>
      ruleOf(head.trim(), inner, words),
    );
  });
}

function ruleOf(media: string | null, selectors: string, body: string): CssRule {
  return {
    media,
    selectors: selectors.split(",").map((one) => one.trim().replace(/\s+/gu, " ")),
    body: body.trim().replace(/\s+/gu, " ").replace(/;$/u, ""),
  };
}

/** Conditions that hold in a picture as they do in its page; widths do not, since a picture has its own. */
const KEPT_MEDIA = /^@media \((?:prefers-color-scheme: dark|forced-colors: active)\)$/u;

/** The rules that a drawing needs: its classes and texts, and the colours that they name. */
function styleOf(rules: readonly CssRule[], drawing: string): string {
  const classes = new Set([...drawing.matchAll(/class="([^"]*)"/gu)].flatMap(([, names = ""]) => names.split(" ")));
  const isMeant = (selector: string): boolean =>
    /^(?:\.[\w-]+(?:\.[\w-]+)*|text)(?: (?:\.[\w-]+(?:\.[\w-]+)*|text))*$/u.test(selector) &&
    [...selector.matchAll(/\.([\w-]+)/gu)].every(([, name = ""]) => classes.has(name));
  const used = rules.flatMap((rule) => {
    if (rule.media !== null && !KEPT_MEDIA.test(rule.media)) return [];
    const selectors = rule.selectors.map((one) => one.replace(/^\.chart svg /u, "")).filter(isMeant);
    return selectors.length === 0 ? [] : [{ ...rule, selectors }];
  });
  const names = new Set(used.flatMap(({ body }) => [...body.matchAll(/var\((--[\w-]+)\)/gu)].map(([, name]) => name)));
  const tokens = rules.flatMap((rule) => {
    if (!rule.selectors.includes(":root") || (rule.media !== null && !KEPT_MEDIA.test(rule.media))) return [];
    const body = rule.body
      .split(";")
      .map((one) => one.trim())
      .filter((one) => names.has(one.split(":")[0]));
    return body.length === 0 ? [] : [{ ...rule, selectors: [":root"], body: body.join(";") }];
  });
  return [...tokens, ...used].map(printed).join("");
}

function printed({ media, selectors, body }: CssRule): string {
  const rule = `${selectors.join(",")}{${body}}`;
  return media === null ? rule : `${media}{${rule}}`;
}

/** A style sheet without its comments and spare spaces, for a slow line. */
export function shorterCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//gu, "")
    .replace(/\s+/gu, " ")
    .replace(/\s*([{};,])\s*/gu, "$1")
    .replace(/;\}/gu, "}")
    .trim();
}
