// A whole that several forces make together.
import type { Statement } from "../statement.ts";

/** “Together that is 24 charges from 450 crimes”: of several forces; what one of them says later is no part of it. */
const OF_SEVERAL =
  /\b(?:together|combined|between them|both forces|all (?:of )?the forces|the (?:two|three|four|five|six|seven|eight|nine|ten) forces)\b/iu;

/** “In the first force 169 had no suspect”: said of one of several that its words do not name. */
const OF_ONE =
  /\b(?:in|at|from) the (?:first|second|third|former|latter|other|neighbouring|next|smaller|larger|bigger) (?:of (?:the|these|those) )?(?:two )?(?:force|area|county|town|district|city)\b|\b(?:in|at|of) the (?:former|latter)\b/iu;

/** “Inspectors looked at some of the files. In 12 …”: what was found in those that somebody picked. */
const OF_SAMPLE =
  /\b(?:look(?:ed|ing) (?:at|through)|examin(?:ed|ing)|review(?:ed|ing)|read|sampled|audit(?:ed|ing)|inspect(?:ed|ing)|pick(?:ed|ing)|pulled|opened) (?:out )?(?:just |only |about )?(?:some|several|a (?:sample|number|handful|few|selection))(?: of)?(?: (?:the|these|those|its))?(?: [a-z]{3,12})? (?:files?|cases?|records|crimes|investigations)\b/iu;
/** How much of the paragraph before a statement tells that. */
const BEFORE = 300;

/**
 * Whether a sentence speaks of one of several forces without naming it, or its paragraph of some cases that somebody picked: then what is told belongs
 * to no whole for certain.
 */
export function isOfUnnamed(text: string, { sentence: { start, end } }: Statement): boolean {
  if (OF_ONE.test(text.slice(start, Math.min(end, start + MOST_SENTENCE)))) return true;
  return OF_SAMPLE.test(
    text
      .slice(Math.max(0, start - BEFORE), start)
      .split("\n\n")
      .at(-1) ?? "",
  );
}

/** Whether the whole of a total is that of several forces, so that what one of them says later is no part of it. */
export function isOfSeveral(
  text: string,
  { whole }: { readonly whole: { readonly statement: Statement } },
  { sentence }: Statement,
): boolean {
  const own = whole.statement.sentence;
  if (own.start === sentence.start) return false;
  const known = SEVERAL.get(whole.statement);
  if (known !== undefined) return known;
  const several = OF_SEVERAL.test(text.slice(own.start, Math.min(own.end, own.start + MOST_SENTENCE)));
  SEVERAL.set(whole.statement, several);
  return several;
}

/** What the sentence of a whole says is asked for by each number after it, and looked up once. */
const SEVERAL = new WeakMap<Statement, boolean>();

const MOST_SENTENCE = 600;
