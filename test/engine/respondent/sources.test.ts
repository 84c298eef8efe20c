import { useRespondent } from '../../support/respondent';
import { byId } from '../../support/harness';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const harness = useRespondent();

const projectId = () => byId(harness.sandbox.store.projects[0]?.id ?? '');
/** The IDs of the project's screener responses that Respondent lists under a filter. */
const listed = (filter: object) => {
	const { projects, screenerResponses } = harness.sandbox.store;
	const wanted = { projectId: projects[0]?.id, hidden: false, ...filter };
	return screenerResponses
		.filter(({ visibility }) => visibility.status === 'VISIBLE')
		.filter((response) => Object.entries(wanted).every(([name, value]) => Reflect.get(response, name) === value))
		.map(({ id }) => id)
		.sort();
};

describe('Screener Response', () => {
	it('Get gives one with the user ID first', async () => {
		const response = harness.sandbox.store.screenerResponses[3];
		const { items } = await harness.run('screenerResponse:get', {
			projectId: projectId(),
			screenerResponseId: response?.id ?? '',
		});
		expect(items[0]?.json).toMatchObject({ userId: response?.userId, screenerResponseId: response?.id });
		expect(Object.keys(items[0]?.json ?? {})[0]).toBe('userId');
	});

	it('Get Many lists those of the project', async () => {
		const { items } = await harness.run('screenerResponse:getAll', { projectId: projectId(), returnAll: true });
		expect(items.length).toBeGreaterThan(0);
		expect(items.map(({ json }) => json.screenerResponseId).sort()).toEqual(listed({}));
		expect(new Set(items.map(({ json }) => json.hidden))).toEqual(new Set([false]));
	});

	it.each([
		['status', 'INVITED', 'responseStatus', 'INVITED'],
		['qualified', true, 'qualified', true],
		['qualified', false, 'qualified', false],
		['favorite', true, 'favorite', true],
		['hidden', true, 'hidden', true],
	])('Get Many filters by %s = %s', async (filter, value, field, expected) => {
		const { items } = await harness.run('screenerResponse:getAll', {
			projectId: projectId(),
			returnAll: true,
			filters: { [filter]: value },
		});
		expect(harness.sandbox.requests[0]?.query[filter]).toBe(String(value));
		expect(new Set(items.map(({ json }) => json[field]))).toEqual(new Set([expected]));
		expect(items.map(({ json }) => json.screenerResponseId).sort()).toEqual(listed({ [filter]: value }));
	});

	it('Get Many filters by several statuses', async () => {
		const { items } = await harness.run('screenerResponse:getAll', {
			projectId: projectId(),
			returnAll: true,
			filters: { statuses: ['INVITED', 'PAID'] },
		});
		expect(harness.sandbox.requests[0]?.rawQuery).toContain('statuses=INVITED&statuses=PAID');
		expect(new Set(items.map(({ json }) => json.responseStatus))).toEqual(new Set(['INVITED', 'PAID']));
	});

	it('Get Many filters by visibility', async () => {
		const { items } = await harness.run('screenerResponse:getAll', {
			projectId: projectId(),
			returnAll: true,
			filters: { visibilityStatus: 'ONHOLD' },
		});
		expect(items.length).toBeGreaterThan(0);
		expect(new Set(items.map(({ json }) => json.visibility))).toEqual(new Set(['ONHOLD']));
	});

	it('Get Many takes one status or several, not both', async () => {
		const { error } = await harness.run('screenerResponse:getAll', {
			projectId: projectId(),
			filters: { status: 'PAID', statuses: ['INVITED'] },
		});
		expect(error?.message).toBe('"Status" and "Statuses" are both given');
		expect(harness.sandbox.requests).toHaveLength(0);
	});

	it('Get shows the answers, by question', async () => {
		const response = harness.sandbox.store.screenerResponses[0];
		const { items } = await harness.run('screenerResponse:get', {
			projectId: projectId(),
			screenerResponseId: response?.id ?? '',
		});
		expect(items[0]?.json.answers).toEqual({
			'How often do you cook at home?': expect.any(String),
			'Which of these do you own?': 'Oven, A camping stove',
			'Rank these meals': 'Dinner, Breakfast',
			'Rate these rooms': 'Kitchen: Good; Cellar: Poor',
			'Upload a photo of your kitchen': 'kitchen.jpg',
		});
	});

	it('Get Many gives a field for each question, for a sheet', async () => {
		const { items } = await harness.run('screenerResponse:getAll', {
			projectId: projectId(),
			limit: 3,
			options: { answersAs: 'fields' },
		});
		expect(items).toHaveLength(3);
		for (const { json } of items) {
			expect(json).toMatchObject({ 'Rank these meals': 'Dinner, Breakfast', userId: expect.any(String) });
			expect(json).not.toHaveProperty('answers');
		}
	});

	it('names a status that does not exist', async () => {
		const { error } = await harness.run('screenerResponse:getAll', {
			projectId: projectId(),
			filters: { status: '={{ "LATE" }}' },
		});
		expect(error?.message).toBe('"Status" is "LATE", which is none of its choices');
		expect(harness.sandbox.requests).toHaveLength(0);
	});
});

describe('Project', () => {
	it('Get Many lists the projects', async () => {
		const { items } = await harness.run('project:getAll', { returnAll: true });
		const open = harness.sandbox.store.projects.filter(({ projectStatus }) => projectStatus !== 'CLOSED');
		expect(items.map(({ json }) => json.projectId).sort()).toEqual(open.map(({ id }) => id).sort());
	});

	it('Get Many filters by status and external researcher', async () => {
		const project = harness.sandbox.store.projects[0];
		const { items } = await harness.run('project:getAll', {
			returnAll: true,
			filters: {
				status: project?.projectStatus ?? '',
				externalResearcherId: project?.externalResearcher.researcherId ?? '',
			},
		});
		expect(items.map(({ json }) => json.projectId)).toContain(project?.id);
	});
});
