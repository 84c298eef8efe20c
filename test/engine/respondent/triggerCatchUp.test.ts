import { useExpressionEngine } from '../../support/expressions';
import { useTriggers } from '../../support/respondentTrigger';

useExpressionEngine();
const stage = useTriggers();

const says = (text: string) => stage.sandbox.participantSays(stage.sandbox.store.conversations[0]!.uid, text);
/** Stores a message without an event: nobody was there to hear of it. */
const missed = (body: string, from: 'owner' | 'participant' = 'participant') =>
	stage.sandbox.store.insertMessage({
		conversationUid: stage.sandbox.store.conversations[0]!.uid,
		body,
		from,
		createdAt: new Date().toISOString(),
	});

it('What came while n8n was down comes with the next delivery, each message once, and nothing of our own', async () => {
	const host = await stage.host({ events: ['MESSAGES.CREATED'] });
	await host.activate();
	says('Before');
	await stage.settled();
	const texts = Array.from({ length: 20 }, (_, n) => `Number ${n}`);
	for (const text of texts) missed(text);
	missed('Ours', 'owner');
	await host.start();
	says('Afterwards');
	await stage.settled();
	says('Later');
	await stage.settled();
	const given = host.executions.flat().map(({ json }) => [json.text, json.caughtUp === true]);
	expect(given.toSorted()).toEqual(
		[
			...texts.map((text) => [text, true]),
			...['Before', 'Afterwards', 'Later'].map((text) => [text, false]),
		].toSorted(),
	);
});

it('What came while the workflow was deactivated starts nothing, also not after a later stop of n8n', async () => {
	const host = await stage.host({ events: ['MESSAGES.CREATED'] });
	await host.activate();
	says('Before');
	await stage.settled();
	await host.deactivate();
	missed('In the pause');
	await host.activate();
	says('Afterwards');
	await stage.settled();
	await host.start();
	says('Later');
	await stage.settled();
	expect(host.executions.flat().map(({ json }) => json.text)).toEqual(['Before', 'Afterwards', 'Later']);
});

it('A message starts nothing again after a stop, however many events of other kinds came since', async () => {
	const host = await stage.host({ events: ['MESSAGES.CREATED', 'PROJECTS.UPDATED'] });
	await host.activate();
	says('Before');
	await stage.settled();
	for (let n = 0; n < 510; n++) {
		stage.sandbox.deliver({ event: 'PROJECTS.UPDATED', resource: { id: `p${n}` } });
		await stage.settled();
	}
	await host.start();
	says('Afterwards');
	await stage.settled();
	const messages = host.executions.flat().filter(({ json }) => json.event === 'MESSAGES.CREATED');
	expect(messages.map(({ json }) => json.text)).toEqual(['Before', 'Afterwards']);
});

it('Of 700 missed messages each comes once, also when others come meanwhile', async () => {
	const host = await stage.host({ events: ['MESSAGES.CREATED'] });
	await host.activate();
	says('Before');
	await stage.settled();
	for (let n = 0; n < 700; n++) missed(`Number ${n}`);
	await host.start();
	for (let n = 0; n < 5; n++) {
		says(`Live ${n}`);
		await stage.settled();
	}
	const all = host.executions.flat().map(({ json }) => json.text);
	expect(all).toHaveLength(706);
	expect(new Set(all).size).toBe(706);
});

it('What a test in the editor got comes with the next delivery, once', async () => {
	const host = await stage.host({ events: ['MESSAGES.CREATED'], options: { replaceExisting: true } });
	await host.activate();
	says('Before');
	await stage.settled();
	await host.listen();
	says('To the editor');
	await stage.settled();
	await host.stopListening();
	host.executions.length = 0;
	for (const text of ['Afterwards', 'Later']) {
		says(text);
		await stage.settled();
	}
	await host.start();
	says('After a stop');
	await stage.settled();
	const texts = host.executions.flat().map(({ json }) => json.text);
	expect(texts).toEqual(['To the editor', 'Afterwards', 'Later', 'After a stop']);
});

it('What was missed comes also after a test in the editor, which borrows the webhook, and after publishing', async () => {
	const host = await stage.host({ events: ['MESSAGES.CREATED'], options: { replaceExisting: true } });
	await host.activate();
	says('Before');
	await stage.settled();
	missed('Missed');
	await host.start();
	await host.listen();
	await host.stopListening();
	await host.publish();
	says('Afterwards');
	await stage.settled();
	expect(host.executions.flat().map(({ json }) => json.text)).toEqual(['Before', 'Missed', 'Afterwards']);
});
