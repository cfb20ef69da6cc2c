// Entering by hand in the browser: the form, the list with its differences, and what both send. Everything works without script.
import type { Context } from "hono";
import { decideFigure } from "../actions/decide-figure.ts";
import { enterFigure } from "../actions/enter-figure.ts";
import { listEntered } from "../actions/list-entered.ts";
import { listSources } from "../actions/list-sources.ts";
import { Refusal } from "../ground/refusal.ts";
import type { EnterView, TypedFields } from "../web/entered-view.ts";
import { enteredHref, enterHref } from "../web/links.ts";
import { enterPage } from "../web/pages/enter.tsx";
import { enteredPage } from "../web/pages/entered.tsx";
import { answer } from "./answers.ts";
import type { App, Door } from "./door.ts";
import { onlyOwnPages } from "./security.ts";

/** The fields of a reading: those of the open format, and where it stands. */
const FIGURE_FIELDS = [
  ...["force", "area", "period", "unit", "scope", "flag_rule", "flag_origin", "basis", "edition"],
  ...["line", "value", "note"],
] as const;
const PLACE_FIELDS = ["as", "file", "paper", "page", "words"] as const;
/** What the next form begins with: everything but the figure itself. */
const REMEMBERED = [
  "as",
  "file",
  "paper",
  "page",
  ...FIGURE_FIELDS.filter((one) => !["line", "value", "note"].includes(one)),
];
/** A body holds a few hundred words; more is none of ours. */
const LONGEST = { body: 32 * 1024, field: 600 } as const;

/** Puts the form, the list and the decision on the app. */
export function serveByHand(app: App, door: Door): void {
  app.get("/enter", (c) => {
    const { kept, state, ...typed } = queryOf(c, [...PLACE_FIELDS, ...FIGURE_FIELDS, "kept", "state"]);
    return answer(door, c, async () =>
      html(enterPage(await viewOf(door, withWholeName(door, typed), [], keptOf(kept, state)))),
    );
  });
  app.post("/enter", onlyOwnPages(), async (c) => {
    const typed = await formOf(c, [...PLACE_FIELDS, ...FIGURE_FIELDS]);
    const entered = enterFigure(door.tools, requestOf(typed));
    if (entered.kept) {
      const remembered = Object.entries(typed).filter(([name]) => REMEMBERED.includes(name));
      return c.redirect(
        enterHref({ ...Object.fromEntries(remembered), kept: entered.entry, state: entered.state }),
        303,
      );
    }
    const body = enterPage(await viewOf(door, typed, entered.problems, null));
    return c.body(body, 400, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
  });
  app.get("/entered", (c) => {
    const { as = "", decided = "" } = queryOf(c, ["as", "decided"]);
    const entry = /^e\d{1,12}$/u.test(decided) ? decided : null;
    return answer(door, c, async () => html(enteredPage({ list: listEntered(door.tools), decided: entry, as })));
  });
  app.post("/entered", onlyOwnPages(), async (c) => {
    const {
      as = "",
      figure = "",
      value = "",
      why,
      flag_rule: flagRule,
      flag_origin: flagOrigin,
    } = await formOf(c, [...["as", "figure", "value", "why", "flag_rule", "flag_origin"]]);
    const said = { ...(why === undefined ? {} : { why }), ...(flagRule === undefined ? {} : { flagRule }) };
    const origin = flagOrigin === undefined ? {} : { flagOrigin };
    const { entry } = decideFigure(door.tools, { as, figure, value, ...said, ...origin });
    return c.redirect(enteredHref({ as, decided: entry }), 303);
  });
}

function html(body: string) {
  return { type: "text/html; charset=utf-8", body };
}

function keptOf(entry = "", state = ""): EnterView["kept"] {
  const known = (["waiting", "agreed", "different", "decided"] as const).find((one) => one === state);
  return known === undefined || !/^e\d{1,12}$/u.test(entry) ? null : { entry, state: known };
}

async function viewOf(
  { tools }: Door,
  typed: TypedFields,
  problems: EnterView["problems"],
  kept: EnterView["kept"],
): Promise<EnterView> {
  const files = (await listSources(tools)).map(({ file, sha256 }) => ({ id: sha256, title: file }));
  const papers = listEntered(tools).figures.flatMap(({ document, sha256 }) => (sha256 === null ? [document] : []));
  return { typed, files, papers: [...new Set(papers)], problems, kept };
}

/** A link may name a file by the start of its SHA-256; the form chooses by the whole. */
function withWholeName({ tools }: Door, typed: TypedFields): TypedFields {
  const { file } = typed;
  if (file === undefined || file.length < 6) return typed;
  const whole = tools.archive.list().filter((sha256) => sha256.startsWith(file.toLowerCase()));
  return whole.length === 1 && whole[0] !== undefined ? { ...typed, file: whole[0] } : typed;
}

function requestOf(typed: TypedFields) {
  const { as = "", file = "", paper = "", page = "", words = "" } = typed;
  const given = FIGURE_FIELDS.flatMap((name) => (typed[name] === undefined ? [] : [[name, typed[name]] as const]));
  return { as, document: file, paper, page, words, fields: Object.fromEntries(given) };
}

/** The words of the address that are given. Refuses (`usage`) unknown, repeated and endless ones. */
function queryOf(c: Context, known: readonly string[]): TypedFields {
  return fieldsOf(new URL(c.req.url).searchParams, known, "address");
}

async function formOf(c: Context, known: readonly string[]): Promise<TypedFields> {
  const tooLong = new Refusal("usage", `The form holds more than ${LONGEST.body} bytes.`, "One figure needs less.");
  if (Number(c.req.header("content-length") ?? 0) > LONGEST.body) throw tooLong;
  let text = "";
  const decoder = new TextDecoder();
  // Chunk by chunk, so that a body without a stated length stops at the limit too.
  for await (const chunk of c.req.raw.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST.body) throw tooLong;
  }
  return fieldsOf(new URLSearchParams(text + decoder.decode()), known, "form");
}

function fieldsOf(words: URLSearchParams, known: readonly string[], where: string): TypedFields {
  const fields = new Map<string, string>();
  for (const [name, value] of words) {
    if (!known.includes(name))
      throw new Refusal(
        "usage",
        `Unknown word "${name.slice(0, 40)}" in the ${where}.`,
        `Words that may stand here: ${known.join(", ")}.`,
      );
    if (fields.has(name))
      throw new Refusal("usage", `"${name}" stands several times in the ${where}.`, "Give it once.");
    if (value.length > LONGEST.field)
      throw new Refusal(
        "usage",
        `"${name}" is longer than ${LONGEST.field} characters.`,
        "A line of the letter will do.",
      );
    fields.set(name, value);
  }
  // An empty field of a decision means "not stated", so it stays; in a reading it counts as not given anyway.
  return Object.fromEntries(fields);
}
