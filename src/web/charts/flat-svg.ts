// A drawing for programs that know less of CSS than browsers: colours by name become colours, in the light look, on every machine.

/**
 * A standalone SVG whose style has its custom properties put in place, conditions left out (so that the light look stays) and one
 * font family. Example: `fill:var(--ink)` with `:root{--ink:#17212b}` becomes `fill:#17212b`. Words of the drawing stay as they are.
 */
export function flatSvg(svg: string, fontFamily: string): string {
  return svg.replace(
    /<style>([\s\S]*?)<\/style>/gu,
    (_, css: string) => `<style>${escaped(flatCss(unescaped(css), fontFamily))}</style>`,
  );
}

function flatCss(css: string, fontFamily: string): string {
  const plain = withoutConditions(css.replace(/\/\*[\s\S]*?\*\//gu, ""));
  const tokens = new Map<string, string>();
  for (const [, body = ""] of plain.matchAll(/:root\s*\{([^{}]*)\}/gu)) gather(body, tokens);
  const rules = resolved(plain.replace(/:root\s*\{[^{}]*\}/gu, ""), tokens);
  return rules
    .replace(/([;{]\s*)font-family:[^;{}]+/gu, `$1font-family:${fontFamily}`)
    .replace(
      /([;{]\s*)font:([^;{}]+)/gu,
      (_, before: string, words: string) => `${before}${longFont(words, fontFamily)}`,
    );
}

function gather(body: string, tokens: Map<string, string>): void {
  for (const one of body.split(";")) {
    const [, name, value] = /^\s*(--[\w-]+)\s*:\s*([\s\S]+?)\s*$/u.exec(one) ?? [];
    if (name !== undefined && value !== undefined) tokens.set(name, value);
  }
}

/** The rules that hold without any condition: every `@…{…}` block is left out with all it holds. */
function withoutConditions(css: string): string {
  return css.replace(/@[^{};]+\{(?:[^{}]|\{[^{}]*\})*\}/gu, "").replace(/@[^{};]+;/gu, "");
}

/** A name without a value is painted with nothing rather than with black. A value may name others, three deep. */
function resolved(css: string, tokens: ReadonlyMap<string, string>): string {
  let found = css;
  for (let turn = 0; turn < 3; turn += 1)
    found = found.replace(/var\((--[\w-]+)(?:,\s*([^()]*))?\)/gu, (_, name: string, otherwise?: string) => {
      return tokens.get(name) ?? otherwise ?? "none";
    });
  return found;
}

/** `font:700 14px …` as single properties: some programs do not read the short form. */
function longFont(words: string, family: string): string {
  const size = /\d+(?:\.\d+)?px/u.exec(words)?.[0] ?? "14px";
  const [before = ""] = words.split(size);
  const weight = /\b(?:bold|[1-9]00)\b/u.exec(before)?.[0];
  const italic = /\bitalic\b/u.test(before) ? ";font-style:italic" : "";
  return `font-size:${size}${weight === undefined ? "" : `;font-weight:${weight}`}${italic};font-family:${family}`;
}

function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
