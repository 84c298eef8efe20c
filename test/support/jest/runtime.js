const { createRequire, isBuiltin } = require('node:module');
const { isAbsolute, join, resolve, dirname, sep } = require('node:path');
const vm = require('node:vm');
const Runtime = require('jest-runtime').default;

const sandbox = join(__dirname, '../../../sandbox') + sep;

/** `npm run test:next` sets it: a file in the folder into which other versions of n8n's packages are installed. */
const otherN8n = process.env.OTHER_N8N;

/** What the files of sandbox/ export, by the path with which they were required. */
const sandboxModules = new Map();

/** The compiled files of this repository, by path. Running one makes a module; its functions share the code, not the state. */
const compiled = new Map();

/**
 * Jest's module loader, except that two kinds of modules are loaded once per worker process and not anew for each test file:
 * - The packages of node_modules, which Node itself loads. n8n-core alone takes seconds of CPU time.
 * - The files of sandbox/, which hold no state of their own: a started sandbox does. They read and compile each service's
 *   contract once.
 *
 * All other files of this repository are run anew for each test file, and compiled once. `jest.mock` works for packages, too: Jest looks at
 * mocks before it calls `requireModule`.
 *
 * It goes with environment.js, whose realm is that of the packages. `executor.compile` is Jest's own method (jest-runtime 30)
 * for a file of CommonJS; here it compiles without a context.
 */
module.exports = class SharedModulesRuntime extends Runtime {
	constructor(...options) {
		super(...options);
		const { executor } = this;
		executor.compile = (source, filename) => {
			const known = compiled.get(filename);
			if (known?.source === source) return known.run;
			const run = vm.compileFunction(source, executor.injectedModuleParameters, {
				filename,
				importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
			});
			compiled.set(filename, { source, run });
			return run;
		};
	}

	requireModule(from, moduleName, ...rest) {
		if (moduleName === undefined || isBuiltin(moduleName)) return super.requireModule(from, moduleName, ...rest);
		const isFile = isAbsolute(moduleName) || /^\.{1,2}(\/|$)/.test(moduleName);
		if (!isFile) return createRequire(isN8n(moduleName) ? (otherN8n ?? from) : from)(moduleName);
		const path = resolve(dirname(from), moduleName);
		if (!path.startsWith(sandbox)) return super.requireModule(from, moduleName, ...rest);
		if (!sandboxModules.has(path)) sandboxModules.set(path, super.requireModule(from, moduleName, ...rest));
		return sandboxModules.get(path);
	}
};

const isN8n = (moduleName) => /^n8n-(core|workflow)(\/|$)/.test(moduleName);
