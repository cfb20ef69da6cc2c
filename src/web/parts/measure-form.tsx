// The fields of a measure besides those of every question: the force, and the measure's own options.
import type { VNode } from "preact";
import type { MeasureOption, OptionChoice } from "../../measures/askable.ts";
import type { MeasureAbout, MeasureAsked } from "../measure-view.ts";
import type { Choice } from "../views.ts";

interface FieldsProps {
  readonly about: MeasureAbout;
  readonly asked: MeasureAsked;
  readonly forces: readonly Choice[];
}

/** The force, where the measure takes one, and a field for each option. */
export function MeasureFields({ about, asked, forces }: FieldsProps): VNode {
  return (
    <>
      {about.force === "all" || about.force === null ? null : (
        <div>
          <label for="force">Force</label>
          <select id="force" name="force">
            {about.force === "needed" && asked.force !== null ? null : (
              <option value="" selected={asked.force === null}>
                {about.force === "needed" ? "Choose a force" : "All forces"}
              </option>
            )}
            {forces.map(({ id, title }) => (
              <option value={id} selected={id === asked.force}>
                {title}
              </option>
            ))}
          </select>
        </div>
      )}
      {about.options.map((option) => (
        <OptionField option={option} given={asked.options[option.name] ?? ""} />
      ))}
    </>
  );
}

interface OptionProps {
  readonly option: MeasureOption;
  readonly given: string;
}

/** A list to choose from where the option takes no other word, else a field to write in. */
function OptionField({ option: { name, says, example, choices, leftOut }, given }: OptionProps): VNode {
  if (choices !== undefined)
    return (
      <div>
        <label for={`o-${name}`}>{titleOf(name)}</label>
        <select id={`o-${name}`} name={name}>
          {leftOut === undefined ? <option value="">Choose one</option> : null}
          <Groups choices={withGiven(choices, given)} leftOut={leftOut} given={given} />
        </select>
      </div>
    );
  return (
    <div>
      <label for={`o-${name}`}>{titleOf(name)}</label>
      <input
        id={`o-${name}`}
        name={name}
        type="text"
        value={given}
        aria-describedby={`o-${name}-hint`}
        autocomplete="off"
      />
      <span class="hint" id={`o-${name}-hint`}>
        {`${says.replaceAll("`", "")}. Such as ${example}.`}
      </span>
    </div>
  );
}

/** The choices, and what an address names besides: it stays chosen. */
function withGiven(choices: readonly OptionChoice[], given: string): readonly OptionChoice[] {
  const isThere = given === "" || choices.some(({ id }) => id === given);
  return isThere ? choices : [...choices, { id: given, title: given }];
}

interface GroupsProps {
  readonly choices: readonly OptionChoice[];
  readonly leftOut: string | undefined;
  readonly given: string;
}

/** The choices under their headings. What is taken anyway stands in no address: its value is empty. */
function Groups({ choices, leftOut, given }: GroupsProps): VNode {
  const groups = [...new Set(choices.map(({ group }) => group))];
  const optionsOf = (group: string | undefined): readonly VNode[] =>
    choices
      .filter((one) => one.group === group)
      .map(({ id, title }) => (
        <option value={id === leftOut ? "" : id} selected={id === (given === "" ? leftOut : given)}>
          {title}
        </option>
      ));
  return (
    <>
      {groups.map((group) =>
        group === undefined ? optionsOf(group) : <optgroup label={group}>{optionsOf(group)}</optgroup>,
      )}
    </>
  );
}

/** The name of an option as a label: `by-offence` is `By offence`. */
function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
