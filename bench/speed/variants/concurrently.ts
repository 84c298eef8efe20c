/** Calls `work` for 0 to `count` - 1, with at most `concurrency` calls at a time. Gives their results in order. */
export async function concurrently<T>(
	count: number,
	concurrency: number,
	work: (index: number) => Promise<T>,
): Promise<T[]> {
	const results: T[] = [];
	let next = 0;
	const worker = async () => {
		while (next < count) {
			const index = next++;
			results[index] = await work(index);
		}
	};
	await Promise.all(Array.from({ length: concurrency }, worker));
	return results;
}
