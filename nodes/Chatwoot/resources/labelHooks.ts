import type { IDataObject } from 'n8n-workflow';
import { displayValue, InvalidInput, isRecord, toList, toText, type Call, type Row, type Values } from '../../shared';
import { recordsIn, requireList } from '../answers';
import { callTo, routes } from '../routes';
import { numericId } from './fields';

/** Gives the labels that a record should have, from its present ones and those that the row names. */
export type MergeLabels = (present: string[], named: string[]) => string[];

/** The present labels, and the named ones that are not among them. */
export const addNamed: MergeLabels = (present, named) => [...new Set([...present, ...named])];

/** The present labels without the named ones. */
export const removeNamed: MergeLabels = (present, named) =>
	present.filter((label) => !named.includes(label.toLowerCase()));

/** The named labels alone. */
export const setNamed: MergeLabels = (_present, named) => named;

const LABELS = '"Label Names or IDs"';

/** A kind of record that has labels, and its endpoints. `P` is the placeholder of its ID. */
export interface LabelOwner<P extends string> {
	placeholder: P;
	/** The name of the field and of the output that hold the ID. */
	idName: 'contactId' | 'conversationId';
	get: (parts: OwnerParts<P>) => Call;
	set: (parts: OwnerParts<P>) => Call;
}

type OwnerParts<P extends string> = Pick<Call<P>, 'labels' | 'path'> & { body?: IDataObject };

/** Chatwoot v4.15.1 app/controllers/concerns/label_concern.rb serves both kinds; seen on Chatwoot 4.15.1 and 4.8.0. */
export const ofContact: LabelOwner<'contact_id'> = {
	placeholder: 'contact_id',
	idName: 'contactId',
	get: (parts) => callTo(routes.getContactLabels, parts),
	set: (parts) => callTo(routes.setContactLabels, parts),
};

export const ofConversation: LabelOwner<'conversation_id'> = {
	placeholder: 'conversation_id',
	idName: 'conversationId',
	get: (parts) => callTo(routes.getLabels, parts),
	set: (parts) => callTo(routes.setLabels, parts),
};

/** The hooks of every operation on labels. Chatwoot can only replace all labels of a record. */
export function labelHooks<P extends string>(owner: LabelOwner<P>, merge: MergeLabels) {
	return {
		convert: {
			[owner.idName]: numericId,
			labels: labelNames,
		},
		buildRequest: withLabels,
		run: async (row: Row<P>) => {
			const key = `labels of ${owner.idName} ${row.call.path[owner.placeholder]}`;
			return await row.account.mutex.runExclusive(key, async () => await changeLabels(row, owner, merge));
		},
		wording: { noun: 'labels', participle: 'set' },
	};
}

// Undefined for a list of nothing but blanks, which {{ $json.labels.split(',') }} gives for a blank cell.
function labelNames(value: unknown): string[] | undefined {
	const names = toList(value).map((label) => label.toLowerCase());
	const isChoiceOfNone = Array.isArray(value) && value.length === 0;
	return names.length > 0 || isChoiceOfNone ? names : undefined;
}

// A choice of no label is an empty list. A blank cell, or a column that is missing, must not take all labels away.
function withLabels<P extends string>(call: Call<P>, { labels }: Values): Call<P> {
	if (Array.isArray(labels)) return { ...call, body: { labels } };
	throw new InvalidInput(
		`${LABELS} is empty`,
		'Choose labels, or check the expression that should give them. To take all labels away, let it give an empty list: {{ [] }}.',
	);
}

/** The request of an operation that needs at least one label. Throws an InvalidInput when the row names none. */
export function withRequiredLabels<P extends string>(call: Call<P>, values: Values): Call<P> {
	if (Array.isArray(values.labels) && values.labels.length > 0) return withLabels(call, values);
	throw new InvalidInput(`${LABELS} is empty`, 'Choose a label, or check the expression that should give it.');
}

async function changeLabels<P extends string>(
	row: Row<P>,
	owner: LabelOwner<P>,
	merge: MergeLabels,
): Promise<IDataObject> {
	const { path, labels, body } = row.call;
	const present = titlesIn(requireList(await row.fetch(owner.get({ path, labels }))));
	const wanted = merge(present, toList(body.labels));
	const added = wanted.filter((label) => !present.includes(label));
	if (added.length > 0) await requireDefined(row, added);
	const isSame = added.length === 0 && wanted.length === present.length;
	const call = owner.set({ path, labels, body: { labels: wanted } });
	const now = isSame ? present : titlesIn(await row.fetch(call), wanted);
	return { [owner.idName]: Number(path[owner.placeholder]), labels: now, changed: !isSame };
}

function titlesIn(body: unknown, fallback: string[] = []): string[] {
	const titles: unknown = isRecord(body) ? body.payload : undefined;
	return Array.isArray(titles) ? titles.map(toText) : fallback;
}

// Chatwoot takes any text as a label, but the dashboard shows only those that the account has defined.
async function requireDefined(row: Pick<Row, 'account' | 'fetch'>, added: string[]): Promise<void> {
	const defined = await row.account.once('labels', async () =>
		recordsIn(await row.fetch(callTo(routes.listLabels))).map(({ title }) => toText(title).toLowerCase()),
	);
	const missing = added.filter((label) => !defined.includes(label));
	if (missing.length === 0) return;
	throw new InvalidInput(
		`This account has no label ${missing.map(displayValue).join(', ')}`,
		`Define it in Chatwoot under Settings → Labels, else nobody would see it. ${defined.length > 0 ? `There are: ${defined.join(', ')}.` : 'There are none yet.'}`,
	);
}
