// Leads OpenSeadragon in a headless Chromium through a tour of bench_viewer and prints its times as JSON:
//
//     node openseadragon.mjs PACKAGES SLIDE.dzi TOUR.json [canvas|webgl]
//
// PACKAGES is the folder in which the packages of package.json are installed.
import { readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { basename, dirname, join, normalize } from 'node:path';

const [packages, dzi, tourFile, drawer = 'canvas'] = process.argv.slice(2);
const require = createRequire(join(packages, 'package.json'));
const puppeteer = require('puppeteer-core');
const tour = JSON.parse(readFileSync(tourFile));
const library = require.resolve('openseadragon');
const restBetweenFields = 150;

const page = `<!doctype html><style>html, body, #slide { margin: 0; width: 100%; height: 100%; background: #2b2b2b }</style>
<div id="slide"></div><script src="/openseadragon.js"></script>`;

function serve() {
    const folder = dirname(dzi);
    const types = { '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.dzi': 'text/xml', '.js': 'text/javascript' };
    const server = createServer(async (request, response) => {
        const path = normalize(decodeURIComponent(new URL(request.url, 'http://loopback').pathname));
        try {
            const type = types[path.slice(path.lastIndexOf('.'))] ?? 'text/html';
            response.setHeader('Content-Type', type);
            if (path === '/')
                response.end(page);
            else
                response.end(await readFile(path === '/openseadragon.js' ? library : join(folder, path)));
        } catch {
            response.statusCode = 404;
            response.end();
        }
    });
    return new Promise(done => server.listen(0, '127.0.0.1', () => done(server)));
}

/// Runs in the page.
function openViewer(source, drawer) {
    const viewer = OpenSeadragon({ id: 'slide', tileSources: source, showNavigationControl: false, drawer });
    window.viewer = viewer;
    const frame = () => new Promise(done => requestAnimationFrame(done));
    window.look = ([x, y, scale]) => {
        const image = viewer.world.getItemAt(0);
        const zoom = viewer.viewport.imageToViewportZoom(1 / scale);
        viewer.viewport.zoomTo(zoom, null, true);
        viewer.viewport.panTo(image.imageToViewportCoordinates(x, y), true);
    };
    const untilSharp = async () => {
        const image = viewer.world.getItemAt(0);
        // What is said before the next update is of the view before.
        for (let updates = 0; updates < 2 || !image.getFullyLoaded() || viewer.world.needsDraw(); ++updates)
            await frame();
    };
    window.fields = async (views, rest) => {
        const times = [];
        for (const view of views) {
            await new Promise(done => setTimeout(done, rest));
            const begin = performance.now();
            window.look(view);
            await untilSharp();
            times.push(performance.now() - begin);
        }
        return times;
    };
    window.frames = async views => {
        window.look(views[0]);
        await untilSharp();
        await new Promise(done => setTimeout(done, 300));
        const times = [];
        let before = await frame();
        for (const view of views) {
            window.look(view);
            const now = await frame();
            times.push(now - before);
            before = now;
        }
        return times;
    };
    const begin = performance.now();
    return new Promise(done => viewer.addOnceHandler('open', async () => {
        await untilSharp();
        done(performance.now() - begin);
    }));
}

/// Proportional share of memory of a process and all its children, in MiB.
function memoryOf(root) {
    const parents = new Map();
    for (const name of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
        try {
            const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
            parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
        } catch { /* has ended meanwhile */ }
    }
    const isOfRoot = pid => pid === root || (parents.has(pid) && isOfRoot(parents.get(pid)));
    let kibibytes = 0;
    for (const pid of parents.keys()) {
        if (!isOfRoot(pid))
            continue;
        try {
            kibibytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]);
        } catch { /* has ended meanwhile */ }
    }
    return kibibytes / 1024;
}

const server = await serve();
const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--window-size=1920,1080'],
    defaultViewport: { width: tour.window[0], height: tour.window[1] },
    protocolTimeout: 600_000,
});
const result = { viewer: 'OpenSeadragon', drawer, browser: await browser.version() };
try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    result.open = await tab.evaluate(openViewer, `/${basename(dzi)}`, drawer);
    for (const kind of ['jumps', 'sideways', 'resampled'])
        result[kind] = await tab.evaluate((views, rest) => window.fields(views, rest), tour[kind], restBetweenFields);
    result.legs = [];
    for (const leg of tour.legs)
        result.legs.push({ name: leg.name, times: await tab.evaluate(views => window.frames(views), leg.frames) });
    result.memory = memoryOf(browser.process().pid);
} finally {
    await browser.close();
    server.close();
}
console.log(JSON.stringify(result));
