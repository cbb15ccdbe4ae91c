// Adds up vitest's JSON reports and prints `N passed, N failed` as the last line.
// Usage: sum-reports.mjs <folder with <step>.json> [names of steps that ended with an error]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...failedSteps] = process.argv.slice(2);
const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ step: name.slice(0, -'.json'.length), ...count(join(folder, name)) }));

const passed = sum(reports.map((report) => report.passed));
const failed = sum(reports.map((report) => report.failed)) + failedSteps.filter(isUnexplained).length;
for (const { step, ...counts } of reports)
  console.log(`${step}: ${counts.passed} passed, ${counts.failed} failed`);
for (const step of failedSteps) console.log(`${step}: ended with an error`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function count(path) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'));
  // A file that cannot be loaded has no test that could fail.
  const unloadable = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
}

/** A step that failed without a failed test of its own: lint, types, a benchmark, a crash. */
function isUnexplained(step) {
  return !reports.some((report) => report.step === step && report.failed > 0);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
