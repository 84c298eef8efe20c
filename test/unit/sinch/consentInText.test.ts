import { readFileSync } from 'node:fs';
import { consentInChoice, consentInText } from '../../../nodes/Sinch/trigger/consent';

// Sinch community, "Can I customize opt-in and opt-out keywords for use with consent": the defaults.
const DEFAULTS: Array<[string, string, string[]]> = [
	['optedOut', 'OPT_OUT_ALL', ['STOP', 'UNSUBSCRIBE', 'OptOut_All_EN', 'DETENER', 'SALIR', 'OptOut_All_ES']],
	['optedOut', 'OPT_OUT_ALL', ['PARAR', 'CANCELAR']],
	['optedIn', 'OPT_OUT_ALL', ['START', 'SUBSCRIBE', 'OptIn_All_EN', 'VOLVER', 'RECIBIR', 'VOLTAR', 'RECEBER']],
	['optedOut', 'OPT_OUT_MARKETING', ['STOP MARKETING', 'UNSUBSCRIBE MARKETING', 'OptOut_Marketing_EN']],
	['optedOut', 'OPT_OUT_MARKETING', ['DETENER MARKETING', 'SALIR MARKETING', 'PARAR MARKETING']],
	['optedIn', 'OPT_OUT_MARKETING', ['START MARKETING', 'SUBSCRIBE MARKETING', 'OptIn_Marketing_EN']],
	['optedOut', 'OPT_OUT_NOTIFICATION', ['STOP NOTIFICATION', 'SALIR NOTIFICACIÓN', 'OptOut_Notification_ES']],
	['optedIn', 'OPT_OUT_NOTIFICATION', ['START NOTIFICATION', 'VOLVER NOTIFICACIÓN', 'OptIn_Notification_EN']],
];

describe('An opt-out in a text', () => {
	it.each(DEFAULTS)('%s from %s is recognised by the words of Sinch: %j', (consent, consentList, words) => {
		for (const word of words) expect([word, consentInText(word)]).toEqual([word, { consent, consentList }]);
	});

	it.each(['stop', ' Stop. ', 'STOP!', 'stop\n', 'Stop  marketing', 'stopall', 'quit', 'opt-out', 'Opt out', 'REVOKE'])(
		'is %j',
		(text) => {
			expect(consentInText(text)?.consent).toBe('optedOut');
		},
	);

	it('knows all words that the documentation lists', () => {
		const docs = readFileSync('docs/sinch.md', 'utf8');
		for (const consent of ['optedOut', 'optedIn'] as const) {
			const [, list = ''] = new RegExp(`^- .${consent}.: (.+)$`, 'm').exec(docs) ?? [];
			const words = list.split(', ');
			expect(words.length).toBeGreaterThan(8);
			expect(words.filter((word) => consentInText(word)?.consent !== consent)).toEqual([]);
		}
	});

	it.each([
		'please stop by at 10',
		'start now please',
		'stop it',
		'cancel my order',
		'ok',
		'',
		undefined,
		'stopp',
		'?',
	])('is not %j', (text) => {
		expect(consentInText(text)).toBeUndefined();
	});
});

describe('An opt-out in the value that a button sends back', () => {
	it.each([
		['STOP', 'optedOut', 'OPT_OUT_ALL'],
		['stop all', 'optedOut', 'OPT_OUT_ALL'],
		['Unsubscribe', 'optedOut', 'OPT_OUT_ALL'],
		['opt-out', 'optedOut', 'OPT_OUT_ALL'],
		['PARAR', 'optedOut', 'OPT_OUT_ALL'],
		['STOP MARKETING', 'optedOut', 'OPT_OUT_MARKETING'],
		['OptOut_Notification_ES', 'optedOut', 'OPT_OUT_NOTIFICATION'],
		['OptIn_All_EN', 'optedIn', 'OPT_OUT_ALL'],
		['OPT IN', 'optedIn', 'OPT_OUT_ALL'],
		// What Sinch sends for buttons without a value of their own: the ID of the message and the title.
		['01HMSG00000000000000000000_STOP', 'optedOut', 'OPT_OUT_ALL'],
		['01HMSG00000000000000000000_Stop marketing', 'optedOut', 'OPT_OUT_MARKETING'],
		['01hmsg00000000000000000000_opt in', 'optedIn', 'OPT_OUT_ALL'],
	])('is %s', (value, consent, consentList) => {
		expect(consentInChoice(value)).toEqual({ consent, consentList });
	});

	it.each([
		'cancel',
		'end',
		'quit',
		'start',
		'subscribe',
		'cancelar',
		'salir',
		'volver',
		'voltar',
		'recibir',
		'revoke',
	])('is not %s, which buttons for other things send back', (value) => {
		expect(consentInText(value)).toBeDefined();
		expect(consentInChoice(value)).toBeUndefined();
		expect(consentInChoice(`01HMSG00000000000000000000_${value}`)).toBeUndefined();
	});

	it('is each value that the documentation lists', () => {
		const [, list = ''] =
			/^A button counts when it sends back (.+?), or a code/ms.exec(readFileSync('docs/sinch.md', 'utf8')) ?? [];
		const values = list.split(/,\s+/);
		expect(values.length).toBeGreaterThan(8);
		expect(values.filter((value) => !consentInChoice(value))).toEqual([]);
	});
});
