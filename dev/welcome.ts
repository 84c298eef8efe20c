import { relative } from 'node:path';
import { owner, type Credential, type SavedWorkflow } from '../test/e2e/support/rest';
import type { Services } from './services';

interface Ready {
	url: string;
	/** n8n's log file. */
	log: string;
	credentials: Credential[];
	examples: Array<Pick<SavedWorkflow, 'id' | 'name'>>;
	services: Services;
}

/** What somebody needs to know to begin. */
export function welcome({ url, log, credentials, examples, services }: Ready): string {
	const { chatwoot, model, respondent, sinch } = services;
	const width = Math.max(...examples.map(({ name }) => name.length)) + 2;
	return [
		'',
		`n8n is ready: ${url}`,
		`  E-mail    ${owner.email}`,
		`  Password  ${owner.password}`,
		'',
		'Try: open an example, read its note, press Execute workflow.',
		...examples.map(({ id, name }) => `  ${name.padEnd(width)}${url}/workflow/${id}`),
		'',
		`Credentials are saved: ${credentials.map(({ name }) => name).join(' · ')}.`,
		'They lead to sandboxes in this process; nothing leaves this machine.',
		`  Respondent ${respondent.url}   Chatwoot ${chatwoot.url}   Sinch ${sinch.url}`,
		`  Language model with a fixed script ${model.url}`,
		'To start a published workflow of a trigger, let a person write:',
		...deliveries(services).map(
			([address, body]) => `  curl ${address}/__sandbox/deliver -d '${JSON.stringify(body)}'`,
		),
		`n8n's log: ${relative('', log)}`,
		'',
		'Stop with Ctrl+C.',
	].join('\n');
}

/** A request per sandbox that lets a person write a message: its address and its body. */
function deliveries({ chatwoot, respondent, sinch }: Services): Array<[string, object]> {
	const { uid } = respondent.store.conversations[0] ?? { uid: '' };
	const appId = sinch.store.apps[0]?.id ?? '';
	return [
		[respondent.url, { participantSays: { conversationUid: uid, text: 'Hello' } }],
		[chatwoot.url, { conversationId: 1, text: 'Hello' }],
		[sinch.url, { appId, from: '+15550101000', text: 'Hello' }],
	];
}
