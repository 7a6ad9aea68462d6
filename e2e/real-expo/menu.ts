/** The menu of the work area, as a thumb or a mouse uses it. */
import type { Screen } from '../real/person.ts';

/** Opens a page of the work area by its name in the menu, which on a phone is folded away. */
export async function openPage(screen: Screen, name: string): Promise<void> {
  const link = screen.getByRole('navigation').getByRole('link', { name, exact: true });
  const fold = screen.getByRole('button', { name: 'Menu', exact: true });
  await link.or(fold).first().waitFor();
  if (!(await link.isVisible())) await fold.click();
  await Promise.all([screen.waitForEvent('load'), link.click()]);
}
