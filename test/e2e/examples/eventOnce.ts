import type { ExampleCase } from './case';

/** Goes on with the sample event, which PostgreSQL has not seen. test/queue runs it against a real PostgreSQL. */
export const eventOnce: ExampleCase = async (example) => {
	const run = await example.runAsItIs('Chatwoot Trigger');
	expect(run).toMatchObject({ status: 'success', error: undefined });
	expect(run.rows('The Event')).toEqual(run.rows('Chatwoot Trigger'));
	expect(run.rows('The Event')).toHaveLength(1);
};
