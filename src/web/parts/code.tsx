// Commands and workings, as they can be copied.
import type { VNode } from "preact";

interface CodeProps {
  readonly label: string;
  readonly lines: readonly string[];
  /** Whether long lines break: commands do, workings in columns do not. */
  readonly wraps?: boolean;
}

/** A block of code that may scroll sideways: a focusable region with a name. */
export function Code({ label, lines, wraps = false }: CodeProps): VNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, not lines of code
    <pre class={wraps ? "code wraps" : "code"} tabindex={0} role="group" aria-label={label}>
      <code>{lines.join("\n")}</code>
    </pre>
  );
}
