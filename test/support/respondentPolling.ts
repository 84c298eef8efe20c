import type { INodeParameters } from 'n8n-workflow';
import { RespondentPollingTrigger } from '../../nodes/Respondent/RespondentPollingTrigger.node';
import type { ConversationRecord, MessageRecord } from '../../sandbox';
import type { TriggerStage } from './respondentTrigger';
import type { TriggerHost } from './trigger';

/** When and where something is written; by default now, in the first conversation. */
export interface Written {
	createdAt?: string;
	conversation?: ConversationRecord;
}

/** What the tests of the polling trigger do all the time. */
export interface PollingStage {
	/** A trigger that has looked for the first time, and found nothing new. */
	polling: (parameters?: INodeParameters) => Promise<TriggerHost>;
	conversation: (index?: number) => ConversationRecord;
	/** The participant writes. */
	says: (text: string, written?: Written) => MessageRecord;
	/** Our own account writes. */
	sends: (text: string, written?: Written) => MessageRecord;
	/** The texts that the next look brings. */
	texts: (host: TriggerHost) => Promise<unknown[]>;
}

/** The people and the trigger on a stage. */
export function pollingOn(stage: TriggerStage): PollingStage {
	const conversation = (index = 0) => {
		const found = stage.sandbox.store.conversations[index];
		if (!found) throw new Error(`There is no conversation ${index}`);
		return found;
	};
	const write =
		(from: 'owner' | 'participant') =>
		(body: string, { createdAt = timeOf(stage), conversation: { uid } = conversation() }: Written = {}) =>
			stage.sandbox.store.insertMessage({ conversationUid: uid, body, from, createdAt });
	return {
		polling: async (parameters = {}) => {
			const host = await stage.host(parameters, new RespondentPollingTrigger());
			expect(await host.poll()).toEqual([]);
			return host;
		},
		conversation,
		says: write('participant'),
		sends: write('owner'),
		texts: async (host) => (await host.poll()).map(({ json }) => json.text),
	};
}

/** The time on the stage's clock, or so many milliseconds before it, as the API writes it. */
export function timeOf({ clock }: TriggerStage, before = 0): string {
	return new Date(clock.now() - before).toISOString();
}
