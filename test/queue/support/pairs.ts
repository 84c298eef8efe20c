import { readExample, withCredentials } from '../../../dev/exampleFiles';
import { waitFor } from '../../e2e/support/waitFor';
import { node } from '../../e2e/support/workflow';
import { settledRuns } from './runs';
import { DATABASE } from './stores';
import type { QueueStage } from './stage';

/** What came of events that both webhook processors got at the same moment. */
export interface Pairs {
	/** Executions that were started. */
	started: number;
	/** Events that n8n's Remove Duplicates let through. */
	removeDuplicates: number;
	/** Events that the recipe with PostgreSQL let through. */
	postgres: number;
}

/** Delivers so many events of Chatwoot to all webhook processors at once, and counts what n8n's node and the example let through. */
export async function measurePairs(
	stage: Pick<QueueStage, 'chatwoot' | 'credentials' | 'n8n'>,
	count: number,
): Promise<Pairs> {
	const { n8n, credentials } = stage;
	await n8n.sql('CREATE TABLE conversations_events (event_id text PRIMARY KEY, seen_at timestamptz DEFAULT now())');
	const database = await n8n.rest.createCredential({
		name: 'PostgreSQL',
		type: 'postgres',
		data: { host: '127.0.0.1', port: n8n.postgres.port, database: DATABASE.name, user: DATABASE.user, password: '-' },
	});
	const { pinData: _samples, ...example } = readExample('chatwoot-event-once.json');
	const beside = node('Remove Duplicates', 'n8n-nodes-base.removeDuplicates', 2, {
		operation: 'removeItemsSeenInPreviousExecutions',
		logic: 'removeItemsWithAlreadySeenKeyValues',
		dedupeValue: '={{ $json.messageId }}',
		options: {},
	});
	example.nodes.push({ ...beside, id: 'remove-duplicates', position: [260, 560] });
	example.connections['Chatwoot Trigger']?.main?.[0]?.push({ node: 'Remove Duplicates', type: 'main', index: 0 });
	const connected = withCredentials(example, [...credentials, database], await n8n.rest.nodeTypes());
	const saved = await n8n.rest.createWorkflow(connected);
	await n8n.rest.activate(saved);
	await n8n.untilListening(() => stage.chatwoot.store.webhooks[0]?.url);

	const { proxy } = n8n;
	proxy.spread = 'all';
	proxy.deliveries.length = 0;
	for (let index = 0; index < count; index++) {
		stage.chatwoot.contactSays(2, `Pair ${index}`);
		const isAnswered = () => proxy.deliveries[index]?.length || undefined;
		await waitFor(async () => await Promise.resolve(isAnswered()), { what: 'the answers to a pair', interval: 5 });
	}
	proxy.spread = 'in turn';
	const runs = await settledRuns(n8n, saved, count);
	await n8n.rest.deactivate(saved);
	const through = (name: string) => runs.reduce((sum, run) => sum + run.rows(name).length, 0);
	return { started: runs.length, removeDuplicates: through('Remove Duplicates'), postgres: through('The Event') };
}
