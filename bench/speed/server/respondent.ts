import { jsonList, createdAt, jsonProperty, uuidOf, type RouteRequest, type Route } from './route';

const PROJECT = '64f0c0ffee64f0c0ffee64f0';
const owner = `"uid":"${uuidOf('a', 1)}","foreignId":"64f0c0ffee64f0c0ffee0001","firstName":"Olga","lastName":"R"`;

function person(index: number): string {
	const id = index.toString(16).padStart(24, '0');
	return `"uid":"${uuidOf('b', index)}","foreignId":"${id}","firstName":"Person${index}","lastName":"P"`;
}

function conversation(index: number, uid = uuidOf('c', index)): string {
	const created = createdAt(index).toISOString();
	const participants = `[{${owner},"read":true,"deleted":false},{${person(index)},"read":false,"deleted":false}]`;
	return `"createdAt":"${created}","updatedAt":"${created}","uid":"${uid}","name":"Kitchen habits ${index}","deleted":false,"locked":false,"read":true,"metadata":{"projectId":"${PROJECT}"},"participants":${participants}`;
}

function message(index: number, { body, uid }: { body: string; uid?: string }): string {
	const created = createdAt(index).toISOString();
	return `{"createdAt":"${created}","updatedAt":"${created}","uid":"${uuidOf('d', index)}","body":${body},"sender":{${owner}},"conversation":{${conversation(index, uid)}}}`;
}

let sent = 0;

function page({ query, records }: RouteRequest): string {
	const number = Number(query.get('page') ?? 1);
	const size = Math.min(Number(query.get('pageSize') ?? 100), 100);
	const from = (number - 1) * size;
	const list = jsonList(from, Math.min(from + size, records), (index) =>
		message(index, { body: `"Message ${index}: would Tuesday at 10:00 work for you?"` }),
	);
	const total = query.get('includeCount') === 'true' ? `"totalResults":${records},` : '';
	return `{"page":${number},"pageSize":${size},${total}"results":${list}}`;
}

/** Respondent: sends and lists messages, and reads one conversation, from which the node learns the user's own ID. */
export const respondentRoutes: Route[] = [
	{
		method: 'POST',
		pattern: /^\/v1\/messaging\/conversations\/[^/]+\/messages$/,
		status: 201,
		respond: ({ path, body }) => message(sent++, { body: jsonProperty(body, 'body'), uid: path.split('/')[4] ?? '' }),
	},
	{ method: 'GET', pattern: /^\/v1\/messaging\/messages$/, status: 200, respond: page },
	{
		method: 'GET',
		pattern: /^\/v1\/messaging\/conversations\/[^/]+$/,
		status: 200,
		respond: ({ path }) => {
			const latest = `{"createdAt":"${createdAt(0).toISOString()}","uid":"","body":""}`;
			return `{${conversation(0, path.split('/')[4])},"user":{${owner}},"messages":[],"latestMessage":${latest},"messagesCount":0}`;
		},
	},
];
