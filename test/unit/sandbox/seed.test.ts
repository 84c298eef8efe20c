import { seededStore } from '../../../sandbox/respondent/seed';
import { projectStatuses, screenerResponseStatuses } from '../../../sandbox/respondent/records';

const everything = (seed: number) => {
	const { projects, screenerResponses, conversations, messages, owner } = seededStore(seed, 'default');
	return { projects, screenerResponses, conversations, messages, owner };
};

it('has the documented number of records', () => {
	const { projects, screenerResponses, conversations, messages } = everything(1);
	expect([projects.length, screenerResponses.length, conversations.length, messages.length]).toEqual([3, 60, 40, 400]);
});

it('is the same for the same seed, and differs for another seed', () => {
	expect(everything(5)).toEqual(everything(5));
	expect(everything(6).messages).not.toEqual(everything(5).messages);
});

it('has different values in the fields that filters use', () => {
	const { projects, screenerResponses, conversations } = everything(1);
	expect(new Set(screenerResponses.map(({ status }) => status))).toEqual(new Set(screenerResponseStatuses));
	for (const name of ['qualified', 'favorite', 'hidden'] as const) {
		expect(new Set(screenerResponses.map((row) => row[name]))).toEqual(new Set([true, false]));
	}
	expect(new Set(screenerResponses.map(({ visibility }) => visibility.status)).size).toBe(3);
	expect(new Set(conversations.map(({ metadata }) => metadata.externalResearcherId)).size).toBeGreaterThan(1);
	for (const { projectStatus } of projects) expect(projectStatuses).toContain(projectStatus);
});

it('has unique ids', () => {
	const { screenerResponses, conversations, messages } = everything(1);
	const ids = [
		...screenerResponses.flatMap(({ id, userId, profile }) => [id, userId, profile.id]),
		...conversations.map(({ uid }) => uid),
		...messages.map(({ uid }) => uid),
	];
	expect(new Set(ids).size).toBe(ids.length);
});

it('has messages in order of time, all of them in the past', () => {
	const times = everything(1).messages.map(({ createdAt }) => createdAt);
	expect(times).toEqual([...times].sort());
	expect(Date.parse(times.at(-1) ?? '')).toBeLessThan(Date.now());
});

it('may be empty', () => {
	const { projects, screenerResponses, conversations, messages } = seededStore(1, 'empty');
	expect([projects, screenerResponses, conversations, messages]).toEqual([[], [], [], []]);
	expect(() => seededStore(1, 'empty').addConversations(1)).toThrow('no project');
});
