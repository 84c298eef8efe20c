import { jsonList, createdAt, type RouteRequest, type Route } from './route';

let sent = 0;

function id(kind: string, index: number): string {
	return `01H${kind}${index.toString(10).padStart(22, '0')}`;
}

function message(index: number): string {
	const time = createdAt(index).toISOString();
	const identity = `{"channel":"SMS","identity":"+4670${String(index).padStart(8, '0')}","app_id":""}`;
	const text = `"Message ${index}: would Tuesday at 10:00 work for you?"`;
	return `{"id":"${id('M', index)}","direction":"TO_CONTACT","app_message":{"text_message":{"text":${text}}},"channel_identity":${identity},"conversation_id":"${id('C', index)}","contact_id":"${id('P', index)}","metadata":"","accept_time":"${time}","sender_id":"","processing_mode":"CONVERSATION","injected":false,"message_status":{"status":"DELIVERED","event_time":"${time}","reason":""}}`;
}

// The page token is the position of the next record. The last page has an empty token.
function page({ query, records }: RouteRequest): string {
	const from = Number(query.get('page_token') ?? '');
	const to = Math.min(from + Math.min(Number(query.get('page_size') ?? 10), 1000), records);
	return `{"messages":${jsonList(from, to, message)},"next_page_token":"${to < records ? String(to) : ''}"}`;
}

/** Sinch Conversation: sends and lists messages; gives the token and the app, which a run asks for once. */
export const sinchRoutes: Route[] = [
	{
		method: 'POST',
		pattern: /^\/v1\/projects\/[^/]+\/messages:send$/,
		status: 200,
		respond: () => `{"message_id":"${id('M', ++sent)}","accepted_time":"${createdAt(sent).toISOString()}"}`,
	},
	{ method: 'GET', pattern: /^\/v1\/projects\/[^/]+\/messages$/, status: 200, respond: page },
	{
		method: 'POST',
		pattern: /^\/oauth2\/token$/,
		status: 200,
		respond: () => '{"access_token":"token-of-the-bench","expires_in":3600,"token_type":"bearer"}',
	},
	{
		method: 'GET',
		pattern: /^\/v1\/projects\/[^/]+\/apps\/[^/]+$/,
		status: 200,
		respond: ({ path }) =>
			`{"id":"${path.split('/').at(-1)}","display_name":"Bench","processing_mode":"CONVERSATION","channel_credentials":[]}`,
	},
];
