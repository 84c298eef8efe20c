import { answerFromInbox } from '../../../dev/answerFromInbox';
import { toolResults } from '../../../sandbox/model';
import { openWindows } from '../../support/openWindows';
import type { ExampleCase } from './case';

/** The agent lists, reads and sends once, in the first open conversation that nobody is assigned to. */
export const aiAgent: ExampleCase = async (example) => {
	const { chatwoot, model } = example.services;
	openWindows(chatwoot);
	const before = chatwoot.store.messages.length;
	model.script = answerFromInbox;
	model.requests.length = 0;

	const run = await example.run('When chat message received');

	expect(run).toMatchObject({ status: 'success', error: undefined });
	const sent = chatwoot.store.messages.slice(before);
	expect(sent).toEqual([expect.objectContaining({ content: expect.stringContaining('colleague'), private: false })]);
	const [conversations] = toolResults(model.requests.at(-1)!);
	expect(conversations).toContain(`"conversationId":${sent[0]!.conversationId},`);
	expect(chatwoot.store.conversation(sent[0]!.conversationId)).toMatchObject({ status: 'open', assigneeId: null });
	expect(run.rows('AI Agent')[0]?.output).toContain(`I answered in conversation ${sent[0]!.conversationId}`);
	const names = model.requests[0]!.tools.map(({ name }) => name);
	expect(names.sort()).toEqual(['Get_Conversations', 'Get_Messages', 'Send_Message']);
};
