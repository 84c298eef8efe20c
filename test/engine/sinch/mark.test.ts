import type { INodeParameters } from 'n8n-workflow';
import { useExpressionEngine } from '../../support/expressions';
import { appNamed, at, recipient, sentTo, useSinch } from '../../support/sinch';
import { byId } from '../../support/harness';

useExpressionEngine();

const harness = useSinch('oAuth2');
const SEND = 'POST /v1/projects/{project_id}/messages:send';
const sends = () => sentTo(harness, 'POST', '/messages:send').length;
const parameters = (options: INodeParameters = {}, more: INodeParameters = {}): INodeParameters => ({
	appId: byId(appNamed(harness.sandbox, 'Customer care')),
	sendTo: recipient('+46701234567'),
	text: 'Hello',
	options,
	...more,
});
const send = async (options: INodeParameters = {}, more: INodeParameters = {}) =>
	await harness.run('message:send', parameters(options, more));
const skip = { skipIfSent: true };
const stored = () => harness.sandbox.store.messagesWithText('Hello');

describe('Message: Send, all options at their defaults', () => {
	it.each([
		['a reset after the write', { kind: 'reset-after-write' }, 1],
		['a reset before the write', { kind: 'reset-before-write' }, 2],
		['a 503 without the write', { kind: '503' }, 2],
		['a 503 after the write', { kind: '503', write: 'before' }, 1],
		['truncated JSON', { kind: 'truncated-json' }, 1],
	] as const)('sends once after %s', async (_name, rule, tries) => {
		await send();
		harness.sandbox.faults.add({ ...rule, route: SEND });
		const { items, error } = await send();
		expect(error).toBeUndefined();
		expect([sends() - 1, stored().length]).toEqual([tries, 2]);
		expect(items[0]?.json).toMatchObject({ messageId: stored().at(-1)?.id, text: 'Hello' });
	});

	it('does not send again where Sinch stores no messages', async () => {
		harness.sandbox.faults.add({ kind: '503', route: SEND });
		const appId = byId(appNamed(harness.sandbox, 'Alerts'));
		const { error } = await send({}, { appId });
		expect(error?.message).toContain('The message may have been sent');
		expect(sends()).toBe(1);
	});

	it.each([
		[{}, undefined],
		[{ messageMetadata: '{ "ticket": 42 }' }, '{ "ticket": 42 }'],
		[{ messageMetadata: 'order-1017' }, 'order-1017'],
	])('shows the metadata of the user as it was given: %j', async (options, metadata) => {
		await send(options);
		const filters = { appId: byId(appNamed(harness.sandbox, 'Customer care')) };
		const simple = await harness.run('message:getAll', { filters, limit: 1 });
		expect(simple.items[0]?.json.metadata).toBe(metadata);
		const selected = { options: { output: 'selectedFields', selectedFields: ['metadata'] } };
		const chosen = await harness.run('message:getAll', { filters, limit: 1, ...selected });
		expect(chosen.items[0]?.json.metadata).toBe(metadata ?? '');
		const raw = await harness.run('message:getAll', { filters, limit: 1, options: { output: 'raw' } });
		expect(raw.items[0]?.json.metadata).toBe(at(stored(), -1).metadata);
	});
});

describe('Message: Send with Skip If Already Sent', () => {
	it.each([{}, { messageMetadata: '{ "ticket": 42 }' }])(
		'recognises a reworded message by its key, with %j',
		async (more) => {
			const byKey = { recognizeBy: 'key', messageKey: 'order-17 step-2', ...more };
			await send(byKey, skip);
			const { items } = await send(byKey, { ...skip, text: 'Hello, once more' });
			expect(items[0]?.json).toMatchObject({ status: 'already sent', text: 'Hello' });
			const other = await send({ ...byKey, messageKey: 'order-17 step-3' }, skip);
			expect(other.items[0]?.json.status).toBe('sent');
			expect(sends()).toBe(2);
		},
	);

	it.each([
		['no key', {}, '"Key" is empty'],
		['a text as metadata', { messageKey: 'k', messageMetadata: 'order-17' }, '"Message Metadata" leaves no room'],
	])('refuses to recognise by key with %s', async (_name, more, words) => {
		const { error } = await send({ recognizeBy: 'key', ...more }, skip);
		expect(error?.message).toContain(words);
		expect(sends()).toBe(0);
	});

	it('sends again what was not delivered, or fails with the reason, as the user chooses', async () => {
		const app = harness.sandbox.store.apps.find(({ display_name: name }) => name === 'Customer care');
		Object.assign(app ?? {}, { persist_message_status: { enabled: true } });
		Object.assign(harness.sandbox.quirks, { deliveryStepMs: 1 });
		// The sandbox cannot deliver to a number that ends in 0000.
		const unreachable = { ...skip, sendTo: recipient('+46701230000') };
		await send({}, unreachable);
		await new Promise((resolve) => setTimeout(resolve, 20));
		const { error } = await send({ ifFailedBefore: 'fail' }, unreachable);
		expect(error?.message).toContain('was not delivered before: RECIPIENT_NOT_REACHABLE');
		const { items } = await send({}, unreachable);
		expect(items[0]?.json.status).toBe('sent');
		expect(stored()).toHaveLength(2);
	});
});
