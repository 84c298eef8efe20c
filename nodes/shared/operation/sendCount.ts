/** Counts the rows that a run sends, for Stop After. Rows that run at the same time share it. */
export class SendCount {
	private sent = 0;
	private underWay = 0;
	private waiting: Array<() => void> = [];

	/**
	 * Begins the send of a row. Gives false when `most` rows were sent. While rows under way may still turn out not to be sent, it waits
	 * for them. `end` has to follow when it gives true.
	 */
	async begin(most: number): Promise<boolean> {
		while (this.sent < most && this.sent + this.underWay >= most) await this.nextEnd();
		if (this.sent >= most) return false;
		this.underWay++;
		return true;
	}

	/** Ends the send of a row. `mayBeSent`: the row was sent, or may have been. */
	end(mayBeSent: boolean): void {
		this.underWay--;
		if (mayBeSent) this.sent++;
		for (const wake of this.waiting.splice(0)) wake();
	}

	private async nextEnd(): Promise<void> {
		await new Promise<void>((resolve) => this.waiting.push(resolve));
	}
}
