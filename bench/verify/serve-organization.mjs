// Serves an organization's bucket and what AWS says of its trail until standard input closes, and prints
// the URLs as JSON. A process of its own, so that it is neither the CLI's nor orgtrail's time.
// Usage: serve-organization.mjs <folder> [milliseconds before each answer of S3]
import { freezeFolder } from './frozen-store.mjs';
import { loadRig } from './load-rig.mjs';
import { readDescription } from './organization.mjs';

const [folder, latency = '0'] = process.argv.slice(2);
const { startEndpoint } = await loadRig();
const endpoint = await startEndpoint({
  store: freezeFolder(folder, Number(latency)),
  organization: readDescription(folder, 'organization.json'),
  publicKeys: readDescription(folder, 'public-keys.json'),
});
process.stdout.write(`${JSON.stringify({ s3: endpoint.s3, controlPlane: endpoint.controlPlane })}\n`);
process.stdin.on('close', () => process.exit()).resume();
