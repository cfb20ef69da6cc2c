// The top of the mapping page: what is left to say, in one sentence with the form to say it, and what was said so far.
import type { VNode } from "preact";
import type { UnknownLabel } from "../../sources/replies/grid.ts";
import type { Dimension, Meanings } from "../../sources/replies/layout.ts";
import { isBareFlagName } from "../../standard/flag-names.ts";
import { mapHref } from "../mapping-links.ts";
import type { MappingView } from "../mapping-view.ts";
import { dimensionWord, inAskingOrder, meaningWord, saidWords, sayWords } from "../mapping-words.ts";
import { capital, counted, numberWord } from "../words.ts";
import { Carried, type DraftOf, draftAction, groupsOf, Pick, Use } from "./mapping-forms.tsx";
import { CellPlace, LABELS_AT_ONCE, LabelField } from "./mapping-unknown.tsx";

const HINTS: Partial<Readonly<Record<Dimension, string>>> = {
  flagRule: "When a flag is set, in the reply’s words: CSE marker set by the recording officer.",
  period: "As 2018/19, 2018, or April 2018 to March 2019.",
  unit: "What one figure counts once.",
  scope: "A flag is not an offence: choose what the request asked for.",
  area: "Such as a district.",
  edition: "Such as 30 June 2024.",
  basis: "May be left open: the figures are then shown, but not compared.",
};

interface SayProps {
  readonly view: MappingView;
  readonly draft: DraftOf;
}

/** What is left to say and the one form for it; nothing left is said too. */
export function SaySection({ view, draft }: SayProps): VNode {
  const { reading, said } = view;
  const missing = inAskingOrder(reading?.missing ?? []);
  const labels = reading?.unknown ?? [];
  const isMany = labels.length > LABELS_AT_ONCE;
  const left = missing.length + labels.length;
  const isOpen = left > 0 && !view.hidden;
  return (
    <section class={isOpen ? "problem stack map-say" : "panel stack map-say"} id="say" aria-labelledby="h-say">
      <h2 id="h-say" class="small-head">
        {leftWords(left)}
      </h2>
      {missing.length > 0 || (labels.length > 0 && !isMany) ? (
        <SayForm missing={missing} labels={isMany ? [] : labels} isBasisSaid={hasBasis(view)} draft={draft} />
      ) : null}
      {isMany ? (
        <p>
          {`${capital(counted(labels.length, "label is", "labels are"))} not understood: `}
          <a href="#unknown">say what they mean</a>.
        </p>
      ) : null}
      {left > 0 || view.hidden ? null : <Ready view={view} />}
      <Known view={view} />
      {said.length === 0 ? null : <SaidList view={view} />}
    </section>
  );
}

/** Whether any place of the table says the basis. */
function hasBasis({ reading }: MappingView): boolean {
  return (
    reading?.figures.some(({ means }) => means.basis !== undefined) === true ||
    reading?.layout.means.basis !== undefined
  );
}

function leftWords(left: number): string {
  if (left === 0) return "Nothing is left to say";
  return left === 1 ? "One thing is left to say" : `${capital(numberWord(left))} things are left to say`;
}

function Ready({ view: { reading, said, how } }: Pick<SayProps, "view">): VNode {
  const complete = reading?.cells.length ?? 0;
  const figures = counted(complete, "figure is", "figures are");
  const unused = (reading?.figures.length ?? 0) - complete;
  const rest =
    unused === 0 ? null : (
      <>
        {` ${capital(counted(unused, "figure is", "figures are"))} not used: see `}
        <a href="#problems">what does not fit</a>.
      </>
    );
  if (how === "saved for this file" && said.length === 0)
    return (
      <p>
        {`${capital(figures)} in the book, read as somebody saved it. Open any word below to correct it.`}
        {rest}
      </p>
    );
  return (
    <p>
      {`${capital(figures)} complete.`}
      {rest}
      {" Look the table over, see "}
      <a href="#effect">what the book will say</a>
      {", then "}
      <a href="#save">save it</a>.
    </p>
  );
}

interface SayFormProps {
  readonly missing: readonly Dimension[];
  readonly labels?: readonly UnknownLabel[];
  /** Whether the basis is known already, or is no matter here. */
  readonly isBasisSaid?: boolean;
  readonly draft: DraftOf;
}

