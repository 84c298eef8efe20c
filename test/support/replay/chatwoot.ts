import { startChatwoot } from '../../../sandbox';
import { play, type PlayedStep } from './play';
import { readRecording } from './recording';

/** The recorded versions of Chatwoot, each with the version that the sandbox is started with. */
export const recordedVersions = { '4.15.1': '4.15', '4.8.0': '4.8' } as const;
export type RecordedVersion = keyof typeof recordedVersions;

/** Second 5 of a minute: throttles count by whole minutes of the server's clock. */
const start = Date.UTC(2026, 10, 29, 12, 0, 5);

/**
 * Plays a recording on a sandbox whose clock stands still apart from the recorded pauses. The sandbox has inboxes of its own, as
 * the recorded server had: the first of the inboxes in which a contact can be reached is one without a session.
 */
export async function playOnSandbox(version: RecordedVersion, only?: string): Promise<PlayedStep[]> {
	let time = start;
	const now = () => time;
	const sandbox = await startChatwoot({
		dataset: 'empty',
		serverVersion: recordedVersions[version],
		clock: now,
		botRetryMs: 0,
		deliveryTimeoutMs: 60_000,
	});
	const { accountId, accessToken: admin, agentToken: agent, outsiderToken: outsider } = sandbox.credentials;
	try {
		const target = {
			baseUrl: sandbox.url,
			account: Number(accountId),
			tokens: { admin, agent, outsider },
			now,
			settled: async () => await sandbox.deliveries.settled(),
			pass: (milliseconds: number) => {
				time += milliseconds;
			},
		};
		return await play(readRecording(version), target, only);
	} finally {
		await sandbox.close();
	}
}

/** The result of a play in one line, e.g. `479 of 479 answers as recorded (Chatwoot 4.15.1)`. */
export function summaryOf(steps: PlayedStep[], version: RecordedVersion): string {
	const good = steps.filter(({ differences }) => differences.length === 0).length;
	return `${good} of ${steps.length} answers as recorded (Chatwoot ${version})`;
}

/** A step that was not answered as recorded, with the first differences. */
export function reportOf({ title, differences }: PlayedStep, longest = 12): string {
	const shown = differences.slice(0, longest).map((line) => `\n    ${line}`);
	const more = differences.length - shown.length;
	return `${title}${shown.join('')}${more > 0 ? `\n    … ${more} more` : ''}`;
}
