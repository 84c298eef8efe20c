import { NodeOperationError, type IDataObject, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import type { Fetch } from '../../shared/n8n/callApi';
import { systemClock, type Clock } from '../../shared/base/clock';
import { toText } from '../../shared/base/record';
import { entriesOf, freshOf, OVERLAP, watchedUpTo, watchIn, type Entry, type Watch } from './cursor';
import { askApi } from './askApi';
import { polledLists, type PolledList } from './polledLists';

/** What is polled, and when that is. */
export interface Poller {
	lists: PolledList[];
	/** Replaced in tests. */
	clock?: Clock;
}

export const respondentPoller: Poller = { lists: polledLists };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What a test in the editor shows of each list, and how far back (ms; 0 for all there is) and through how many pages it looks. */
const SAMPLE = { records: 3, reaches: [DAY, 30 * DAY, 0], pages: 20 };
/** The server may compare whole seconds, and leave out the very moment. */
const MARGIN = 1_000;

/**
 * The items of everything new since the last poll; null when there is nothing. The first poll only looks what is there. In
 * the editor: the latest few, and nothing is kept.
 *
 * Throws a NodeOperationError when the API cannot be asked or says no; the next poll then begins where the last one did.
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
		for (const list of chosen) prepared.push(await prepare(context, fetch, { list, staticData, now }));
		return prepared;
	});
	// From here on nothing is waited for: either everything counts as seen, or nothing does.
	const news = commits.map((commit) => commit());
	staticData.watches = Object.fromEntries(news.map(({ list, watch }) => [list.event, { ...watch }]));
	const items = news.flatMap(({ list, records }) => records.map((record) => itemOf(list, record)));
	return items.length > 0 ? [items] : null;
}

/** Gives what is new in a list by what is known at that moment, and how far the list has been watched then. */
type Commit = () => { list: PolledList; records: IDataObject[]; watch: Watch };

async function prepare(
	context: IPollFunctions,
	fetch: Fetch,
	{ list, staticData, now }: { list: PolledList; staticData: IDataObject; now: number },
): Promise<Commit> {
	const projectId = projectOf(context);
	const scope = `${context.getNode().credentials?.respondentApi?.id ?? ''} ${projectId}`;
	const known = watchIn(staticData, list.event, scope);
	// A first poll has no time of the server to go by, so it looks back further than clocks differ.
	const first: Watch = { scope, latest: list.hasSince ? now - HOUR : 0, seen: {} };
	const since = (known ?? first).latest - OVERLAP - MARGIN;
	const entries = entriesOf(await list.read(fetch, { projectId, since, pages: Infinity }), list.key);
	const isOwn = await list.ownTest(fetch, recordsOf(known ? freshOf(known, entries) : []));
	return () => {
		// A poll that began later may have ended earlier, and seen the same.
		const last = watchIn(staticData, list.event, scope) ?? first;
		const others = entries.filter(({ record }) => !isOwn(record));
		const { latest } = watchedUpTo(last, entries, now);
		const watch = watchedUpTo({ ...last, latest }, others, now);
		return { list, watch, records: known ? recordsOf(freshOf(last, others)) : [] };
	};
}

async function sample(context: IPollFunctions, lists: PolledList[], now: number): Promise<INodeExecutionData[][]> {
	const items = await askApi(context, async (fetch) => {
		const found: INodeExecutionData[] = [];
		for (const list of lists) {
			for (const record of await latestOf(context, fetch, list, now)) found.push(itemOf(list, record));
		}
		return found;
	});
	if (items.length > 0) return [items];
	throw new NodeOperationError(context.getNode(), 'There is nothing yet that would start this workflow', {
		description: 'Once a participant has written, or applied, a test shows it. An active workflow waits for it.',
	});
}

async function latestOf(context: IPollFunctions, fetch: Fetch, list: PolledList, now: number): Promise<IDataObject[]> {
	let latest: IDataObject[] = [];
	for (const reach of list.hasSince ? SAMPLE.reaches : [0]) {
		const since = reach === 0 ? 0 : now - reach;
		const records = await list.read(fetch, { projectId: projectOf(context), since, pages: SAMPLE.pages });
		const isOwn = await list.ownTest(fetch, records);
		const others = records.filter((record) => !isOwn(record));
		latest = recordsOf(freshOf({ scope: '', latest: 0, seen: {} }, entriesOf(others, list.key))).slice(-SAMPLE.records);
		if (latest.length === SAMPLE.records) break;
	}
	return latest;
}

function itemOf(list: PolledList, record: IDataObject): INodeExecutionData {
	return { json: { event: list.event, ...list.fields(record), payload: record } };
}

function projectOf(context: IPollFunctions): string {
	return toText(context.getNodeParameter('projectId', '', { extractValue: true })).trim();
}

function recordsOf(entries: Entry[]): IDataObject[] {
	return entries.map(({ record }) => record);
}
