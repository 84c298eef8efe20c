import { parseArgs } from 'node:util';
import {
	startChatwoot,
	startRespondent,
	startSinch,
	type ChatwootSandbox,
	type RespondentSandbox,
	type SinchSandbox,
} from './index';
import { errorMessage } from './server/errorMessage';

const defaultPort = 4010;
const logLimit = 10_000;

const usage = [
	`Usage: npm run sandbox -- [respondent | chatwoot | sinch] [--port ${defaultPort}] [--seed 1] [--empty]`,
	'  --port   Port on 127.0.0.1; 0 takes any free port',
	'  --seed   Seed of the sample data; the same seed gives the same data',
	'  --empty  Starts without sample data',
].join('\n');

/** A whole number from the command line. Throws with the option's name when it is not one, or larger than `largest`. */
function wholeNumber(option: string, text: string, largest: number): number {
	const value = /^\d+$/.test(text) ? Number(text) : NaN;
	if (!(value <= largest)) throw new Error(`--${option} takes a whole number from 0 to ${largest}, not '${text}'.`);
	return value;
}

function optionsOf(args: string[]) {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			port: { type: 'string', default: String(defaultPort) },
			seed: { type: 'string', default: '1' },
			empty: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const [service = 'respondent', ...more] = positionals;
	if ((service !== 'chatwoot' && service !== 'respondent' && service !== 'sinch') || more.length > 0) {
		throw new Error(`There is no sandbox '${positionals.join(' ')}'.`);
	}
	return {
		service,
		help: values.help,
		port: wholeNumber('port', values.port, 65_535),
		seed: wholeNumber('seed', values.seed, 4_294_967_295),
		dataset: values.empty ? ('empty' as const) : ('default' as const),
		logLimit,
	};
}

/** The number of records of each kind, e.g. `3 projects, 60 screener responses`. */
function dataLine(counts: Record<string, readonly unknown[]>): string {
	const amounts = Object.entries(counts).map(([name, { length }]) => `${length} ${name}`);
	return `  Data: ${amounts.join(', ')} (in memory only)`;
}

/** The control requests of every sandbox. `deliver` is an example of the body of a deliver request. */
function controlLines(url: string, deliver: string): string[] {
	return [
		`  Control requests, below ${url}/__sandbox:`,
		'    POST /reset                  Restore the sample data, and clear faults, quirks and the log',
		'    POST, DELETE /faults         Add a fault, e.g. {"kind": "429"}; remove all faults',
		'    PATCH /quirks                Change how the API behaves',
		`    POST /deliver                Let a person write a message, e.g. ${deliver}`,
		'    PATCH /mishaps               Duplicate, delay or reorder the events to webhooks',
		'    GET /requests, /deliveries   The log of requests; the log of events to webhooks',
		'    GET /summary                 Counts of records, requests and faults',
	];
}

/** How to use a running Respondent sandbox from n8n and from a terminal. */
function respondentIntroduction({ url, credentials, store }: RespondentSandbox): string {
	const { projects, screenerResponses, conversations, messages } = store;
	return [
		`Respondent sandbox on ${url}`,
		'',
		'  In n8n: new credential "Respondent API"',
		'    Environment   Custom URL',
		`    Base URL      ${url}`,
		`    API Key       ${credentials.apiKey}`,
		`    API Secret    ${credentials.apiSecret}`,
		'',
		dataLine({ projects, 'screener responses': screenerResponses, conversations, messages }),
		...projects.map(({ id, publicTitle, projectStatus }) => `    ${id}  ${projectStatus.padEnd(5)}  ${publicTitle}`),
		'',
		`  Try: curl -H 'x-api-key: ${credentials.apiKey}' -H 'x-api-secret: ${credentials.apiSecret}' \\`,
		`         '${url}/v1/messaging/conversations?pageSize=1'`,
		'',
		...controlLines(url, '{"participantSays": {"conversationUid": "…", "text": "Hello"}}'),
	].join('\n');
}

/** How to use a running Chatwoot sandbox from n8n and from a terminal. */
function chatwootIntroduction({ url, credentials, store }: ChatwootSandbox): string {
	const { inboxes, contacts, conversations, messages } = store;
	return [
		`Chatwoot sandbox on ${url}`,
		'',
		'  In n8n: new credential "Chatwoot API"',
		`    Base URL          ${url}`,
		`    Account ID        ${credentials.accountId}`,
		`    Access Token      ${credentials.accessToken}`,
		'  or "Chatwoot Client API"',
		`    Base URL          ${url}`,
		`    Inbox Identifier  ${credentials.inboxIdentifier}`,
		`    HMAC Token        ${credentials.hmacToken}`,
		'',
		dataLine({ inboxes, contacts, conversations, messages }),
		...inboxes.map(({ id, name, channelType }) => `    inbox ${id}  ${channelType.padEnd(18)}  ${name}`),
		'',
		`  Try: curl -H 'api_access_token: ${credentials.accessToken}' '${url}/api/v1/accounts/${credentials.accountId}/inboxes'`,
		'',
		...controlLines(url, '{"conversationId": 1, "text": "Hello"}'),
	].join('\n');
}

/** How to use a running Sinch sandbox from n8n and from a terminal. */
function sinchIntroduction({ url, tokenUrl, credentials, store }: SinchSandbox): string {
	const { apps, contacts, conversations, messages } = store;
	return [
		`Sinch Conversation sandbox on ${url}`,
		'',
		'  In n8n: new credential "Sinch Conversation API"',
		`    Project ID      ${credentials.projectId}`,
		'    Region          Custom URL',
		`    Base URL        ${url}`,
		`    Key ID          ${credentials.keyId}`,
		`    Key Secret      ${credentials.keySecret}`,
		`    Token URL       ${tokenUrl}`,
		'',
		dataLine({ apps, contacts, conversations, messages }),
		...apps.map(({ id, display_name, processing_mode }) => `    ${id}  ${processing_mode.padEnd(12)}  ${display_name}`),
		'',
		`  Try: curl -u '${credentials.keyId}:${credentials.keySecret}' '${url}/v1/projects/${credentials.projectId}/apps'`,
		'',
		...controlLines(url, `{"appId": "${apps[0]?.id ?? '…'}", "from": "+15550101000", "text": "Hello"}`),
	].join('\n');
}

/** The message for a sandbox that did not start. */
function startFailure(error: unknown, port: number): string {
	if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
		return `Port ${port} is taken. Stop what uses it, or choose another one: npm run sandbox -- --port ${port + 1} (0 takes any free port).`;
	}
	return `The sandbox did not start: ${errorMessage(error)}`;
}

/** Starts a sandbox, and gives it with its introduction. */
async function start({ service, ...options }: ReturnType<typeof optionsOf>) {
	if (service === 'sinch') {
		const sandbox = await startSinch(options);
		return [sandbox, sinchIntroduction(sandbox)] as const;
	}
	if (service === 'chatwoot') {
		const sandbox = await startChatwoot(options);
		return [sandbox, chatwootIntroduction(sandbox)] as const;
	}
	const sandbox = await startRespondent(options);
	return [sandbox, respondentIntroduction(sandbox)] as const;
}

async function main(args: string[]): Promise<void> {
	const options = optionsOf(args);
	if (options.help) return console.log(usage);
	const [sandbox, introduction] = await start(options).catch((error: unknown) => {
		throw new Error(startFailure(error, options.port));
	});
	console.log(`${introduction}\n\nStop with Ctrl+C.`);
	const stop = () => void sandbox.close();
	process.once('SIGINT', stop).once('SIGTERM', stop);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(errorMessage(error));
	console.error(usage);
	process.exitCode = 1;
});
