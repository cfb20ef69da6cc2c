// The question as a plain form: every choice ends in a URL.
import type { VNode } from "preact";
import { Site } from "../site/frame.ts";
import type { Choice, Choices, Order, Question } from "../views.ts";
import { SiteFilter } from "./site-filter.tsx";

interface FilterProps {
  readonly question: Question;
  readonly choices: Choices;
  readonly order?: Order;
  /** Where the answer is shown. */
  readonly action?: string;
  readonly label?: string;
  /** What the scope means, printed under its choice. */
  readonly scopeSays?: string;
  /** Whether a denominator can be chosen; it can when left out. */
  readonly denominators?: boolean;
  /** Words of the question that the form carries along unseen. */
  readonly carried?: Readonly<Record<string, string>>;
  /** More fields, after those of every question. */
  readonly fields?: VNode | null;
  /** What the form says beside its button. */
  readonly foot?: VNode | null;
}

/** What chooses scope, period, basis, denominator and, where there are several, the edition: a form, and in a site links. */
export function Filter(props: FilterProps): VNode {
  return (
    <Site.Consumer>
      {(site) => (site === null ? <FilterForm {...props} /> : <SiteFilter {...props} site={site} />)}
    </Site.Consumer>
  );
}

function FilterForm(props: FilterProps): VNode {
  const {
    question,
    choices,
    order = "rate",
    action = "/compare",
    label = "Choose what is compared",
    scopeSays,
    denominators = true,
    carried = {},
  } = props;
  return (
    <form class="filter" action={action} method="get" aria-label={label}>
      <div class="filter-grid">
        <Select name="scope" title="Scope" choices={choices.scopes} chosen={question.scope} hint={scopeSays} />
        <Select name="period" title="Period" choices={choices.periods} chosen={question.period} />
        <Select
          name="basis"
          title="Basis"
          choices={choices.bases}
          chosen={question.basis}
          hint="Recorded: outcomes so far of crimes recorded in the period. Closed: outcomes given in it."
        />
        {denominators ? (
          <Select name="denominator" title="Denominator" choices={choices.denominators} chosen={question.denominator} />
        ) : null}
        {choices.editions.length < 2 ? null : (
          <Select name="edition" title="Edition" choices={choices.editions} chosen={question.edition} />
        )}
        <KnownOn day={question.asKnownOn} />
        {props.fields}
      </div>
      <div class="filter-foot">
        {order === "rate" ? null : <input type="hidden" name="order" value={order} />}
        {question.method === undefined ? null : <input type="hidden" name="method" value={question.method} />}
        {Object.entries(carried).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="button" type="submit">
          Show
        </button>
        {props.foot}
      </div>
    </form>
  );
}

/** A day on which to stand: left empty, what is known now. */
function KnownOn({ day }: { readonly day: string | undefined }): VNode {
  return (
    <div>
      <label for="as-known-on">As known on</label>
      <input id="as-known-on" name="as-known-on" type="date" value={day ?? ""} aria-describedby="as-known-on-hint" />
      <span class="hint" id="as-known-on-hint">
        Only editions of that day or before. Leave empty for what is known now.
      </span>
    </div>
  );
}

interface SelectProps {
  readonly name: string;
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
  readonly hint?: string | undefined;
}

function Select({ name, title, choices, chosen, hint }: SelectProps): VNode {
  const hintId = hint === undefined ? undefined : `${name}-hint`;
  const known = chosen === null || choices.some(({ id }) => id === chosen);
  return (
    <div>
      <label for={name}>{title}</label>
      <select id={name} name={name} aria-describedby={hintId}>
        {known ? null : (
          <option value={chosen} selected>
            {chosen}
          </option>
        )}
        {choices.map(({ id, title: says }) => (
          <option value={id} selected={id === chosen}>
            {says}
          </option>
        ))}
      </select>
      {hint === undefined ? null : (
        <span class="hint" id={hintId}>
          {hint}
        </span>
      )}
    </div>
  );
}
