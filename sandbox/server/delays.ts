/** Things that happen later: slow answers, or writes that land after the client has given up. */
export class DelayedTasks {
	private readonly pending = new Map<NodeJS.Timeout, { act: () => unknown; cancelled?: () => void }>();

	/** Acts after so many milliseconds, unless cancelled. */
	schedule(delayMs: number, act: () => unknown, cancelled?: () => void): void {
		const timer = setTimeout(() => {
			this.pending.delete(timer);
			act();
		}, delayMs);
		this.pending.set(timer, { act, cancelled });
	}

	/** Resolves after so many milliseconds, or when cancelled. */
	async sleep(delayMs: number): Promise<void> {
		await new Promise<void>((resolve) => this.schedule(delayMs, resolve, resolve));
	}

	/** How many things have not happened yet. */
	get count(): number {
		return this.pending.size;
	}

	/** Lets everything pending happen now. */
	async runNow(): Promise<void> {
		const due = this.takeAll();
		await Promise.all(due.map(({ act }) => act()));
	}

	/** Forgets what is pending; waits resolve. */
	cancel(): void {
		for (const { cancelled } of this.takeAll()) cancelled?.();
	}

	private takeAll() {
		const due = [...this.pending.values()];
		for (const timer of this.pending.keys()) clearTimeout(timer);
		this.pending.clear();
		return due;
	}
}
