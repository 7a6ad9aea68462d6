/** Whether a page can be read on 320 CSS pixels, and on a laptop that shows it twice as large (WCAG 1.4.10 and 1.4.4). */
import type { Page } from 'playwright-core';

const VIEWS = [
  { name: 'at 320 px', width: 320 },
  // 1280 px at 200 %.
  { name: 'at 200 %', width: 640 },
] as const;

/**
 * What is wrong with the page that is open, each in a line: it scrolls sideways, or a control lies outside. What scrolls in a box of
 * its own is left out: tables and plans need two dimensions. The page is as it was afterwards; it is not loaded again.
 */
export async function narrowFaults(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  const faults: string[] = [];
  for (const { name, width } of VIEWS) {
    await page.setViewportSize({ width, height: 640 });
    const found = await page.evaluate(look);
    faults.push(...found.map((fault) => `${name} ${fault}`));
  }
  if (before) await page.setViewportSize(before);
  return faults;
}

/** Runs in the page. */
function look(): string[] {
  const root = document.documentElement;
  const room = root.clientWidth;
  const isOut = (element: Element): boolean => {
    // What is folded away has a place that nobody sees.
    if (!element.checkVisibility()) return false;
    const { left, right, width, height } = element.getBoundingClientRect();
    if (width < 2 || height < 2 || (right <= room + 1 && left >= -1)) return false;
    const { clipPath, visibility, position } = getComputedStyle(element);
    if (clipPath !== 'none' || visibility === 'hidden' || (position === 'absolute' && right <= 0)) return false;
    for (let above = element.parentElement; above && above !== root; above = above.parentElement) {
      if (above instanceof SVGElement) return false;
      const style = getComputedStyle(above);
      if (/auto|scroll/.test(style.overflowX) || style.contain.includes('strict')) return false;
    }
    return true;
  };
  const nameOf = (element: Element) =>
    `<${element.localName} class="${element.getAttribute('class')?.slice(0, 60)}"> ${element.textContent?.trim().slice(0, 40)}`;
  const faults: string[] = [];
  if (root.scrollWidth > room) {
    const widest = [...document.body.querySelectorAll('*')].filter(isOut).at(-1);
    faults.push(`is ${root.scrollWidth} px wide of ${room}: ${widest ? nameOf(widest) : 'nothing seen'}`);
  }
  for (const control of document.querySelectorAll('a[href], button, input, select, textarea, summary'))
    if (isOut(control)) faults.push(`cuts off ${nameOf(control)}`);
  return faults.slice(0, 4);
}
