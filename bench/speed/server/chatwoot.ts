import { jsonList, jsonProperty, type RouteRequest, type Route } from './route';

const FIRST_RECORD_AT = 1_767_600_000;
let sent = 0;

const CONTACT = `{"id":9,"name":"Ada","email":"ada@example.com","phone_number":null,"identifier":null,"blocked":false,"additional_attributes":{},"custom_attributes":{},"thumbnail":"","type":"contact"}`;
const META = `{"labels":[],"additional_attributes":{},"contact":${CONTACT},"agent_last_seen_at":null,"assignee_last_seen_at":null}`;

interface MessageParts {
	conversation: string;
	content: string;
	isPublic: boolean;
}

function message(id: number, { conversation, content, isPublic }: MessageParts): string {
	const own = `"account_id":1,"inbox_id":3,"private":false,"status":"sent","source_id":null,`;
	const agent = `{"id":1,"name":"Grace","avatar_url":"","type":"user"}`;
	return `{"id":${id},"content":${content},"conversation_id":${conversation},"message_type":${isPublic ? 0 : 1},"content_type":"text","content_attributes":{},"created_at":${FIRST_RECORD_AT + id},${isPublic ? '' : own}"sender":${isPublic ? CONTACT : agent}}`;
}

// The 20 messages before an ID, or the newest 20; with `after`, up to 1,000 from that ID on. IDs run from 1 to the number of
// records.
function page({ query, records }: RouteRequest, parts: Omit<MessageParts, 'content'>): string {
	const before = Math.min(Number(query.get('before') ?? '') || Infinity, records + 1);
	const first = Math.max(1, query.has('after') ? Number(query.get('after')) : before - 20);
	return jsonList(first, Math.min(before, first + (query.has('after') ? 1000 : 20)), (id) =>
		message(id, { ...parts, content: `"Message ${id}: would Tuesday at 10:00 work for you?"` }),
	);
}

function partsOf(path: string): Omit<MessageParts, 'content'> {
	const isPublic = path.startsWith('/public');
	return { isPublic, conversation: path.split('/')[isPublic ? 9 : 6] ?? '0' };
}

const respondToSend = ({ path, body }: RouteRequest) =>
	message(++sent, { ...partsOf(path), content: jsonProperty(body, 'content') });

const APPLICATION = /^\/api\/v1\/accounts\/\d+\/conversations\/\d+\/messages$/;
const CLIENT = /^\/public\/api\/v1\/inboxes\/[^/]+\/contacts\/[^/]+\/conversations\/\d+\/messages$/;

const INBOXES = /^\/api\/v1\/accounts\/\d+\/inboxes$/;

/** Chatwoot: sends and lists messages, in the application API and in the public API; lists inboxes, which a send reads once a run. */
export const chatwootRoutes: Route[] = [
	{ method: 'POST', pattern: APPLICATION, status: 200, respond: respondToSend },
	{ method: 'POST', pattern: CLIENT, status: 200, respond: respondToSend },
	{
		method: 'GET',
		pattern: APPLICATION,
		status: 200,
		respond: (request) => `{"meta":${META},"payload":${page(request, partsOf(request.path))}}`,
	},
	{
		method: 'GET',
		pattern: CLIENT,
		status: 200,
		respond: (request) => page(request, partsOf(request.path)),
	},
	{
		method: 'GET',
		pattern: INBOXES,
		status: 200,
		respond: () => `{"payload":[{"id":3,"name":"Website","channel_type":"Channel::WebWidget"}]}`,
	},
];
