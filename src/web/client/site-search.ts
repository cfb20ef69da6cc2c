// Finds a force and a question at once on the search page of a site. The page lists both without it.

interface Index {
  readonly forces: readonly (readonly [string, string])[];
  readonly questions: readonly (readonly [string, string, readonly number[]])[];
  readonly pages?: readonly (readonly [string, string])[];
}

interface Found {
  readonly title: string;
  readonly href: string;
}

const MOST_SHOWN = 40;

const box = document.querySelector<HTMLElement>("#search");
const field = document.querySelector<HTMLInputElement>("#q");
if (box !== null && field !== null) {
  box.hidden = false;
  field.addEventListener("input", () => show(field.value));
  if (field.value !== "") show(field.value);
}

/** The index is a script of its own that comes after this one. */
function indexOf(): Index {
  const there = (globalThis as { everycaseIndex?: Index }).everycaseIndex;
  return there ?? { forces: [], questions: [] };
}

function show(asked: string): void {
  const words = plain(asked)
    .split(" ")
    .filter((word) => word !== "");
  const found = words.length === 0 ? [] : find(words);
  const status = document.querySelector("#found");
  const list = document.querySelector("#results");
  if (status === null || list === null) return;
  status.textContent = words.length === 0 ? "" : saysOf(found.length);
  list.replaceChildren(...found.slice(0, MOST_SHOWN).map(itemOf));
}

function saysOf(found: number): string {
  if (found === 0) return "Nothing here has these words. That does not mean zero.";
  const shown = found > MOST_SHOWN ? ` The first ${MOST_SHOWN} are shown.` : "";
  return `${found === 1 ? "1 page" : `${found} pages`}.${shown}`;
}

/** Pages that hold every word: comparisons where only the question does, a force's own page where its name takes part. */
function find(words: readonly string[]): readonly Found[] {
  const { forces, questions, pages = [] } = indexOf();
  const names = forces.map(([, called]) => plain(called));
  const others = pages.flatMap(([href, title]) =>
    words.every((word) => plain(title).includes(word)) ? [{ title, href }] : [],
  );
  const answers = questions.flatMap(([folder, title, own]) => {
    const text = plain(title);
    if (words.every((word) => text.includes(word)))
      return [{ title: `All forces: ${title}`, href: `${folder}/compare.html` }];
    return own.flatMap((place) => {
      const [slug = "", called = ""] = forces[place] ?? [];
      const name = names[place] ?? "";
      const holds = words.every((word) => text.includes(word) || name.includes(word));
      return holds ? [{ title: `${called}: ${title}`, href: `${folder}/${slug}.html` }] : [];
    });
  });
  return [...others, ...answers];
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/&/gu, " and ")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

function itemOf({ title, href }: Found): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = href;
  link.textContent = title;
  item.append(link);
  return item;
}
