import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type APIRequestContext } from '@playwright/test';

/** A product as the REST API shows it, as far as tests look at it. */
export interface Product {
  id: string;
  slug: string;
  name: string;
  price: number;
  stock: number;
  variants: { id: string; name: string; stock: number; price: number }[];
}

/** Begins the slug of whatever tests put on the shelf: it comes and goes while others look. */
export const OF_TESTS = 'stockroom-';

/** Behind the shop: what is on the shelf, through the REST API. */
export class Stockroom {
  constructor(
    private readonly request: APIRequestContext,
    private readonly folder: string,
  ) {}

  /** Puts a product of the test's own on the shelf, so that no other test takes its last pieces. */
  async puts(name: string, stock: number, more: Record<string, unknown> = {}): Promise<Product> {
    const unique = Math.random().toString(36).slice(2, 10);
    const data = { name: `${name} ${unique}`, slug: OF_TESTS + unique, price: 10, stock, category: 'food', ...more };
    const answer = await this.request.post('/api/products', { headers: this.headers(), data });
    expect(answer.status(), await answer.text()).toBe(201);
    return this.looksAt(data.slug);
  }

  /** Changes what is written on a product. */
  async changes(slug: string, fields: Record<string, unknown>): Promise<void> {
    const answer = await this.request.put(`/api/products/${slug}`, { headers: this.headers(), data: fields });
    expect(answer.status(), await answer.text()).toBe(200);
  }

  /** Makes a coupon of the test's own; its code. */
  async promises(coupon: Record<string, unknown>): Promise<string> {
    const code = `E2E-${Math.random().toString(36).slice(2, 10).toUpperCase()}`;
    const answer = await this.request.post('/api/coupons', { headers: this.headers(), data: { title: 'Welcome', code, ...coupon } });
    expect(answer.status(), await answer.text()).toBe(201);
    return code;
  }

  async looksAt(slug: string): Promise<Product> {
    const answer = await this.request.get(`/api/products/${slug}`);
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json();
  }

  /** Pieces that can still be bought: each order takes its own away at once. */
  async pieces(slug: string): Promise<number> {
    return (await this.looksAt(slug)).stock;
  }

  private headers() {
    const token = readFileSync(join(__dirname, '..', this.folder, 'token'), 'utf8').trim();
    return { authorization: `Bearer ${token}` };
  }
}
