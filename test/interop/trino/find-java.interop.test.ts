import { expect, it } from 'vitest';

import { javaRelease } from './find-java.js';
import { releaseForJava } from './releases.js';

it.each([
  ['openjdk version "25.0.3" 2026-04-21 LTS', 25],
  ['openjdk version "25" 2025-09-16 LTS', 25],
  ['openjdk version "26-ea" 2026-03-17', 26],
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['java version "1.8.0_402"', 8],
  ['java: command not found', undefined],
])('reads the Java release from %j', (text, release) => {
  expect(javaRelease(text)).toBe(release);
});

it('has no Trino for a Java that is too old', () => {
  expect(releaseForJava(17)).toBeUndefined();
  expect(releaseForJava(25)?.version).toBe('476');
});
