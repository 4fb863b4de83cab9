// Where a shop lies while it is measured: a folder and, for MongoDB, a database.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { Program } from './program.mjs';

export class Place {
    #folder = mkdtempSync(path.join(os.tmpdir(), 'shop-bench.'));
    #mongo;
    #shops = 0;

    constructor(name, program, mongo) {
        if (!existsSync(program)) throw new Error(`There is no ${program}; \`make bench\` builds it.`);
        this.name = name;
        this.program = program;
        this.size = statSync(program).size;
        this.#mongo = mongo;
        process.on('exit', () => rmSync(this.#folder, { recursive: true, force: true }));
    }

    static sqlite(program) {
        return new Place('SQLite', program);
    }

    static mongodb(program) {
        const mongo = process.env.SHOP_TEST_MONGO;
        if (!mongo) throw new Error('SHOP_TEST_MONGO names no MongoDB; `make bench` starts one.');
        return new Place('MongoDB', program, mongo);
    }

    /** A shop that nobody has opened yet. */
    newShop() {
        this.#shops += 1;
        const folder = path.join(this.#folder, `shop-${this.#shops}`);
        mkdirSync(folder);
        // An environment that holds nothing else, in a folder without settings: the program as it comes.
        const settings = { DATA_DIR: path.join(folder, 'data') };
        if (this.#mongo) settings.MONGODB_URI = this.#mongo.replace('/?', `/bench_${process.pid}_${this.#shops}?`);
        return new Shop(path.resolve(this.program), folder, settings);
    }
}

class Shop {
    #program;
    #settings;

    constructor(program, folder, settings) {
        this.#program = program;
        this.folder = folder;
        this.#settings = settings;
    }

    /** Its database: a file or an address. */
    get store() {
        return this.#settings.MONGODB_URI ?? path.join(this.#settings.DATA_DIR, 'shop.db');
    }

    /** Serves it; answers once the first page came. */
    open() {
        return Program.serve(this.#program, this.folder, this.#settings);
    }

    /** Runs a command to its end; an error if that is a bad one. */
    run(...args) {
        return execFileSync(this.#program, args, { cwd: this.folder, env: this.#settings, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    }
}
