// Labels that the standard does not know: what each may mean, and the fields to say it.
import type { VNode } from "preact";
import type { UnknownLabel } from "../../sources/replies/grid.ts";
import { dimensionWord, meaningWord } from "../mapping-words.ts";
import { capital } from "../words.ts";
import { Carried, type DraftOf, draftAction, type Group, groupsOf, Pick, SmallForm, Use } from "./mapping-forms.tsx";

interface LabelProps {
  readonly label: UnknownLabel;
  readonly id: string;
  /** Whether the field stands alone in its form. */
  readonly isAlone?: boolean;
}

/** The field that says what one label means: a list with what is suggested first, or a text where words are meant. */
export function LabelField({ label, id, isAlone = false }: LabelProps): VNode {
  const { dimension, text, suggestions } = label;
  const say = (means: string): string => `label:${text}=${dimension}:${means}`;
  const groups = groupsOf(dimension, say);
  const title = `“${text}” means`;
  if (groups === null) {
    return (
      <>
        <label for={id}>{`${title} the ${dimensionWord(dimension)}`}</label>
        <input type="hidden" name="what" value={`label:${text}=${dimension}:`} />
        <input type="text" id={id} name="means" maxLength={160} autocomplete="off" required={isAlone} />
        <span class="hint">Or write: leave out.</span>
      </>
    );
  }
  return (
    <>
      <Pick id={id} label={title} groups={[...suggested(label, say), ...groups, leftOut(text)]} isRequired={isAlone} />
      {suggestions.length === 0 ? null : (
        <span class="hint">{`Nearest: ${suggestions.map((one) => meaningWord(dimension, one)).join(", ")}.`}</span>
      )}
    </>
  );
}

/** The form of one label, in its own cell. */
export function LabelForm({ label, id, draft }: LabelProps & { readonly draft: DraftOf }): VNode {
  return (
    <SmallForm draft={draft} anchor="table">
      <LabelField label={label} id={id} isAlone />
      <Use about={label.text} />
    </SmallForm>
  );
}

/** Suggestions are ids or words of the standard; only those that are ids can be chosen at once. */
function suggested({ dimension, suggestions }: UnknownLabel, say: (means: string) => string): readonly Group[] {
  const options = (groupsOf(dimension, (id) => id) ?? []).flatMap((group) => group.options);
  const ids = suggestions.flatMap((one) => {
    const found = options.find(({ value, title }) => value === one || title.toLowerCase() === one.toLowerCase());
    return found === undefined ? [] : [found.value];
  });
  const named = ids.map((id) => ({ value: say(id), title: capital(meaningWord(dimension, id)) }));
  return named.length === 0 ? [] : [{ title: "Nearest", options: named }];
}

function leftOut(text: string): Group {
  return {
    title: "None of these",
    options: [{ value: `label:${text}=leave out`, title: "Not a figure: leave its rows out" }],
  };
}

/** Up to so many labels are asked for at the top of the page. */
export const LABELS_AT_ONCE = 3;

/** Every label that is not understood, where there are too many for the top of the page: one form for all. */
export function UnknownSection({
  unknown,
  draft,
}: {
  readonly unknown: readonly UnknownLabel[];
  readonly draft: DraftOf;
}): VNode | null {
  if (unknown.length <= LABELS_AT_ONCE) return null;
  return (
    <section class="block" id="unknown" aria-labelledby="h-unknown">
      <h2 id="h-unknown">{`${unknown.length} labels are not understood`}</h2>
      <p>Their rows stay out of the figures until somebody says what they mean. Nothing is guessed.</p>
      <form class="filter" action={draftAction(draft, "say")} method="get" aria-label="What the labels mean">
        <Carried said={draft.said} />
        <div class="filter-grid map-fields">
          {unknown.map((label, index) => (
            <div>
              <LabelField label={label} id={`l-${index}`} />
              <CellPlace label={label} />
            </div>
          ))}
        </div>
        <div class="filter-foot">
          <button class="button" type="submit">
            Use these
          </button>
          <p>Those left open stay as they are.</p>
        </div>
      </form>
    </section>
  );
}

/** Where a label stands, as a link into the table. */
export function CellPlace({ label: { cell } }: { readonly label: UnknownLabel }): VNode {
  return (
    <span class="hint">
      <a href={`#cell-${cell}`}>{`See cell ${cell}`}</a>
    </span>
  );
}
