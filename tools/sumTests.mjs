// Adds up what the given jest runs wrote with --json, and closes with one line for them all.
import { readFileSync } from 'node:fs';

/** A run that left no file did not get far enough to count; a test file that could not even start counts as one failed test. */
function read(file) {
	try {
		const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(
			readFileSync(file, 'utf8'),
		);
		return {
			passed: numPassedTests,
			failed: numFailedTests + numRuntimeErrorTestSuites,
			skipped: numPendingTests + numTodoTests,
		};
	} catch {
		return { passed: 0, failed: 1, skipped: 0 };
	}
}

const line = ({ passed, failed, skipped }) =>
	`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const sum = { passed: 0, failed: 0, skipped: 0 };
for (const file of process.argv.slice(2)) {
	const counts = read(file);
	console.log(`${file} - ${line(counts)}`);
	for (const key of Object.keys(sum)) sum[key] += counts[key];
}
console.log(`tests: ${line(sum)}`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
