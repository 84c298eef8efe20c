import { parseArgs } from 'node:util';
import {
	startChatwoot,
	startRespondent,
	startSinch,
	type ChatwootSandbox,
	type RespondentSandbox,
	type SinchSandbox,
} from './index';

const defaultPort = 4010;
const logLimit = 10_000;

const usage = `Usage: npm run sandbox -- [respondent | chatwoot | sinch] [--port ${defaultPort}] [--seed 1] [--empty]`;

/** A whole number from the command line. Throws with the option's name otherwise. */
function numberOf(name: string, text: string, largest: number): number {
	const value = /^\d+$/.test(text) ? Number(text) : NaN;
	if (!(value <= largest)) throw new Error(`--${name} takes a whole number from 0 to ${largest}, not '${text}'.`);
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
		throw new Error(`There is no sandbox of ${positionals.join(' ')}.`);
	}
	return {
		service,
		help: values.help,
		port: numberOf('port', values.port, 65_535),
		seed: numberOf('seed', values.seed, 4_294_967_295),
		dataset: values.empty ? ('empty' as const) : ('default' as const),
		logLimit,
	};
}

/** What someone needs to use the sandbox from n8n or a terminal. */
function introduction({ url, credentials, store }: RespondentSandbox): string {
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
		`  Data: ${projects.length} projects, ${screenerResponses.length} screener responses, ` +
			`${conversations.length} conversations, ${messages.length} messages (in memory, gone when it stops)`,
		...projects.map(({ id, publicTitle, projectStatus }) => `    ${id}  ${projectStatus.padEnd(5)}  ${publicTitle}`),
		'',
		`  Try: curl -H 'x-api-key: ${credentials.apiKey}' -H 'x-api-secret: ${credentials.apiSecret}' \\`,
		`         '${url}/v1/messaging/conversations?pageSize=1'`,
		`  Control: POST ${url}/__sandbox/reset, POST or DELETE /__sandbox/faults, PATCH /__sandbox/quirks,`,
		'           GET /__sandbox/requests, GET /__sandbox/summary',
		'  A participant answers: POST /__sandbox/deliver {"participantSays": {"conversationUid": "…", "text": "…"}};',
		'           PATCH /__sandbox/mishaps (copies, delayMs, reorder), GET /__sandbox/deliveries',
		'',
		'Stop with Ctrl+C.',
	].join('\n');
}

/** The same for Chatwoot. */
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
		`  Data: ${inboxes.length} inboxes, ${contacts.length} contacts, ${conversations.length} conversations, ` +
			`${messages.length} messages (in memory, gone when it stops)`,
		...inboxes.map(({ id, name, channelType }) => `    inbox ${id}  ${channelType.padEnd(18)}  ${name}`),
		'',
		`  Control: POST ${url}/__sandbox/reset, POST or DELETE /__sandbox/faults, PATCH /__sandbox/quirks,`,
		'           GET /__sandbox/requests, GET /__sandbox/summary',
		'',
		'Stop with Ctrl+C.',
	].join('\n');
}

/** The same for Sinch. */
function sinchIntroduction({ url, tokenUrl, credentials, store }: SinchSandbox): string {
	const { apps, contacts, conversations, messages } = store.summary();
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
		`  Data: ${apps} apps, ${contacts} contacts, ${conversations} conversations, ${messages} messages (in memory, gone when it stops)`,
		...store.apps.map(
			({ id, display_name, processing_mode }) => `    ${id}  ${processing_mode.padEnd(12)}  ${display_name}`,
		),
		'',
		`  Try: curl -u '${credentials.keyId}:${credentials.keySecret}' '${url}/v1/projects/${credentials.projectId}/apps'`,
		'',
		'Stop with Ctrl+C.',
	].join('\n');
}

/** Why the sandbox did not start, and what to do. */
function trouble(error: unknown, port: number): string {
	const { code, message } = error as { code?: string; message?: string };
	if (code === 'EADDRINUSE') {
		return `Port ${port} is taken. Stop what uses it, or choose another one: npm run sandbox -- --port ${port + 1} (0 takes any free port).`;
	}
	return `The sandbox did not start: ${message ?? String(error)}`;
}

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
	return [sandbox, introduction(sandbox)] as const;
}

async function main(args: string[]): Promise<void> {
	const options = optionsOf(args);
	if (options.help) return console.log(usage);
	const [sandbox, words] = await start(options).catch((error: unknown) => {
		throw new Error(trouble(error, options.port));
	});
	console.log(words);
	const stop = () => void sandbox.close();
	process.once('SIGINT', stop).once('SIGTERM', stop);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	console.error(usage);
	process.exitCode = 1;
});
