import { AxiosError } from 'axios';
import { parse } from 'flatted';
import { NodeApiError } from 'n8n-workflow';

jest.mock('flatted', () => ({ parse: () => 'mocked' }));

interface TestEnvironment {
	setup: () => Promise<void>;
	teardown: () => Promise<void>;
}

const Environment = jest.requireActual<new (config: object) => TestEnvironment>('../../support/jest/environment');

describe('A test file', () => {
	it('shares its realm with packages and with Node', () => {
		expect(new AxiosError('refused') instanceof Error).toBe(true);
		expect(Object.getPrototypeOf(NodeApiError.prototype) instanceof Error).toBe(true);
		expect(structuredClone({ list: [] })).toStrictEqual({ list: [] });
	});

	it('can replace a package by a mock', () => {
		expect(parse('[]')).toBe('mocked');
	});

	it('can stop the time, and let it go on', () => {
		jest.useFakeTimers({ now: 0 });
		expect(Date.now()).toBe(0);
		jest.useRealTimers();
		expect(Date.now()).toBeGreaterThan(0);
	});

	it('leaves no globals, variables and changes of the process to the next one', async () => {
		const exit: unknown = Reflect.get(process, 'exit');
		const environment = new Environment({ projectConfig: { globals: { GIVEN: 1 } } });
		await environment.setup();
		expect(Reflect.get(globalThis, 'GIVEN')).toBe(1);
		Reflect.set(globalThis, 'left', true);
		Reflect.set(process, 'exit', () => undefined);
		process.env.LEFT = 'true';
		const { HOME } = process.env;
		process.env.HOME = '/elsewhere';

		await environment.teardown();
		expect(Reflect.get(globalThis, 'GIVEN')).toBeUndefined();
		expect(Reflect.get(globalThis, 'left')).toBeUndefined();
		expect(Reflect.get(process, 'exit')).toBe(exit);
		expect(process.env.LEFT).toBeUndefined();
		expect(process.env.HOME).toBe(HOME);
	});
});
