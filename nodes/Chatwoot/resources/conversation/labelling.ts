import type { IDataObject } from 'n8n-workflow';
import { toList } from '../../../shared/parameters/convert';
import { InvalidInput } from '../../../shared/base/failure';
import type { Operation } from '../../../shared/operation/operation';
import { isRecord, toText } from '../../../shared/base/record';
import type { Row } from '../../../shared/operation/row';
import { recordsIn, requireList } from '../../answers';
import { numericId } from '../../ids';
import { routes } from '../../routes';
import { inLine } from '../../steps/stepFailure';
import { callTo } from '../../../shared/http/call';

/** What an operation makes of the labels that are there and those that a row names. */
export type Merge = (present: string[], named: string[]) => string[];

/** What the operations on labels have in common: Chatwoot only knows to replace all of them. */
export function labelling(merge: Merge): Pick<Operation, 'buildRequest' | 'check' | 'convert' | 'run' | 'wording'> {
	return {
		convert: { conversation_id: numericId, labels: (value) => toList(value).map((label) => label.toLowerCase()) },
		buildRequest: (call, { labels }) => ({ ...call, body: { labels: (labels as string[] | undefined) ?? [] } }),
		run: async (row) => {
			const conversationId = row.values.conversation_id;
			return await inLine(row, `labels of ${toText(conversationId)}`, async () => await change(row, merge));
		},
		wording: { noun: 'labels', participle: 'set' },
	};
}

/** Refuses an operation for which a row names no label. */
export const namesLabels: Operation['check'] = ({ body }) => {
	if (Array.isArray(body.labels) && body.labels.length > 0) return;
	throw new InvalidInput(
		'"Label Names or IDs" is empty',
		'Choose a label, or check the expression that should give it.',
	);
};

async function change(row: Row, merge: Merge): Promise<IDataObject> {
	const path = { conversation_id: row.values.conversation_id };
	const labels = { conversation_id: 'Conversation' };
	const present = titlesIn(requireList(await row.fetch(callTo(routes.getLabels, { path, labels }))));
	const wanted = merge(present, toList(row.call.body.labels));
	await refuseUndefined(
		row,
		wanted.filter((label) => !present.includes(label)),
	);
	const isSame = wanted.length === present.length && wanted.every((label) => present.includes(label));
	const call = callTo(routes.setLabels, { path, labels, body: { labels: wanted } });
	const now = isSame ? present : titlesIn(await row.fetch(call), wanted);
	return { conversationId: Number(path.conversation_id), labels: now, changed: !isSame };
}

function titlesIn(body: unknown, otherwise: string[] = []): string[] {
	const titles: unknown = isRecord(body) ? body.payload : undefined;
	return Array.isArray(titles) ? titles.map(toText) : otherwise;
}

// The server takes any text, but the dashboard shows only what the account has defined.
async function refuseUndefined(row: Row, added: string[]): Promise<void> {
	if (added.length === 0) return;
	const known = await row.runState.once('labels', async () =>
		recordsIn(await row.fetch(callTo(routes.listLabels))).map(({ title }) => toText(title).toLowerCase()),
	);
	const missing = added.filter((label) => !known.includes(label));
	if (missing.length === 0) return;
	throw new InvalidInput(
		`This account has no label ${missing.map((label) => `"${label}"`).join(', ')}`,
		`Define it in Chatwoot under Settings → Labels, else nobody would see it. There are: ${known.join(', ')}.`,
	);
}
