const endToEnd = require('./jest.e2e.config');

/**
 * What a person sees of the nodes in n8n's editor: one n8n for all files, and a browser for each. Two files run at once, each with
 * sandboxes, credentials and workflows of its own.
 * @type {import('jest').Config}
 */
module.exports = {
	...endToEnd,
	testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
	globalSetup: '<rootDir>/test/browser/support/globalSetup.ts',
	globalTeardown: '<rootDir>/test/browser/support/globalTeardown.ts',
	maxWorkers: 2,
};
