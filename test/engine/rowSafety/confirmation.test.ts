import type { INodeParameters } from 'n8n-workflow';
import { defineOperation } from '../../../nodes/Respondent/routes';
import { conversationId, participantUserId } from '../../../nodes/Respondent/resources/fields';
import { conversation } from '../../../nodes/Respondent/resources/conversation';
import { runAsTool, runNode } from '../../support/engine';
import { useExpressionEngine } from '../../support/expressions';
import { byId, nodeOf, withIds } from '../../support/harness';
import { respondentFixture, useRespondent } from '../../support/respondent';

useExpressionEngine();
const harness = useRespondent();

const ROUTE = 'DELETE /v1/messaging/conversations/{conversationUid}/participants/{participantUserId}';
const OFF = 'Nothing was removed: "I Understand That This Cannot Be Undone" is off';
const confirmed = { understandsFinal: true };

/** Conversation: Remove Participant, as an operation that asks for a confirmation. */
const banParticipant = defineOperation({
	option: { name: 'Ban', value: 'ban', action: 'Ban a participant', description: 'Ban. Changes data.' },
	route: ROUTE,
	path: { conversationUid: conversationId, participantUserId },
	confirmation: 'cannotBeUndone',
	wording: { noun: 'participant', participle: 'removed' },
});

function setup(settings = {}) {
	const resources = [{ ...conversation, operations: [banParticipant], defaultOperation: 'ban' }];
	const node = nodeOf(respondentFixture, { resources, clock: harness.clock });
	return { ...harness.setup, node, settings };
}

function parametersWith(changes: INodeParameters = {}): INodeParameters {
	const [known] = harness.sandbox.store.conversations;
	return withIds('conversation:ban', {
		conversationId: byId(known?.uid ?? ''),
		participantUserId: byId(known?.participants.at(-1)?.foreignId ?? ''),
		...changes,
	});
}

describe('an operation with a confirmation', () => {
	it('has a notice and a switch below its fields, and Check Only', () => {
		expect(banParticipant.fields.map(({ name }) => name)).toEqual([
			'conversationId',
			'participantUserId',
			'undoneNotice',
			'understandsFinal',
			'checkOnly',
			'options',
		]);
	});

	it.each<[string, INodeParameters]>([
		['is off', {}],
		['is switched off', { understandsFinal: false }],
		['comes from an expression', { understandsFinal: '={{ true }}' }],
		['comes from a column', { understandsFinal: '={{ $json.yes }}' }],
		['is a text', { understandsFinal: 'true' }],
	])('does nothing while the switch %s', async (_name, changes) => {
		const rows = [{ json: { yes: true } }, { json: { yes: true } }];
		const { error } = await runNode(setup(), parametersWith(changes), rows);
		expect(error?.message).toBe(`Row 1 of 2: ${OFF}`);
		expect(error?.description).toContain('switch it on in the panel');
		expect(harness.sandbox.requests).toEqual([]);
	});

	it('does nothing as a tool, by either way of n8n', async () => {
		const asked = parametersWith({ understandsFinal: "={{ $fromAI('understandsFinal', '', 'boolean') }}" });
		const tool = { ...setup(), tool: true };
		const items = await runAsTool(tool, asked);
		expect(items.map(({ json }) => json.error)).toEqual([expect.stringContaining(OFF)]);
		const { error } = await runNode(tool, parametersWith());
		expect(error?.message).toContain(OFF);
		expect(harness.sandbox.requests).toEqual([]);
	});

	it('runs once the switch is on, in a workflow and as a tool', async () => {
		const { error } = await runNode(setup(), parametersWith(confirmed));
		expect([error, harness.requestsTo(ROUTE).length]).toEqual([undefined, 1]);
		await runAsTool({ ...setup(), tool: true }, parametersWith(confirmed));
		expect(harness.requestsTo(ROUTE)).toHaveLength(2);
	});

	it('shows under Check Only what it would do, without the switch and without a request', async () => {
		const parameters = parametersWith({ checkOnly: true });
		const { items } = await runNode(setup(), parameters);
		expect(items[0]?.json).toMatchObject({ wouldBe: 'sent', conversationUid: expect.any(String) });
		expect(harness.sandbox.requests).toEqual([]);
	});

	it('takes Check Only from a column of texts, also for a row that fails', async () => {
		const rows = [{ json: { check: 'true' } }];
		const checked = await runNode(setup(), parametersWith({ checkOnly: '={{ $json.check }}' }), rows);
		expect(checked.items[0]?.json).toMatchObject({ wouldBe: 'sent' });
		const missing = { checkOnly: '={{ $json.check }}', participantUserId: byId('={{ $json.nothing }}') };
		const failed = await runNode(setup({ onError: 'continueRegularOutput' }), parametersWith(missing), rows);
		expect(failed.items[0]?.json).toMatchObject({ wouldBe: 'failed' });
		expect(harness.sandbox.requests).toEqual([]);
	});

	it('is not repeated after a lost answer, whatever its method', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: ROUTE });
		const { error } = await runNode(setup(), parametersWith(confirmed));
		expect(error?.message).toMatch(/^The participant may have been removed: /);
		expect(harness.requestsTo(ROUTE)).toHaveLength(1);
	});
});
