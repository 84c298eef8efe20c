import type { INodeParameters } from 'n8n-workflow';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { appNamed, at, identities, recipient, sentTo, useSinch } from '../../support/sinch';

useExpressionEngine();

const harness = useSinch('basic');
const send = async (sendTo: unknown, more: INodeParameters = {}, rows = [{ json: {} }]) => {
	const parameters = { appId: byId(appNamed(harness.sandbox, 'Customer care')), text: 'Hello', ...more };
	return await harness.run('message:send', { ...parameters, sendTo: sendTo as INodeParameters }, rows);
};
const recipients = () => sentTo(harness, 'POST', '/messages:send').map(({ body }) => Object(body).recipient as unknown);
const toIdentity = (channel: string, identity: string) => ({
	identified_by: { channel_identities: [{ channel, identity }] },
});
const inText = (text: string) => recipient(text, 'channelAndId');

describe('Send To, with the channel in the text', () => {
	it.each([
		['WHATSAPP:+46701234567', 'WHATSAPP', '+46701234567'],
		['whatsapp : 0046 70-123 45 67', 'WHATSAPP', '+46701234567'],
		['Viber Business:+46701234567', 'VIBERBM', '+46701234567'],
		['\u200BSMS：+46701234567', 'SMS', '+46701234567'],
		['MESSENGER:7746490198930851', 'MESSENGER', '7746490198930851'],
		['applebc:urn:mbid:AQAAYzPj', 'APPLEBC', 'urn:mbid:AQAAYzPj'],
	])('takes %s', async (text, channel, identity) => {
		await send(inText(text));
		expect(recipients()).toEqual([toIdentity(channel, identity)]);
	});

	it('takes what a message that was received says of the person', async () => {
		const rows = [{ json: { channel: 'WHATSAPP', identity: '+46701234567' } }];
		await send(inText('={{ $json.channel }}:{{ $json.identity }}'), {}, rows);
		expect(recipients()).toEqual([toIdentity('WHATSAPP', '+46701234567')]);
	});

	it.each([
		['+46701234567', 'is "+46701234567", which has no colon between the channel and the ID'],
		[':+46701234567', 'is ":+46701234567", which has no channel before the colon'],
		['WHATSAPP: ', 'is "WHATSAPP:", which has nothing after the colon'],
		['WHATSAP:+46701234567', 'is "WHATSAP:+46701234567", whose channel is unknown: "WHATSAP"'],
		['SMS:070-123 45 67', 'is "070-123 45 67", which begins with 0, so that its country is not known'],
	])('refuses %s', async (text, message) => {
		const { error } = await send(inText(text));
		expect(error?.message).toBe(`"Channel and ID of Send To" ${message}`);
		expect(recipients()).toEqual([]);
	});

	it('names the columns, and the channels that there are', async () => {
		const rows = [{ json: { channel: 'Fax', identity: '+46701234567' } }];
		const { error } = await send(inText('={{ $json.channel }}:{{ $json.identity }}'), {}, rows);
		expect(error?.description).toContain('Use one of: APPLEBC, INSTAGRAM,');
		expect(error?.description).toContain('The value comes from the columns "channel" and "identity".');
	});
});

describe('Send To, with a channel', () => {
	it.each([
		['LINE', ' "U123"\u00A0', 'U123'],
		['WHATSAPP', '46701234567', '+46701234567'],
		['RCS', '(0046) 70 123 45 67', '+46701234567'],
	])('%s takes %j', async (channel, typed, identity) => {
		await send(recipient(typed, channel));
		expect(recipients()).toEqual([toIdentity(channel, identity)]);
	});

	it.each([
		['an empty column', recipient('={{ $json.phone }}'), 'is empty'],
		['blanks', recipient(' \u200B ', 'LINE'), 'is empty'],
		['quotes without a text', recipient('""', 'LINE'), 'holds no phone number and no ID'],
		['an object', recipient('={{ { a: 1 } }}'), 'must be text, but is {"a":1}'],
		['the ID of a contact', recipient('01HCNTACT0000000000000000A'), 'which is no phone number'],
		['an unknown channel', recipient('+46701234567', 'FAX'), 'has the mode "FAX", which the field does not have'],
		['a text without a mode that is no phone number', 'WHATSAPP:+46701234567', 'which is no phone number'],
	])('refuses %s', async (_name, sendTo, message) => {
		const { error } = await send(sendTo);
		expect(error?.message).toContain('Send To" ');
		expect(error?.message).toContain(message);
		expect(recipients()).toEqual([]);
	});
});

