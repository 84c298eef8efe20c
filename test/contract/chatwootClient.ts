import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ChatwootSandbox } from '../../sandbox';
import { chatwootClientFixture } from '../support/chatwoot';
import type { Manifest } from './manifest';

function samples({ store }: ChatwootSandbox) {
	const open = store.conversations.find(({ inboxId }) => inboxId === 7);
	const message = open && store.messagesOf(open.id)[0];
	if (!open || !message) throw new Error('The sandbox is empty');
	const sourceId = open.sourceId;
	const at = { sourceId, conversationId: String(open.id) };
	return {
		'contact:create': [{ contactName: 'Ada', contactIdentifier: 'crm-900' }],
		'contact:get': [{ sourceId }],
		'contact:update': [{ sourceId, updateFields: { name: 'Renamed' } }],
		'conversation:create': [{ sourceId }],
		'conversation:get': [at],
		'conversation:getAll': [{ sourceId, limit: 5 }],
		'conversation:toggleStatus': [at],
		'conversation:toggleTyping': [{ ...at, typing: true }],
		'conversation:updateLastSeen': [at],
		'message:getAll': [{ ...at, limit: 5 }],
		'message:send': [{ ...at, text: 'Hello' }],
		'message:update': [{ ...at, messageId: String(message.id), answerKind: 'survey', rating: 5, feedback: 'Quick' }],
	};
}

// The rest of the contract belongs to the other node.
function otherApi(): Record<string, string> {
	const file = join(__dirname, '../../sandbox/contracts/chatwoot.openapi.yaml');
	const { paths } = parse(readFileSync(file, 'utf8')) as { paths: Record<string, Record<string, unknown>> };
	return Object.fromEntries(
		Object.entries(paths)
			.filter(([path]) => path.startsWith('/api'))
			.flatMap(([path, item]) =>
				Object.keys(item)
					.filter((method) => method !== 'parameters')
					.map((method) => [`${method.toUpperCase()} ${path}`, 'the Application API has a node of its own: Chatwoot']),
			),
	);
}

/** Chatwoot, public API: what is pinned. */
export const chatwootClientManifest: Manifest<ChatwootSandbox> = {
	fixture: chatwootClientFixture,
	contract: 'chatwoot.openapi.yaml',
	ids: [
		'contact:create',
		'contact:get',
		'contact:update',
		'conversation:create',
		'conversation:get',
		'conversation:getAll',
		'conversation:toggleStatus',
		'conversation:toggleTyping',
		'conversation:updateLastSeen',
		'message:getAll',
		'message:send',
		'message:update',
	],
	excluded: { ...otherApi(), 'GET /public/api/v1/inboxes/{inbox_identifier}': 'tests the credential' },
	samples,
};
