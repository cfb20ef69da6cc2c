// Reads YAML strictly: plain lists and fields of text with the line each stands on. No anchors, no tags, no guessed types.
import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, visit } from "yaml";

/** Where something stands; both count from 1. */
export interface YamlPlace {
  readonly line: number;
  readonly column: number;
}

/** A value as it was written. Every scalar is text: `no` is "no", and `2018` is "2018". */
export type YamlValue = YamlPlace &
  (
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "list"; readonly items: readonly YamlValue[] }
    | { readonly kind: "fields"; readonly fields: ReadonlyMap<string, YamlValue> }
  );

/** Why a text is not read. */
export interface YamlFault extends YamlPlace {
  readonly found: string;
}

/** The longest text that is read, in UTF-16 units. */
const MOST = 1_000_000;

/**
 * Reads one YAML document. Refuses what two readers could read differently: two fields of one name, anchors and aliases (with which a small
 * text stands for a huge one), tags, more than one document, and texts of more than a million characters. Example: `- id: a`.
 */
export function readYaml(text: string): { readonly value: YamlValue } | { readonly faults: readonly YamlFault[] } {
  if (text.length > MOST)
    return { faults: [{ line: 1, column: 1, found: `${text.length} characters, more than ${MOST}` }] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: "failsafe",
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
  });
  const placeAt = (at: number): YamlPlace => {
    const { line, col } = lines.linePos(at);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    ...placeAt(pos[0]),
    found: (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/u, ""),
  }));
  if (faults.length > 0) return { faults };
  const odd = oddNode(document.contents);
  if (odd !== null) return { faults: [{ ...placeAt(odd.at), found: odd.found }] };
  return { value: yamlValue(document.contents, placeAt) };
}

/** The first anchor, alias or tag; `null` for none. */
function oddNode(contents: ParsedNode | null): { readonly at: number; readonly found: string } | null {
  let odd: { at: number; found: string } | null = null;
  const note = (node: Node, found: string): symbol => {
    odd = { at: node.range?.[0] ?? 0, found };
    return visit.BREAK;
  };
  visit(contents, {
    Alias: (_key, node) => note(node, "an alias (*)"),
    Node: (_key, node) => {
      if (node.anchor !== undefined) return note(node, "an anchor (&)");
      return node.tag === undefined || node.tag.startsWith("tag:yaml.org,2002:") ? undefined : note(node, "a tag (!)");
    },
  });
  return odd;
}

function yamlValue(node: unknown, placeAt: (at: number) => YamlPlace): YamlValue {
  const at = isMap(node) || isSeq(node) || isScalar(node) ? (node.range?.[0] ?? 0) : 0;
  const place = placeAt(at);
  if (isSeq(node)) return { ...place, kind: "list", items: node.items.map((item) => yamlValue(item, placeAt)) };
  if (!isMap(node)) return { ...place, kind: "text", text: isScalar(node) ? String(node.value ?? "") : "" };
  const fields = new Map(
    node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : "", yamlValue(value, placeAt)] as const),
  );
  return { ...place, kind: "fields", fields };
}
