import { mulberry32, pick, type Random } from '../server/random';
import { newScreenerResponse } from './screenerResponse';
import { RespondentStore } from './store';
import { messageTexts, projectSeeds } from './sampleData';

/** Reference time of the data, in milliseconds since 1970. It is fixed, so that the data is the same on every day. */
const baseTime = Date.UTC(2026, 2, 2, 9, 0, 0);
const minute = 60_000;
/** The time some minutes after the reference time, in ISO 8601. */
const timeAt = (minutes: number) => new Date(baseTime + minutes * minute).toISOString();

const responsesPerProject = 20;
const conversationCount = 40;
const messagesPerConversation = 10;

function addProjects(store: RespondentStore): void {
	projectSeeds.forEach((plan, index) => {
		const createdAt = timeAt(-7 * 24 * 60 + index * 90);
		const { teamId, organizationId } = store;
		store.projects.push({ id: store.newId(), createdAt, updatedAt: createdAt, organizationId, teamId, ...plan });
	});
}

function addScreenerResponses(store: RespondentStore, random: Random): void {
	store.projects.forEach((project, projectIndex) => {
		for (let index = 0; index < responsesPerProject; index++) {
			const position = projectIndex * responsesPerProject + index;
			store.screenerResponses.push(
				newScreenerResponse(random, project.id, position, timeAt(-5 * 24 * 60 + position * 20)),
			);
		}
	});
}

/** Half of the conversations belong to the first project. The last conversation is a group chat. */
function addConversations(store: RespondentStore): void {
	const counts = [20, 15, 5];
	let number = 0;
	store.projects.forEach((project, projectIndex) => {
		const responses = store.screenerResponses.filter(({ projectId }) => projectId === project.id);
		for (let index = 0; index < (counts[projectIndex] ?? 0); index++) {
			const participantCount = ++number === conversationCount ? 3 : 1;
			const participants = responses.slice(index, index + participantCount);
			store.insertConversation({ project, participants, createdAt: timeAt(number * 45) });
		}
	});
}

function addMessages(store: RespondentStore, random: Random): void {
	for (let round = 0; round < messagesPerConversation; round++) {
		for (const [index, { uid, participants }] of store.conversations.entries()) {
			const isOwner = round % 2 === 0;
			const name = participants[1]?.firstName ?? 'there';
			const body = pick(random, isOwner ? messageTexts.owner : messageTexts.participant).replace('{name}', name);
			const createdAt = timeAt((conversationCount + 1) * 45 + round * 600 + index * 7);
			store.insertMessage({ conversationUid: uid, body, from: isOwner ? 'owner' : 'participant', createdAt });
		}
	}
	// The participant wrote last, so all conversations are unread. Two thirds of them count as read here.
	for (const [index, { participants }] of store.conversations.entries()) {
		const owner = participants[0];
		if (owner && index % 3 !== 0) owner.read = true;
	}
}

/**
 * The data with which the sandbox starts: 3 projects, 60 screener responses, 40 conversations and 400 messages.
 * The same seed gives the same ids, texts and times. `empty`: only the API account.
 */
export function seededStore(seed: number, dataset: 'default' | 'empty'): RespondentStore {
	const store = new RespondentStore(seed);
	if (dataset === 'empty') return store;
	const random = mulberry32(seed + 1);
	addProjects(store);
	addScreenerResponses(store, random);
	addConversations(store);
	addMessages(store, random);
	return store;
}
