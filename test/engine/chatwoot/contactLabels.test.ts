import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const LABELS = '/api/v1/accounts/{account_id}/contacts/{contact_id}/labels';
const of = { contactId: byId('9') };
const contact = () => {
	const found = harness.sandbox.store.contact(9);
	if (!found) throw new Error('There is no contact 9');
	return found;
};

describe('Contact: labels', () => {
	it('adds to what is there', async () => {
		contact().labels = ['vip'];
		const { items } = await harness.run('contact:addLabels', { ...of, labels: ['bug', 'vip'] });
		expect(items[0]?.json).toEqual({ contactId: 9, labels: ['vip', 'bug'], changed: true });
		expect(contact().labels).toEqual(['vip', 'bug']);
	});

	it('writes nothing when nothing changes', async () => {
		contact().labels = ['vip'];
		const { items } = await harness.run('contact:addLabels', { ...of, labels: ['vip'] });
		expect(items[0]?.json.changed).toBe(false);
		expect(harness.routes()).toEqual([`GET ${LABELS}`]);
	});

	it('loses none when many rows label one contact', async () => {
		const rows = harness.sandbox.store.labels.map(({ title }) => ({ json: { title } }));
		contact().labels = [];
		await harness.run('contact:addLabels', { ...of, labels: '={{ $json.title }}' }, rows);
		expect(contact().labels.sort()).toEqual(rows.map(({ json }) => json.title).sort());
	});

	it('leaves the labels of the conversation with the same number alone', async () => {
		const labels = [...(harness.sandbox.store.conversation(9)?.labels ?? [])];
		await harness.run('contact:setLabels', { ...of, labels: ['lead', 'bug'] });
		expect(harness.sandbox.store.conversation(9)?.labels).toEqual(labels);
	});

	it('takes away in any letter case, keeps the others, and needs no definition for that', async () => {
		contact().labels = ['vip', 'Old-One', 'bug'];
		await harness.run('contact:removeLabels', { ...of, labels: '={{ "old-one, BUG" }}' });
		expect(contact().labels).toEqual(['vip']);
	});

	it('replaces all, also by none', async () => {
		contact().labels = ['vip'];
		await harness.run('contact:setLabels', { ...of, labels: ['lead'] });
		expect(contact().labels).toEqual(['lead']);
		await harness.run('contact:setLabels', { ...of, labels: [] });
		expect(contact().labels).toEqual([]);
	});

	it('keeps all labels when a cell is blank', async () => {
		contact().labels = ['vip'];
		const blank = [{ json: { labels: '' } }];
		const { error } = await harness.run('contact:setLabels', { ...of, labels: '={{ $json.labels }}' }, blank);
		expect(error?.message).toBe('"Label Names or IDs" is empty');
		expect(contact().labels).toEqual(['vip']);
	});

	it('refuses a label that the account does not define, and to add or take away nothing', async () => {
		const { error } = await harness.run('contact:addLabels', { ...of, labels: ['vip', 'whale'] });
		expect(error?.message).toBe('This account has no label "whale"');
		expect(contact().labels).not.toContain('whale');
		for (const operation of ['addLabels', 'removeLabels'])
			expect((await harness.run(`contact:${operation}`, { ...of, labels: [] })).error?.message).toBe(
				'"Label Names or IDs" is empty',
			);
	});

	it('names a contact that does not exist', async () => {
		const { error } = await harness.run('contact:setLabels', { contactId: byId('99999'), labels: ['vip'] });
		expect(error?.message).toContain('Chatwoot does not know Contact "99999" (404)');
	});
});
