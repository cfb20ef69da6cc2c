// Follows the drawing commands of a PDF page and notes what they leave on the paper: letters, ruling lines, painted rectangles.
// Source: ISO 32000-1, 8.4 (graphics state), 8.5 (paths), 9.3 and 9.4 (text state and text), as pdf.js hands them out.
import { tooLarge } from "./fault.ts";
import type { PdfCommand, PdfPage } from "./pdf-document.ts";
import { type Box, type Fill, judgeLetters, overlap, type PageMarks, type Painted, type Rule } from "./pdf-marks.ts";
import { chain, IDENTITY, type Matrix, matrixOf, place, readerSpace } from "./pdf-matrix.ts";
import { boxOf, pathOf } from "./pdf-path.ts";

/** The most letters that one page may show. */
const MOST_LETTERS = 200_000;
/** A painted rectangle that is at most this thick, in points, is a ruling line. */
const RULE_POINTS = 3;
const LEAST_RULE_POINTS = 4;

/** What `q` keeps and `Q` brings back. */
interface State {
  readonly ctm: Matrix;
  readonly clip: Box;
  /** Whether the clip is a rectangle, so that nothing outside its box is painted and everything inside is. */
  readonly clipIsBox: boolean;
  readonly fill: string | null;
  readonly opacity: number;
  readonly font: { readonly size: number; readonly unit: number; readonly vertical: boolean };
  readonly mode: number;
  readonly letterSpace: number;
  readonly wordSpace: number;
  readonly stretch: number;
  readonly rise: number;
  readonly leading: number;
}

/** What the page shows. Throws a `Fault` when it shows more letters than any page of print could. */
export function readMarks(page: PdfPage): PageMarks {
  return new PageReader(page).read();
}

class PageReader {
  readonly #page: PdfPage;
  readonly #space: Matrix;
  readonly #paper: Box;
  readonly #kept: State[] = [];
  readonly #letters: Painted[] = [];
  readonly #fills: Fill[] = [];
  readonly #across: Rule[] = [];
  readonly #down: Rule[] = [];
  #state: State;
  #line: Matrix = IDENTITY;
  #x = 0;
  #y = 0;
  #lineX = 0;
  #lineY = 0;
  #turn = 0;
  #clipNext = false;
  /** For each layer mark that is open: whether its layer is turned off. */
  readonly #layers: boolean[] = [];

