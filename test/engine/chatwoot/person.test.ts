import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();
const store = () => harness.sandbox.store;
const to = (mode: string, value: string, more: object = {}) => ({
	inboxId: byId('7'),
	person: by(mode, value),
	text: 'Hi',
	...more,
});

describe('The Contact of a message', () => {
	it.each([
		['phone_number', '+1 (202) 555-0001'],
		['email', 'mailto:Contact001@example.com'],
		['identifier', 'crm-001'],
	])('is found by its %s', async (mode, value) => {
		const { items } = await harness.run('message:sendToContact', to(mode, '={{ $json.who }}'), [
			{ json: { who: value } },
		]);
		expect(items[0]?.json).toMatchObject({ contactId: 1, contact: 'found' });
		const asTool = await harness.asTool('message:sendToContact', to(mode, value, { text: 'Hi from an agent' }));
		expect(asTool[0]?.json).toMatchObject({ contactId: 1, contact: 'found' });
	});

	it('may have an identifier that is an address', async () => {
		const { id } = store().insertContact({ identifier: 'https://crm.example/people/7' });
		const { items } = await harness.run('message:sendToContact', to('identifier', 'https://crm.example/people/7'));
		expect(items[0]?.json).toMatchObject({ contactId: id, contact: 'found' });
	});

	it.each([
		['phone_number', 'ada@example.com', '"Phone of Contact" is "ada@example.com", which is no phone number'],
		['email', '+12025550001', '"Email of Contact" is "+12025550001", which is no email address'],
		['identifier', ' ', '"Identifier of Contact" is empty'],
		['id', '1', '"Contact" has the mode "id", which the field does not have'],
	])('is refused as %s before anything is sent: %j', async (mode, who, message) => {
		const { error } = await harness.run('message:sendToContact', to(mode, '={{ $json.who }}'), [{ json: { who } }]);
		expect(error?.message).toContain(message);
		expect(harness.sandbox.requests).toEqual([]);
	});

	it('has no second spelling when it is not given by phone number', async () => {
		const parameters = to('identifier', '+5541999998888', { options: { ninthDigit: true } });
		store().insertContact({ identifier: '+554199998888' });
		const { items } = await harness.run('message:sendToContact', parameters);
		expect(items[0]?.json).toMatchObject({ contact: 'created' });
	});
});
