// From the start of the process to the first page, with status 200.

import { setTimeout as sleep } from 'node:timers/promises';

import { millis, percentile, table } from './table.mjs';

export async function measureStart(bench) {
    const rows = [];
    for (const place of bench.places) {
        const cold = await times(bench.starts, () => place.newShop());
        const shop = place.newShop();
        await (await shop.open()).close();
        const warm = await times(bench.starts, () => shop);
        rows.push([`${place.name}, first start ever`, ...cells(cold)], [`${place.name}, later start`, ...cells(warm)]);
        if (place.name === 'SQLite') bench.limits.check('start to first page', percentile(cold, 0.5));
    }
    return table('Start to first page', ['', 'fastest ms', 'median ms'], rows, 'The first start ever makes the database and puts the demo catalog in.');
}

async function times(count, shop) {
    const times = [];
    for (let n = 0; n < count; n += 1) {
        const program = await shop().open();
        times.push(program.started);
        await sleep(100); // what comes after the first page is not measured, and shall be over before the next start
        await program.close();
    }
    return times;
}

const cells = (times) => [millis(Math.min(...times)), millis(percentile(times, 0.5))];
