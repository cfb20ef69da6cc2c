// Foreign text on a page: nothing in it may act on what stands around it.

/** Control characters and those that turn the direction of a line; tabs and line feeds are kept. */
const ACTING = /[\p{Cc}\p{Bidi_Control}]/gu;

/** The text with each such character as `�`, one for one, so that offsets stay true. */
export function shownText(text: string): string {
  return text.replace(ACTING, (sign) => (sign === "\n" || sign === "\t" ? sign : sign === "\r" ? " " : "\uFFFD"));
}
