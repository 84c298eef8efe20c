const { existsSync, readdirSync } = require('node:fs');
const { homedir } = require('node:os');
const { join } = require('node:path');
const e2e = require('./jest.e2e.config');

const { rootDir, transform, modulePathIgnorePatterns } = e2e;

/** One n8n, a folder of test/e2e/hosts, with the Node that it brings. */
const project = (version, node) => ({
	rootDir,
	transform,
	modulePathIgnorePatterns,
	displayName: `n8n-${version}-node-${node}`,
	testMatch: ['<rootDir>/test/compat/**/*.test.ts'],
	globals: { N8N_VERSION: version },
});

const versions = { '2.8.4': 20, '2.35.7': 22, '2.41.1': 24 };

// CI sets ONLY_CACHED, so that it tests the versions that are installed already, and spends no time on installing others.
function isWanted(version) {
	if (process.env.ONLY_CACHED !== 'true') return true;
	const { N8N_CONVERSATIONS_CACHE, XDG_CACHE_HOME } = process.env;
	const cache = N8N_CONVERSATIONS_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-conversations');
	const installed = existsSync(cache) ? readdirSync(cache) : [];
	return installed.some((name) => name.startsWith(`n8n-${version}-`) && !name.endsWith('.part'));
}

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
	projects: Object.entries(versions)
		.filter(([version]) => isWanted(version))
		.map(([version, node]) => project(version, node)),
};
