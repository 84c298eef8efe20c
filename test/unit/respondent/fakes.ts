import type { IDataObject } from 'n8n-workflow';
import type { Call, Row } from '../../../nodes/shared';
import { callTo } from '../../../nodes/Respondent/routes';
import { AccountState } from '../../../nodes/shared/operation/accountState';
import { rowOf } from '../../../nodes/shared/run/runRow';
import { connectionWith } from '../shared/fakes';

export const OWN = 'own-uid';

export function person(uid: string, changes: IDataObject = {}): IDataObject {
	return { uid, foreignId: `user-${uid}`, firstName: 'Noor', lastName: 'B', ...changes };
}

export const owner = person(OWN, { firstName: 'Robin', lastName: 'K' });

export function conversation(changes: IDataObject = {}): IDataObject {
	return {
		uid: 'c1',
		name: 'Kitchen habits',
		locked: false,
		createdAt: '2026-03-01T09:00:00.000Z',
		metadata: { projectId: 'p1' },
		user: owner,
		participants: [owner, person('noor')],
		messagesCount: 0,
		messages: [],
		...changes,
	};
}

export function message(uid: string, body: string, changes: IDataObject = {}): IDataObject {
	return {
		uid,
		body,
		createdAt: '2026-03-02T08:00:00.000Z',
		sender: owner,
		conversation: conversation(),
		...changes,
	};
}

/** A call of Message: Send. */
export function sendCall(text: string): Call<'conversationUid'> {
	const path = { conversationUid: 'c1' };
	const call = callTo('POST /v1/messaging/conversations/{conversationUid}/messages', { path, body: { body: text } });
	return { ...call, path };
}

/** A row of Message: Send whose requests are answered by `answer`; `calls` lists them. */
export function rowAnswering(answer: (call: Call) => unknown): { row: Row<'conversationUid'>; calls: Call[] } {
	const calls: Call[] = [];
	const parts = { call: sendCall('Hi'), connection: connectionWith(), account: new AccountState(), values: {} };
	const fetch = async (request: Call) => {
		calls.push(request);
		return await Promise.resolve(answer(request));
	};
	return { row: { ...rowOf(parts, {}), call: parts.call, fetch }, calls };
}
