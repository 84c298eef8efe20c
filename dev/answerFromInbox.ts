import { toolResults, findTool, type Reply, type ModelRequest } from '../sandbox/model';

const ANSWER = 'Thank you for your message. A colleague will get back to you today.';

/** What the stand-in for a language model says: it takes the first open conversation, reads it and answers in it. */
export function answerFromInbox(request: ModelRequest): Reply {
	const [conversations, messages, sent] = toolResults(request);
	if (conversations === undefined) return [{ tool: findTool(request, /get.*conversations/i).name, arguments: {} }];
	const id = /"conversationId":\s*(\d+)/.exec(conversations)?.[1];
	if (id === undefined) return `I found no conversation to answer. The tool said: ${conversations}`;
	const conversation = { conversation_id: Number(id) };
	if (messages === undefined) return [{ tool: findTool(request, /get.*messages/i).name, arguments: conversation }];
	if (sent === undefined)
		return [{ tool: findTool(request, /send.*message/i).name, arguments: { ...conversation, text: ANSWER } }];
	return `I answered in conversation ${id}: “${ANSWER}” (These words are from a script, not from a language model.)`;
}
