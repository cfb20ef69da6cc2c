// A published figure: it reads as text and opens its passport.
import type { ComponentChildren, VNode } from "preact";

interface FigureLink {
  readonly href: string;
  /** In a table the headings say what the link opens; in running text hidden words do. */
  readonly inTable?: boolean;
  readonly children: ComponentChildren;
}

/** A figure that opens its passport. */
export function Fig({ href, inTable = false, children }: FigureLink): VNode {
  return (
    <a class="fig" href={href}>
      {children}
      {inTable ? null : <span class="visually-hidden">, open its passport</span>}
    </a>
  );
}
