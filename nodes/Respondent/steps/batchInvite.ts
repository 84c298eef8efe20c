import type { IDataObject } from 'n8n-workflow';
import { Failure, isRecord, objectsAt, toText, type Call, type Row } from '../../shared';

/** The profile IDs in the list of a request or of an answer. */
export function profileIdsAt(record: IDataObject, name: string): string[] {
	return objectsAt(record, name).map(({ profileId }) => toText(profileId).toLowerCase());
}

/**
 * The request of a row without the people whom an earlier row of the run invites to the same project: no list of invitations
 * tells afterwards who got one, so nobody may be sent two. The item names who is left out.
 */
export async function leftToInvite(row: Row): Promise<Call> {
	const { call, account, id } = row;
	const owners = await Promise.all(
		profileIdsAt(call.body, 'participants').map(
			async (profileId) => await account.once(ownerKey(call, profileId), async () => await Promise.resolve(id)),
		),
	);
	const participants = objectsAt(call.body, 'participants');
	const left = participants.filter((_participant, index) => owners[index] === id);
	if (left.length === participants.length) return call;
	const others = profileIdsAt({ others: participants.filter((participant) => !left.includes(participant)) }, 'others');
	return { ...call, body: { ...call.body, participants: left }, notes: { inEarlierRow: others.join(', ') } };
}

function ownerKey({ body }: Call, profileId: string): string {
	return `batch invitation of ${profileId} to ${toText(body.projectId).toLowerCase()}`;
}

/** The reason to skip a row whose people are all in earlier rows of the run. */
export async function nobodyLeft(row: Row): Promise<string | undefined> {
	const { body } = await leftToInvite(row);
	const isEmpty = objectsAt(body, 'participants').length === 0;
	return isEmpty ? 'Earlier rows of this run invite the same people' : undefined;
}

/** Sends the invitations of a row. Throws a Failure when Respondent invites nobody, which it answers with 200, too. */
export async function inviteOnce(row: Row): Promise<IDataObject> {
	const answer = await row.fetch(row.call);
	if (!isRecord(answer) || !Array.isArray(answer.invitations)) throw unreadable();
	if (answer.invitations.length > 0) return answer;
	const asked = profileIdsAt(row.call.body, 'participants').join(', ');
	throw new Failure('rejectedByApi', `Respondent invited nobody: it passed over ${asked}, and gives no reason`, {
		description:
			'Check that these are profile IDs of past participants of your team, and whether they have applied to the project already.',
	});
}

function unreadable(): Failure {
	return new Failure(
		'unknown',
		'The invitations may have been sent: the answer of Respondent does not say who was invited',
		{
			description: 'Look at Respondent who was invited before you run this row again.',
		},
	);
}
