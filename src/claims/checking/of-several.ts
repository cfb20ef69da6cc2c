// A whole that several forces make together.
import type { Statement } from "../statement.ts";

/** “Together that is 24 charges from 450 crimes”: of several forces; what one of them says later is no part of it. */
const OF_SEVERAL =
  /\b(?:together|combined|between them|both forces|all (?:of )?the forces|the (?:two|three|four|five|six|seven|eight|nine|ten) forces)\b/iu;

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
