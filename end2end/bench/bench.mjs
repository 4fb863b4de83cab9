// Measures the shop as it ships, under a load this machine can bear: make bench.
//
//   node end2end/bench/bench.mjs [--quick] [--only measureOrders] [--program FILE]
//
// Prints tables in Markdown; what the lines mean is in docs/benchmarks.md. Ends with 1 if a limit is broken.

import { parseArgs } from 'node:util';

import { Limits } from './limits.mjs';
import { describeMachine } from './machine.mjs';
import { measureFirstView } from './first-view.mjs';
import { measureMemory } from './memory.mjs';
import { measureOrderList } from './order-list.mjs';
import { measureOrders } from './orders.mjs';
import { measurePages } from './pages.mjs';
import { measureStart } from './start.mjs';
import { measureStorm } from './storm.mjs';
import { Place } from './place.mjs';

const { values: options } = parseArgs({
    options: {
        quick: { type: 'boolean', default: false }, // a smoke run: everything once, numbers that mean little
        only: { type: 'string' }, // one of the measures below, by its name
        program: { type: 'string', default: 'target/release/shopsphere' },
    },
});

const FULL = { starts: 5, seconds: 5, settle: 5000, orders: { 1: 200, 8: 800, 64: 2400 }, listed: 100_000 };
const QUICK = { starts: 2, seconds: 1, settle: 1000, orders: { 1: 10, 8: 40, 64: 128 }, listed: 12_000 };

const bench = {
    ...(options.quick ? QUICK : FULL),
    limits: new Limits(),
    places: [Place.sqlite(options.program), Place.mongodb(options.program)],
};

try {
    const measures = [describeMachine, measureStart, measureMemory, measurePages, measureOrders, measureOrderList, measureStorm, measureFirstView];
    for (const measure of measures.filter(({ name }) => !options.only || name === options.only)) {
        console.log(await measure(bench) + '\n');
    }
    console.log(bench.limits.verdict());
    process.exit(bench.limits.kept ? 0 : 1);
} catch (error) {
    console.error(error);
    process.exit(70); // takes what still runs with it
}
