import { NodeOperationError, type IDataObject, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import { systemClock, toText, type Clock, type Fetch } from '../../shared';
import { askApi } from './askApi';
import { advance, OVERLAP, readCursor, readEntries, saveCursors, selectNew, type Cursor, type Entry } from './cursor';
import { polledLists, type PolledList } from './polledLists';

/** The lists that are polled, and the clock. */
export interface Poller {
	lists: PolledList[];
	/** Replaced in tests. */
	clock?: Clock;
}

export const respondentPoller: Poller = { lists: polledLists };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/**
 * A test in the editor shows the latest `records` of each list. It looks back over the first of `reaches` (ms; 0: over all)
 * that holds as many, and reads `pages` at most.
 */
const SAMPLE = { records: 3, reaches: [DAY, 30 * DAY, 0], pages: 20 };
// The server may compare whole seconds, and leave out records of the very second that it was asked for.
const MARGIN = 1_000;

/**
 * Polls the lists of the chosen events. Gives the items of all records that are new since the last poll, and null when
 * there are none. The first poll gives nothing. In the editor it gives the latest few records, and saves no cursor.
 *
 * Throws a NodeOperationError when the API cannot be reached, or refuses; the next poll then starts from the same cursors.
 */
export async function poll(
	context: IPollFunctions,
	{ lists, clock = systemClock }: Poller,
): Promise<INodeExecutionData[][] | null> {
	const events = context.getNodeParameter('events', []);
	const chosen = lists.filter(({ event }) => Array.isArray(events) && events.some((name) => name === event));
	const now = clock.now();
	if (context.getMode() === 'manual') return await sample(context, chosen, now);
	const staticData = context.getWorkflowStaticData('node');
	const commits = await askApi(context, async (fetch) => {
		const prepared: Commit[] = [];
		for (const list of chosen) prepared.push(await readList(context, fetch, { list, staticData, now }));
		return prepared;
	});
	// No await from here on, so that two polls at once cannot both take a record for new.
	const changes = commits.map((commit) => commit());
	saveCursors(
		staticData,
		changes.map(({ list, cursor }) => [list.event, cursor]),
	);
	const items = changes.flatMap(({ list, records }) => records.map((record) => itemOf(list, record)));
	return items.length > 0 ? [items] : null;
}

/** Compares a list that was read with the cursor as it is at that moment. Gives the new records and the next cursor. */
type Commit = () => { list: PolledList; records: IDataObject[]; cursor: Cursor };

async function readList(
	context: IPollFunctions,
	fetch: Fetch,
	{ list, staticData, now }: { list: PolledList; staticData: IDataObject; now: number },
): Promise<Commit> {
	const projectId = projectOf(context);
	const scope = `${context.getNode().credentials?.respondentApi?.id ?? ''} ${projectId}`;
	const saved = readCursor(staticData, list.event, scope);
	// The first poll knows no time of the server, so it looks back further than two clocks may differ.
	const first: Cursor = { scope, latest: list.hasSince ? now - HOUR : 0, seen: {} };
	const since = (saved ?? first).latest - OVERLAP - MARGIN;
	const entries = readEntries(await list.read(fetch, { projectId, since, pages: Infinity }), list.key);
	const isOwn = await list.findOwn(fetch, recordsOf(saved ? selectNew(saved, entries) : []));
	return () => {
		// A poll that started later may have ended earlier, with the same records.
		const last = readCursor(staticData, list.event, scope) ?? first;
		const others = entries.filter(({ record }) => !isOwn(record));
		const { latest } = advance(last, entries, now);
		const cursor = advance({ ...last, latest }, others, now);
		return { list, cursor, records: saved ? recordsOf(selectNew(last, others)) : [] };
	};
}

async function sample(context: IPollFunctions, lists: PolledList[], now: number): Promise<INodeExecutionData[][]> {
	const items = await askApi(context, async (fetch) => {
		const found: INodeExecutionData[] = [];
		for (const list of lists) {
			for (const record of await readLatest(context, fetch, list, now)) found.push(itemOf(list, record));
		}
		return found;
	});
	if (items.length > 0) return [items];
	throw new NodeOperationError(context.getNode(), 'There is nothing yet that would start this workflow', {
		description: 'Once a participant has written, or applied, a test shows it. An active workflow waits for it.',
	});
}

async function readLatest(
	context: IPollFunctions,
	fetch: Fetch,
	list: PolledList,
	now: number,
): Promise<IDataObject[]> {
	let latest: IDataObject[] = [];
	for (const reach of list.hasSince ? SAMPLE.reaches : [0]) {
		const since = reach === 0 ? 0 : now - reach;
		const records = await list.read(fetch, { projectId: projectOf(context), since, pages: SAMPLE.pages });
		const isOwn = await list.findOwn(fetch, records);
		const others = records.filter((record) => !isOwn(record));
		const sorted = selectNew({ scope: '', latest: 0, seen: {} }, readEntries(others, list.key));
		latest = recordsOf(sorted).slice(-SAMPLE.records);
		if (latest.length === SAMPLE.records) break;
	}
	return latest;
}

function itemOf(list: PolledList, record: IDataObject): INodeExecutionData {
	return { json: { event: list.event, ...list.simplify(record), payload: record } };
}

function projectOf(context: IPollFunctions): string {
	return toText(context.getNodeParameter('projectId', '', { extractValue: true })).trim();
}

function recordsOf(entries: Entry[]): IDataObject[] {
	return entries.map(({ record }) => record);
}
