// Figures on which two readings differ, side by side, each with the form by which a third person decides.
import type { VNode } from "preact";
import type { EnteredFigure, ShownReading } from "../entered-view.ts";
import { figureWords } from "../entered-words.ts";
import { fileHref } from "../links.ts";

interface Props {
  readonly figures: readonly EnteredFigure[];
  readonly as: string;
}

/** The differences, first on the page because nothing stands until they are decided; nothing where there are none. */
export function HandDifferences({ figures, as }: Props): VNode | null {
  if (figures.length === 0) return null;
  return (
    <section class="block" aria-labelledby="h-different">
      <h2 id="h-different">Two readings differ</h2>
      <p>Somebody who made neither reading looks at the document and decides. Until then there is no figure.</p>
      {figures.map((one) => (
        <Difference one={one} as={as} />
      ))}
    </section>
  );
}

function Difference({ one, as }: { readonly one: EnteredFigure; readonly as: string }): VNode {
  const [first, second] = one.readings;
  const id = `figure-${one.figure}`;
  return (
    <section class="problem stack top-4" aria-labelledby={id}>
      <h3 id={id}>{figureWords(one)}</h3>
      <table class="cards">
        <caption class="visually-hidden">The two readings</caption>
        <thead>
          <tr>
            <th scope="col">Read by</th>
            <th scope="col">Value</th>
            <th scope="col">Page</th>
            <th scope="col">The words around it</th>
          </tr>
        </thead>
        <tbody>
          <Reading reading={first} />
          <Reading reading={second} />
        </tbody>
      </table>
      {one.differences.map(({ what, first: a, second: b }) =>
        what === "value" ? null : <p>{`The ${what} differs: “${a}” and “${b}”.`}</p>,
      )}
      {one.sha256 === null ? null : (
        <p>
          <a href={fileHref(one.sha256)}>{`Open ${one.document}`}</a>
        </p>
      )}
      <Decide one={one} as={as} />
    </section>
  );
}

function Reading({ reading }: { readonly reading: ShownReading | undefined }): VNode | null {
  if (reading === undefined) return null;
  const { person, value, page, words } = reading;
  return (
    <tr>
      <th scope="row">{person}</th>
      <td data-h="Value">
        <b>{value}</b>
      </td>
      <td data-h="Page">{page ?? <span class="c-absent">not stated</span>}</td>
      <td data-h="Words">{`“${words}”`}</td>
    </tr>
  );
}

function Decide({ one, as }: { readonly one: EnteredFigure; readonly as: string }): VNode {
  const { figure, differences, readings } = one;
  const differsIn = (what: string): boolean => differences.some((difference) => difference.what === what);
  const values = [...new Set(readings.map(({ value }) => value))];
  return (
    <form class="hand" action="/entered" method="post" aria-label={`Decide: ${figureWords(one)}`}>
      <input type="hidden" name="figure" value={figure} />
      <div class="filter-grid hand-grid">
        <Field figure={figure} name="value" title="What stands in the document" required choices={values} />
        <Field figure={figure} name="as" title="Who decides" required value={as} hint="Neither of the two." />
        {differsIn("flag rule") ? <Field figure={figure} name="flag_rule" title="Flag rule" /> : null}
        {differsIn("flag origin") ? <Field figure={figure} name="flag_origin" title="Origin of the flag" /> : null}
        <Field figure={figure} name="why" title="Why the readings differed" />
      </div>
      <div class="filter-foot">
        <button class="button" type="submit">
          Decide
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly figure: string;
  readonly name: string;
  readonly title: string;
  readonly required?: boolean;
  readonly value?: string;
  readonly hint?: string;
  readonly choices?: readonly string[];
}

function Field({ figure, name, title, required = false, value = "", hint, choices = [] }: FieldProps): VNode {
  const id = `${name}-${figure}`;
  const list = choices.length === 0 ? {} : { list: `${id}-list` };
  const described = hint === undefined ? {} : { "aria-describedby": `${id}-hint` };
  return (
    <div>
      <label for={id}>{title}</label>
      <input
        type="text"
        id={id}
        name={name}
        value={value}
        required={required}
        maxLength={name === "why" ? 600 : 200}
        autocomplete="off"
        {...list}
        {...described}
      />
      {choices.length === 0 ? null : (
        <datalist id={`${id}-list`}>
          {choices.map((choice) => (
            <option value={choice} />
          ))}
        </datalist>
      )}
      {hint === undefined ? null : (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
