// What was measured, on what.

import { execFileSync } from 'node:child_process';
import os from 'node:os';

import { table } from './table.mjs';

export function describeMachine(bench) {
    const cpus = os.cpus();
    const rows = [
        ['ShopSphere', revision()],
        ['program', `${bench.places[0].program} (${megabytesOf(bench.places[0].size)} MB)`],
        ['rustc', firstLine('rustc', '--version').replace('rustc ', '')],
        ['node (the load)', process.version],
        ['chromium', firstLine('/usr/bin/chromium', '--version').replace('Chromium ', '')],
        ['mongod', firstLine(process.env.SHOP_TEST_MONGOD ?? 'mongod', '--version').replace('db version v', '')],
        ['machine', `${cpus.length} × ${cpus[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, Linux ${os.release()}`],
        ['when', new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC'],
    ];
    return table('What was measured', ['', ''], rows, 'Load and shop share this machine: the numbers are a floor, not the most it can do.');
}

const megabytesOf = (bytes) => (bytes / 1e6).toFixed(1);

function revision() {
    const changed = run('git', 'status', '--porcelain', '--untracked-files=no') ? ', with changes' : '';
    return run('git', 'rev-parse', '--short', 'HEAD') + changed;
}

const firstLine = (...command) => run(...command).split('\n')[0];

function run(program, ...args) {
    try {
        return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
        return 'unknown';
    }
}
