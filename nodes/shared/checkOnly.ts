import type { IDataObject } from 'n8n-workflow';
import type { SendOptions } from './deliveryValues';
import type { SendOnce } from './operation';
import type { Row } from './row';
import { keyOf, look } from './sendOnce';

/** What a row would do, without doing it: the dry run that Check Only gives. */
export async function checkOnly(row: Row, once: SendOnce | undefined, options: SendOptions): Promise<IDataObject> {
	if (!once) return { checkOnly: true, wouldBeSent: true };
	let isFirst = true;
	const { body, earlier } = await row.run.turns.inTurn(keyOf(row, once), async ({ result }) => {
		isFirst = !result;
		return result ?? { body: await once.find(row, row.call, look(row, options, false)), earlier: true };
	});
	const alreadySent = earlier && body !== undefined;
	return {
		checkOnly: true,
		wouldBeSent: !options.skipIfSent || (isFirst && !alreadySent),
		alreadySent,
		sameAsEarlierRow: !isFirst,
	};
}
