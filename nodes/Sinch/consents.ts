import type { IDataObject } from 'n8n-workflow';
import { Failure, objectsAt, toFailure, toText, type Row } from '../shared';
import { storedFormsOfAnyChannel } from './phone';
import { requireList } from './readableAnswer';
import { callTo, routes } from './routes';

/** The opt-out lists of an app, with the name of each for people (Sinch, Conversation API, Consent management). */
export const OPT_OUT_LISTS = {
	OPT_OUT_ALL: 'all messages',
	OPT_OUT_MARKETING: 'marketing messages',
	OPT_OUT_NOTIFICATION: 'notifications',
} as const;

export type OptOutList = keyof typeof OPT_OUT_LISTS;

/** A change of an opt-out list: an identity was put on it or taken off. */
export interface ConsentChange {
	/** The name of the list in the API. */
	list: string;
	isOptOut: boolean;
	/** As Sinch writes it: ISO 8601, with up to nine decimals. */
	at: string;
	/** Who made it: the person, by writing STOP or START, or the API; undefined when Sinch does not say it. */
	by: 'api' | 'person' | undefined;
}

// ConsentAuditRecord.origin of the contract.
const ORIGINS = new Map([
	['ORIGIN_API', 'api'],
	['ORIGIN_MO', 'person'],
] as const);

/**
 * The audit records that an app has of an identity: a phone number, an ID on a channel, or the ID of a contact. Each identity is
 * asked for once in a run. No records: nobody has opted out or in, or consent management is off for the app; the API does not
 * tell the two apart.
 *
 * Sinch does not document whether it knows a phone number with or without its plus sign, so it is asked for both. A form that
 * Sinch refuses with 400 counts as no record, as long as it takes the other one. Throws a Failure when Sinch cannot tell.
 */
export async function loadAuditRecords(
	{ account, fetch }: Pick<Row, 'account' | 'fetch'>,
	appId: unknown,
	identity: string,
): Promise<IDataObject[]> {
	// That of Sinch's examples first: a phone number without the plus sign.
	const forms = storedFormsOfAnyChannel(identity).reverse();
	return await account.once(`consents ${toText(appId)} ${forms.join(' ')}`, async () => {
		// By their content: a server that knows both forms gives the same records twice.
		const records = new Map<string, IDataObject>();
		let refusal: Failure | undefined;
		let isAnswered = false;
		for (const form of forms) {
			const call = callTo(routes.getConsents, { path: { app_id: appId, identity: form }, labels: { app_id: 'App' } });
			const answer = await fetch(call).catch((error: unknown) => {
				refusal = requireRefusedForm(error);
			});
			if (refusal !== undefined && answer === undefined) continue;
			const list = requireList(answer, 'audit_records', ['identity'], 'whether this person has opted out');
			for (const record of objectsAt(list, 'audit_records')) records.set(JSON.stringify(record), record);
			isAnswered = true;
		}
		if (!isAnswered && refusal) throw refusal;
		return [...records.values()];
	});
}

/** The failure of a request when Sinch has refused the form of the identity. Throws any other failure. */
function requireRefusedForm(error: unknown): Failure {
	const failure = toFailure(error, 'notSent');
	if (failure.code !== '400') throw failure;
	return failure;
}

/**
 * The changes that audit records tell, newest first. OPERATION_DELETE takes a person off a list; the other operations put the
 * person on it. Of two changes at the same time the opt-out comes first. Throws a Failure for a record without a time.
 */
export function changesIn(records: IDataObject[]): ConsentChange[] {
	const changes = records.map(({ list_type, operation, datetime, origin }) => {
		const by = [...ORIGINS].find(([name]) => name === origin)?.[1];
		return { list: toText(list_type), isOptOut: operation !== 'OPERATION_DELETE', at: requireTime(datetime), by };
	});
	return changes.sort((one, other) => compareTimes(other.at, one.at) || Number(other.isOptOut) - Number(one.isOptOut));
}

const DECIMALS = /\.(\d{1,9})\d*/;

function requireTime(datetime: unknown): string {
	const time = toText(datetime);
	if (!Number.isNaN(Date.parse(time.replace(DECIMALS, '')))) return time;
	throw new Failure(
		'notSent',
		'Sinch gave an opt-out without a time, so that nobody can tell which one is the newest',
		{
			description: 'Look the person up in the Sinch dashboard.',
		},
	);
}

/** Positive when the first of two times is the later one. */
function compareTimes(one: string, other: string): number {
	const seconds = (time: string) => Date.parse(time.replace(DECIMALS, ''));
	const nanoseconds = (time: string) => Number((DECIMALS.exec(time)?.[1] ?? '').padEnd(9, '0'));
	return seconds(one) - seconds(other) || nanoseconds(one) - nanoseconds(other);
}

/** The change by which an identity is on an opt-out list; undefined when it is not on it. `changes`: newest first. */
export function optOutOf(changes: ConsentChange[], list: OptOutList): ConsentChange | undefined {
	const newest = changes.find((change) => change.list === list);
	return newest?.isOptOut ? newest : undefined;
}

/**
 * The opt-out that forbids a message, if any: OPT_OUT_ALL forbids every message, the other lists forbid messages of their own
 * content type alone (Sinch, Conversation API, Consent management). `contentType` is `message_content_type` of the message;
 * undefined for a message without one.
 */
export function forbiddingOptOut(
	changes: ConsentChange[],
	contentType: unknown,
): (ConsentChange & { list: OptOutList }) | undefined {
	const lists: OptOutList[] = ['OPT_OUT_ALL'];
	if (contentType === 'CONTENT_MARKETING') lists.push('OPT_OUT_MARKETING');
	if (contentType === 'CONTENT_NOTIFICATION') lists.push('OPT_OUT_NOTIFICATION');
	for (const list of lists) {
		const optOut = optOutOf(changes, list);
		if (optOut) return { ...optOut, list };
	}
	return undefined;
}
