import type { IDataObject } from 'n8n-workflow';
import { objectAt } from '../base/record';
import type { Output } from './output';

const DAY = 86_400_000;

/** What Message: Get Latest has found. Times in ms since the epoch. */
export interface Latest {
	/** The record of the message, as the API gives it. */
	message: IDataObject;
	sentAt: number;
	/** When the person wrote last, if ever. */
	incomingAt: number | undefined;
}

/**
 * The record that Message: Get Latest shows: the message, with the days since then and the time of the last answer in `latest`. `now`
 * is in ms since the epoch. `ids` are those of the item that the message lacks.
 */
export function latestRecord({ message, sentAt, incomingAt }: Latest, now: number, ids: IDataObject = {}): IDataObject {
	return {
		...message,
		latest: {
			...ids,
			// A server whose clock is ahead gives no negative days. Four digits are ten seconds.
			daysSilent: Math.max(0, Math.round(((now - sentAt) / DAY) * 10_000) / 10_000),
			...(incomingAt !== undefined && { lastIncomingAt: new Date(incomingAt).toISOString() }),
		},
	};
}

/** The record that Message: Get Latest shows where there is no message. `ids` say where it has looked. */
export function noLatest(ids: IDataObject): IDataObject {
	return { found: false, ...ids };
}

/** The output of Message: Get Latest, from the output of a message of the service. */
export function latestOutput(output: Output): Output {
	return {
		...output,
		simplify: async (records, row) => {
			const shown = await output.simplify(records, row);
			return records.map((record, index) =>
				record.found === false ? record : { ...shown[index], ...objectAt(record, 'latest') },
			);
		},
		ids: (record) => (record.found === false ? record : { ...output.ids(record), ...objectAt(record, 'latest') }),
	};
}
