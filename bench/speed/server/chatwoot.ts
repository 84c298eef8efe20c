import { listOf, quoted, type Question, type Route } from './route';

const SECONDS = 1_767_600_000;
let sent = 0;

interface Parts {
	conversation: string;
	content: string;
	isPublic: boolean;
}

function message(id: number, { conversation, content, isPublic }: Parts): string {
	const own = `"account_id":1,"inbox_id":3,"private":false,"status":"sent","source_id":null,`;
	const contact = `{"id":9,"name":"Ada","email":"ada@example.com","phone_number":null,"identifier":null,"thumbnail":"","type":"contact"}`;
	const agent = `{"id":1,"name":"Grace","avatar_url":"","type":"user"}`;
	return `{"id":${id},"content":${content},"conversation_id":${conversation},"message_type":${isPublic ? 0 : 1},"content_type":"text","content_attributes":{},"created_at":${SECONDS + id},${isPublic ? '' : own}"sender":${isPublic ? contact : agent}}`;
}

// The 20 before an id, or the newest; with `after`, up to 1,000 from that id on. Ids run from 1 to the number of records.
function window({ query, records }: Question, parts: Omit<Parts, 'content'>): string {
	const before = Number(query.get('before') ?? '') || records + 1;
	const first = Math.max(1, query.has('after') ? Number(query.get('after')) : before - 20);
	return listOf(first, Math.min(before, first + (query.has('after') ? 1000 : 20)), (id) =>
		message(id, { ...parts, content: `"Message ${id}: would Tuesday at 10:00 work for you?"` }),
	);
}

function partsOf(path: string): Omit<Parts, 'content'> {
	const isPublic = path.startsWith('/public');
	return { isPublic, conversation: path.split('/')[isPublic ? 9 : 6] ?? '0' };
}

const answerSend = ({ path, body }: Question) =>
	message(++sent, { ...partsOf(path), content: quoted(body, 'content') });

const APPLICATION = /^\/api\/v1\/accounts\/\d+\/conversations\/\d+\/messages$/;
const CLIENT = /^\/public\/api\/v1\/inboxes\/[^/]+\/contacts\/[^/]+\/conversations\/\d+\/messages$/;

/** Chatwoot: sending and listing messages, in the application and in the public API. */
export const chatwootRoutes: Route[] = [
	{ method: 'POST', pattern: APPLICATION, status: 200, answer: answerSend },
	{ method: 'POST', pattern: CLIENT, status: 200, answer: answerSend },
	{
		method: 'GET',
		pattern: APPLICATION,
		status: 200,
		answer: (question) => `{"meta":{"labels":[]},"payload":${window(question, partsOf(question.path))}}`,
	},
	{
		method: 'GET',
		pattern: CLIENT,
		status: 200,
		answer: (question) => window(question, partsOf(question.path)),
	},
];
