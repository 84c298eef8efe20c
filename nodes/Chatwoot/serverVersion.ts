import { Failure, isRecord, toText, type Row } from '../shared';
import { callTo, routes } from './routes';

/** Major and minor number of a version. */
export type Version = readonly [major: number, minor: number];

/**
 * The version of the server, asked once a run. Undefined when the server does not tell it.
 *
 * Chatwoot v4.15.1 app/controllers/api_controller.rb: no access token is needed; the answer as seen on Chatwoot 4.15.1 and 4.8.0
 */
export async function serverVersion(row: Row): Promise<Version | undefined> {
	return await row.account.once('version of the server', async () => versionIn(await ask(row)));
}

/** Whether a version comes before another one. */
export function isBefore([major, minor]: Version, [otherMajor, otherMinor]: Version): boolean {
	return major === otherMajor ? minor < otherMinor : major < otherMajor;
}

async function ask(row: Row): Promise<unknown> {
	return await row.fetch(callTo(routes.getServerVersion)).catch((error: unknown) => {
		if (error instanceof Failure && error.reason === 'rejectedByApi') return undefined;
		throw error;
	});
}

function versionIn(answer: unknown): Version | undefined {
	const [, major, minor] = /^(\d+)\.(\d+)/.exec(toText(isRecord(answer) ? answer.version : '')) ?? [];
	return major === undefined || minor === undefined ? undefined : [Number(major), Number(minor)];
}
