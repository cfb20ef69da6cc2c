// What two places say together: the inner one goes first, except where it only says "all of them".
import { parseScope } from "../../../standard/scopes.ts";
import type { Meanings } from "../layout.ts";
import { flagsIn } from "./scopes.ts";

/**
 * What holds where an outer place (the file, a title, a header) and an inner one (a header, a row) both speak. The inner
 * one goes first; a line named on either side goes before `total`, and a rule of the flag before its mere name; two scopes
 * of different kinds hold together.
 * Example: under "flag:CSE", a row of code 19D is `other:` and the words of both.
 */
export function over(outer: Meanings, inner: Meanings): Meanings {
  const keepsLine = inner.line === "total" && outer.line !== undefined;
  const scope = bothScopes(outer.scope, inner.scope);
  const joined = { ...outer, ...inner };
  const { flagRule: _, ...withoutRule } = joined;
  const keepsRule =
    outer.flagRule !== undefined &&
    !isNameOfFlag(outer.flagRule) &&
    isNameOfFlag(inner.flagRule ?? "") &&
    !isOtherFlag(outer.scope, inner.scope ?? "");
  const loosesRule = inner.flagRule === undefined && inner.scope !== undefined && isOtherFlag(outer.scope, inner.scope);
  return {
    ...(loosesRule ? withoutRule : joined),
    ...(keepsRule && outer.flagRule !== undefined ? { flagRule: outer.flagRule } : {}),
    ...(keepsLine && outer.line !== undefined ? { line: outer.line } : {}),
    ...(scope === undefined ? {} : { scope }),
  };
}

/** "CSE flag" names the flag; when it is set, it does not say. */
function isNameOfFlag(rule: string): boolean {
  const [only, ...more] = flagsIn(rule);
  return only !== undefined && more.length === 0 && only.from === 0 && only.to === rule.length;
}

function isOtherFlag(outer: string | undefined, inner: string): boolean {
  return outer !== undefined && outer !== inner && inner.startsWith("flag:");
}

/** A narrower selection by offence goes before a wider one; an offence under a flag is both, in words. */
function bothScopes(outer: string | undefined, inner: string | undefined): string | undefined {
  if (outer === undefined || inner === undefined || outer === inner) return inner ?? outer;
  const [one, other] = [parseScope(outer), parseScope(inner)];
  if (one === null || other === null || one.kind === other.kind) return inner;
  if (inner.startsWith(outer)) return inner;
  return `other:${one.title}: ${other.title}`;
}
