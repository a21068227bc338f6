// Reads one file with JSON.parse: peer.mjs FILE. Prints rows, their sum and the cost as JSON.
import { readFileSync } from "node:fs";

const peak = () => process.resourceUsage().maxRSS * 1024;
const idle = peak();
const start = process.cpuUsage();
const data = JSON.parse(readFileSync(process.argv[2], "utf8"));
const used = process.cpuUsage(start);
const most = peak() - idle;
const values = data.claims
  ? data.claims.map((claim) => claim.value)
  : data.features.map((feature) => feature.properties.arrests);
const sum = values.reduce((total, value) => total + value, 0);
console.log(
  JSON.stringify({ rows: values.length, sum, cpu: (used.user + used.system) / 1e6, peak: most }),
);
