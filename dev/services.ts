import {
	startChatwoot,
	startRespondent,
	startSinch,
	type ChatwootSandbox,
	type RespondentSandbox,
	type SinchSandbox,
} from '../sandbox';
import { startModel, type ModelSandbox, type Script } from '../sandbox/model';
import type { Credential } from '../test/e2e/support/rest';
import { openWindows } from '../test/support/openWindows';

/** Everything that the nodes and the examples talk to, on loopback. */
export interface Services {
	chatwoot: ChatwootSandbox;
	model: ModelSandbox;
	respondent: RespondentSandbox;
	sinch: SinchSandbox;
	close: () => Promise<void>;
}

interface ServiceOptions {
	/** What the language model says. */
	script: Script;
	/** The first of four ports in a row; one that is taken is replaced by any free one. Without it all four are. */
	firstPort?: number;
}

/** Starts the sandboxes of the three services, and a scripted language model. */
export async function startServices({ script, firstPort }: ServiceOptions): Promise<Services> {
	const started: Array<{ close: () => Promise<void> }> = [];
	const close = async () => {
		await Promise.all(started.map(async (service) => await service.close()));
	};
	const start = async <T extends { close: () => Promise<void> }>(
		starting: (options: { port: number; logLimit: number }) => Promise<T>,
	): Promise<T> => {
		const service = await onPort(firstPort === undefined ? 0 : firstPort + started.length, starting);
		started.push(service);
		return service;
	};
	try {
		const respondent = await start(startRespondent);
		const chatwoot = await start(startChatwoot);
		// So that plain texts to people on WhatsApp go out.
		openWindows(chatwoot);
		return {
			respondent,
			chatwoot,
			sinch: await start(startSinch),
			model: await start(async ({ port }) => await startModel(script, { port })),
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

async function onPort<T>(port: number, start: (options: { port: number; logLimit: number }) => Promise<T>): Promise<T> {
	const logLimit = 10_000;
	try {
		return await start({ port, logLimit });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
		return await start({ port: 0, logLimit });
	}
}

/** The credentials that lead there, one of each kind, as n8n saves them. */
export function credentialsFor({ chatwoot, model, respondent, sinch }: Services): Array<Omit<Credential, 'id'>> {
	const { accountId, accessToken, inboxIdentifier, hmacToken } = chatwoot.credentials;
	return [
		{
			name: 'Respondent sandbox',
			type: 'respondentApi',
			data: { environment: 'custom', baseUrl: respondent.url, ...respondent.credentials },
		},
		{ name: 'Chatwoot sandbox', type: 'chatwootApi', data: { baseUrl: chatwoot.url, accountId, accessToken } },
		{
			name: 'Chatwoot sandbox, as a contact',
			type: 'chatwootClientApi',
			data: { baseUrl: chatwoot.url, inboxIdentifier, hmacToken },
		},
		{
			name: 'Sinch sandbox',
			type: 'sinchConversationApi',
			data: {
				region: 'custom',
				baseUrl: sinch.url,
				tokenUrl: sinch.tokenUrl,
				authentication: 'oAuth2',
				...sinch.credentials,
			},
		},
		{ name: 'Scripted model', type: 'openAiApi', data: { apiKey: model.apiKey, url: model.url } },
	];
}
