import type { Measure, Place, Variant, Work } from '../variants/variant';

/** What a worker is told: first which variant it is, then piece after piece of work. */
export type Order = { variant: Variant; place: Place } | { work: Work };

/** What it answers to each: that it is ready, or what the work took. */
export type Report = { ready: true } | { measure: Measure } | { error: string };

/** Does what the parent process orders. `prepare` makes the variant ready, and gives a function that does its work. */
export function listen(prepare: (variant: Variant, place: Place) => Promise<(work: Work) => Promise<Measure>>): void {
	let run: ((work: Work) => Promise<Measure>) | undefined;
	const obey = async (order: Order): Promise<Report> => {
		if ('variant' in order) {
			run = await prepare(order.variant, order.place);
			return { ready: true };
		}
		if (!run) throw new Error('The worker does not know yet what it is');
		return { measure: await run(order.work) };
	};
	process.on('message', (order: Order) => {
		obey(order).then(
			(report) => process.send?.(report),
			(error: unknown) =>
				process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
		);
	});
}
