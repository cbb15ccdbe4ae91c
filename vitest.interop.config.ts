import { defineConfig } from 'vitest/config';

/** The product against tools that others wrote. One file at a time: each starts servers of its own. */
export default defineConfig({
  test: {
    include: ['test/interop/**/*.interop.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 900_000,
    fileParallelism: false,
    pool: 'forks',
  },
});