/** One form for everything that is left: facts that hold for every figure, and what a few labels mean. */
export function SayForm({ missing, labels = [], isBasisSaid = true, draft }: SayFormProps): VNode {
  const label = labels.length === 1 ? "what the label means" : "what the labels mean";
  const sentence =
    missing.length === 0 ? `Say ${label}.` : `${sayWords(missing)}${labels.length === 0 ? "" : ` And say ${label}.`}`;
  return (
    <>
      <p class="map-sentence">{sentence}</p>
      <form action={draftAction(draft, "say")} method="get" aria-label="What is left to say">
        <Carried said={draft.said} />
        <div class="filter-grid map-fields">
          {asked(missing, isBasisSaid).map((dimension) => (
            <div>
              <SayField dimension={dimension} />
            </div>
          ))}
          {labels.map((one, index) => (
            <div>
              <LabelField label={one} id={`l-${index}`} />
              <CellPlace label={one} />
            </div>
          ))}
        </div>
        <div class="filter-foot">
          <button class="button" type="submit">
            Use this
          </button>
          <p>Nothing is saved yet: the page shows what it would do first.</p>
        </div>
      </form>
    </>
  );
}

/** What is missing, and what is best said with it: when a flag is set, and the basis, without which nothing is compared. */
function asked(missing: readonly Dimension[], isBasisSaid: boolean): readonly Dimension[] {
  const rule: readonly Dimension[] = missing.includes("scope") ? ["flagRule"] : [];
  const basis: readonly Dimension[] = missing.length === 0 || isBasisSaid ? [] : ["basis"];
  return inAskingOrder([...missing, ...rule, ...basis]);
}

/** One fact to say of the whole sheet. Its name in the address is the dimension itself. */
function SayField({ dimension }: { readonly dimension: Dimension }): VNode {
  const id = `say-${dimension}`;
  const groups = groupsOf(dimension, (value) => value);
  const hint = HINTS[dimension];
  return (
    <>
      {groups === null ? (
        <>
          <label for={id}>{capital(dimensionWord(dimension))}</label>
          <input
            type="text"
            id={id}
            name={dimension}
            maxLength={160}
            autocomplete="off"
            aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          />
        </>
      ) : (
        <Pick id={id} label={capital(dimensionWord(dimension))} name={dimension} groups={groups} />
      )}
      {hint === undefined ? null : (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </>
  );
}

/** Said by nobody yet, or by a name alone: shown as figures, and not compared. */
function isLeftOpen(dimension: Dimension, means: string | undefined): boolean {
  return means === undefined || (dimension === "flagRule" && isBareFlagName(means));
}

/** What holds for every figure of the sheet, each with the way to say it otherwise. */
function Known({ view }: Pick<SayProps, "view">): VNode | null {
  const { reading, sha256, sheet, said } = view;
  const draft = { sha256, sheet, said };
  const means: Meanings = {
    ...(reading?.layout.tables.length === 1 ? reading.layout.tables[0]?.means : {}),
    ...reading?.layout.means,
  };
  const stated = inAskingOrder(Object.keys(means) as Dimension[]).filter(
    (dimension) => (means[dimension] ?? "") !== "",
  );
  if (stated.length === 0) return null;
  const known: readonly Dimension[] = hasBasis(view) ? stated : [...stated, "basis"];
  return (
    <div class="map-known">
      <p class="note">For every figure here:</p>
      <ul>
        {known.map((dimension) => (
          <li class={isLeftOpen(dimension, means[dimension]) ? "dim is-unsaid" : `dim dim-${dimension}`}>
            <details name="say">
              <summary>
                <b>{capital(dimensionWord(dimension))}</b>{" "}
                {means[dimension] === undefined
                  ? "not said: the figures are not compared"
                  : meaningWord(dimension, means[dimension] ?? "")}
                {means[dimension] !== undefined && isLeftOpen(dimension, means[dimension])
                  ? ", its name alone: the figures are not compared"
                  : null}
              </summary>
              <div class="menu">
                <form action={draftAction(draft, "say")} method="get" class="say-small">
                  <Carried said={said} />
                  <SayAgain dimension={dimension} chosen={means[dimension] ?? ""} />
                  <Use about={dimensionWord(dimension)} />
                </form>
              </div>
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SayAgain({ dimension, chosen }: { readonly dimension: Dimension; readonly chosen: string }): VNode {
  const id = `again-${dimension}`;
  const label = `${capital(dimensionWord(dimension))} of every figure`;
  const groups = groupsOf(dimension, (value) => value);
  if (groups !== null)
    return <Pick id={id} label={label} name={dimension} groups={groups} chosen={chosen} isRequired />;
  return (
    <>
      <label for={id}>{label}</label>
      <input type="text" id={id} name={dimension} value={chosen} maxLength={160} autocomplete="off" required />
    </>
  );
}

/** What was said so far, newest last; each can be taken back. */
export function SaidList({ view: { sha256, sheet, said } }: Pick<SayProps, "view">): VNode {
  return (
    <div class="map-said">
      <p class="note">You said:</p>
      <ol>
        {said.map((text, index) => (
          <li>
            {saidWords(text)}{" "}
            <a
              href={`${mapHref(sha256, { ...(sheet === 0 ? {} : { sheet }), said: said.filter((_, at) => at !== index) })}#say`}
              aria-label={`Take back: ${saidWords(text)}`}
            >
              {index === said.length - 1 ? "undo" : "take back"}
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}
