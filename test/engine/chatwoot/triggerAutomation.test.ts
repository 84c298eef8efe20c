import type { IDataObject } from 'n8n-workflow';
import { recorded, useChatwootTrigger } from '../../support/chatwootTrigger';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const harness = useChatwootTrigger();

const SECRET = 'k3ep-it_Quiet.2026';
const rule = (urlSecret = SECRET) => ({ mode: 'automationRule', urlSecret });

/** The payload of a rule or macro: the conversation as in conversation_updated, without what changed. */
function ruleEvent(event: string) {
	const { changed_attributes: _unsaid, ...conversation } = recorded('conversation_updated', { event });
	return conversation;
}

/** A call of the rule. Gives its HTTP status. */
async function called(url: string, event = ruleEvent('automation_event.message_created')) {
	harness.sandbox.deliver({ url, event });
	return (await harness.settled()).at(-1);
}

describe('Chatwoot Trigger: an automation rule', () => {
	it('starts the workflow with the conversation and its newest message, and registers nothing', async () => {
		const host = await harness.active(rule());
		expect(harness.sandbox.store.webhooks).toEqual([]);
		const event: IDataObject = {
			...ruleEvent('automation_event.message_created'),
			messages: [message(9, 'Where is my order?')],
		};
		expect(await called(`${host.url}?secret=${SECRET}`, event)).toBe(200);
		expect(host.executions).toHaveLength(1);
		expect(host.executions[0]?.[0]?.json).toMatchObject({
			event: 'automation_event.message_created',
			conversationId: event.id,
			lastMessageId: 9,
			lastMessageText: 'Where is my order?',
			lastMessageDirection: 'incoming',
		});
		expect(host.executions[0]?.[0]?.json).not.toHaveProperty('changed');
	});

	it('starts the workflow for each run of a macro, also for one that changed nothing', async () => {
		const host = await harness.active(rule());
		const url = `${host.url}?secret=${SECRET}`;
		await called(url, ruleEvent('macro.executed'));
		await called(url, ruleEvent('macro.executed'));
		expect(host.executions).toHaveLength(2);
	});

	it.each([
		['no secret', ''],
		['another secret', '?secret=k3ep-it_Quiet.2027'],
		['the beginning of the secret', '?secret=k3ep-it_Quiet'],
		['the secret in other letter case', `?secret=${SECRET.toUpperCase()}`],
		['the secret twice', `?secret=${SECRET}&secret=${SECRET}`],
		['an object in its place', `?secret[a]=${SECRET}`],
		['the secret under another name', `?key=${SECRET}`],
	])('refuses a call with %s, and does not write a secret into the log', async (_what, query) => {
		const host = await harness.active(rule());
		expect(await called(`${host.url}${query}`)).toBe(401);
		expect(host.executions).toEqual([]);
		expect(host.log.join('\n')).toContain('refused a delivery');
		expect(host.log.join('\n').toLowerCase()).not.toContain('k3ep');
	});

	it('takes no event of an account webhook', async () => {
		const host = await harness.active(rule());
		expect(await called(`${host.url}?secret=${SECRET}`, recorded('message_created'))).toBe(200);
		expect(host.executions).toEqual([]);
	});

	it.each([
		['', '"URL Secret" needs 16 characters at least'],
		['short', '"URL Secret" needs 16 characters at least'],
		['a secret with blanks & more', '"URL Secret" contains characters that have a meaning in a URL'],
	])('is not switched on with the secret %j', async (urlSecret, message) => {
		const host = await harness.host(rule(urlSecret));
		await expect(host.activate()).rejects.toMatchObject({ message });
	});

	it('takes back what the trigger had registered in another mode', async () => {
		const parameters = {};
		const host = await harness.active(parameters);
		expect(harness.sandbox.store.webhooks).toHaveLength(1);
		Object.assign(parameters, rule());
		await host.activate();
		expect(harness.sandbox.store.webhooks).toEqual([]);
		expect(await called(`${host.url}?secret=${SECRET}`)).toBe(200);
	});
});

function message(id: number, content: string) {
	return { id, content, message_type: 0, private: false, created_at: 1_700_000_000 };
}
