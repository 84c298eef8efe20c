const e2e = require('./jest.e2e.config');

const { rootDir, testEnvironment, transform, modulePathIgnorePatterns } = e2e;

/** One n8n, a folder of test/e2e/hosts, with the Node that it brings. */
const project = (version, node) => ({
	rootDir,
	testEnvironment,
	transform,
	modulePathIgnorePatterns,
	displayName: `n8n-${version}-node-${node}`,
	testMatch: ['<rootDir>/test/compat/**/*.test.ts'],
	globals: { N8N_VERSION: version },
});

/**
 * The core of the end-to-end tests on every n8n that is supported: the last one for Node 20, the last one for Node 22, and
 * the newest. Each is installed once.
 * @type {import('jest').Config}
 */
module.exports = {
	globalSetup: e2e.globalSetup,
	globalTeardown: e2e.globalTeardown,
	testTimeout: e2e.testTimeout,
	maxWorkers: 1,
	projects: [project('2.8.4', 20), project('2.35.7', 22), project('2.41.1', 24)],
};
