import type { INode } from 'n8n-workflow';
import type { ItemSource } from '../run/source';

/**
 * Reads parameters as `read` does, and evaluates each expression once per item. The values of the first item, which the run
 * reads as well, and parameters without an expression, which are the same for all rows, are cached.
 */
export function parameterReader(read: ItemSource['parameter'], { parameters }: INode): ItemSource['parameter'] {
	const varying = new Set(Object.keys(parameters).filter((name) => hasExpression(parameters[name])));
	const kept = new Map<string, unknown>();
	return (name, itemIndex, fallback) => {
		if (itemIndex > 0 && varying.has(name)) return read(name, itemIndex, fallback);
		if (!kept.has(name)) kept.set(name, read(name, itemIndex, fallback));
		return kept.get(name);
	};
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}
