import { Expression, type INodeParameters } from 'n8n-workflow';
import type { Evaluations } from './variants/variant';

/** The result of a run, and the expressions that n8n evaluated in it. */
export interface Counted<T> {
	result: T;
	/** Splits the evaluations: expressions found in `parameters` are the user's, all others are the node's own. */
	evaluationsFor: (parameters: INodeParameters) => Evaluations;
}

/**
 * Counts the expressions that n8n evaluates during `run`: every text that begins with "=", with either expression engine.
 * Throws when n8n no longer has the method that is counted.
 */
export async function countingEvaluations<T>(run: () => Promise<T>): Promise<Counted<T>> {
	const texts: string[] = [];
	const { prototype } = Expression;
	const original = Object.getOwnPropertyDescriptor(prototype, 'resolveSimpleParameterValue');
	if (!original) throw new Error('n8n has no Expression.resolveSimpleParameterValue, whose calls are counted');
	const evaluate = original.value as (...args: unknown[]) => unknown;
	const countAndEvaluate = function (this: Expression, ...args: unknown[]): unknown {
		const [text] = args;
		if (typeof text === 'string' && text.startsWith('=')) texts.push(text);
		return evaluate.apply(this, args);
	};
	Object.defineProperty(prototype, 'resolveSimpleParameterValue', { ...original, value: countAndEvaluate });
	try {
		const result = await run();
		return { result, evaluationsFor: (parameters) => sorted(texts, parameters) };
	} finally {
		Object.defineProperty(prototype, 'resolveSimpleParameterValue', original);
	}
}

function sorted(texts: string[], parameters: INodeParameters): Evaluations {
	const users: Record<string, number> = Object.fromEntries(expressionsIn(parameters).map((text) => [text, 0]));
	let owned = 0;
	for (const text of texts) {
		if (users[text] === undefined) owned++;
		else users[text]++;
	}
	return { users, owned };
}

/** The expressions in parameters, at any depth. */
export function expressionsIn(value: unknown): string[] {
	if (typeof value === 'string') return value.startsWith('=') ? [value] : [];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(expressionsIn) : [];
}
