import { startVmEngine, stopVmEngine } from './vmEngine';

/** Which of n8n's two expression engines the tests of this file run under; set per Jest project. */
export const expressionEngine: 'legacy' | 'vm' =
	Reflect.get(globalThis, 'EXPRESSION_ENGINE') === 'vm' ? 'vm' : 'legacy';

/** Starts n8n's expression engine before the tests of a file, and stops it afterwards. */
export function useExpressionEngine(): void {
	if (expressionEngine === 'legacy') return;
	beforeAll(startVmEngine);
	afterAll(stopVmEngine);
}
