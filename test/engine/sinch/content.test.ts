import type { INodeParameters } from 'n8n-workflow';
import { useExpressionEngine } from '../../support/expressions';
import { contents, reply } from './contents';
import { appNamed, at, recipient, sentTo, useSinch } from '../../support/sinch';
import { byId } from '../../support/harness';

useExpressionEngine();

describe('Message content', () => {
	const harness = useSinch('basic');
	const send = async (messageType: string, fields: INodeParameters) =>
		await harness.run('message:send', {
			appId: byId(appNamed(harness.sandbox, 'Customer care')),
			sendTo: recipient('+46701234567'),
			messageType,
			...fields,
		});

	it.each(contents)('%s from fields: %j', async (messageType, fields, message) => {
		const { error } = await send(messageType, fields);
		expect(error?.message).toBeUndefined();
		expect(at(sentTo(harness, 'POST', '/messages:send'), 0).body).toMatchObject({ message });
		expect(at(harness.sandbox.store.messages, -1).app_message).toEqual(message);
	});

	it.each(contents)('%s is recognised when it was sent before: %j', async (messageType, fields) => {
		await send(messageType, fields);
		const { items } = await send(messageType, { ...fields, skipIfSent: true });
		expect(items[0]?.json.status).toBe('already sent');
	});

	it('starts a question with one open button, which n8n asks to fill', async () => {
		await expect(send('choice', { question: 'Tuesday?' })).rejects.toThrow('Parameter "Title" is required');
	});

	it.each([
		['choice', { question: 'Tuesday?', questionChoices: {} }, '"Choices" is empty'],
		['carousel', {}, '"Cards" is empty'],
		['list', { listTitle: 'Pick' }, 'The list holds no entries'],
		['json', { messageJson: '{ "text_message": ' }, /^"Message \(JSON\)" is no JSON/],
		['json', { messageJson: '[]' }, '"Message (JSON)" must be a JSON object, but is "[]"'],
		['location', { locationTitle: 'Shop', latitude: 91, longitude: 0 }, '"Latitude" must be at most 90, but is 91'],
		[
			'carousel',
			{ cards: { card: [{ title: 'One' }] }, choices: { choice: [reply, reply, reply, reply] } },
			'"Choices" holds 4 entries, but 3 at most are possible here',
		],
	])('%s that is none is refused before anything is sent: %j', async (messageType, fields, message) => {
		const { error } = await send(messageType, fields);
		expect(error?.message).toMatch(message);
		expect(harness.sandbox.requests).toHaveLength(0);
	});
});
