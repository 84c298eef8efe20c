import type { IDataObject } from 'n8n-workflow';
import {
	Failure,
	isRecord,
	objectsAt,
	sendOptionsOf,
	Skipped,
	toFailure,
	toText,
	type Call,
	type Row,
} from '../../shared';

/** The profile IDs in the list of a request or of an answer. */
export function profileIdsAt(record: IDataObject, name: string): string[] {
	return objectsAt(record, name).map(({ profileId }) => toText(profileId).toLowerCase());
}

/**
 * With Check Only, the request of a row without the people whom an earlier row of the run names for the same project. The item names
 * who is left out. Without Check Only, `inviteOnce` leaves them out, as it knows what became of the earlier row.
 */
export async function plannedInvitation(row: Row): Promise<Call> {
	const { account, call, id, values } = row;
	if (!sendOptionsOf(values).checkOnly) return call;
	const firstRows = await account.once(
		`planned ${batchOf(row)}`,
		async () => await Promise.resolve(new Map<string, string>()),
	);
	const people = profileIdsAt(call.body, 'participants');
	for (const profileId of people) if (!firstRows.has(profileId)) firstRows.set(profileId, id);
	const areLeftOut = people.map((profileId) => firstRows.get(profileId) !== id);
	return restOf(call, areLeftOut).call;
}

/** The reason to skip a row of Check Only whose people are all in earlier rows of the run. */
export async function nobodyLeft(row: Row): Promise<string | undefined> {
	const { body } = await plannedInvitation(row);
	return objectsAt(body, 'participants').length === 0 ? 'Earlier rows of this run invite the same people' : undefined;
}

/** By profile ID, whether the person is invited, or may be, once the last row that names the person has ended. */
type Invited = Map<string, Promise<boolean>>;

/**
 * Sends the invitations of a row, without the people whom an earlier row of the run has invited to the same project, or may have: no
 * list of invitations tells afterwards who got one. A row waits for the earlier rows that name the same people.
 *
 * Throws a Skipped when nobody is left, and a Failure when Respondent invites nobody, which it answers with 200, too.
 */
export async function inviteOnce(row: Row): Promise<IDataObject> {
	const invited = await row.account.once<Invited>(batchOf(row), async () => await Promise.resolve(new Map()));
	const people = profileIdsAt(row.call.body, 'participants');
	const earlier = people.map((profileId) => invited.get(profileId) ?? Promise.resolve(false));
	const sending = Promise.all(earlier).then(async (areInvited) => await inviteRest(row, areInvited));
	for (const [index, profileId] of people.entries()) {
		invited.set(profileId, isInvited(profileId, earlier[index], sending));
	}
	return await sending;
}

async function isInvited(
	profileId: string,
	earlier: Promise<boolean> | undefined,
	sending: Promise<IDataObject>,
): Promise<boolean> {
	if ((await earlier) === true) return true;
	return await sending.then(
		(answer) => profileIdsAt(answer, 'invitations').includes(profileId),
		(error: unknown) => toFailure(error, 'unknown').mayHaveBeenSent,
	);
}

async function inviteRest(row: Row, areInvited: boolean[]): Promise<IDataObject> {
	const { call, notes } = restOf(row.call, areInvited);
	const asked = profileIdsAt(call.body, 'participants');
	if (asked.length === 0) throw new Skipped('Earlier rows of this run have invited the same people, or may have');
	const answer = await row.fetch(call);
	if (!isRecord(answer) || !Array.isArray(answer.invitations)) throw unreadable();
	if (answer.invitations.length > 0) return { ...answer, ...notes };
	throw new Failure(
		'rejectedByApi',
		`Respondent invited nobody: it passed over ${asked.join(', ')}, and gives no reason`,
		{
			description:
				'Check that these are profile IDs of past participants of your team, and whether they have applied to the project already.',
		},
	);
}

/** The request without those participants of whom `areLeftOut` says so, and what the item says of them. */
function restOf(call: Call, areLeftOut: boolean[]): { call: Call; notes: IDataObject } {
	const participants = objectsAt(call.body, 'participants');
	const left = participants.filter((_participant, index) => areLeftOut[index] !== true);
	if (left.length === participants.length) return { call, notes: {} };
	const others = participants.filter((participant) => !left.includes(participant));
	const notes = { inEarlierRow: profileIdsAt({ others }, 'others').join(', ') };
	return { call: { ...call, body: { ...call.body, participants: left }, notes }, notes };
}

function batchOf({ call: { body } }: Row): string {
	return `batch invitations to ${toText(body.projectId).toLowerCase()}`;
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
