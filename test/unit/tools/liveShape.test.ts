import { Contract } from '../../../tools/live/shape';

const contact = {
	id: '01HCONTACT00000000000000A',
	channel_identities: [{ channel: 'SMS', identity: '+46701234567', app_id: '' }],
	display_name: 'Noor',
	metadata: '',
};
const LIST = 'GET /v1/projects/{project_id}/contacts';

describe('The comparison of an answer with the contract', () => {
	const contract = new Contract('sinch.openapi.yaml');
	const linesOf = (body: unknown, path = '/v1/projects/p-1/contacts', status = 200) =>
		contract.differencesOf({ method: 'GET', path, status, body });

	it('finds nothing in an answer of the contract', () => {
		expect(linesOf({ contacts: [contact], next_page_token: '' })).toEqual([]);
		expect(linesOf({})).toEqual([]);
	});

	it.each([
		['a property that is not declared', { ...contact, shard: 'secret' }, 'body.contacts[].shard is not declared'],
		[
			'another type',
			{ ...contact, metadata: { a: 1 } },
			'body.contacts[].metadata is object, and the contract says string',
		],
		['null', { ...contact, email: null }, 'body.contacts[].email is null'],
		[
			'a value that is not in the enum',
			{ ...contact, channel_identities: [{ channel: 'PIGEON', identity: 'x' }] },
			'body.contacts[].channel_identities[].channel has a value that is not in the enum',
		],
		[
			'a property that is missing',
			{ ...contact, channel_identities: [{ channel: 'SMS' }] },
			'body.contacts[].channel_identities[].identity is missing',
		],
	])('names %s once, and gives no value', (_what, changed, line) => {
		expect(linesOf({ contacts: [contact, changed, changed] })).toEqual([`${LIST} 200: ${line}`]);
	});

	it('knows the longest route that fits, and says which status is not declared', () => {
		expect(linesOf({}, '/v1/projects/p-1/conversations:recent', 418)).toEqual([
			'GET /v1/projects/{project_id}/conversations:recent: status 418 is not declared',
		]);
	});

	it('gives no path where the contract does not have the endpoint', () => {
		expect(linesOf({}, '/v1/projects/p-1/people/+46701234567')).toEqual([
			'GET (an endpoint that the contract does not have): status 200',
		]);
	});

	it('accepts an empty object where no body is declared, and nothing else', () => {
		const deleted = (body: unknown) =>
			contract.differencesOf({ method: 'DELETE', path: '/v1/projects/p-1/contacts/c-1', status: 200, body });
		expect([deleted(undefined), deleted({})]).toEqual([[], []]);
		expect(deleted({ ok: true })).toHaveLength(1);
	});
});
