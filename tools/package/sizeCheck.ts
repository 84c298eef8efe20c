import type { Check } from './check';
import type { PackedFile } from './filesCheck';

/** Operations of all nodes when the budget was set: Chatwoot 23, Chatwoot Client 12, Respondent 14, Sinch Conversation 28. */
export const FIRST_OPERATIONS = 77;

/** The most that a package may be: bytes when unpacked, and files. */
export interface Budget {
	bytes: number;
	files: number;
}

const forFirstOperations: Budget = { bytes: 1_290_000, files: 556 };
const perFurtherOperation: Budget = { bytes: 6_000, files: 2 };

/** The budget of a package whose nodes offer this many operations. It grows with them, and fewer do not lower it. */
export function budgetFor(operations: number): Budget {
	const further = Math.max(0, operations - FIRST_OPERATIONS);
	return {
		bytes: forFirstOperations.bytes + further * perFurtherOperation.bytes,
		files: forFirstOperations.files + further * perFurtherOperation.files,
	};
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** Whether the unpacked package stays within the budget for its number of operations. */
export function sizeCheck(files: PackedFile[], operations: number): Check {
	const budget = budgetFor(operations);
	const bytes = files.reduce((sum, { size }) => sum + size, 0);
	const biggest = [...files].sort((one, other) => other.size - one.size).slice(0, 3);
	const toChange: string[] = [];
	if (bytes > budget.bytes) {
		const list = biggest.map(({ path, size }) => `${path} (${kB(size)})`).join(', ');
		toChange.push(`${kB(bytes)} is more than ${kB(budget.bytes)}; the biggest are ${list}`);
	}
	if (files.length > budget.files) toChange.push(`${files.length} files are more than ${budget.files}`);
	return {
		what: 'size when unpacked',
		figure: `${kB(bytes)} of ${kB(budget.bytes)}, ${files.length} of ${budget.files} files, for ${operations} operations`,
		toChange,
	};
}
