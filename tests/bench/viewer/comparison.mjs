// Prints the table of compare.sh: node comparison.mjs OURS.json OPENSEADRAGON.json...
import { readFileSync } from 'node:fs';

const [ours, ...others] = process.argv.slice(2).map(file => JSON.parse(readFileSync(file)));
const rows = Object.values(ours).flat();
const find = what => rows.find(row => row.what === what);

function quantiles(times) {
    const sorted = [...times].sort((a, b) => a - b);
    const at = part => sorted[Math.round(part * (sorted.length - 1))];
    return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
const shown = row => (row ? `${row.p50.toFixed(1)} / ${row.p95.toFixed(1)} / ${row.max.toFixed(1)}` : '-');

const line = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const names = others.map(other => `OpenSeadragon, ${other.drawer}`);
line('p50 / p95 / max, ms', 'Tessera', ...names, 'OpenSlide alone');
line(...Array(others.length + 3).fill('---'));
for (const [kind, what] of [['jumps', 'jumps'], ['sideways', 'a view to the side'], ['resampled', 'jumps at 1:1.7']])
    line(`new field sharp: ${what}`, shown(find(`field warm, ${what}`)),
        ...others.map(other => shown(quantiles(other[kind]))), shown(find(`OpenSlide alone, ${what}, warm`)));
for (const { name } of others[0].legs)
    line(`between frames: ${name}`, shown(find(`${name}: between frames`)),
        ...others.map(other => shown(quantiles(other.legs.find(leg => leg.name === name).times))), '');
line('memory after the tour, MiB', find('memory').value.toFixed(0), ...others.map(other => other.memory.toFixed(0)), '');
