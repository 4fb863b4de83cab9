// Pages while two hundred people sign in at once: hashing passwords must not starve those who browse.

import http from 'node:http';

import autocannon from 'autocannon';

import { count, millis, percentile, table } from './table.mjs';

const PEOPLE = 200;
const PASSWORD = 'tidy brass kettle';
const PAGE = '/products/harbour-linen-shirt';
/** Visitors who click now and then: far below what the shop can bear, so that waiting shows. */
const VISITORS = { connections: 8, overallRate: 160 };

export async function measureStorm(bench) {
    const program = await bench.places[0].newShop().open();
    // Each from an address of their own, as people are; the loopback network has millions.
    const people = Array.from({ length: PEOPLE }, (_, n) => ({ email: `person-${n}@example.com`, address: `127.1.${n >> 8}.${(n & 255) || 1}` }));
    await Promise.all(people.map(({ email, address }) => post(program.url, '/api/users/register', { name: 'Ada Lovelace', email, password: PASSWORD }, address, 201)));
    const quiet = await browse(program.url, bench.seconds);
    const storm = { over: false, times: [] };
    const began = performance.now();
    const signing = Promise.all(people.map((person) => signInAgainAndAgain(program.url, person, storm)));
    const stormy = await browse(program.url, bench.seconds);
    storm.over = true;
    await signing;
    const perSecond = (storm.times.length * 1000) / (performance.now() - began);
    await program.close();
    const rows = [
        ['page, nobody signs in', count(quiet.length), millis(percentile(quiet, 0.5)), millis(percentile(quiet, 0.99))],
        [`page, ${PEOPLE} sign in at once`, count(stormy.length), millis(percentile(stormy, 0.5)), millis(percentile(stormy, 0.99))],
        ['signing in, in the storm', count(storm.times.length), millis(percentile(storm.times, 0.5)), millis(percentile(storm.times, 0.99))],
    ];
    bench.limits.check('page p99 in a storm of sign-ins', percentile(stormy, 0.99));
    const note = `${VISITORS.overallRate} pages a second over ${VISITORS.connections} connections for ${bench.seconds} s. In the storm each of the ${PEOPLE} signs in again as soon as they are in: ${count(perSecond)} sign-ins a second, one hash at a time on two cores; the others wait their turn.`;
    return table('Browsing in a storm of sign-ins', ['', 'answers', 'p50 ms', 'p99 ms'], rows, note);
}

async function signInAgainAndAgain(url, { email, address }, storm) {
    while (!storm.over) {
        const sent = performance.now();
        await post(url, '/api/users/login', { email, password: PASSWORD }, address, 200);
        storm.times.push(performance.now() - sent);
    }
}

async function browse(url, seconds) {
    const times = [];
    const load = autocannon({ url: url + PAGE, headers: { 'accept-encoding': 'gzip, br' }, duration: seconds, ...VISITORS });
    load.on('response', (client, status, bytes, time) => times.push(time));
    const { non2xx, errors } = await load;
    if (non2xx > 0 || errors > 0) throw new Error(`${PAGE}: ${non2xx} bad answers, ${errors} broken connections`);
    return times;
}

function post(url, path, body, localAddress, expected) {
    return new Promise((resolve, reject) => {
        const text = JSON.stringify(body);
        const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
        const request = http.request(url + path, { method: 'POST', agent: false, localAddress, headers }, (response) => {
            let answer = '';
            response.on('data', (chunk) => (answer += chunk));
            response.on('end', () => (response.statusCode === expected ? resolve() : reject(new Error(`${path} answered ${response.statusCode}: ${answer}`))));
        });
        request.on('error', reject);
        request.end(text);
    });
}
