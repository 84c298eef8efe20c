import type { INodeExecutionData } from 'n8n-workflow';
import { addChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { INCOMING, OUTGOING } from '../../../sandbox/chatwoot/store/records';
import { useChatwoot } from '../../support/chatwoot';
import { closedHours } from '../../support/closedHours';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();

const SEND = 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages';
const fileOf = (fileName: string) => ({
	data: Buffer.from(fileName).toString('base64'),
	mimeType: 'application/pdf',
	fileName,
});

// On WhatsApp each file is a message of its own.
describe('Items that are several messages', () => {
	const harness = useChatwoot();
	let id = 0;
	let before = 0;
	beforeEach(() => {
		const { store } = harness.sandbox;
		const { id: inboxId } = addChannelInboxes(store).whatsApp;
		({ id } = store.insertConversation({ contactId: 1, inboxId, sourceId: '12025550001', status: 'open' }));
		store.insertMessage({ conversationId: id, content: 'Hi', type: INCOMING, sender: { type: 'contact', id: 1 } });
		before = store.messages.length;
	});
	const stored = () => harness.sandbox.store.messages.slice(before).filter(({ type }) => type === OUTGOING).length;
	const rows: INodeExecutionData[] = ['First', 'Second'].map((text) => ({
		json: { text },
		binary: { one: fileOf(`${text} 1.pdf`), two: fileOf(`${text} 2.pdf`) },
	}));
	const send = async (options: object, more = {}) =>
		await harness.run(
			'message:send',
			{
				conversationId: byId(String(id)),
				text: '={{ $json.text }}',
				options: { attachments: 'one, two', concurrency: 1, ...options },
				...more,
			},
			rows,
			{ onError: 'continueErrorOutput' },
		);

	it('count once for Stop After', async () => {
		const { outputs } = await send({ stopAfter: 1 });
		expect(outputs[0]?.map(({ json }) => json.reason)).toEqual([undefined, 'Stop After: this run ends after 1 item']);
		expect(stored()).toBe(2);
	});

	it('count for Stop After also when a message after the first one is refused', async () => {
		let arrived = 0;
		harness.sandbox.faults.add({ kind: 'raw', status: 422, body: {}, route: SEND, when: () => ++arrived === 2 });
		const { outputs } = await send({ stopAfter: 1 });
		expect([outputs[0]?.length, outputs[1]?.length]).toEqual([1, 1]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ status: 'skipped', text: 'Second' });
		expect(stored()).toBe(1);
	});

	it('do not go out at all outside the hours', async () => {
		const { outputs } = await send({ sendOnlyBetween: closedHours });
		expect(outputs[0]?.map(({ json }) => json.status)).toEqual(['skipped', 'skipped']);
		expect(stored()).toBe(0);
	});
});
