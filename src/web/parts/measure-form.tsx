// The fields of a measure besides those of every question: the force, and the measure's own options.
import type { VNode } from "preact";
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
      {about.options.map(({ name, says, example }) => (
        <div>
          <label for={`o-${name}`}>{titleOf(name)}</label>
          <input
            id={`o-${name}`}
            name={name}
            type="text"
            value={asked.options[name] ?? ""}
            aria-describedby={`o-${name}-hint`}
            autocomplete="off"
          />
          <span class="hint" id={`o-${name}-hint`}>
            {`${says.replaceAll("`", "")}. Such as ${example}.`}
          </span>
        </div>
      ))}
    </>
  );
}

/** The name of an option as a label: `by-offence` is `By offence`. */
function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
