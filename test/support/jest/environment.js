const { LegacyFakeTimers, ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const fc = require('fast-check');
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');

// Once per worker process: two workers that start at the same moment must not write the same settings file.
process.env.N8N_USER_FOLDER = join(process.env.N8N_USER_FOLDER, `worker-${process.env.JEST_WORKER_ID ?? 0}`);
mkdirSync(process.env.N8N_USER_FOLDER, { recursive: true });

// Property tests draw the same values in every run, so that a run says something about the change under test. `npm run
// test:steady` draws others; the seed of a failure can be given here.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });

/**
 * A test environment without a context of its own: test files run in the same realm as Jest and as the packages of
 * node_modules. So a class has one identity (`instanceof Error` holds for the errors of n8n-core, too), and n8n-core can stay
 * loaded from one test file to the next (see runtime.js). What a test file adds to the global object and to the environment
 * variables is taken back after it.
 */
module.exports = class OneRealmEnvironment {
	constructor({ projectConfig }) {
		this.global = globalThis;
		this.before = {
			globals: Object.getOwnPropertyDescriptors(globalThis),
			process: Object.getOwnPropertyDescriptors(process),
			variables: { ...process.env },
			stackTraceLimit: Error.stackTraceLimit,
		};
		Object.assign(globalThis, projectConfig.globals);
		this.moduleMocker = new ModuleMocker(globalThis);
		const timers = { config: projectConfig, global: globalThis };
		this.fakeTimers = new LegacyFakeTimers({
			...timers,
			moduleMocker: this.moduleMocker,
			timerConfig: { idToRef: (id) => id, refToId: (timer) => timer },
		});
		this.fakeTimersModern = new ModernFakeTimers(timers);
	}

	async setup() {}

	async teardown() {
		this.fakeTimers.dispose();
		this.fakeTimersModern.dispose();
		restore(globalThis, this.before.globals);
		restore(process, this.before.process);
		restoreVariables(this.before.variables);
		Error.stackTraceLimit = this.before.stackTraceLimit;
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	// Jest demands this method. runtime.js compiles test files without a context.
	getVmContext() {
		return null;
	}
};

/** Takes back the properties that were added to the object since `before`, and those that were set to another value. */
function restore(object, before) {
	for (const key of Reflect.ownKeys(object)) {
		const now = Object.getOwnPropertyDescriptor(object, key);
		const then = before[key];
		if (!now?.configurable) continue;
		if (!then) delete object[key];
		else if (now.value !== then.value || now.get !== then.get) Object.defineProperty(object, key, then);
	}
}

function restoreVariables(before) {
	for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
	Object.assign(process.env, before);
}
