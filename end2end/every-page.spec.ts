// A visit to every page: all of them answer, and each kind of them wakes up without an error.
import type { APIRequestContext } from '@playwright/test';
import { newPerson, signsUp } from './account';
import { expect, test } from './shop';
import { OF_TESTS } from './stockroom';

const MOST = 400;
/** Links that do something else than show a page. */
const NOT_PAGES = new RegExp(`^/(api|fn|sign-in/with|pkg|pictures|products/${OF_TESTS})`);

/** The addresses of this shop's pages that a page links to, without their fragments. */
function links(html: string): string[] {
  const found = [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => href.replaceAll('&amp;', '&').split('#')[0]);
  return found.filter((href) => href.startsWith('/') && !href.startsWith('//') && !NOT_PAGES.test(href));
}

/** Pages of one kind look alike: `/products/…`, `/shop/…?brand=…`. */
function kind(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://shop');
  const [first, ...rest] = pathname.split('/').slice(1);
  return [first, ...rest.map(() => '*')].join('/') + [...searchParams.keys()].sort().map((name) => `?${name}`).join('');
}

/** Everything that is reached by links from the first page, breadth first; each answers 200. */
async function walk(request: APIRequestContext, seeds: string[]): Promise<string[]> {
  const seen = new Set(seeds);
  const queue = [...seeds];
  const wrong: string[] = [];
  for (let place = 0; place < queue.length; place += 1) {
    const address = queue[place];
    const answer = await request.get(address);
    if (answer.status() !== 200) wrong.push(`${answer.status()} ${address}`);
    for (const next of links(await answer.text())) {
      // Filters make endlessly many addresses; one of each kind will do.
      const known = seen.has(next) || (next.includes('?') && [...seen].some((other) => kind(other) === kind(next)));
      if (!known && seen.size < MOST) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  expect(wrong, 'links that lead nowhere').toEqual([]);
  return queue;
}

/** Reads the slugs of everything that the REST API lists. */
async function everything(request: APIRequestContext): Promise<string[]> {
  const products: string[] = [];
  for (let page = 1; ; page += 1) {
    const found = await (await request.get(`/api/products?limit=100&page=${page}`)).json();
    if (found.length === 0) break;
    products.push(...found.map(({ slug }: { slug: string }) => `/products/${slug}`));
  }
  const categories = await (await request.get('/api/categories')).json();
  return [...products, ...categories.map(({ slug }: { slug: string }) => `/shop/${slug}`)].filter((address) => !NOT_PAGES.test(address));
}

test('every page answers, and every kind of page wakes up without an error', async ({ shopper, request }) => {
  test.setTimeout(180_000);
  const all = await everything(request);
  expect(all.length).toBeGreaterThan(170);
  const pages = await walk(request, ['/', ...all]);
  const kinds = new Map(pages.map((address) => [kind(address), address]));
  for (const address of kinds.values()) {
    await test.step(address, async () => {
      await shopper.opens(address);
      await shopper.wakesIslands();
      await expect(shopper.page.getByRole('heading', { level: 1 })).toHaveCount(1);
    });
  }
});

test('every page of the account wakes up without an error', async ({ shopper }) => {
  await signsUp(shopper, newPerson());
  for (const path of ['/account', '/account/orders', '/account/profile', '/account/addresses', '/account/addresses/new', '/account/sessions', '/account/privacy']) {
    const answer = await shopper.opens(path);
    expect(answer?.status(), path).toBe(200);
    await shopper.wakesIslands();
    await expect(shopper.page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
    await expect(shopper.page.getByRole('navigation', { name: 'Your account' }).locator('[aria-current=page]'), path).toHaveCount(1);
  }
});

test('every picture of every page is there', async ({ request }) => {
  const pictures = new Set<string>();
  for (const page of ['/', '/shop', '/shop?page=2', '/shop?page=3', '/shop?page=4', '/shop?page=5', '/shop?page=6', '/products/harbour-linen-shirt'])
    for (const [, sources] of (await (await request.get(page)).text()).matchAll(/\s(?:src|srcset)="([^"]+)"/g))
      for (const source of sources.split(',')) if (source.trim().startsWith('/pictures/')) pictures.add(source.trim().split(' ')[0]);
  expect(pictures.size).toBeGreaterThan(100);
  for (const picture of pictures) {
    const answer = await request.head(picture);
    expect(answer.status(), picture).toBe(200);
    expect(answer.headers()['content-type'], picture).toBe('image/webp');
  }
});