describe('Send To, with a contact', () => {
	const contactId = () => at(harness.sandbox.store.contacts, 0).id;

	it.each(['list', 'id'])('takes it in the mode %s', async (mode) => {
		await send(recipient(contactId(), mode));
		expect(recipients()).toEqual([{ contact_id: contactId() }]);
	});

	it('takes the ID out of an address', async () => {
		await send(byId(`https://dashboard.example.com/contacts/${contactId()}/edit`));
		expect(recipients()).toEqual([{ contact_id: contactId() }]);
	});

	it.each(['+46701234567', '0046701234567', 'WHATSAPP:46701234567'])('refuses %s', async (typed) => {
		const { error } = await send(byId(typed));
		expect(error?.message).toBe(`"By ID of Send To" is "${typed}", which is no ID of a contact`);
		expect(error?.description).toContain('choose the channel instead of By ID');
		expect(recipients()).toEqual([]);
	});

	it('refuses fallback channels', async () => {
		const { error } = await send(byId(contactId()), { options: { fallbackChannels: identities('+46701234567') } });
		expect(error?.message).toContain('"Fallback Channels" cannot be used with a contact');
		expect(recipients()).toEqual([]);
	});
});

describe('Fallback Channels', () => {
	const fallback = (...entries: Parameters<typeof identities>) => ({
		options: { fallbackChannels: identities(...entries) },
	});

	it('come behind the channel of Send To', async () => {
		await send(
			inText('WHATSAPP:+46701234567'),
			fallback({ channel: 'RCS', identity: '+46701234567' }, '0046701234568'),
		);
		expect(recipients()).toEqual([
			{
				identified_by: {
					channel_identities: [
						{ channel: 'WHATSAPP', identity: '+46701234567' },
						{ channel: 'RCS', identity: '+46701234567' },
						{ channel: 'SMS', identity: '+46701234568' },
					],
				},
			},
		]);
	});

	it('leave out of the item what is not known until Sinch has chosen one', async () => {
		const sameNumber = await send(recipient('+46701234567', 'WHATSAPP'), fallback('+46701234567'));
		expect(sameNumber.items[0]?.json).toMatchObject({ status: 'sent', identity: '+46701234567' });
		expect(sameNumber.items[0]?.json).not.toHaveProperty('channel');
		const otherNumber = await send(recipient('+46701234567'), fallback('+46701234568'));
		expect(otherNumber.items[0]?.json).toMatchObject({ status: 'sent', channel: 'SMS' });
		expect(otherNumber.items[0]?.json).not.toHaveProperty('identity');
	});

	it.each([
		['a wrong number', fallback('070-123 45 68'), '"Phone Number or ID" of Fallback Channels is "070-123 45 68"'],
		['no entries', fallback(), '"Fallback Channels" is empty'],
	])('refuse %s', async (_name, more, message) => {
		const { error } = await send(recipient('+46701234567'), more);
		expect(error?.message).toContain(message);
		expect(recipients()).toEqual([]);
	});

	it('count for Skip If Already Sent: what reached one of the channels is not sent again', async () => {
		await send(recipient('+46701234568'));
		const more = { skipIfSent: true, ...fallback('+46701234568') };
		const { items } = await send(recipient('+46701234567', 'WHATSAPP'), more);
		expect(items[0]?.json.status).toBe('already sent');
		expect(recipients()).toHaveLength(1);
	});
});