  constructor(page: PdfPage) {
    this.#page = page;
    this.#space = readerSpace(page.view, page.rotate);
    const [left, bottom, right, top] = page.view;
    const turned = page.rotate % 180 !== 0;
    const [width, height] = turned ? [top - bottom, right - left] : [right - left, top - bottom];
    this.#paper = { left: 0, top: 0, right: width, bottom: height };
    this.#state = {
      ctm: this.#space,
      clip: this.#paper,
      clipIsBox: true,
      fill: "#000000",
      opacity: 1,
      font: { size: 0, unit: 0.001, vertical: false },
      mode: 0,
      letterSpace: 0,
      wordSpace: 0,
      stretch: 1,
      rise: 0,
      leading: 0,
    };
  }

  read(): PageMarks {
    for (const command of this.#page.commands) {
      this.#turn++;
      this.#do(command);
    }
    const letters = judgeLetters(this.#letters, this.#fills, this.#paper);
    return { width: this.#paper.right, height: this.#paper.bottom, letters, across: this.#across, down: this.#down };
  }

  #do({ name, args }: PdfCommand): void {
    switch (name) {
      case "save":
      case "beginGroup":
      case "paintFormXObjectBegin":
      case "beginAnnotation":
        this.#kept.push(this.#state);
        this.#enter(name, args);
        return;
      case "restore":
      case "endGroup":
      case "paintFormXObjectEnd":
      case "endAnnotation":
        this.#state = this.#kept.pop() ?? this.#state;
        return;
      case "transform":
        this.#transform(args);
        return;
      case "clip":
      case "eoClip":
        this.#clipNext = true;
        return;
      case "constructPath":
        this.#path(args);
        return;
      case "beginMarkedContent":
      case "beginMarkedContentProps":
        this.#layers.push(args[0] === "OC" && this.#page.isOff(args[1]));
        return;
      case "endMarkedContent":
        this.#layers.pop();
        return;
      case "setFillRGBColor":
        this.#set({ fill: typeof args[0] === "string" ? args[0] : null });
        return;
      case "setFillColorN":
      case "setFillTransparent":
        this.#set({ fill: null });
        return;
      case "setGState":
        this.#settings(args[0]);
        return;
      default:
        this.#doText(name, args);
        return;
    }
  }

  #doText(name: string, args: readonly unknown[]): void {
    const [first, second] = [numberOf(args[0]), numberOf(args[1])];
    switch (name) {
      case "beginText":
        this.#startLine(IDENTITY);
        return;
      case "setTextMatrix":
        this.#startLine(matrixOf(args.length === 6 ? args : args[0]) ?? IDENTITY);
        return;
      case "moveText":
        this.#move(first, second);
        return;
      case "setLeadingMoveText":
        this.#set({ leading: second });
        this.#move(first, second);
        return;
      case "nextLine":
        this.#move(0, this.#state.leading);
        return;
      case "setLeading":
        this.#set({ leading: -first });
        return;
      case "setFont":
        this.#set({ font: { size: second, ...this.#page.font(String(args[0])) } });
        return;
      case "setTextRenderingMode":
        this.#set({ mode: first });
        return;
      case "setCharSpacing":
        this.#set({ letterSpace: first });
        return;
      case "setWordSpacing":
        this.#set({ wordSpace: first });
        return;
      case "setHScale":
        this.#set({ stretch: first / 100 });
        return;
      case "setTextRise":
        this.#set({ rise: first });
        return;
      case "showText":
        this.#show(Array.isArray(args[0]) ? args[0] : []);
        return;
    }
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  #enter(name: string, args: readonly unknown[]): void {
    if (name === "save") return;
    if (name === "beginAnnotation") {
      this.#set({ ctm: this.#space });
      for (const one of [args[2], args[3]]) this.#transform(one);
      return;
    }
    const group = name === "beginGroup" ? (args[0] as { matrix?: unknown; bbox?: unknown } | null) : null;
    this.#transform(group === null ? args[0] : group?.matrix);
    const box = cornersOf(group === null ? args[1] : group?.bbox);
    if (box !== null) this.#clipTo(boxOf(this.#state.ctm, box), true);
  }

  #transform(value: unknown): void {
    const matrix = matrixOf(value);
    if (matrix !== null) this.#set({ ctm: chain(this.#state.ctm, matrix) });
  }

  #clipTo(box: Box, isBox: boolean): void {
    this.#set({ clip: overlap(this.#state.clip, box), clipIsBox: this.#state.clipIsBox && isBox });
  }

  #settings(pairs: unknown): void {
    if (!Array.isArray(pairs)) return;
    for (const pair of pairs) {
      const [key, value]: readonly unknown[] = Array.isArray(pair) ? pair : [];
      if (key === "ca" && typeof value === "number") this.#set({ opacity: value });
      if (key === "Font" && Array.isArray(value)) this.#doText("setFont", value);
    }
  }

  #startLine(matrix: Matrix): void {
    this.#line = matrix;
    [this.#x, this.#y, this.#lineX, this.#lineY] = [0, 0, 0, 0];
  }

  #move(x: number, y: number): void {
    this.#lineX += x;
    this.#lineY += y;
    [this.#x, this.#y] = [this.#lineX, this.#lineY];
  }

  #path(args: readonly unknown[]): void {
    const path = pathOf(args, this.#state.ctm);
    if (this.#clipNext) {
      this.#clipNext = false;
      this.#clipTo(path.box, path.isBox);
    }
    const { fill, opacity, clip, clipIsBox } = this.#state;
    if (path.strokes)
      for (const [x1, y1, x2, y2] of path.lines) this.#rule({ left: x1, top: y1, right: x2, bottom: y2 });
    if (!path.fills || !path.isBox || opacity < 0.05) return;
    const box = overlap(path.box, clip);
    const isThin = box.right - box.left <= RULE_POINTS || box.bottom - box.top <= RULE_POINTS;
    if (isThin) this.#rule(box);
    else if (fill !== null && opacity > 0.95 && clipIsBox) this.#fills.push({ ...box, colour: fill, turn: this.#turn });
  }

  /** A thin mark: a ruling line when it runs along the page and is longer than thick. */
  #rule({ left, top, right, bottom }: Box): void {
    const [x1, x2] = [Math.min(left, right), Math.max(left, right)];
    const [y1, y2] = [Math.min(top, bottom), Math.max(top, bottom)];
    if (y2 - y1 <= RULE_POINTS && x2 - x1 >= LEAST_RULE_POINTS)
      this.#across.push({ at: (y1 + y2) / 2, from: x1, to: x2 });
    else if (x2 - x1 <= RULE_POINTS && y2 - y1 >= LEAST_RULE_POINTS)
      this.#down.push({ at: (x1 + x2) / 2, from: y1, to: y2 });
  }

  #show(glyphs: readonly unknown[]): void {
    const { font, stretch, letterSpace, wordSpace, rise } = this.#state;
    const direction = font.size < 0 ? -1 : 1;
    const size = Math.abs(font.size);
    const scale = stretch * direction;
    const matrix = chain(chain(this.#state.ctm, this.#line), [scale, 0, 0, direction, this.#x, this.#y + rise]);
    const run: Painted[] = [];
    let at = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === "number") {
        at -= (glyph * size) / 1000;
        continue;
      }
      const { text, width, isSpace } = glyphOf(glyph);
      const advance = width * font.unit * size;
      if (text !== "") run.push(this.#painted(text, matrix, [at, at + advance], size));
      at += advance + ((isSpace ? wordSpace : 0) + letterSpace) * direction;
    }
    if (font.vertical) this.#y -= at;
    else this.#x += at * scale;
    this.#keep(run, matrix);
  }

  #painted(text: string, matrix: Matrix, [from, to]: readonly [number, number], size: number): Painted {
    const [x1, y1] = place(matrix, from, 0);
    const [x2, y2] = place(matrix, to, 0);
    const height = Math.hypot(matrix[2], matrix[3]) * size;
    const { fill, opacity, mode, clip } = this.#state;
    const invisible = mode === 3 || mode === 7 || opacity < 0.05 || this.#layers.includes(true);
    // What is drawn in outline only has no fill whose colour could hide it.
    const colour = mode === 0 || mode === 4 ? fill : null;
    const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
    return { text, left, right, baseline: Math.max(y1, y2), size: height, colour, invisible, clip, turn: this.#turn };
  }

  /** Level text is kept letter by letter; turned text, as in the narrow heads of tables, as one block. */
  #keep(run: readonly Painted[], [a, b]: Matrix): void {
    const [first] = run;
    if (first === undefined) return;
    const isLevel = Math.abs(b) <= Math.abs(a) * 0.1;
    if (isLevel) this.#letters.push(...(a < 0 ? [...run].reverse() : run));
    else {
      const text = run.map((one) => one.text).join("");
      const baseline = Math.max(...run.map((one) => one.baseline));
      const [left, right] = [Math.min(...run.map((one) => one.left)), Math.max(...run.map((one) => one.right))];
      this.#letters.push({ ...first, text, left, right: Math.max(right, left + first.size), baseline });
    }
    if (this.#letters.length > MOST_LETTERS)
      throw tooLarge(`a page of more than ${MOST_LETTERS} letters`, "pages of print");
  }
}

function numberOf(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function glyphOf(glyph: unknown): { readonly text: string; readonly width: number; readonly isSpace: boolean } {
  if (typeof glyph !== "object" || glyph === null) return { text: "", width: 0, isSpace: false };
  const { unicode, width, isSpace } = glyph as { unicode?: unknown; width?: unknown; isSpace?: unknown };
  return { text: typeof unicode === "string" ? unicode : "", width: numberOf(width), isSpace: isSpace === true };
}

function cornersOf(value: unknown): readonly [number, number, number, number] | null {
  if (typeof value !== "object" || value === null || !("length" in value) || value.length !== 4) return null;
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(value as ArrayLike<unknown>, Number);
  return [left, bottom, right, top].every(Number.isFinite) ? [left, bottom, right, top] : null;
}
