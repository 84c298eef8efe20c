import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { seededStore } from '../../../sandbox/chatwoot/store/seed';
import { chatwootService } from '../../../sandbox/chatwoot/service';
import { readForm } from '../../../sandbox/server/forms';

interface Contract {
	paths: Record<string, Record<string, { operationId?: string }>>;
}

it('has a handler for every operation of the contract, and no handler for anything else', () => {
	const contract = parse(readFileSync(chatwootService.contract, 'utf8')) as Contract;
	const operationIds = Object.values(contract.paths)
		.flatMap((methods) => Object.values(methods))
		.flatMap(({ operationId }) => operationId ?? []);
	expect(Object.keys(chatwootService.handlers).sort()).toEqual(operationIds.sort());
});

it('has the documented number of records, and the same data for the same seed', () => {
	const { inboxes, agents, teams, labels, contacts, conversations, messages } = seededStore(1, 'default');
	const lists = [inboxes, agents, teams, labels, contacts, conversations, messages];
	expect(lists.map(({ length }) => length)).toEqual([2, 3, 2, 8, 120, 300, 3000]);
	expect(inboxes.filter(({ channelType }) => channelType === 'Channel::Api')).toHaveLength(1);
	expect(new Set(conversations.map(({ status }) => status)).size).toBe(4);
	const again = seededStore(1, 'default');
	expect([again.contacts, again.conversations, again.messages]).toEqual([contacts, conversations, messages]);
	expect(seededStore(2, 'default').messages).not.toEqual(messages);
	expect(seededStore(1, 'empty').contacts).toEqual([]);
});

it('parses multipart forms only', async () => {
	const form = new FormData();
	form.append('content', 'Zoë');
	form.append('attachments[]', new Blob(['abc'], { type: 'image/png' }), 'a.png');
	const request = new Request('http://x.invalid', { method: 'POST', body: form });
	const type = request.headers.get('content-type') ?? '';
	const bytes = Buffer.from(await request.arrayBuffer());
	expect(await readForm(bytes, type)).toEqual({
		content: 'Zoë',
		'attachments[]': [{ name: 'a.png', type: 'image/png', bytes: Buffer.from('abc') }],
	});
	expect(await readForm(Buffer.from('{}'), 'application/json')).toBeUndefined();
	expect(await readForm(Buffer.from('broken'), 'multipart/form-data; boundary=x')).toBeUndefined();
});
