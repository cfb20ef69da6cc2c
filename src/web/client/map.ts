// Makes the mapping page handier: one more word said keeps its place on the page, without a new page. The page works fully without it.

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "get" || form.closest(".mapping") === null) return;
  event.preventDefault();
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(form, event.submitter)) words.append(name, String(value));
  const url = new URL(form.action);
  url.search = words.toString();
  void go(url, { from: form });
});

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(".mapping a[href^='/map/']") : null;
  if (link === null || link.closest(".views") !== null) return;
  event.preventDefault();
  void go(new URL(link.href), { from: link });
});

// A menu closes when one clicks or goes elsewhere, or with Escape, as menus do.
document.addEventListener("pointerdown", (event) => closeMenus(event.target));
document.addEventListener("focusin", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector<HTMLDetailsElement>(".mapping details[name][open]");
  if (open === null) return;
  open.open = false;
  open.querySelector("summary")?.focus();
});

window.addEventListener("popstate", () => {
  if (location.pathname.startsWith("/map/")) void go(new URL(location.href), { from: null, isBack: true });
});

function closeMenus(target: EventTarget | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(".mapping details[name][open]"))
    if (!(target instanceof Node && menu.contains(target))) menu.open = false;
}

/** Shows another draft in place of this one; where that does not work, goes there as a link does. */
async function go(url: URL, { from, isBack = false }: { from: Element | null; isBack?: boolean }): Promise<void> {
  const [scroller, main] = [document.querySelector(".map-scroller"), document.querySelector("main")];
  const back = placeOf(from);
  const kept = { left: scroller?.scrollLeft ?? 0, top: scroller?.scrollTop ?? 0, page: window.scrollY };
  try {
    const answer = await fetch(url, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("main");
    if (!answer.ok || next === null || next.querySelector(".mapping") === null || main === null)
      return location.assign(url);
    const shown = new URL(answer.url);
    main.replaceChildren(...next.childNodes);
    document.title = page.title;
    if (!isBack) history.pushState(null, "", `${shown.pathname}${shown.search}`);
    const grid = document.querySelector(".map-scroller");
    grid?.scrollTo({ left: kept.left, top: kept.top, behavior: "instant" });
    window.scrollTo({ top: kept.page, behavior: "instant" });
    focusAgain(back);
  } catch {
    location.assign(url);
  }
}

/** Where the keyboard was: a cell, a row, a column, or the top. */
function placeOf(from: Element | null): string {
  const cell = from?.closest<HTMLElement>("td[id], tr[id]");
  if (cell?.id) return `#${CSS.escape(cell.id)}`;
  const head = from?.closest("th");
  return head === null || head === undefined ? "#h-say" : `.map-grid thead th:nth-child(${head.cellIndex + 1})`;
}

function focusAgain(place: string): void {
  const there = document.querySelector(place) ?? document.querySelector("#h-say");
  const target = there?.querySelector<HTMLElement>("summary") ?? (there instanceof HTMLElement ? there : null);
  if (target === null) return;
  if (target.tagName !== "SUMMARY") target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
