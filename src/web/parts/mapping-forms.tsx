// The small forms of the mapping page: each goes to the same address with one more correction in it, so that every draft is a link.
import type { ComponentChildren, VNode } from "preact";
import type { ColumnRole, Dimension } from "../../sources/replies/layout.ts";
import { BALANCE_LINES } from "../../standard/balance-lines.ts";
import { BASES } from "../../standard/bases.ts";
import { FLAG_ORIGINS } from "../../standard/flag-origins.ts";
import { FORCES } from "../../standard/forces.ts";
import { OUTCOMES } from "../../standard/outcomes.ts";
import { NAMED_SCOPES } from "../../standard/scopes.ts";
import { UNITS } from "../../standard/units.ts";
import { mapHref } from "../mapping-links.ts";
import { dimensionWord, meaningWord } from "../mapping-words.ts";
import { capital, lower } from "../words.ts";

/** The draft that every form goes on from. */
export interface DraftOf {
  readonly sha256: string;
  /** From 1; 0 where the file has no sheet. */
  readonly sheet: number;
  readonly said: readonly string[];
}

/** Where a form leads: the same page, at the place it was used. */
export function draftAction({ sha256, sheet }: DraftOf, anchor: string): string {
  return `${mapHref(sha256, sheet === 0 ? {} : { sheet })}#${anchor}`;
}

/** What was said before, carried along by a form. */
export function Carried({ said }: Pick<DraftOf, "said">): VNode {
  return (
    <>
      {said.map((text) => (
        <input type="hidden" name="set" value={text} />
      ))}
    </>
  );
}

interface SmallFormProps {
  readonly draft: DraftOf;
  readonly anchor: string;
  readonly children: ComponentChildren;
}

/** A form of one choice. */
export function SmallForm({ draft, anchor, children }: SmallFormProps): VNode {
  return (
    <form action={draftAction(draft, anchor)} method="get" class="say-small">
      <Carried said={draft.said} />
      {children}
    </form>
  );
}

/** Choices of a list, each with the text that says it. */
export interface Group {
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
}

interface PickProps {
  readonly id: string;
  readonly label: string;
  readonly name?: string;
  readonly groups: readonly Group[];
  readonly chosen?: string;
  readonly isRequired?: boolean;
}

/** A list to choose from; its first line chooses nothing. */
export function Pick({ id, label, name = "set", groups, chosen, isRequired = false }: PickProps): VNode {
  const filled = groups.filter(({ options }) => options.length > 0);
  return (
    <>
      <label for={id}>{label}</label>
      <select id={id} name={name} required={isRequired}>
        <option value="">Choose</option>
        {filled.map(({ title, options }) =>
          filled.length === 1 ? (
            <Options options={options} chosen={chosen} />
          ) : (
            <optgroup label={title}>
              <Options options={options} chosen={chosen} />
            </optgroup>
          ),
        )}
      </select>
    </>
  );
}

function Options({ options, chosen }: { options: Group["options"]; chosen: string | undefined }): VNode {
  return (
    <>
      {options.map(({ value, title }) => (
        <option value={value} selected={value === chosen}>
          {title}
        </option>
      ))}
    </>
  );
}

/** The ids that a dimension can have, or `null` where it takes words. `say` makes the value of an option out of an id. */
export function groupsOf(dimension: Dimension, say: (id: string) => string): readonly Group[] | null {
  const group = (title: string, ids: readonly string[]): Group => ({
    title,
    options: ids.map((id) => ({ value: say(id), title: capital(meaningWord(dimension, id)) })),
  });
  switch (dimension) {
    case "force":
      return [
        group(
          "Forces",
          FORCES.map(({ id }) => id),
        ),
      ];
    case "unit":
      return [
        group(
          "Units",
          UNITS.map(({ id }) => id),
        ),
      ];
    case "scope":
      return [
        group(
          "Scopes",
          NAMED_SCOPES.map(({ id }) => id),
        ),
      ];
    case "basis":
      return [
        group(
          "Bases",
          BASES.map(({ id }) => id),
        ),
      ];
    case "flagOrigin":
      return [
        group(
          "Origins",
          FLAG_ORIGINS.map(({ id }) => id),
        ),
      ];
    case "line":
      return [
        group("The whole", ["total"]),
        group(
          "What became of them",
          BALANCE_LINES.map(({ id }) => id),
        ),
        {
          title: "Outcome types",
          options: OUTCOMES.map(({ type, title }) => ({ value: say(`outcome:${type}`), title: `${type} ${title}` })),
        },
      ];
    default:
      return null;
  }
}

/** What a column can hold. `prefix` names the column: `B` or `2:B`. */
export function columnGroups(prefix: string): readonly Group[] {
  const labels: readonly Dimension[] = ["force", "period", "line", "area", "scope", "unit"];
  const role = (value: string, title: string): Group["options"][number] => ({ value: `${prefix}=${value}`, title });
  return [
    { title: "Figures", options: [role("count", "Figures")] },
    { title: "It names, row by row", options: labels.map((one) => role(`label:${one}`, `The ${dimensionWord(one)}`)) },
    { title: "Not figures", options: [role("note", "Notes"), role("ignore", "Nothing that is read")] },
    ...(groupsOf("line", (id) => `${prefix}=line:${id}`) ?? []).map(({ title, options }) => ({
      title: `Figures of one line: ${lower(title)}`,
      options,
    })),
  ];
}

/** Whether a role is the one of figures. */
export function isCount(role: ColumnRole): boolean {
  return role === "count";
}

interface WordsProps {
  readonly id: string;
  readonly label: string;
  readonly what: string;
  readonly hint?: string;
}

/** A field for words. `what` is what the words are said of: `flagRule`, `B=period:`. */
export function WordsField({ id, label, what, hint }: WordsProps): VNode {
  return (
    <>
      <label for={id}>{label}</label>
      <input type="hidden" name="what" value={what} />
      <input
        type="text"
        id={id}
        name="means"
        maxLength={160}
        required
        autocomplete="off"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      {hint === undefined ? null : (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </>
  );
}

/** The button of a small form. */
export function Use({ says = "Use this", about }: { readonly says?: string; readonly about?: string }): VNode {
  return (
    <button class="button button-small" type="submit">
      {says}
      {about === undefined ? null : <span class="visually-hidden">{`: ${about}`}</span>}
    </button>
  );
}
