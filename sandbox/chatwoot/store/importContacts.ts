import { firstNames, lastNames } from '../../server/sampleNames';
import type { ContactRecord } from './records';
import type { ChatwootStore } from './store';

/**
 * Stores contacts as the import of a CSV file does: all have the same time of creation, in Unix seconds, and every third has no
 * name. The import writes into the database at once, so no event is raised.
 *
 * Chatwoot v4.15.1 app/jobs/data_import_job.rb
 */
export function importContacts(store: ChatwootStore, count: number, createdAt = store.now()): ContactRecord[] {
	return Array.from({ length: count }, (_, index) => {
		const first = firstNames[index % firstNames.length] ?? 'Ada';
		const last = lastNames[Math.floor(index / firstNames.length) % lastNames.length] ?? 'Dahl';
		const contact = store.insertContact({ name: index % 3 === 2 ? '' : `${first} ${last}`, createdAt });
		contact.email = `imported${contact.id}@example.com`;
		contact.contactType = 'lead';
		return contact;
	});
}
