// Tables that read well in a terminal and in Markdown alike.

/** A table under its title; columns of numbers stand flush right. */
export function table(title, head, rows, note = '') {
    const cells = [head, ...rows].map((row) => row.map(String));
    const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)));
    const isNumber = head.map((_, column) => cells.slice(1).every((row) => /^[\d.,]+$/.test(row[column])));
    const pad = (text, column) => (isNumber[column] ? text.padStart(widths[column]) : text.padEnd(widths[column]));
    const line = (row) => `| ${row.map(pad).join(' | ')} |`;
    const rule = widths.map((width, column) => (isNumber[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
    const lines = [`### ${title}`, '', line(cells[0]), `| ${rule.join(' | ')} |`, ...cells.slice(1).map(line)];
    return [...lines, ...(note ? ['', note] : [])].join('\n');
}

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export const count = (number) => whole.format(number);
export const millis = (number) => (number < 10 ? number.toFixed(2) : number < 100 ? number.toFixed(1) : whole.format(number));
export const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
export const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** The value below which this share of them lies; of a list in any order. */
export function percentile(values, share) {
    if (values.length === 0) return NaN;
    const sorted = Float64Array.from(values).sort();
    return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}
