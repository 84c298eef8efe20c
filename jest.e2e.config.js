const { projects } = require('./jest.config');

const [{ rootDir, transform, modulePathIgnorePatterns }] = projects;

/**
 * The packed package in a real n8n: servers and browsers of its own, so one file after the other and plenty of time.
 * @type {import('jest').Config}
 */
module.exports = {
	rootDir,
	transform,
	modulePathIgnorePatterns,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	globalSetup: '<rootDir>/test/e2e/support/globalSetup.ts',
	globalTeardown: '<rootDir>/test/e2e/support/globalTeardown.ts',
	testTimeout: 10 * 60_000,
	maxWorkers: 1,
};
