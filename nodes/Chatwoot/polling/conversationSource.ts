import type { IDataObject } from 'n8n-workflow';
import { objectsAt, type Fetch } from '../../shared';
import type { Commit, Entry, EventSource, Reading } from '../../shared/trigger';
import { directionOf } from '../outputs';
import { fetchOwnUserId } from '../trigger/askApi';
import type { Choices } from '../trigger/choices';
import { begin } from './begin';
import { inboxNames } from './changed';
import { findEvents, newEntries, withClock, type Surroundings } from './findEvents';
import { readConversations } from './readConversations';
import { newestEvents } from './sample';
import { parseState } from './state';

/** The messages, the new conversations and the changes of status that the user chose. */
export function conversationSource(choices: Choices): EventSource {
	return {
		name: 'conversations',
		read: async (reading, saved) => await read(choices, reading, saved),
		sample: async ({ fetch, now, maxAge }) => {
			const asked = await surroundingsOf(choices, { fetch, now, maxAge }, undefined);
			return await newestEvents(fetch, asked);
		},
	};
}

async function read(choices: Choices, reading: Reading, saved: IDataObject | undefined): Promise<Commit> {
	const state = saved && parseState(saved);
	if (!state) {
		const first = await begin(choices, reading);
		return (current) => ({ state: current ?? { ...first }, items: [], leftOut: 0 });
	}
	const found = await readConversations(choices, reading, state);
	const candidates = newEntries(withClock(state, found, reading.now), found);
	const surroundings = await surroundingsOf(choices, reading, candidates);
	// A poll that began later may have ended earlier. What this one has read is not new then, and the next poll reads the rest.
	return (current) =>
		current && current.revision !== state.revision
			? { state: current, items: [], leftOut: 0 }
			: findEvents(state, found, surroundings);
}

/** Asks for what the candidates need: the names of the inboxes, and who owns the access token. No candidates: for both. */
async function surroundingsOf(
	choices: Choices,
	{ fetch, now, maxAge }: { fetch: Fetch; now: number; maxAge: number },
	candidates: Entry[] | undefined,
): Promise<Surroundings> {
	const messages = candidates?.flatMap(({ record }) => objectsAt({ list: [record.message] }, 'list'));
	const hasMessages = messages === undefined || messages.length > 0;
	const hasOutgoing = messages?.some(({ message_type: type }) => directionOf(type) !== 'incoming') ?? true;
	const dependsOnUser = choices.includeOutgoing || choices.includePrivate || choices.includeOwn;
	return {
		choices,
		now,
		maxAge,
		inboxes: hasMessages ? await inboxNames(fetch) : new Map<string, IDataObject[string]>(),
		ownUserId: dependsOnUser && hasOutgoing ? await fetchOwnUserId(fetch) : '',
	};
}
