// A process that serves: started, watched, and ended whatever happens.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const running = new Set();
const LONGEST_START = 20_000;
const LONGEST_FAREWELL = 15_000;

process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]]) process.on(signal, () => process.exit(code));

export class Program {
    #child;

    /** Starts it and waits for the first page; `started` is how long that took, in milliseconds. */
    static async serve(file, folder, settings) {
        const port = await freePort();
        const log = openSync(path.join(folder, 'log'), 'a');
        const began = performance.now();
        const child = spawn(file, ['serve'], { cwd: folder, env: { ...settings, PORT: String(port) }, stdio: ['ignore', log, log] });
        running.add(child);
        child.on('exit', () => running.delete(child));
        const program = new Program();
        program.#child = child;
        program.url = `http://127.0.0.1:${port}`;
        while (!(await answers(program.url))) {
            if (child.exitCode !== null || performance.now() - began > LONGEST_START) {
                throw new Error(`The shop did not open:\n${readFileSync(path.join(folder, 'log'), 'utf8').slice(-2000)}`);
            }
            await sleep(1);
        }
        program.started = performance.now() - began;
        return program;
    }

    /** Resident memory now, in bytes. */
    get memory() {
        const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8'));
        return Number(kilobytes) * 1024;
    }

    /** The most memory it had while something was done, looked at twenty times a second. */
    async memoryDuring(action) {
        let most = this.memory;
        const watch = setInterval(() => (most = Math.max(most, this.memory)), 50);
        try {
            await action();
        } finally {
            clearInterval(watch);
        }
        return most;
    }

    /** Asks it to end, and waits. */
    async close() {
        this.#child.kill('SIGTERM');
        if (this.#child.exitCode === null) await once(this.#child, 'exit', { signal: AbortSignal.timeout(LONGEST_FAREWELL) });
        if (this.#child.exitCode !== 0) throw new Error(`The shop ended with ${this.#child.exitCode ?? this.#child.signalCode}.`);
    }
}

function answers(url) {
    return new Promise((resolve) => {
        const request = http.get(url, { agent: false }, (response) => {
            response.resume();
            response.on('end', () => resolve(response.statusCode === 200));
        });
        request.on('error', () => resolve(false));
    });
}

async function freePort() {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    await once(server, 'close');
    return port;
}
