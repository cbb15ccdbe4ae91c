import { defineConfig } from 'vitest/config';

/** Tests against tools that we did not write. The first run installs them, which may take minutes. */
export default defineConfig({
  test: {
    include: ['test/interop/**/*.interop.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 900_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
