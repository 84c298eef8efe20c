import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { defineAttribute } from '../../support/defineAttribute';
import { byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const on = { conversationId: byId('2') };
const conversation = () => {
	const found = harness.sandbox.store.conversation(2);
	if (!found) throw new Error('There is no conversation 2');
	return found;
};

describe('Conversation: labels', () => {
	it('adds to what is there', async () => {
		conversation().labels = ['vip'];
		const { items } = await harness.run('conversation:addLabels', { ...on, labels: ['bug', 'vip'] });
		expect(items[0]?.json).toEqual({ conversationId: 2, labels: ['vip', 'bug'], changed: true });
		expect(conversation().labels).toEqual(['vip', 'bug']);
	});

	it('writes nothing when nothing changes', async () => {
		conversation().labels = ['vip'];
		const { items } = await harness.run('conversation:addLabels', { ...on, labels: ['vip'] });
		expect(items[0]?.json.changed).toBe(false);
		expect(harness.sandbox.requests.map(({ method }) => method)).toEqual(['GET']);
	});

	it('loses none when many rows label one conversation', async () => {
		const rows = harness.sandbox.store.labels.map(({ title }) => ({ json: { title } }));
		await harness.run('conversation:addLabels', { ...on, labels: '={{ $json.title }}' }, rows);
		expect(conversation().labels.sort()).toEqual(rows.map(({ json }) => json.title).sort());
	});

	it('takes away, keeps the others, and needs no definition for that', async () => {
		conversation().labels = ['vip', 'old-one', 'bug'];
		await harness.run('conversation:removeLabels', { ...on, labels: '={{ "old-one, BUG" }}' });
		expect(conversation().labels).toEqual(['vip']);
	});

	it('replaces all, also by none', async () => {
		conversation().labels = ['vip'];
		await harness.run('conversation:setLabels', { ...on, labels: ['lead'] });
		expect(conversation().labels).toEqual(['lead']);
		await harness.run('conversation:setLabels', { ...on, labels: [] });
		expect(conversation().labels).toEqual([]);
	});

	it.each([
		'={{ $json.labels }}',
		'={{ $json.missing }}',
		'={{ " " }}',
		'={{ "," }}',
		'={{ $json.labels.split(",") }}',
		'={{ [$json.labels, $json.missing] }}',
	])('keeps all labels when %s is blank', async (labels) => {
		conversation().labels = ['vip'];
		const { error } = await harness.run('conversation:setLabels', { ...on, labels }, [{ json: { labels: '' } }]);
		expect(error?.message).toBe('"Label Names or IDs" is empty');
		expect(conversation().labels).toEqual(['vip']);
	});

	it('names a label that the account does not define', async () => {
		const { error } = await harness.run('conversation:addLabels', { ...on, labels: ['vip', 'whale'] });
		expect(error?.message).toBe('This account has no label "whale"');
		expect(error?.description).toContain('Settings → Labels');
		expect(conversation().labels).not.toContain('vip');
	});

	it('says when the account defines no label', async () => {
		harness.sandbox.store.labels.splice(0);
		const { error } = await harness.run('conversation:addLabels', { ...on, labels: ['vip'] });
		expect(error?.description).toMatch(/There are none yet\.$/);
	});

	it('says what the token of an agent bot cannot do', async () => {
		const { botToken } = harness.sandbox.credentials;
		Object.assign(harness.setup.credentials.chatwootApi ?? {}, { accessToken: botToken });
		conversation().labels = ['vip', 'bug'];
		const { error } = await harness.run('conversation:addLabels', { ...on, labels: ['lead'] });
		expect(error?.message).toContain('The token of an agent bot cannot read the labels of the account (401)');
		expect(error?.description).toContain('Use the access token of a user');
		expect((await harness.run('conversation:removeLabels', { ...on, labels: ['bug'] })).error).toBeUndefined();
		expect(conversation().labels).toEqual(['vip']);
	});

	it('refuses to add nothing', async () => {
		const { error } = await harness.run('conversation:addLabels', { ...on, labels: [] });
		expect(error?.message).toBe('"Label Names or IDs" is empty');
	});
});

describe('Conversation: Set Custom Attributes', () => {
	beforeEach(() => {
		for (const key of ['order', 'a', 'b', 'c', 'd']) defineAttribute(harness.sandbox, key);
		defineAttribute(harness.sandbox, 'count', { type: 'number' });
	});

	it('keeps those that are not named, and the types of values', async () => {
		conversation().customAttributes = { order: 'A-1', vip: true };
		const { items } = await harness.run('conversation:setCustomAttributes', {
			...on,
			customAttributes: {
				attribute: [
					{ key: 'order', value: 'A-2' },
					{ key: 'count', value: '={{ 3 }}' },
				],
			},
		});
		expect(conversation().customAttributes).toEqual({ order: 'A-2', vip: true, count: 3 });
		expect(items[0]?.json).toEqual({ conversationId: 2, customAttributes: { order: 'A-2', vip: true, count: 3 } });
	});

	it('loses none when many rows set attributes of one conversation', async () => {
		const rows = ['a', 'b', 'c', 'd'].map((key) => ({ json: { key } }));
		const customAttributes = { attribute: [{ key: '={{ $json.key }}', value: 'x' }] };
		await harness.run('conversation:setCustomAttributes', { ...on, customAttributes }, rows);
		expect(Object.keys(conversation().customAttributes).sort()).toEqual(['a', 'b', 'c', 'd']);
	});

	it('sets none when it cannot read those that are stored, which an older Chatwoot would remove', async () => {
		conversation().customAttributes = { order: 'A-1' };
		const route = 'GET /api/v1/accounts/{account_id}/conversations/{conversation_id}';
		harness.sandbox.faults.add({ kind: 'raw', status: 200, body: { message: 'maintenance' }, route });
		const customAttributes = { attribute: [{ key: 'a', value: 'x' }] };
		const { error } = await harness.run('conversation:setCustomAttributes', { ...on, customAttributes });
		expect(error?.message).toContain('gave no readable answer');
		expect(conversation().customAttributes).toEqual({ order: 'A-1' });
	});
});
