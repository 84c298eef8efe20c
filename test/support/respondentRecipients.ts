import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import type { FaultRule, RespondentSandbox } from '../../sandbox';
import { byId, type Harness } from './harness';

export const CREATE = 'POST /v1/messaging/conversations';
export const SEND = 'POST /v1/messaging/conversations/{conversationUid}/messages';
/** Message: Send to Participant. */
export const SEND_TO_PARTICIPANT = 'message:sendToParticipant';

/** A list of conversations that does not show yet what was created. */
export const emptyList: FaultRule = {
	route: 'GET /v1/messaging/conversations',
	kind: 'raw',
	status: 200,
	body: { page: 1, pageSize: 100, results: [] },
};

interface Applicant {
	projectId: string;
	userId: string;
}

/** Parameters of Send to Participant. */
export const to = ({ projectId, userId }: Applicant, more: IDataObject = {}) => ({
	projectId: byId(projectId),
	participantUserId: byId(userId),
	text: 'Hi there',
	...more,
});

/** The people to whom the tests of Send to Participant send. */
export function recipientsIn(harness: Harness<RespondentSandbox>) {
	const store = () => harness.sandbox.store;

	/** A participant of a project with whom no conversation is open. */
	function somebodyNew() {
		const known = new Set(
			store().conversations.flatMap(({ metadata, participants }) =>
				participants.map(({ foreignId }) => `${metadata.projectId} ${foreignId}`),
			),
		);
		const found = store().screenerResponses.find(({ projectId, userId }) => !known.has(`${projectId} ${userId}`));
		if (!found) throw new Error('Everybody has a conversation');
		return found;
	}

	/** A conversation with one participant alone. */
	function withOne() {
		const found = store().conversations.find(({ participants, locked }) => participants.length === 2 && !locked);
		const userId = found?.participants.find(({ uid }) => uid !== store().owner.uid)?.foreignId;
		if (!found || userId === undefined) throw new Error('There is no conversation with one participant');
		return { conversation: found, userId, projectId: found.metadata.projectId };
	}

	/** Opens a conversation with somebody. */
	function open({ projectId, userId }: Applicant) {
		const project = store().projects.find(({ id }) => id === projectId);
		const response = store().screenerResponseOf(projectId, userId);
		if (!project || !response) throw new Error('Nobody has applied');
		return store().insertConversation({ project, participants: [response] });
	}

	const send = async (parameters: IDataObject, items?: INodeExecutionData[], settings: Partial<INode> = {}) =>
		await harness.run(SEND_TO_PARTICIPANT, parameters as never, items, settings);

	return { somebodyNew, withOne, open, send };
}
