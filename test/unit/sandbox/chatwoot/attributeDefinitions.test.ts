import { useChatwootSandbox } from './client';

const fixture = useChatwootSandbox();
const path = '/custom_attribute_definitions';
const seats = {
	attribute_display_name: 'Seats',
	attribute_key: 'seats',
	attribute_display_type: 1,
	attribute_model: 1,
};

const create = async (body: object) => await fixture.client.post(path, body);
const asAgent = () => ({ headers: { api_access_token: fixture.sandbox.credentials.agentToken } });

it.each([
	['numbers', seats],
	['words', { ...seats, attribute_display_type: 'number', attribute_model: 'contact_attribute' }],
	['numbers as texts', { ...seats, attribute_display_type: '1', attribute_model: '1' }],
	['an outer name', { custom_attribute_definition: seats }],
])('takes type and model as %s', async (_, body) => {
	const { status, data } = await create(body);
	expect([status, data]).toMatchObject([
		200,
		{
			attribute_key: 'seats',
			attribute_display_type: 'number',
			attribute_model: 'contact_attribute',
			attribute_values: [],
		},
	]);
});

it.each([
	['no key', { ...seats, attribute_key: '' }, ["Attribute key can't be blank"]],
	['no name', { ...seats, attribute_display_name: ' ' }, ["Attribute display name can't be blank"]],
	['a key of a field', { ...seats, attribute_key: 'email' }, ['The provided key is not allowed']],
])('refuses %s', async (_, body, [message]) => {
	const { status, data } = await create(body);
	expect([status, data.message]).toEqual([422, expect.stringContaining(message ?? '')]);
});

it('takes a key once for each model', async () => {
	await create(seats);
	expect((await create(seats)).data).toEqual({
		message: 'Attribute key has already been taken',
		attributes: ['attribute_key'],
	});
	expect((await create({ ...seats, attribute_model: 0 })).status).toBe(200);
});

it('answers an unknown type with a fault of its own, and nothing at all with a refusal', async () => {
	expect((await create({ ...seats, attribute_display_type: 'colour' })).status).toBe(500);
	expect((await create({})).data).toEqual({
		error: 'param is missing or the value is empty: custom_attribute_definition',
	});
});

it('lists those of one model or all', async () => {
	await create(seats);
	await create({ ...seats, attribute_model: 0, attribute_key: 'order' });
	const keys = async (query: string) => {
		const { data } = await fixture.client.get<Array<{ attribute_key: string }>>(`${path}${query}`);
		return data.map(({ attribute_key: key }) => key);
	};
	expect(await keys('')).toEqual(['plan', 'order_number', 'seats', 'order']);
	expect(await keys('?attribute_model=1')).toEqual(['plan', 'seats']);
	expect(await keys('?attribute_model=conversation_attribute')).toEqual(['order_number', 'order']);
	expect(await keys('?attribute_model=9')).toEqual([]);
});

it('is changed and removed by administrators, and read by agents', async () => {
	const { id } = (await create(seats)).data;
	const changed = await fixture.client.patch(`${path}/${id}`, { attribute_display_name: 'Places' });
	expect(changed.data).toMatchObject({ attribute_display_name: 'Places', attribute_key: 'seats' });
	expect((await fixture.client.patch(`${path}/${id}`, { x: 1 }, asAgent())).status).toBe(401);
	expect((await fixture.client.get(`${path}/${id}`, asAgent())).status).toBe(200);
	const removed = await fixture.client.delete(`${path}/${id}`);
	expect([removed.status, removed.data]).toEqual([204, '']);
	expect((await fixture.client.get(`${path}/${id}`)).status).toBe(404);
});
