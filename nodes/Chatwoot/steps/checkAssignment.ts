import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, toText, type Row } from '../../shared';
import { callTo, routes } from '../routes';
import { includesId, listOf } from './accountLists';

/** Who is to get a conversation. */
export interface Assignment {
	/** The ID or the email address of an agent. */
	agent?: number | string | undefined;
	/** The ID of a team. */
	team?: number | undefined;
	/** Gives the ID of the conversation's inbox. Called only when the agent has to be a member of it. */
	inboxId: () => Promise<number>;
}

/**
 * Checks an assignment, and gives the ID of its agent; undefined without an agent. Chatwoot does not check it: an unknown agent or
 * team takes the present one away, and an agent need not be a member of the inbox, where most cannot read the conversation
 * (Chatwoot v4.15.1 app/services/conversations/assignment_service.rb:17-33; unknown IDs as seen on 4.15.1 and 4.8.0).
 *
 * Throws an InvalidInput for an agent or a team that does not exist or does not fit, and a Failure. The token of a bot may not read
 * agents and teams, so with it nothing is checked.
 */
export async function checkAssignment(row: Row, { agent, team, inboxId }: Assignment): Promise<number | undefined> {
	if (team !== undefined) await requireTeam(row, team);
	if (agent === undefined) return undefined;
	const agents = await listOf(row, callTo(routes.listAgents));
	if (!agents) return requireId(agent);
	const found = agents.find(({ id, email }) => Number(id) === agent || toText(email).toLowerCase() === agent);
	if (!found) throw unknown('agent', agent, 'Settings → Agents lists the agents of the account.');
	if (team !== undefined) await requireMember(row, found, team);
	// Administrators see all inboxes.
	if (found.role !== 'administrator') await requireInInbox(row, found, await inboxId());
	return Number(found.id);
}

async function requireTeam(row: Row, team: number): Promise<void> {
	const teams = await listOf(row, callTo(routes.listTeams));
	if (!teams || includesId(teams, team)) return;
	throw unknown('team', team, 'Settings → Teams lists the teams of the account.');
}

async function requireMember(row: Row, agent: IDataObject, team: number): Promise<void> {
	const members = await listOf(row, callTo(routes.listTeamMembers, { path: { team_id: team } }));
	if (!members || includesId(members, agent.id)) return;
	// A team takes an agent away who is no member (Chatwoot v4.15.1 app/models/concerns/assignment_handler.rb:12-28).
	throw new InvalidInput(
		`Agent ${nameOf(agent)} is not in team ${team}, so Chatwoot would not assign the agent`,
		'Choose an agent of the team, or leave one of the two out.',
	);
}

async function requireInInbox(row: Row, agent: IDataObject, inboxId: number): Promise<void> {
	const members = await listOf(row, callTo(routes.listInboxMembers, { path: { inbox_id: inboxId } }));
	if (!members || includesId(members, agent.id)) return;
	throw new InvalidInput(
		`Agent ${nameOf(agent)} is not in inbox ${inboxId}, so the agent could not see the conversation`,
		'Add the agent under Settings → Inboxes → Collaborators, or choose another agent.',
	);
}

function requireId(agent: number | string): number {
	if (typeof agent === 'number') return agent;
	throw new InvalidInput(
		`Agent "${agent}" cannot be looked up with this access token`,
		'Enter the ID of the agent, or use the access token of a user of the account.',
	);
}

function nameOf({ id, name }: IDataObject): string {
	return `${toText(id)} (${toText(name)})`;
}

function unknown(kind: string, given: number | string, advice: string): InvalidInput {
	return new InvalidInput(`Chatwoot knows no ${kind} ${given}, so nothing was changed`, advice);
}
