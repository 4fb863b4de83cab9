// A guest's browser without scripts: forms, redirects, one cookie.

import http from 'node:http';

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

const CONTACT = {
    email: 'ada@example.com',
    name: 'Ada Lovelace',
    line1: '1 Main Street',
    city: 'Springfield',
    region: 'IL',
    postal_code: '12345',
    country: 'US',
};

export class Visitor {
    #url;
    #cookie;
    #order;

    constructor(url) {
        this.#url = url;
    }

    /** Goes through every step up to the review page. */
    async goToReview(variant) {
        await this.#post('add_to_cart', { variant, quantity: '1' }, '/cart');
        await this.#post('save_contact', CONTACT, '/checkout/shipping');
        await this.#post('choose_shipping', { shipping_method: 'standard' }, '/checkout/payment');
        await this.#post('choose_payment', { payment_method: 'demo' }, '/checkout/review');
        const { status, body } = await this.#send('GET', '/checkout/review');
        const field = (name) => new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"|<input[^>]*value="([^"]*)"[^>]*name="${name}"`).exec(body);
        const [key, total] = ['idempotency_key', 'seen_total'].map((name) => field(name)?.slice(1).find(Boolean));
        if (status !== 200 || !key || !total) throw new Error(`The review page answered ${status} without the order's fields.`);
        this.#order = { idempotency_key: key, seen_total: total };
    }

    /** Places the order; how long that took, in milliseconds. */
    async placeOrder() {
        const began = performance.now();
        await this.#post('place_order', this.#order, '/pay/');
        return performance.now() - began;
    }

    async #post(name, fields, next) {
        const { status, location } = await this.#send('POST', `/fn/${name}`, new URLSearchParams(fields).toString());
        if (!location?.startsWith(next)) throw new Error(`${name} answered ${status} and leads to ${location}, not to ${next}.`);
    }

    #send(method, path, form) {
        return new Promise((resolve, reject) => {
            const headers = { accept: 'text/html', origin: this.#url };
            if (this.#cookie) headers.cookie = this.#cookie;
            if (form !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
            if (form !== undefined) headers['content-length'] = Buffer.byteLength(form);
            const request = http.request(this.#url + path, { agent, method, headers }, (response) => {
                const chunks = [];
                response.on('data', (chunk) => chunks.push(chunk));
                response.on('error', reject);
                response.on('end', () => {
                    const [set] = response.headers['set-cookie'] ?? [];
                    if (set) this.#cookie = set.split(';')[0];
                    resolve({ status: response.statusCode, location: response.headers.location, body: Buffer.concat(chunks).toString() });
                });
            });
            request.on('error', reject);
            request.end(form);
        });
    }
}

/** Does something for each of the list, so many at once, until the list or the time ends. */
export async function eachAtOnce(list, atOnce, action, seconds = Infinity) {
    const until = performance.now() + seconds * 1000;
    const rest = list.values();
    const worker = async () => {
        for (const item of rest) {
            if (performance.now() > until) return;
            await action(item);
        }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
}
