import { splitRoute } from '../../nodes/shared/http/call';
import { manifests } from './manifest';

const operations = manifests.flatMap(({ fixture }) =>
	fixture.service.resources.flatMap(({ option, operations: list }) =>
		list.map((operation) => ({
			id: `${fixture.service.name} ${String(option.value)}:${String(operation.option.value)}`,
			operation,
			notices: operation.fields.filter(({ type }) => type === 'notice').map(({ displayName }) => displayName),
		})),
	),
);

// A person who was removed from a conversation can be added again, as can a label.
const canBeRepeated = ['Respondent conversation:removeParticipant'];

describe('The panel warns', () => {
	const lasting = operations.filter(
		({ id, operation }) =>
			(splitRoute(operation.route).method === 'DELETE' ||
				/cannot be undone/.test(operation.option.description ?? '')) &&
			!canBeRepeated.includes(id),
	);

	it('of every operation that deletes or merges for good', () => {
		expect(lasting.length).toBeGreaterThan(4);
		for (const { id, notices } of lasting) expect([id, notices]).toEqual([id, ['This cannot be undone.']]);
	});

	const creating = operations.filter(({ id }) => / conversation:create$/.test(id) && !id.startsWith('Sinch'));

	it('that each run creates another conversation', () => {
		expect(creating).toHaveLength(3);
		for (const { id, notices } of creating)
			expect([id, notices.at(-1)]).toEqual([id, expect.stringContaining('Each run')]);
	});

	it('above the people of a Respondent conversation, that they see each other', () => {
		const create = operations.find(({ id }) => id === 'Respondent conversation:create');
		const fields = create?.operation.fields ?? [];
		const at = fields.findIndex(({ name }) => name === 'groupNotice');
		expect(fields[at]?.displayName).toContain("they see each other's names and replies");
		expect(fields[at + 1]?.name).toBe('participantsFrom');
	});

	it('Sinch message:send: of the 24 hours of WhatsApp, where the recipient may be on WhatsApp', () => {
		const fields = operations.find(({ id }) => id === 'Sinch message:send')?.operation.fields ?? [];
		const at = fields.findIndex(({ name }) => name === 'windowNotice');
		expect(fields[at - 1]?.name).toBe('messageType');
		expect(fields[at]).toMatchObject({
			type: 'notice',
			displayName: '24 hours after a person last wrote, WhatsApp needs a template.',
			displayOptions: { show: { '/sendTo.mode': ['WHATSAPP', 'list', 'id', 'channelAndId'] } },
		});
	});

	it.each(['Chatwoot message:send', 'Chatwoot message:sendToContact'])(
		'%s: of the 24 hours of WhatsApp, where it is read without a tooltip',
		(id) => {
			const fields = operations.find((one) => one.id === id)?.operation.fields ?? [];
			const texts = fields.map(({ type, displayName, hint = '' }) => (type === 'notice' ? displayName : hint));
			expect(texts.filter((text) => text.includes('24 hours'))).toEqual([
				'24 hours after a person last wrote, WhatsApp needs a template.',
			]);
		},
	);
});
