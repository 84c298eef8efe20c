import { mentionedUsers } from '../../../sandbox/chatwoot/rules/messages/mentions';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();

describe.each(['4.15', '4.8'] as const)('Mention Agents or Teams on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });

	const note = async (mentions: string[] | string, options: object = {}, more: object = {}) =>
		await harness.run('message:send', {
			conversationId: byId('2'),
			text: 'Look, {{x}}',
			...more,
			options: { messageType: 'note', mentions, ...options },
		});
	const written = () => {
		const message = harness.sandbox.store.messages.at(-1);
		return { content: message?.content, notified: message && mentionedUsers(message, harness.sandbox.store) };
	};
	const rename = (id: number, name: string) => {
		Object.assign(harness.sandbox.store.agents.find((agent) => agent.id === id) ?? {}, { name });
	};
	const messages = () => harness.sandbox.store.messages.length;

	it('notifies an agent and a team', async () => {
		const { error } = await note(['user/3', 'team/1']);
		expect(error).toBeUndefined();
		expect(written()).toEqual({
			content: '[@Cleo Agent](mention://user/3/Cleo%20Agent) [@sales](mention://team/1/sales) Look, {{x}}',
			notified: [3, 1, 2],
		});
	});

	it('takes names and email addresses from an expression', async () => {
		const email = harness.sandbox.store.agents.find(({ id }) => id === 2)?.email ?? '';
		const { error } = await note(`={{ "${email}, Cleo Agent; Sales" }}`);
		expect(error).toBeUndefined();
		expect(written().notified).toEqual([2, 3, 1]);
	});

	it('keeps a name whole that has brackets, braces and back-ticks', async () => {
		rename(3, 'Cleo `{{x}}` (Ops) [2]');
		await note(['user/3']);
		expect(written()).toEqual({
			content: '[@Cleo {{x}} (Ops) 2](mention://user/3/Cleo%20%60%7B%7Bx%7D%7D%60%20%28Ops%29%20%5B2%5D) Look, {{x}}',
			notified: [3],
		});
	});

	it('is found again by Skip If Already Sent', async () => {
		const before = messages();
		for (let run = 0; run < 2; run++) await note(['user/3'], {}, { skipIfSent: true });
		expect(messages()).toBe(before + 1);
	});

	const refusal = async (mentions: string[]) => {
		const before = messages();
		const { error } = await note(mentions);
		expect(messages()).toBe(before);
		return error?.message;
	};

	it('refuses whom Chatwoot does not know, and a name that two have', async () => {
		expect(await refusal(['user/99'])).toContain('has user/99, whom Chatwoot does not know');
		expect(await refusal(['Nobody'])).toContain('has Nobody, whom Chatwoot does not know');
		rename(3, 'Ben Agent');
		expect(await refusal(['Ben Agent'])).toContain('has Ben Agent, which several agents or teams are called');
	});

	it('refuses whom Chatwoot would not notify', async () => {
		const { store } = harness.sandbox;
		Object.assign(store.inbox(store.conversation(2)?.inboxId ?? 0) ?? {}, { memberIds: [2] });
		expect(await refusal(['user/3'])).toContain('Agent Cleo Agent is not in the inbox');
		Object.assign(store.teams[1] ?? {}, { memberIds: [3] });
		expect(await refusal(['team/2'])).toContain('Nobody of the team support is in the inbox');
	});

	it('is for private notes', async () => {
		await note(['user/3'], { messageType: 'outgoing' });
		expect(written().content).toBe('Look, {{x}}');
	});
});
