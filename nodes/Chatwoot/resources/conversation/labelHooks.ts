import type { IDataObject } from 'n8n-workflow';
import {
	displayValue,
	InvalidInput,
	isRecord,
	toList,
	toText,
	type Call,
	type Row,
	type Values,
} from '../../../shared';
import { recordsIn, requireList } from '../../answers';
import { callTo, routes } from '../../routes';
import { numericId } from './fields';

/** Gives the labels that a conversation should have, from its present ones and those that the row names. */
export type MergeLabels = (present: string[], named: string[]) => string[];

/** The hooks of every operation on labels. Chatwoot can only replace all labels of a conversation. */
export function labelHooks(merge: MergeLabels) {
	return {
		convert: {
			conversationId: numericId,
			labels: (value: unknown) => toList(value).map((label) => label.toLowerCase()),
		},
		buildRequest: withLabels,
		run: async (row: Row<'conversation_id'>) => {
			const key = `labels of ${row.call.path.conversation_id}`;
			return await row.account.mutex.runExclusive(key, async () => await changeLabels(row, merge));
		},
		wording: { noun: 'labels', participle: 'set' },
	};
}

function withLabels<P extends string>(call: Call<P>, { labels }: Values): Call<P> {
	return { ...call, body: { labels: (labels as string[] | undefined) ?? [] } };
}

/** The request of an operation that needs at least one label. Throws an InvalidInput when the row names none. */
export function withRequiredLabels<P extends string>(call: Call<P>, values: Values): Call<P> {
	if (Array.isArray(values.labels) && values.labels.length > 0) return withLabels(call, values);
	throw new InvalidInput(
		'"Label Names or IDs" is empty',
		'Choose a label, or check the expression that should give it.',
	);
}

async function changeLabels(row: Row<'conversation_id'>, merge: MergeLabels): Promise<IDataObject> {
	const { path, labels, body } = row.call;
	const present = titlesIn(requireList(await row.fetch(callTo(routes.getLabels, { path, labels }))));
	const wanted = merge(present, toList(body.labels));
	const added = wanted.filter((label) => !present.includes(label));
	if (added.length > 0) await requireDefined(row, added);
	const isSame = added.length === 0 && wanted.length === present.length;
	const call = callTo(routes.setLabels, { path, labels, body: { labels: wanted } });
	const now = isSame ? present : titlesIn(await row.fetch(call), wanted);
	return { conversationId: Number(path.conversation_id), labels: now, changed: !isSame };
}

function titlesIn(body: unknown, fallback: string[] = []): string[] {
	const titles: unknown = isRecord(body) ? body.payload : undefined;
	return Array.isArray(titles) ? titles.map(toText) : fallback;
}

// Chatwoot takes any text as a label, but the dashboard shows only those that the account has defined.
async function requireDefined(row: Row, added: string[]): Promise<void> {
	const defined = await row.account.once('labels', async () =>
		recordsIn(await row.fetch(callTo(routes.listLabels))).map(({ title }) => toText(title).toLowerCase()),
	);
	const missing = added.filter((label) => !defined.includes(label));
	if (missing.length === 0) return;
	throw new InvalidInput(
		`This account has no label ${missing.map(displayValue).join(', ')}`,
		`Define it in Chatwoot under Settings → Labels, else nobody would see it. There are: ${defined.join(', ')}.`,
	);
}
