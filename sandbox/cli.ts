import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { serverVersions } from './chatwoot/serverVersion';
import { startChatwoot, startRespondent, startSinch } from './index';
import { chatwootIntroduction, chatwootTokens, respondentIntroduction, sinchIntroduction } from './introductions';
import { errorMessage } from './server/errorMessage';

const defaultPort = 4010;
const logLimit = 10_000;

const usage = [
	`Usage: npm run sandbox -- [respondent | chatwoot | sinch] [--port ${defaultPort}] [--seed 1] [--empty]`,
	'  --port            Port on 127.0.0.1; 0 takes any free port',
	'  --seed            Seed of the sample data; the same seed gives the same data',
	'  --empty           Starts without sample data; Chatwoot as a new installation with two inboxes',
	`  --server-version  Chatwoot: the version that it behaves like, ${serverVersions.join(' or ')}`,
	'  --tokens-file     Chatwoot: a file for the access tokens, as JSON',
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
			'server-version': { type: 'string' },
			'tokens-file': { type: 'string' },
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
		isEmpty: values.empty,
		serverVersion: serverVersionOf(values['server-version']),
		tokensFile: values['tokens-file'],
		logLimit,
	};
}

/** A version of Chatwoot from the command line. Throws when it is not one of those that the sandbox knows. */
function serverVersionOf(text: string | undefined) {
	const version = serverVersions.find((known) => known === text);
	if (text !== undefined && version === undefined) {
		throw new Error(`--server-version takes ${serverVersions.join(' or ')}, not '${text}'.`);
	}
	return version;
}

/** The message for a sandbox that did not start. */
function startFailure(error: unknown, port: number): string {
	if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
		return `Port ${port} is taken. Stop what uses it, or choose another one: npm run sandbox -- --port ${port + 1} (0 takes any free port).`;
	}
	return `The sandbox did not start: ${errorMessage(error)}`;
}

/** Starts a sandbox, and gives it with its introduction. */
async function start({ service, isEmpty, serverVersion, tokensFile, ...options }: ReturnType<typeof optionsOf>) {
	const dataset = isEmpty ? 'empty' : 'default';
	if (service === 'sinch') {
		const sandbox = await startSinch({ ...options, dataset });
		return [sandbox, sinchIntroduction(sandbox)] as const;
	}
	if (service === 'chatwoot') {
		const sandbox = await startChatwoot({ ...options, dataset, serverVersion });
		if (tokensFile !== undefined) writeFileSync(tokensFile, JSON.stringify(chatwootTokens(sandbox)));
		return [sandbox, chatwootIntroduction(sandbox)] as const;
	}
	const sandbox = await startRespondent({ ...options, dataset });
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
