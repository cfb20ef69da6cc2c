// The question on a page of the static site: for each of its words the other pages there are, as links.
import type { VNode } from "preact";
import { isEachNewest, newestQuestion } from "../each-newest.ts";
import type { SiteFrame } from "../site/frame.ts";
import type { Choice, Choices, Question } from "../views.ts";

interface SiteFilterProps {
  readonly site: SiteFrame;
  readonly question: Question;
  readonly choices: Choices;
  readonly action?: string;
  readonly label?: string;
  readonly scopeSays?: string;
  readonly denominators?: boolean;
  readonly foot?: VNode | null;
}

type Word = "scope" | "period" | "basis" | "denominator";

const WORDS: readonly { readonly word: Word; readonly title: string; readonly of: keyof Choices }[] = [
  { word: "scope", title: "Scope", of: "scopes" },
  { word: "period", title: "Period", of: "periods" },
  { word: "basis", title: "Basis", of: "bases" },
  { word: "denominator", title: "Denominator", of: "denominators" },
];

/** The words of a question with the pages that differ in one of them; a word that only one page has stands alone. */
export function SiteFilter(props: SiteFilterProps): VNode {
  const { question, choices, label = "The question", scopeSays, denominators = true, foot } = props;
  const words = denominators ? WORDS : WORDS.filter(({ word }) => word !== "denominator");
  return (
    <nav class="filter" aria-label={label}>
      <dl class="facts">
        {words.map(({ word, title, of }) => (
          <div>
            <dt>{title}</dt>
            <dd>
              <Links {...props} word={word} there={choices[of]} />
              {word === "scope" && scopeSays !== undefined ? <span class="note terms">{scopeSays}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      <div class="filter-foot top-3">
        <p>
          <a href={`/compare?scope=${encodeURIComponent(question.scope)}`}>All questions of this scope</a>
        </p>
        {foot}
      </div>
    </nav>
  );
}

interface LinksProps extends SiteFilterProps {
  readonly word: Word;
  readonly there: readonly Choice[];
}

function Links({ site, question, choices, action = "/compare", word, there }: LinksProps): VNode {
  const shown = there.flatMap(({ id, title }): readonly { readonly title: string; readonly href: string | null }[] => {
    if (id === question[word]) return [{ title, href: null }];
    const href = asking(question, { word, id }, choices)
      .map((one) => hrefOf(action, one))
      .find((one) => site.has(one));
    return href === undefined ? [] : [{ title, href }];
  });
  return (
    <ul class="choices">
      {shown.map(({ title, href }) => (
        <li>{href === null ? <b>{title}</b> : <a href={href}>{title}</a>}</li>
      ))}
    </ul>
  );
}

/**
 * The questions that a word may lead to, the first first. Each force's newest figures have no one period and basis: from them a period
 * leads to it on the first basis that there is, and they are reached from any period.
 */
function asking(
  question: Question,
  { word, id }: { readonly word: Word; readonly id: string },
  { periods, bases }: Choices,
): readonly Question[] {
  const next = { ...question, [word]: id };
  if (word === "scope" || word === "denominator") return [next];
  if (id === "") return word === "period" ? [newestQuestion(question)] : [];
  if (!isEachNewest(question)) return [next];
  const open = word === "period" ? "basis" : "period";
  const all = word === "period" ? bases : periods;
  return all.filter((one) => one.id !== "").map((one) => ({ ...next, [open]: one.id }));
}

function hrefOf(action: string, { scope, period, basis, denominator }: Question): string {
  return `${action}?${new URLSearchParams({ scope, period, basis, denominator }).toString()}`;
}
