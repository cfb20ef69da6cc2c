// What the tables of a reply mean: the table as it is read, the one form for what is left to say, what it does to the book, and saving it.
import type { VNode } from "preact";
import { pageOf } from "../layout.tsx";
import { fileHref, originalHref } from "../links.ts";
import { mapHref, ROWS_SHOWN } from "../mapping-links.ts";
import type { MappedSheet, MappingView } from "../mapping-view.ts";
import { ChecksSection, EffectSection } from "../parts/mapping-effect.tsx";
import type { DraftOf } from "../parts/mapping-forms.tsx";
import { MappingGrid, MappingLegend, rowsToDraw } from "../parts/mapping-grid.tsx";
import { SaidList, SayForm, SaySection } from "../parts/mapping-say.tsx";
import { UnknownSection } from "../parts/mapping-unknown.tsx";
import { ProblemTable } from "../parts/problems.tsx";
import { capital, count, counted } from "../words.ts";

/** What the page is given. `rows`: how many rows were asked for; as many as usual when left out. */
export interface MappingPageView {
  readonly view: MappingView;
  readonly rows?: number;
}

/** The mapping page: a whole HTML document. */
export function mappingPage({ view, rows }: MappingPageView): string {
  const { file, sha256 } = view;
  return pageOf({
    title: `What the tables of ${file} mean`,
    place: "sources",
    script: "/static/map.js",
    crumbs: [
      { title: "Sources", href: "/sources" },
      { title: file, href: fileHref(sha256) },
      { title: "What its tables mean" },
    ],
    children: (
      <div class="mapping">
        <h1>{`What the ${view.sheets.length > 1 ? "tables" : "table"} of ${file} ${view.sheets.length > 1 ? "mean" : "means"}`}</h1>
        {view.sheets.length > 1 ? <Sheets view={view} /> : null}
        {view.grid === null || view.reading === null ? <Nothing view={view} /> : <Drawn view={view} rows={rows} />}
      </div>
    ),
  });
}

function Drawn({ view, rows: asked }: { readonly view: MappingView; readonly rows: number | undefined }): VNode | null {
  const { grid, reading, sha256, sheet, said } = view;
  if (grid === null || reading === null) return null;
  const draft: DraftOf = { sha256, sheet, said };
  const rows = rowsToDraw(grid, asked);
  return (
    <>
      <p class="lead">{leadWords(view)}</p>
      <SaySection view={view} draft={draft} />
      <section class="block" id="table" aria-labelledby="h-table">
        <h2 id="h-table">The table, as it is read</h2>
        <p>
          {view.hidden
            ? "Somebody hid this sheet in the file. It is shown, and not read: what is hidden was perhaps not meant to be given."
            : "Is a word above a column, beside a row or in a marked label wrong? Open it and say what it is."}
        </p>
        <MappingLegend reading={reading} />
        <MappingGrid grid={grid} reading={reading} draft={draft} rows={rows} isFixed={view.hidden} />
        <MoreRows view={view} rows={rows} all={grid.rows.length} />
      </section>
      <UnknownSection unknown={view.hidden ? [] : reading.unknown} draft={draft} />
      <EffectSection view={view} />
      <ChecksSection checks={reading.checks} rows={rows} />
      <Problems view={view} />
      {view.hidden ? null : <Save view={view} />}
      <StatusBar view={view} />
    </>
  );
}

/** What the machine did, in one sentence. */
function leadWords({ reading, how, said }: MappingView): string {
  const figures = counted(reading?.figures.length ?? 0, "figure", "figures");
  if (reading === null || reading.figures.length === 0)
    return "No figure was found yet. Say which columns hold figures and which rows are data.";
  if (said.length > 0) return `${capital(figures)}, read as you say. Nothing is saved yet.`;
  switch (how) {
    case "saved for this file":
      return `${capital(figures)}, read with the layout that was saved for this file.`;
    case "saved":
      return `${capital(figures)}, read with a layout that was saved for another file of this shape.`;
    case "shipped":
      return `${capital(figures)}, read with a layout that comes with Everycase.`;
    default:
      return `${capital(figures)} found by machine, from the words of the table alone.`;
  }
}

const STATES: Readonly<Record<MappedSheet["state"], string>> = {
  ready: "ready",
  "to say": "something to say",
  "no table": "no figures",
  "too large": "too large",
  hidden: "hidden",
};

