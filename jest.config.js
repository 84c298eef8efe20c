/** What all projects share. swc strips the types; `npm run typecheck` is what checks them. */
const common = {
	rootDir: __dirname,
	testEnvironment: 'node',
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
	modulePathIgnorePatterns: ['dist', 'artifacts', '.dev', 'test/e2e/hosts'].map((folder) => `<rootDir>/${folder}/`),
	setupFilesAfterEnv: ['<rootDir>/test/support/environment.ts'],
};

/** One kind of test, in a folder of its own under test/. */
const project = (kind, options) => ({
	...common,
	displayName: kind,
	testMatch: [`<rootDir>/test/${kind}/**/*.test.ts`],
	...options,
});

/** The engine tests run once per expression engine: `legacy`, and `vm`, which is what n8n 2.x uses by default. */
const engineProject = (engine) =>
	project('engine', { displayName: `engine-${engine}`, globals: { EXPRESSION_ENGINE: engine } });

/** @type {import('jest').Config} */
module.exports = {
	maxWorkers: 2,
	// Each suite loads n8n-core anew, and some of it stays in memory. A new worker costs less than a full heap.
	workerIdleMemoryLimit: '1500MB',
	testTimeout: 30_000,
	projects: [project('unit'), project('contract'), engineProject('legacy'), engineProject('vm')],
};
