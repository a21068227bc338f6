// supercluster 9 over the places that benches/map.rs makes up: time, memory, and the totals.
// Run through run.sh beside it. First argument: how many places. Second: towns or even.
import Supercluster from 'supercluster';

const count = Number(process.argv[2] ?? 1000000);
const kind = process.argv[3] ?? 'towns';

// The same numbers as in made_up_places of benches/map.rs.
let seed = 20210131n;
const below = (end) => {
    seed = (seed * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(seed >> 33n) % end;
};
const towns = Array.from({length: 3000}, () => [below(340000) / 1000 - 170, below(130000) / 1000 - 60]);

const points = [];
for (let at = 0; at < count; at++) {
    let lon, lat;
    if (kind === 'towns' && below(10) > 0) {
        // Twice by chance: denser towards the middle of the town.
        const [x, y] = towns[below(towns.length)];
        lon = x + (below(2001) - 1000) * below(1000) / 1000000;
        lat = y + (below(2001) - 1000) * below(1000) / 1000000;
    } else {
        lon = below(340000) / 1000 - 170;
        lat = below(130000) / 1000 - 60;
    }
    const figure = 1 + below(100);
    points.push({type: 'Feature', properties: {sum: figure}, geometry: {type: 'Point', coordinates: [lon, lat]}});
}

const used = () => {
    global.gc();
    global.gc();
    const it = process.memoryUsage();
    return it.heapUsed + it.external;
};
const before = used();
const times = [];
let index;
let held;
for (let run = 0; run < 3; run++) {
    index = null;
    global.gc();
    const start = process.cpuUsage();
    index = new Supercluster({
        minZoom: 0, maxZoom: 12, radius: 48, extent: 256,
        map: (props) => ({sum: props.sum}),
        reduce: (all, props) => { all.sum += props.sum; },
    });
    index.load(points);
    const spent = process.cpuUsage(start);
    times.push((spent.user + spent.system) / 1e6);
    held = used() - before;
}
for (let zoom = 0; zoom <= 12; zoom++) {
    const found = index.getClusters([-180, -85.06, 180, 85.06], zoom);
    let sum = 0;
    let places = 0;
    for (const it of found) {
        sum += it.properties.sum;
        places += it.properties.point_count ?? 1;
    }
    console.log(`zoom ${zoom}: ${found.length} marks, ${places} places, ${sum} in all`);
}
// A map of 1440 by 900 points around the first town.
for (let zoom = 0; zoom <= 12; zoom += 2) {
    const world = 360 / (256 * 2 ** zoom);
    const [x, y] = towns[0];
    const box = [Math.max(-180, x - 720 * world), Math.max(-85, y - 450 * world),
        Math.min(180, x + 720 * world), Math.min(85, y + 450 * world)];
    const start = performance.now();
    let found = 0;
    for (let run = 0; run < 20; run++) found = index.getClusters(box, zoom).length;
    console.log(`window at zoom ${zoom}: ${((performance.now() - start) / 20).toFixed(3)} ms, ${found} marks`);
}
console.log(`build: ${times.map((it) => it.toFixed(2)).join(' s, ')} s of CPU; held: ${(held / 1e6).toFixed(0)} MB beside the points; whole process at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
