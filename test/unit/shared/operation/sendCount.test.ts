import fc from 'fast-check';
import { SendCount } from '../../../../nodes/shared/operation/sendCount';

describe('SendCount', () => {
	it('gives no place once so many rows were sent', async () => {
		const count = new SendCount();
		expect(await count.begin(1)).toBe(true);
		count.end(true);
		expect(await count.begin(1)).toBe(false);
	});

	it('gives the place of a row that was not sent to the next one, in their order', async () => {
		const count = new SendCount();
		const places: string[] = [];
		await count.begin(1);
		const waiting = ['second', 'third'].map(async (name) => {
			if (await count.begin(1)) places.push(name);
		});
		count.end(false);
		await Promise.race(waiting);
		count.end(true);
		await Promise.all(waiting);
		expect(places).toEqual(['second']);
	});

	it('never lets more than so many rows out, and as many as there are', async () => {
		const rows = fc.array(fc.record({ isSent: fc.boolean(), steps: fc.nat(5) }), { maxLength: 30 });
		await fc.assert(
			fc.asyncProperty(rows, fc.integer({ min: 1, max: 10 }), async (all, most) => {
				const count = new SendCount();
				let sent = 0;
				await Promise.all(
					all.map(async ({ isSent, steps }) => {
						if (!(await count.begin(most))) return;
						for (let step = 0; step < steps; step++) await Promise.resolve();
						sent += Number(isSent);
						expect(sent).toBeLessThanOrEqual(most);
						count.end(isSent);
					}),
				);
				expect(sent).toBe(Math.min(most, all.filter(({ isSent }) => isSent).length));
			}),
		);
	});
});
