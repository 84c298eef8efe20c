/** The child's side of `Child.ask`: answers each message with what `handle` gives, or with `{ error }` when it throws. */
export function answerMessages(handle: (message: unknown) => Promise<object>): void {
	process.on('message', (message) => {
		handle(message).then(
			(answer) => process.send?.(answer),
			(error: unknown) =>
				process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
		);
	});
}