function Sheets({ view: { sheets, sheet, sha256 } }: { readonly view: MappingView }): VNode {
  return (
    <nav class="views" aria-label="Sheets of the file">
      <ul>
        {sheets.map(({ number, title, state }) => (
          <li>
            <a href={mapHref(sha256, { sheet: number })} aria-current={number === sheet ? "page" : undefined}>
              {title} <span class="soft plain">({STATES[state]})</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function MoreRows({
  view,
  rows,
  all,
}: {
  readonly view: MappingView;
  readonly rows: number;
  readonly all: number;
}): VNode | null {
  if (rows >= all) return null;
  const { sha256, sheet, said } = view;
  return (
    <p class="note top-2">
      {`Rows 1 to ${count(rows)} of ${count(all)}. `}
      <a href={`${mapHref(sha256, { sheet, said, rows: Math.min(all, rows + 5 * ROWS_SHOWN) })}#row-${rows}`}>
        {all - rows <= 5 * ROWS_SHOWN ? "Show all rows" : "Show more rows"}
      </a>
    </p>
  );
}

function Problems({ view: { problems, file } }: { readonly view: MappingView }): VNode | null {
  const shown = problems.filter(({ code }) => code !== "needs-a-word").slice(0, 40);
  if (shown.length === 0) return null;
  return (
    <section class="block" id="problems" aria-labelledby="h-problems">
      <h2 id="h-problems">What does not fit or was not understood</h2>
      <p>Each stays as it stands in the reply. Nothing was changed to 0.</p>
      <div class="top-3">
        <ProblemTable problems={shown} file={file} />
      </div>
    </section>
  );
}

function Save({ view }: { readonly view: MappingView }): VNode {
  const { sha256, sheet, said, name, id, complete, how } = view;
  const isSame = how === "saved for this file" && said.length === 0;
  return (
    <section class="block" id="save" aria-labelledby="h-save">
      <h2 id="h-save">{isSame ? "Saved for this file" : "Save what it means"}</h2>
      <p>
        {isSame
          ? "A correction above makes a new version of the layout. The old one stays in the ledger."
          : complete
            ? "The figures go into the book at once. The next reply of this shape is read by itself."
            : "Something is still left to say. What is saved now is kept, and the figures wait for the rest."}
      </p>
      <form
        class="filter map-save"
        action={mapHref(sha256, sheet === 0 ? {} : { sheet })}
        method="post"
        aria-label="Save the layout"
      >
        {said.map((text) => (
          <input type="hidden" name="set" value={text} />
        ))}
        <div class="filter-grid map-fields">
          <div>
            <label for="who">Who says so</label>
            <input type="text" id="who" name="who" maxLength={120} autocomplete="off" aria-describedby="who-hint" />
            <span class="hint" id="who-hint">
              Initials will do. They stand in the ledger.
            </span>
          </div>
          <div>
            <label for="title">Name of the layout</label>
            <input
              type="text"
              id="title"
              name="title"
              value={name}
              maxLength={120}
              autocomplete="off"
              aria-describedby="title-hint"
            />
            <span class="hint" id="title-hint">{`Kept as ${id}.`}</span>
          </div>
        </div>
        <div class="filter-foot">
          <button class="button" type="submit">
            Save
          </button>
          <p>One entry in the ledger says who said what, and when. Saving again corrects it.</p>
        </div>
      </form>
    </section>
  );
}

/** Always in sight: how far one has come, and the way to the next step. */
function StatusBar({ view }: { readonly view: MappingView }): VNode | null {
  const { reading, complete, said, how, hidden } = view;
  if (hidden || reading === null) return null;
  const left = reading.missing.length + reading.unknown.length;
  const done = said.length;
  const words = left === 0 ? "Nothing is left to say" : counted(left, "thing left to say", "things left to say");
  const next = complete ? { href: "#save", says: "Save" } : { href: "#say", says: "Say it" };
  const isSaved = complete && done === 0 && how === "saved for this file";
  return (
    <div class="map-bar" role="status">
      <p>
        <b>{words}</b>
        {`. ${counted(reading.cells.length, "figure", "figures")} of ${count(reading.figures.length)} complete${isSaved ? ", and saved" : done > 0 ? ", not saved yet" : ""}.`}
      </p>
      {isSaved ? (
        <a class="button button-small" href={fileHref(view.sha256)}>
          The file’s page
        </a>
      ) : (
        <a class="button button-small" href={next.href}>
          {next.says}
        </a>
      )}
    </div>
  );
}

/** A file without a table that can be drawn: what is left to say of its letter, or the way to enter it by hand. */
function Nothing({ view }: { readonly view: MappingView }): VNode {
  const { why, sha256, file, ofLetter, said } = view;
  const draft: DraftOf = { sha256, sheet: 0, said };
  return (
    <>
      <div class="nothing top-5 stack">
        <p>{why}</p>
        <p>
          <a href={`/enter?file=${sha256}`}>Enter its figures by hand</a>, or{" "}
          <a href={originalHref(sha256)}>{`open ${file}`}</a> as it was archived.
        </p>
      </div>
      {ofLetter.length === 0 && said.length === 0 ? null : (
        <section class="problem stack map-say" id="say" aria-labelledby="h-say">
          <h2 id="h-say" class="small-head">
            {ofLetter.length === 0 ? "Nothing is left to say" : "One thing is left to say of the letter"}
          </h2>
          {ofLetter.length === 0 ? null : <SayForm missing={ofLetter} draft={draft} />}
          {said.length === 0 ? null : <SaidList view={view} />}
        </section>
      )}
      {said.length === 0 ? null : <Save view={{ ...view, complete: ofLetter.length === 0 }} />}
    </>
  );
}
