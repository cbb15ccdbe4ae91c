import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { faultySnapshot } from './faulty-snapshot.contract.js';

const file = fileURLToPath(new URL('../../../docs/examples/snapshot.json', import.meta.url));

// `npx vitest run src/audit/example -u` writes it again.
it('the example of the documentation is the example organization with a few faults', async () => {
  await expect(`${JSON.stringify(faultySnapshot(), undefined, 1)}\n`).toMatchFileSnapshot(file);
});
