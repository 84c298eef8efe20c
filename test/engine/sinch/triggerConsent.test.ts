import { useExpressionEngine } from '../../support/expressions';
import { appNamed } from '../../support/sinch';
import { callback } from '../../support/sinchCallbacks';
import { useSinchTrigger } from '../../support/sinchTrigger';

useExpressionEngine();

describe('The trigger of Sinch', () => {
	const { harness, active, settled } = useSinchTrigger();
	const appId = () => appNamed(harness.sandbox, 'Customer care');

	it.each([
		['Stop', { consent: 'optedOut', consentList: 'OPT_OUT_ALL' }],
		['STOP MARKETING', { consent: 'optedOut', consentList: 'OPT_OUT_MARKETING' }],
		['start', { consent: 'optedIn', consentList: 'OPT_OUT_ALL' }],
		['Please stop by', {}],
	])('says what a person who writes "%s" wants', async (text, expected) => {
		const trigger = await active({ triggers: ['MESSAGE_INBOUND'] });
		harness.sandbox.personSays({ appId: appId(), from: '+46701234567', text });
		await settled();
		const [item] = trigger.executions[0] ?? [];
		const { consent, consentList } = item?.json ?? {};
		expect({ consent, consentList }).toEqual({ consent: undefined, consentList: undefined, ...expected });
		expect(item?.json.from).toBe('+46701234567');
	});

	it.each(['OptOut_All_EN', '01HMSG00000000000000000000_STOP'])(
		'says that a person has pressed a button to opt out, which sends back %s',
		async (postbackData) => {
			const trigger = await active({ triggers: ['MESSAGE_INBOUND'] });
			const choice = { messageId: '01HMSG00000000000000000000', postbackData };
			harness.sandbox.personSays({ appId: appId(), from: '+46701234567', choice });
			await settled();
			expect(trigger.executions[0]?.[0]?.json).toMatchObject({ consent: 'optedOut', choice: postbackData });
		},
	);

	it.each([
		['01HMSG00000000000000000000_Yes, please', 'Yes, please'],
		// Values of the user's own.
		['yes-1017', 'yes-1017'],
		['01HORD00000000000000000000_yes', '01HORD00000000000000000000_yes'],
		['_yes', '_yes'],
	])('says what the button says where it has no value of its own: %s', async (postbackData, text) => {
		const trigger = await active({ triggers: ['MESSAGE_INBOUND'] });
		const choice = { messageId: '01HMSG00000000000000000000', postbackData };
		harness.sandbox.personSays({ appId: appId(), from: '+46701234567', choice });
		await settled();
		expect(trigger.executions[0]?.[0]?.json).toMatchObject({ text, choice: postbackData });
		const { items } = await harness.run('message:getAll', { limit: 1 });
		expect(items[0]?.json.text).toBe(text);
	});

	it.each(['cancel', 'start'])(
		'does not take a button that sends back "%s" for an opt-out or opt-in',
		async (value) => {
			const trigger = await active({ triggers: ['MESSAGE_INBOUND'] });
			const choice = { messageId: '01HMSG00000000000000000000', postbackData: value };
			harness.sandbox.personSays({ appId: appId(), from: '+46701234567', choice });
			await settled();
			const [item] = trigger.executions[0] ?? [];
			expect(item?.json).toMatchObject({ choice: value });
			expect(item?.json).not.toHaveProperty('consent');
		},
	);

	it.each([
		['opt-out', 'optedOut'],
		['opt-in', 'optedIn'],
		['opt-out-failed', undefined],
	])('says what the event of Sinch "%s" means', async (name, consent) => {
		const trigger = await active({ triggers: ['OPT_IN', 'OPT_OUT'] });
		harness.sandbox.deliver({ appId: appId(), payload: callback(name) });
		await settled();
		expect(trigger.executions[0]?.[0]?.json.consent).toBe(consent);
	});
});
