// Resident memory: at rest, and while pages are asked for.

import { setTimeout as sleep } from 'node:timers/promises';

import { PAGES, ask } from './pages.mjs';
import { megabytes, table } from './table.mjs';

export async function measureMemory(bench) {
    const rows = [];
    for (const place of bench.places) {
        const shop = place.newShop();
        await (await shop.open()).close();
        const program = await shop.open();
        await sleep(bench.settle);
        const idle = program.memory;
        const busy = await program.memoryDuring(async () => {
            for (const [, path] of PAGES) await ask(program.url + path, bench.seconds / 2);
        });
        await sleep(bench.settle);
        rows.push([place.name, megabytes(idle), megabytes(busy), megabytes(program.memory)]);
        if (place.name === 'SQLite') bench.limits.check('idle memory', idle / 1e6);
        await program.close();
    }
    const note = `Idle is ${bench.settle / 1000} s after the first page; under load the most that was seen while every page below was asked for in turn.`;
    return table('Resident memory', ['MB', 'idle', 'under load', 'afterwards'], rows, note);
}
