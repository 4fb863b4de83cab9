// What the project promises of its speed; broken, it fails the run.

export const MOST = {
    'start to first page': { value: 1000, unit: 'ms' },
    'idle memory': { value: 100, unit: 'MB' },
    "first page of SQLite's orders, p99": { value: 50, unit: 'ms' },
    "first page of MongoDB's orders, p99": { value: 50, unit: 'ms' },
    'page p99 in a storm of sign-ins': { value: 100, unit: 'ms' },
    'first view, untouched': { value: 60, unit: 'KB' },
    'first view with everything': { value: 200, unit: 'KB' },
};

export class Limits {
    #said = [];
    kept = true;

    /** Notes a measured value beside its limit. */
    check(name, value) {
        const most = MOST[name];
        const fits = value < most.value || (value === most.value && most.unit === 'KB');
        this.kept &&= fits;
        this.#said.push(`- ${fits ? 'kept' : 'BROKEN'}: ${name} ${value.toFixed(1)} ${most.unit} (limit ${most.value} ${most.unit})`);
    }

    /** Notes something that must hold. */
    must(sentence, holds) {
        this.kept &&= holds;
        this.#said.push(`- ${holds ? 'kept' : 'BROKEN'}: ${sentence}`);
    }

    verdict() {
        return ['### Limits', '', ...this.#said].join('\n');
    }
}
