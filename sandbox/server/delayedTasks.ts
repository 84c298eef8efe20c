/** The longest delay of a timer, in milliseconds. Node.js runs a timer with a longer one at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** Tasks that run after a delay. They can be run early, and cancelled. */
export class DelayedTasks {
	private readonly pending = new Map<NodeJS.Timeout, { run: () => unknown; onCancel?: () => void }>();

	/**
	 * Runs a task after a delay in milliseconds; with `Infinity` only when it is run early. `onCancel` runs instead when the tasks
	 * are cancelled before.
	 */
	schedule(delayMs: number, run: () => unknown, onCancel?: () => void): void {
		const timer = setTimeout(
			() => {
				this.pending.delete(timer);
				run();
			},
			Math.min(delayMs, LONGEST_DELAY),
		);
		this.pending.set(timer, { run, onCancel });
	}

	/** Resolves after a delay in milliseconds, or when the tasks are cancelled. */
	async sleep(delayMs: number): Promise<void> {
		await new Promise<void>((resolve) => this.schedule(delayMs, resolve, resolve));
	}

	/** Number of pending tasks. */
	get count(): number {
		return this.pending.size;
	}

	/** Runs all pending tasks at once and waits for them. Rejects when a task rejects. */
	async runNow(): Promise<void> {
		const tasks = this.takeAll();
		await Promise.all(tasks.map(({ run }) => run()));
	}

	/** Cancels all pending tasks. Pending calls of `sleep` resolve. */
	cancel(): void {
		for (const { onCancel } of this.takeAll()) onCancel?.();
	}

	private takeAll() {
		const tasks = [...this.pending.values()];
		for (const timer of this.pending.keys()) clearTimeout(timer);
		this.pending.clear();
		return tasks;
	}
}
