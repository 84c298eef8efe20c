import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, optionsOf, toList, toText, type Call, type Row } from '../../shared';
import { escapeLiquid } from '../liquid';
import { callTo, routes } from '../routes';
import { includesId, listOf } from './accountLists';

/**
 * The call of a private note with the mentions of the row before its text, in the form by which Chatwoot notifies: a link to an agent
 * or a team (Chatwoot v4.15.1 app/services/messages/mention_service.rb:22-23, lib/regex_helper.rb:9). `inboxId` gives the inbox of
 * the conversation.
 *
 * Throws an InvalidInput for an agent or a team that does not exist or that Chatwoot would not notify: it notifies administrators and
 * members of the inbox, and says nothing of others. Throws a Failure.
 */
export async function withMentions<P extends string>(row: Row<P>, inboxId: () => Promise<number>): Promise<Call<P>> {
	const { call, values } = row;
	const given = toList(optionsOf(values).mentions);
	if (given.length === 0) return call;
	const everybody = await readEverybody(row);
	const members = await membersOf(row, await inboxId());
	const isReached = ({ id }: IDataObject) => !members || includesId(everybody.admins, id) || includesId(members, id);
	const links: string[] = [];
	for (const one of given) {
		const { kind, record } = findOne(everybody, one);
		if (!(await peopleOf(row, kind, record)).some(isReached)) throw unreached(kind, record);
		links.push(linkTo(kind, record));
	}
	return { ...call, body: { ...call.body, content: `${links.join(' ')} ${toText(call.body.content)}` } };
}

type Kind = 'team' | 'user';

interface Everybody {
	user: IDataObject[];
	team: IDataObject[];
	admins: IDataObject[];
}

async function readEverybody(row: Row): Promise<Everybody> {
	const user = await listOf(row, callTo(routes.listAgents));
	const team = await listOf(row, callTo(routes.listTeams));
	if (user && team) return { user, team, admins: user.filter(({ role }) => role === 'administrator') };
	throw new InvalidInput(
		'"Mention Agent or Team Names or IDs" cannot be looked up with this access token, so nothing was sent',
		'Use the access token of a user of the account: bots may not read agents and teams.',
	);
}

function findOne({ user, team }: Everybody, given: string): { kind: Kind; record: IDataObject } {
	const [, kind, id] = /^(user|team)\/(\d+)$/.exec(given) ?? [];
	const isMeant = (record: IDataObject, own: Kind) =>
		kind === undefined
			? [record.name, record.email].some((name) => toText(name).toLowerCase() === given.toLowerCase())
			: kind === own && toText(record.id) === id;
	const found = [
		...user.filter((record) => isMeant(record, 'user')).map((record) => ({ kind: 'user', record }) as const),
		...team.filter((record) => isMeant(record, 'team')).map((record) => ({ kind: 'team', record }) as const),
	];
	const [first, second] = found;
	if (first && !second) return first;
	throw new InvalidInput(
		`"Mention Agent or Team Names or IDs" has ${given}, ${first ? 'which several agents or teams are called' : 'whom Chatwoot does not know'}, so nothing was sent`,
		'Choose from the list. In an expression, user/3 is the agent with the ID 3, and team/2 the team with the ID 2.',
	);
}

// Undefined where the token may not read the conversation, and so does not know its inbox.
async function membersOf(row: Row, inboxId: number): Promise<IDataObject[] | undefined> {
	if (Number.isNaN(inboxId)) return undefined;
	return await listOf(row, callTo(routes.listInboxMembers, { path: { inbox_id: inboxId } }));
}

async function peopleOf(row: Row, kind: Kind, record: IDataObject): Promise<IDataObject[]> {
	if (kind === 'user') return [record];
	return (await listOf(row, callTo(routes.listTeamMembers, { path: { team_id: record.id } }))) ?? [];
}

function unreached(kind: Kind, { name }: IDataObject): InvalidInput {
	const who = kind === 'user' ? `Agent ${toText(name)} is not` : `Nobody of the team ${toText(name)} is`;
	return new InvalidInput(
		`${who} in the inbox of the conversation, so Chatwoot would notify nobody`,
		'Add them under Settings → Inboxes → Collaborators, or mention somebody else.',
	);
}

// `]` ends a label, and `)` an address. Back-ticks would make code of it.
function linkTo(kind: Kind, { id, name }: IDataObject): string {
	const label = escapeLiquid(toText(name).replace(/[[\]\\`]/g, '')) || toText(id);
	const address = encodeURIComponent(toText(name) || toText(id)).replace(/[()]/g, (sign) =>
		sign === '(' ? '%28' : '%29',
	);
	return `[@${label}](mention://${kind}/${toText(id)}/${address})`;
}
