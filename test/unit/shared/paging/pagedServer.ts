import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../../../nodes/shared/base/failure';
import { numberedPager, type NumberedPaging } from '../../../../nodes/shared/paging/numberedPager';
import { isRecord, objectsAt } from '../../../../nodes/shared/base/record';

/** What happens to the list between two fetches: records come in or go, at a place given as a share of the list. */
export interface Change {
	kind: 'delete' | 'insert';
	place: number;
}

/** How a server numbers its pages. */
export interface PagedServer {
	records: number;
	/** The largest page that it gives, whatever is asked for. */
	cap: number;
	/** What it answers past the end. */
	pastEnd: '404' | 'empty' | 'without count';
	/** Whether it says which page size it used. */
	echoes: boolean;
	/** Changes before the second fetch, the third, and so on. */
	changes: Change[][];
	/** How long each fetch takes to get there, so that those under way at once may overtake each other; at once by default. */
	delays?: number[];
}

/** What a walk over such a server came to. */
export interface Walked {
	given: string[];
	fetches: number;
	queries: IDataObject[];
	/** Those that were there from the first fetch to the last. */
	throughout: string[];
	/** Those that were there at the first fetch. */
	atFirst: string[];
	inserted: number;
	/** For each fetch before which the overall count dropped: by how many. */
	drops: number[];
}

/** Walks the server's list to its end, or to the limit. `atOnce`: fetches under way at once. */
export async function walk(server: PagedServer, limit: number, pageSize = 100, atOnce = 1): Promise<Walked> {
	let list = Array.from({ length: server.records }, (_, index) => `r${index}`);
	const atFirst = [...list];
	const gone = new Set<string>();
	let asked = 0;
	const walked: Walked = { given: [], fetches: 0, queries: [], throughout: [], atFirst, inserted: 0, drops: [] };

	const change = ({ kind, place }: Change) => {
		const at = Math.floor(place * (list.length + (kind === 'insert' ? 1 : 0)));
		if (kind === 'insert') list = list.toSpliced(at, 0, `n${walked.inserted++}`);
		else for (const id of list.splice(at, 1)) gone.add(id);
	};
	const fetch = async (query: IDataObject): Promise<unknown> => {
		const delay = server.delays?.[asked++] ?? 0;
		for (let turn = 0; turn <= delay; turn++) await Promise.resolve();
		const before = list.length;
		if (walked.fetches > 0) for (const each of server.changes[walked.fetches - 1] ?? []) change(each);
		if (list.length < before) walked.drops.push(before - list.length);
		walked.fetches++;
		walked.queries.push(query);
		const size = Math.min(Number(query.pageSize), server.cap);
		const from = (Number(query.page) - 1) * size;
		const results = list.slice(from, from + size).map((uid) => ({ uid }));
		const isPastEnd = results.length === 0 && from > 0;
		if (isPastEnd && server.pastEnd === '404') throw new Failure('rejectedByApi', 'No such page', { code: '404' });
		return {
			results,
			...(server.echoes && { pageSize: size }),
			...(query.includeCount === true &&
				!(isPastEnd && server.pastEnd === 'without count') && { totalResults: list.length }),
		};
	};
	for await (const page of numberedPager(numbering(pageSize, atOnce))(fetch, limit)) {
		walked.given.push(...page.flatMap(({ uid }) => (typeof uid === 'string' ? [uid] : [])));
	}
	walked.throughout = atFirst.filter((id) => !gone.has(id));
	return walked;
}

/** The numbering of the server's pages: "results", "totalResults" and "pageSize", where the answer has them. */
export function numbering(pageSize: number, pagesAtOnce = 1): NumberedPaging {
	return {
		read: (answer) => {
			const body = isRecord(answer) ? answer : {};
			return {
				records: Array.isArray(answer) ? answer.filter(isRecord) : objectsAt(body, 'results'),
				total: numberOf(body.totalResults),
				size: numberOf(body.pageSize) || undefined,
			};
		},
		key: 'uid',
		query: ({ isOnlyPage, ...request }) => ({ ...request, ...(!isOnlyPage && { includeCount: true }) }),
		pageSize,
		pagesAtOnce,
		missingPageIsEmpty: true,
	};
}

function numberOf(value: unknown): number | undefined {
	return Number.isFinite(Number(value ?? NaN)) ? Number(value) : undefined;
}
