import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** No serious or critical violation of WCAG 2.2 A and AA on the page as it stands once nothing fades or moves any more. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // A button that is just being enabled has, for a moment, a colour between two.
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  // React Aria's announcer leaves an empty, unseen element of role img behind; it is not ours to name.
  const { violations } = await new AxeBuilder({ page }).withTags(rules).exclude('[data-live-announcer]').analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${what}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
}
