import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { systemClock } from '../../nodes/shared/base/clock';
import { RespondentTrigger } from '../../nodes/Respondent/RespondentTrigger.node';
import { respondent } from '../../nodes/Respondent/service';
import { respondentPoller } from '../../nodes/Respondent/trigger/poll';
import { respondentReceiver } from '../../nodes/Respondent/trigger/receiver';
import { startRespondent, type RespondentOptions, type RespondentSandbox } from '../../sandbox';
import { skippingClock } from './clock';
import type { Setup } from './engine';
import { unmistakable } from './credentials';
import { respondentFixture } from './respondent';
import { hostTrigger, type TriggerHost } from './trigger';

export const eventNames = [
	'CONVERSATIONS.CREATED',
	'MESSAGES.CREATED',
	'PROJECTS.UPDATED',
	'SCREENER_RESPONSES.CREATED',
	'SCREENER_RESPONSES.UPDATED',
] as const;

/** An event as it was recorded. */
export function recorded(name: (typeof eventNames)[number]): IDataObject {
	const file = `${name.toLowerCase().replace(/[._]/g, '-')}.json`;
	return JSON.parse(readFileSync(join(__dirname, '../fixtures/respondent', file), 'utf8')) as IDataObject;
}

/** A sandbox, and n8n around triggers that use it. */
export interface TriggerStage {
	sandbox: RespondentSandbox;
	/** What the triggers read the time from; waits move it on. */
	clock: ReturnType<typeof skippingClock>;
	/** A trigger in a workflow of its own, by default the one with a webhook, on all projects. */
	host: (parameters?: INodeParameters, node?: INodeType) => Promise<TriggerHost>;
	/** Waits until everything that was sent has been answered and handled, and gives the answers' statuses. */
	settled: () => Promise<Array<number | undefined>>;
}

/** The stage for the tests of one file: a sandbox that is seeded anew before each test, with a clock of its own. */
export function useTriggers(options: RespondentOptions = {}): TriggerStage {
	const hosts: TriggerHost[] = [];
	const stage: TriggerStage = {
		host: async (parameters = {}, node = new RespondentTrigger()) => {
			const host = await hostTrigger(setupFor(stage.sandbox, node), parameters);
			hosts.push(host);
			return host;
		},
		settled: async () => {
			await stage.sandbox.deliveries.settled();
			await Promise.all(hosts.map(async (host) => await host.settled()));
			return stage.sandbox.deliveries.attempts.map(({ status }) => status);
		},
	} as TriggerStage;
	beforeAll(async () => {
		// Nothing here is about how fast an answer comes, and machines may be slow.
		stage.sandbox = await startRespondent({ deliveryTimeoutMs: 60_000, ...options });
	});
	beforeEach(() => {
		stage.sandbox.reset();
		stage.clock = skippingClock();
		respondent.clock = stage.clock;
		respondentReceiver.clock = stage.clock;
		respondentPoller.clock = stage.clock;
	});
	afterEach(async () => {
		respondent.clock = systemClock;
		respondentReceiver.clock = systemClock;
		respondentPoller.clock = systemClock;
		await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
		expect(stage.sandbox.contractViolations).toEqual([]);
	});
	afterAll(async () => await stage.sandbox.close());
	return stage;
}

/** How a trigger of Respondent is set up: with the credential that leads to the sandbox. */
export function setupFor(sandbox: RespondentSandbox, node: INodeType): Setup {
	return {
		node,
		credentialTypes: [respondentFixture.credentialType],
		credentials: unmistakable(respondentFixture.credentials(sandbox)),
	};
}

/** The only one of a list. */
export function only<T>(list: readonly T[]): T {
	expect(list).toHaveLength(1);
	return list[0]!;
}
