import type { IDataObject } from 'n8n-workflow';
import { toText } from '../../../nodes/shared/base/record';
import type { Execution } from '../support/execution';
import type { ExampleCase } from './case';

function digestOf(run: Execution): IDataObject & { lines: string[] } {
	expect(run).toMatchObject({ status: 'success', error: undefined });
	const [digest] = run.rows('Digest');
	return { ...digest, lines: toText(digest?.text).split('\n') };
}

/** Three of the four sample conversations wait; in the sandbox it is those without assignee, and those who wrote last. */
export const chatwootDigest: ExampleCase = async (example) => {
	const sample = digestOf(await example.runAsItIs('Every Morning'));
	expect(sample.subject).toBe('Chatwoot: 3 conversations wait for an answer');
	expect(sample.lines[0]).toBe('#412 Noor Dahl, since 2 March 08:00, assigned to Ben Agent: Where is my order?');

	const { store } = example.services.chatwoot;
	const open = store.conversations.filter(({ status }) => status === 'open');
	const unassigned = open.filter(({ assigneeId }) => assigneeId === null);
	const answered = open.find(({ assigneeId }) => assigneeId !== null)!;
	store.insertMessage({
		conversationId: answered.id,
		content: 'Still there?',
		type: 0,
		private: false,
		sender: { type: 'contact', id: answered.contactId },
	});
	const { subject, lines } = digestOf(await example.run('Every Morning'));
	expect(subject).toBe(`Chatwoot: ${unassigned.length + 1} conversations wait for an answer`);
	expect(lines.filter((line) => line.includes('nobody is assigned'))).toHaveLength(unassigned.length);
	expect(lines).toContainEqual(
		expect.stringMatching(new RegExp(`^#${answered.id} .*assigned to .* Agent: Still there\\?$`)),
	);
};

/** One line per conversation that has not been read, and nothing is marked as read. */
export const respondentDigest: ExampleCase = async (example) => {
	const sample = digestOf(await example.runAsItIs('Every Morning'));
	expect(sample.subject).toBe('Respondent: 2 conversations have not been read');
	expect(sample.lines[0]).toBe('Noor Dahl (Kitchen habits), 9 March 08:12: Tuesday at 10:00 works for me.');

	const { store } = example.services.respondent;
	const unread = () => store.conversations.filter(({ participants }) => participants[0]?.read !== true);
	const before = unread().length;
	const { subject, lines } = digestOf(await example.run('Every Morning'));
	expect(subject).toBe(`Respondent: ${before} conversations have not been read`);
	expect(lines).toHaveLength(before);
	expect(unread()).toHaveLength(before);
};
