// The fields of a reading in three groups: the document, what is counted, and the figure itself.
import type { ComponentChildren, VNode } from "preact";
import { BALANCE_LINES } from "../../standard/balance-lines.ts";
import { BASES } from "../../standard/bases.ts";
import { FLAG_ORIGINS } from "../../standard/flag-origins.ts";
import { FORCES } from "../../standard/forces.ts";
import { OUTCOMES } from "../../standard/outcomes.ts";
import { NAMED_SCOPES } from "../../standard/scopes.ts";
import { UNITS } from "../../standard/units.ts";
import type { EnterView } from "../entered-view.ts";
import type { Choice } from "../views.ts";

interface GroupProps {
  readonly view: EnterView;
}

/** Who reads, and where the figure stands. */
export function DocumentFields({ view }: GroupProps): VNode {
  return (
    <Group title="Who reads, and where it stands">
      <Text
        view={view}
        name="as"
        title="Who reads"
        required
        hint="A name or initials. Two people, each under their own."
      />
      <Select
        view={view}
        name="file"
        title="Document"
        none="a paper letter, described beside"
        choices={view.files}
        hint="A file that was added."
      />
      <Text
        view={view}
        name="paper"
        title="Or a document that is no file"
        choices={view.papers.map((id) => ({ id, title: id }))}
        hint="Sender and date, such as letter of 3 May 2024. The second person uses the same words."
      />
      <Text view={view} name="page" title="Page" hint="As printed, or counted from 1." />
    </Group>
  );
}

/** The labels of the figure: the open format's fields. */
export function CountedFields({ view }: GroupProps): VNode {
  const forces = FORCES.map(({ called }) => ({ id: called, title: called }));
  const scopes = NAMED_SCOPES.map(({ id, title }) => ({ id, title }));
  return (
    <Group title="What is counted">
      <Text view={view} name="force" title="Force" required choices={forces} />
      <Text view={view} name="area" title="Area" hint="A part of the force. Empty for the whole." />
      <Text view={view} name="period" title="Period" required hint="As printed: 2023/24, 2024, April to June 2023." />
      <Select view={view} name="unit" title="Unit" required none="choose" choices={UNITS} />
      <Text
        view={view}
        name="scope"
        title="Scope"
        required
        choices={scopes}
        hint="flag:CSE, code:71, or other: and words."
      />
      <Select
        view={view}
        name="basis"
        title="Basis"
        none="not stated"
        choices={BASES.filter(({ id }) => id !== "not stated")}
      />
      <Text view={view} name="flag_rule" title="Flag rule" hint="When the flag is set, as the document says it." />
      <Select
        view={view}
        name="flag_origin"
        title="Origin of the flag"
        none="not stated"
        choices={FLAG_ORIGINS.map(({ id }) => ({ id, title: id }))}
      />
      <Text view={view} name="edition" title="Edition" hint="As known on: a day, or words." />
    </Group>
  );
}

/** The figure and the words around it. */
export function FigureFields({ view }: GroupProps): VNode {
  const lines = [
    { id: "total", title: "Total" },
    ...BALANCE_LINES.map(({ id, title }) => ({ id, title })),
    ...OUTCOMES.map(({ type, title }) => ({ id: `outcome:${type}`, title: `Outcome ${type}: ${title}` })),
  ];
  return (
    <Group title="The figure">
      <Text
        view={view}
        name="line"
        title="Line"
        required
        choices={lines}
        hint="Total, a line of the balance, outcome 18, or other: and words."
      />
      <Text
        view={view}
        name="value"
        title="Value"
        required
        hint="As it is written: 16, <5. Where there is none, why: withheld (s.40(2))."
      />
      <Text view={view} name="note" title="Note" hint="What a reader must know beside the figure." />
      <div class="hand-wide">
        <label for="words">The words around it</label>
        <textarea id="words" name="words" rows={3} required maxLength={600} aria-describedby="words-hint">
          {view.typed["words"] ?? ""}
        </textarea>
        <span class="hint" id="words-hint">
          As they stand in the document, so that anybody finds the figure again. No names of people.
        </span>
      </div>
    </Group>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ComponentChildren }): VNode {
  return (
    <fieldset class="filter">
      <legend class="small-head">{title}</legend>
      <div class="filter-grid hand-grid">{children}</div>
    </fieldset>
  );
}

interface FieldProps extends GroupProps {
  readonly name: string;
  readonly title: string;
  readonly required?: boolean;
  readonly hint?: string;
}

function describedBy({ name, hint, view }: FieldProps) {
  const isWrong = view.problems.some(({ cell }) => cell === name);
  return {
    ...(hint === undefined ? {} : { "aria-describedby": `${name}-hint` }),
    ...(isWrong ? { "aria-invalid": true } : {}),
  };
}

/** A line of text; with choices, a list to pick from that takes other words too. */
function Text(props: FieldProps & { readonly choices?: readonly Choice[] }): VNode {
  const { view, name, title, required = false, choices = [], hint } = props;
  const list = choices.length === 0 ? {} : { list: `${name}-list` };
  return (
    <div>
      <label for={name}>{title}</label>
      <input
        type="text"
        id={name}
        name={name}
        value={view.typed[name] ?? ""}
        required={required}
        maxLength={200}
        autocomplete="off"
        {...list}
        {...describedBy(props)}
      />
      {choices.length === 0 ? null : (
        <datalist id={`${name}-list`}>
          {choices.map((choice) => (
            <option value={choice.id}>{choice.title}</option>
          ))}
        </datalist>
      )}
      <Hint name={name} hint={hint} />
    </div>
  );
}

function Select(props: FieldProps & { readonly choices: readonly Choice[]; readonly none: string }): VNode {
  const { view, name, title, required = false, choices, none, hint } = props;
  return (
    <div>
      <label for={name}>{title}</label>
      <select id={name} name={name} required={required} {...describedBy(props)}>
        <option value="">{none}</option>
        {choices.map((choice) => (
          <option value={choice.id} selected={choice.id === view.typed[name]}>
            {choice.title}
          </option>
        ))}
      </select>
      <Hint name={name} hint={hint} />
    </div>
  );
}

function Hint({ name, hint }: { readonly name: string; readonly hint: string | undefined }): VNode | null {
  if (hint === undefined) return null;
  return (
    <span class="hint" id={`${name}-hint`}>
      {hint}
    </span>
  );
}
