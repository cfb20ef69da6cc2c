// How near an answer must come: the tolerance keys of a vector file, for the whole file and for single fields.

/** What one number may differ by: `max(abs, rel · |want|)`. */
export interface Allowed {
  readonly rel: number;
  readonly abs: number;
}

/** The rules of a file, and what is wrong with their keys (neither `rel`, `abs` nor a field's `…_rel` or `…_abs`). */
export interface Tolerance {
  /** For the keys that lead to a number; the innermost field with a rule of its own decides, by its longest name. */
  readonly allowed: (keys: readonly string[]) => Allowed;
  /** Fields with a rule of their own; `unused` tells which of them no number fell under so far. */
  readonly unused: () => readonly string[];
  readonly wrong: readonly string[];
}

/**
 * Reads the tolerance of a file. A rule `mid_p_abs` belongs to the field `mid_p` and to fields that begin with `mid_p_`, and
 * replaces both rules of the file there. What is not said is 0, so that a file without a tolerance wants exact numbers.
 */
export function readTolerance(said: unknown): Tolerance {
  const entries = Object.entries(typeof said === "object" && said !== null ? said : {});
  const wrong = entries
    .filter(([key, value]) => !/^(?:.+_)?(?:rel|abs)$/.test(key) || !isBound(value))
    .map(([key, value]) => `the tolerance ${key}: ${JSON.stringify(value)} is no rule`);
  const rules = new Map<string, Allowed>([["", { rel: 0, abs: 0 }]]);
  for (const [key, value] of entries) {
    const [, field = "", kind] = /^(?:(.+)_)?(rel|abs)$/.exec(key) ?? [];
    if (kind === undefined || !isBound(value)) continue;
    rules.set(field, { rel: 0, abs: 0, ...rules.get(field), [kind]: value });
  }
  const fields = [...rules.keys()].sort((a, b) => b.length - a.length);
  const used = new Set([""]);
  const allowed = (keys: readonly string[]) => {
    const field = fieldFor(fields, keys);
    used.add(field);
    return rules.get(field) ?? { rel: 0, abs: 0 };
  };
  return { allowed, unused: () => fields.filter((field) => !used.has(field)), wrong };
}

function isBound(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

/** The rule's field for these keys; `fields` longest first, `""` last. */
function fieldFor(fields: readonly string[], keys: readonly string[]): string {
  for (const key of [...keys].reverse()) {
    const found = fields.find((field) => field !== "" && (key === field || key.startsWith(`${field}_`)));
    if (found !== undefined) return found;
  }
  return "";
}
