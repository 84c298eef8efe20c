import { NodeHelpers, type INodeParameters } from 'n8n-workflow';
import { Chatwoot } from '../../../nodes/Chatwoot/Chatwoot.node';

const { properties } = new Chatwoot().description;

/** The notices of WhatsApp's 24 hours that n8n shows. */
function shown(parameters: INodeParameters): string[] {
	return properties
		.filter((field) => field.displayName.includes('24 hours'))
		.filter((field) => NodeHelpers.displayParameter(parameters, field, { typeVersion: 1 }, null))
		.map(({ name }) => name);
}

const toContact = { resource: 'message', operation: 'sendToContact', content: 'text' };
const chosen = { __rl: true, mode: 'list', value: '4' };
const by = (mode: string) => ({ __rl: true, mode, value: 'x' });

it.each<[string, INodeParameters, string[]]>([
	['Send', { resource: 'message', operation: 'send', content: 'text' }, ['windowNotice']],
	['Send to Contact before an inbox is chosen', { ...toContact, inboxId: { ...chosen, value: '' } }, []],
	['to a phone number', { ...toContact, inboxId: chosen, person: by('phone_number') }, ['windowNoticeForPerson']],
	['to an identifier', { ...toContact, inboxId: chosen, person: by('identifier') }, ['windowNoticeForPerson']],
	['to an email address', { ...toContact, inboxId: chosen, person: by('email') }, []],
	[
		'to an inbox from data',
		{ ...toContact, inboxId: '={{ $json.inbox }}', person: by('phone_number') },
		['windowNoticeForPerson'],
	],
])('tells of the 24 hours of WhatsApp: %s', (_name, parameters, fields) => {
	expect(shown(parameters)).toEqual(fields);
});
