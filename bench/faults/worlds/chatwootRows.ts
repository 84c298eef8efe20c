import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { INCOMING, type MessageRecord } from '../../../sandbox/chatwoot/store/records';
import type { ChatwootStore } from '../../../sandbox/chatwoot/store/store';
import { inTurn, type InputRow } from '../world';

/** What is special about the rows of one kind. */
interface Kind {
	kind: string;
	/** Values of the item that differ from those of a plain text. */
	values?: IDataObject;
	/** The names of the files, and the binary fields that hold them. */
	files?: readonly string[];
	/** What follows the text, and what Chatwoot stores of it. */
	ending?: string;
	storedEnding?: (conversationId: number) => string;
	/** Whether each file is a message of its own, the text with the first. */
	isSplit?: boolean;
	/** True for a conversation on WhatsApp. */
	isOnWhatsApp?: boolean;
}

const kinds: readonly Kind[] = [
	{ kind: 'plain text' },
	{ kind: 'private note', values: { messageType: 'note' } },
	{ kind: 'braces as written', ending: ' {{conversation.display_id}}' },
	{
		kind: 'Liquid',
		values: { renderLiquid: true },
		ending: ' {{conversation.display_id}}',
		storedEnding: (id) => ` ${id}`,
	},
	{ kind: 'recognized by a key', values: { recognizeBy: 'key' } },
	{ kind: 'template', values: { content: 'template' }, isOnWhatsApp: true },
	{ kind: 'one file', files: ['invoice'] },
	{ kind: 'several files', files: ['invoice', 'terms'] },
	{ kind: 'one file on WhatsApp', files: ['invoice'], isOnWhatsApp: true },
	{ kind: 'several files on WhatsApp', files: ['invoice', 'terms', 'photo'], isOnWhatsApp: true, isSplit: true },
];

const fileOf = (name: string): IBinaryData => ({
	data: Buffer.from(`The ${name}`).toString('base64'),
	mimeType: 'application/pdf',
	fileName: `${name}.pdf`,
});

/** `count` rows of all kinds in turn. Adds a conversation for each, in which the contact has just written. */
export function chatwootRows(store: ChatwootStore, whatsAppId: number, count: number): InputRow[] {
	return Array.from({ length: count }, (_, index): InputRow => {
		const {
			kind,
			values,
			files = [],
			ending = '',
			storedEnding = () => ending,
			isOnWhatsApp,
			isSplit,
		} = inTurn(kinds, index);
		const contactId = (index % store.contacts.length) + 1;
		const inbox = isOnWhatsApp ? { inboxId: whatsAppId, sourceId: String(12025550000 + contactId) } : undefined;
		const { id } = store.insertConversation({ contactId, ...(inbox ?? { inboxId: store.inboxes[0]?.id ?? 0 }) });
		const sender = { type: 'contact', id: contactId } as const;
		store.insertMessage({ conversationId: id, content: 'Hi', type: INCOMING, sender });
		const text = `Hello ${index + 1}, your order is on its way.`;
		const stored = text + storedEnding(id);
		const names = files.map((name) => `${name}.pdf`);
		return {
			kind,
			place: String(id),
			contents: isSplit
				? names.map((name, part) => JSON.stringify([part === 0 ? stored : '', [name]]))
				: [JSON.stringify([stored, names])],
			item: {
				json: {
					conversationId: String(id),
					messageType: 'outgoing',
					content: 'text',
					text: text + ending,
					renderLiquid: false,
					recognizeBy: 'content',
					key: `order-${index + 1}`,
					files: files.join(', '),
					...values,
				},
				...(files.length > 0 && { binary: Object.fromEntries(files.map((name) => [name, fileOf(name)])) }),
			},
		};
	});
}

/** The content of a message in the form that `InputRow.contents` has. */
export function contentOf({ content, attachments }: MessageRecord): string {
	return JSON.stringify([content, attachments.map(({ file }) => file.name)]);
}
