import AxeBuilder from '@axe-core/playwright';
import type { Shopper } from './shopper';

/** What axe finds, each finding told once with the views it was found in. */
export class Findings {
  private readonly views = new Map<string, string[]>();

  /** `rules` are all of axe's unless some are named. */
  constructor(private readonly rules: string[]) {}

  async collect(shopper: Shopper, view: string) {
    // An address changes before its page is whole, and a half-loaded page has neither its colours nor its end.
    await shopper.page.waitForLoadState();
    // What a provider shows in a frame of its own is the provider's.
    const axe = new AxeBuilder({ page: shopper.page }).exclude('iframe[src*="127.0.0.1"]');
    const { violations } = await (this.rules.length ? axe.withRules(this.rules) : axe).analyze();
    for (const { id, help, nodes } of violations) {
      for (const { html, target } of nodes) {
        const finding = `${id} (${help}): ${target.join(' ')} ${html.slice(0, 200)}`;
        this.views.set(finding, [...(this.views.get(finding) ?? []), view]);
      }
    }
  }

  get told(): string[] {
    return [...this.views].map(([finding, views]) => `${finding}\n    in ${views.join(', ')}`);
  }
}

/** All of axe's rules; light and dark differ in their colours alone. */
export const rulesOf = (colorScheme: 'light' | 'dark') => (colorScheme === 'dark' ? ['color-contrast', 'link-in-text-block'] : []);
