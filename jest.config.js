/** What all projects share. swc strips the types; `npm run typecheck` is what checks them. */
const common = {
	rootDir: __dirname,
	testEnvironment: '<rootDir>/test/support/jest/environment.js',
	runtime: '<rootDir>/test/support/jest/runtime.js',
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
	modulePathIgnorePatterns: ['dist', 'artifacts', '.dev', 'test/e2e/hosts'].map((folder) => `<rootDir>/${folder}/`),
};

/** One kind of test, in a folder of its own under test/. */
const project = (kind, options) => ({
	...common,
	displayName: kind,
	testMatch: [`<rootDir>/test/${kind}/**/*.test.ts`],
	...options,
});

/** Engine tests under one of n8n's expression engines: `vm`, which n8n 2.x uses by default, or `legacy`. */
const engineProject = (displayName, engine, options) =>
	project('engine', { displayName, globals: { EXPRESSION_ENGINE: engine }, ...options });

/**
 * The engine tests of what depends on expressions, and so on the engine: the values of parameters, how rows read them, and
 * n8n's own router. They run under both engines. All others run under `vm`, and `npm run test:all` adds them under `legacy`.
 */
const expressionTests = ['values/', 'rowSafety/', 'router/', 'evaluations.test.ts'].map(
	(path) => `<rootDir>/test/engine/${path}`,
);
const matches = (path) => (path.endsWith('/') ? `${path}**/*.test.ts` : path);
const legacy = engineProject('engine-legacy', 'legacy', { testMatch: expressionTests.map(matches) });
const legacyRest = engineProject('engine-legacy-rest', 'legacy', { testPathIgnorePatterns: expressionTests });

/** @type {import('jest').Config} */
module.exports = {
	maxWorkers: 2,
	// Some of each suite stays in memory. A new worker costs less than a full heap.
	workerIdleMemoryLimit: '1500MB',
	// A worker that n8n-core is loaded into takes longer than Jest's half a second to exit on a busy machine.
	workerGracefulExitTimeout: 20_000,
	testTimeout: 30_000,
	globalSetup: '<rootDir>/test/support/jest/globalSetup.js',
	globalTeardown: '<rootDir>/test/support/jest/globalTeardown.js',
	projects: [
		project('unit'),
		project('contract'),
		engineProject('engine-vm', 'vm'),
		legacy,
		...(process.env.TEST_ALL === 'true' ? [legacyRest] : []),
	],
};
