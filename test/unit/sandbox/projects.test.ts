import { first, useSandbox } from './client';

const fixture = useSandbox();

interface Row {
	id: string;
	[name: string]: unknown;
}

async function rows(path: string, params: Record<string, unknown> = {}): Promise<Row[]> {
	const { data, status } = await fixture.client.get(path, { params });
	expect(status).toBe(200);
	return data.results;
}

describe('projects', () => {
	it('lists the open ones, 50 to a page', async () => {
		const { data } = await fixture.client.get('/v1/projects', { params: { includeCount: true } });
		expect(data).toMatchObject({ page: 1, pageSize: 50, totalResults: 3 });
	});

	it('shows closed ones only when they are asked for', async () => {
		first(fixture.sandbox.store.projects).projectStatus = 'CLOSED';
		expect(await rows('/v1/projects')).toHaveLength(2);
		const closed = await rows('/v1/projects', { status: 'CLOSED' });
		expect(closed.map(({ id }) => id)).toEqual([first(fixture.sandbox.store.projects).id]);
	});

	it('filters by status and researcher', async () => {
		expect(await rows('/v1/projects', { status: 'DRAFT' })).toHaveLength(1);
		expect(await rows('/v1/projects', { externalResearcherId: 'researcher-17' })).toHaveLength(2);
		expect(await rows('/v1/projects', { externalResearcherId: 'researcher-17', status: 'PAID' })).toHaveLength(1);
	});
});

describe('screener responses', () => {
	const path = () => `/v1/projects/${first(fixture.sandbox.store.projects).id}/screener-responses`;
	const stored = () => {
		const { id } = first(fixture.sandbox.store.projects);
		return fixture.sandbox.store.screenerResponses.filter(({ projectId }) => projectId === id);
	};

	it('lists the visible ones of the project that are not hidden', async () => {
		const expected = stored().filter(({ hidden, visibility }) => !hidden && visibility.status === 'VISIBLE');
		const listed = await rows(path());
		expect(listed.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
		expect(listed.length).toBeGreaterThan(10);
		expect(listed.length).toBeLessThan(20);
	});

	it.each([
		['hidden', true],
		['qualified', false],
		['favorite', true],
		['status', 'PAID'],
	])('filters by %s', async (name, value) => {
		const listed = await rows(path(), { [name]: value });
		expect(listed.length).toBeGreaterThan(0);
		for (const row of listed) expect(row[name]).toBe(value);
	});

	it.each(['DISMISSED', 'ONHOLD'])('filters by visibility %s', async (visibilityStatus) => {
		const listed = await rows(path(), { visibilityStatus });
		expect(listed.map(({ visibility }) => visibility)).toEqual([{ status: visibilityStatus }]);
	});

	it.each(['statuses=PENDING&statuses=PAID', 'statuses[]=PENDING&statuses[]=PAID'])(
		'takes several: %s',
		async (query) => {
			const found = new Set((await rows(`${path()}?${query}`)).map(({ status }) => status));
			expect(found).toEqual(new Set(['PENDING', 'PAID']));
		},
	);

	it('shows one, with the profile', async () => {
		const response = first(stored());
		const { data } = await fixture.client.get(`${path()}/${response.id}`);
		expect(data).toEqual(response);
		expect(data.profile.userId).toBe(data.userId);
	});

	it('does not show one of another project', async () => {
		const other = fixture.sandbox.store.screenerResponses.find((row) => !stored().includes(row));
		const { status, data } = await fixture.client.get(`${path()}/${other?.id}`);
		expect([status, data.message]).toEqual([404, 'Screener response not found']);
	});
});
