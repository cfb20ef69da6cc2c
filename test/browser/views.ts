// The ways in which a page is looked at: both widths, both colours; and what must be right in each.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** A width in px and a colour scheme. */
export type View = readonly [width: 1280 | 390, colorScheme: "light" | "dark"];

const ALL: readonly [View, View, View, View] = [
  [1280, "light"],
  [390, "dark"],
  [1280, "dark"],
  [390, "light"],
];

/** The views of the page that stands at a place of its list: all four in the long run, else one by turns, so that four pages are seen in all four. */
export function viewsAt(place: number): readonly View[] {
  return process.env.EVERYCASE_LONG === "1" ? ALL : [ALL[place % 4] ?? ALL[0]];
}

/** What axe finds wrong on the page, by rule, with the elements. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  // No page holds a frame, so axe can end where it ran: the rules are the same, in less than half the time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

/** Axe finds nothing on the page, and nothing scrolls sideways. */
export async function looksRight(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([]);
  const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect(wide).toBeLessThanOrEqual(0);
}
