import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { ChatwootPollingTrigger } from '../../nodes/Chatwoot/ChatwootPollingTrigger.node';
import { ChatwootTrigger } from '../../nodes/Chatwoot/ChatwootTrigger.node';
import { RespondentPollingTrigger } from '../../nodes/Respondent/RespondentPollingTrigger.node';
import { RespondentTrigger } from '../../nodes/Respondent/RespondentTrigger.node';
import { SinchConversationPollingTrigger } from '../../nodes/Sinch/SinchConversationPollingTrigger.node';
import { SinchConversationTrigger } from '../../nodes/Sinch/SinchConversationTrigger.node';
import type { ChatwootSandbox, RespondentSandbox, SinchSandbox } from '../../sandbox';
import type { Setup } from '../support/engine';
import { chatwootFixture } from '../support/chatwoot';
import { respondentFixture } from '../support/respondent';
import { appNamed, sinchFixture } from '../support/sinch';
import { hostTrigger } from '../support/trigger';
import { byId, type ServiceFixture, type Sandbox } from '../support/harness';

/** A trigger, and an item with which it starts a workflow. */
export interface TriggerSample {
	node: INodeType;
	/** The page in docs/ that describes the trigger. */
	page: string;
	/** Starts the sandbox, sends a message as a person, and gives the item with which the workflow starts. */
	item: () => Promise<IDataObject | undefined>;
}

/** A sample for which a person sends a message while the workflow is active. */
function sampleOf<S extends Sandbox & { deliveries?: { settled: () => Promise<void> } }>(
	fixture: ServiceFixture<S>,
	page: string,
	node: INodeType,
	scene: { parameters?: (sandbox: S) => INodeParameters; says: (sandbox: S) => unknown },
): TriggerSample {
	const item = async () => {
		const sandbox = await fixture.start();
		const setup: Setup = { node, credentialTypes: [fixture.credentialType], credentials: fixture.credentials(sandbox) };
		const host = await hostTrigger(setup, scene.parameters?.(sandbox));
		try {
			if (node.poll) await host.poll();
			else await host.activate();
			scene.says(sandbox);
			if (node.poll) return (await host.poll())[0]?.json;
			await sandbox.deliveries?.settled();
			await host.settled();
			return host.executions[0]?.[0]?.json;
		} finally {
			await host.close();
			await sandbox.close();
		}
	};
	return { node, page, item };
}

/** The first record. Throws when there is none. */
function first<T>([record]: readonly T[]): T {
	if (record === undefined) throw new Error('The sandbox is empty');
	return record;
}

const answers = (sandbox: RespondentSandbox) =>
	sandbox.participantSays(first(sandbox.store.conversations).uid, 'Tuesday is fine.');

const asks = (sandbox: ChatwootSandbox) =>
	sandbox.contactSays(first(sandbox.store.conversations).id, 'Is it still in stock?');

const agrees = {
	parameters: (sandbox: SinchSandbox) => ({ appId: byId(appNamed(sandbox, 'Customer care')) }),
	says: (sandbox: SinchSandbox) =>
		sandbox.personSays({ appId: appNamed(sandbox, 'Customer care'), from: '+46701234567', text: 'Yes, please.' }),
};

/** All triggers, each with its most common event. */
export const triggerSamples: TriggerSample[] = [
	sampleOf(chatwootFixture, 'chatwoot.md', new ChatwootTrigger(), { says: asks }),
	sampleOf(chatwootFixture, 'chatwoot.md', new ChatwootPollingTrigger(), { says: asks }),
	sampleOf(respondentFixture, 'respondent.md', new RespondentPollingTrigger(), { says: answers }),
	sampleOf(respondentFixture, 'respondent.md', new RespondentTrigger(), { says: answers }),
	sampleOf(sinchFixture('basic'), 'sinch.md', new SinchConversationTrigger(), agrees),
	sampleOf(sinchFixture('basic'), 'sinch.md', new SinchConversationPollingTrigger(), agrees),
];
