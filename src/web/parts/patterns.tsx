// The textures of the charts: hatch = nobody has said, dots = still moving, sparse dots = no outcome yet.
import type { VNode } from "preact";

/** The texture definitions, once in each page; fills name them as `url(#hatch)`. */
export function Patterns(): VNode {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <PatternDefs />
    </svg>
  );
}

/** The definitions alone, for a drawing that stands by itself. */
export function PatternDefs(): VNode {
  return (
    <defs>
      <Hatch id="hatch" size={8} />
      <Hatch id="hatch-fine" size={5} />
      <pattern id="hatch-soft" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="p-ground" width="8" height="8" />
        <path class="p-rule" d="M0 0V8" />
      </pattern>
      <pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse">
        <rect class="p-moving" width="8" height="8" />
        <circle class="p-dot" cx="2" cy="2" r="1.1" />
        <circle class="p-dot" cx="6" cy="6" r="1.1" />
      </pattern>
      <pattern id="dots-sparse" width="14" height="14" patternUnits="userSpaceOnUse">
        <rect class="p-moving" width="14" height="14" />
        <circle class="p-dot" cx="3" cy="3" r="1" />
        <circle class="p-dot" cx="10" cy="10" r="1" />
      </pattern>
    </defs>
  );
}

function Hatch({ id, size }: { readonly id: string; readonly size: number }): VNode {
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="p-ground" width={size} height={size} />
      <path class="p-ink" d={`M${size / 2} 0V${size}`} />
    </pattern>
  );
}
