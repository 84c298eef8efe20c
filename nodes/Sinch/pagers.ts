import type { IDataObject } from 'n8n-workflow';
import { onePage } from '../shared/paging/numberedPages';
import { isRecord, objectAt, objectsAt } from '../shared/base/record';
import { tokenPager } from '../shared/paging/tokenPager';
import type { Pager } from '../shared/paging/pager';

function pager(items: string, pageSize: number, key = (record: IDataObject): unknown => record.id): Pager {
	return tokenPager({ items, pageSize, size: 'page_size', token: 'page_token', nextToken: 'next_page_token', key });
}

// Each route has a maximum of its own, and recent must always be told a size: without one it has answered nothing.
export const contactPager = pager('contacts', 20);
export const conversationPager = pager('conversations', 20);
export const eventPager = pager('events', 20);
export const messagePager = pager('messages', 1000);
export const recentPager = pager('conversations', 50, (record) => objectAt(record, 'conversation').id);
export const appPager = onePage((answer) => (isRecord(answer) ? objectsAt(answer, 'apps') : []));
