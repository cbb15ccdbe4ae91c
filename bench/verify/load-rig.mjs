import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);
const output = new URL('node_modules/.cache/orgtrail-bench/rig.mjs', root);

/** What the interop suites use to install and serve outside tools, so that the benchmarks use the same. */
export async function loadRig() {
  mkdirSync(new URL('.', output), { recursive: true });
  await build({
    stdin: { contents: ENTRY, resolveDir: fileURLToPath(root), loader: 'ts' },
    outfile: fileURLToPath(output),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    plugins: [keepOwnUrls],
  });
  return import(output.href);
}

const ENTRY = `
  export { findAwsCli, openAwsCli } from './test/interop/aws-cli/aws-cli.js';
  export { startEndpoint } from './test/interop/aws-cli/endpoint.js';
  export { planPackages, unpackPackages } from './test/interop/debian-packages.js';
  export { installOnce } from './test/interop/install-once.js';
`;

/** Files that lie beside a source are found although the source has moved into the bundle. */
const keepOwnUrls = {
  name: 'keep-own-urls',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: 'ts',
    }));
  },
};
