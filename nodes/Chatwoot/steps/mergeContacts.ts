import type { IDataObject } from 'n8n-workflow';
import type { Call, Row } from '../../shared';
import { recordOf } from '../answers';
import { contactIfThere, readContact } from './readContact';

/** For `beforeSend` of Contact: Merge: the call, once both contacts are there. Throws a Failure that names the one that is not. */
export async function bothExist(row: Row<never>): Promise<Call<never>> {
	await readBoth(row);
	return row.call;
}

/** Which contacts would be merged, for Check Only. Throws a Failure. */
export async function planMerge(row: Row<never>): Promise<IDataObject> {
	const [kept, merged] = await readBoth(row);
	return {
		contactId: kept.id,
		...(kept.name !== null && { name: kept.name }),
		mergedContactId: merged.id,
		...(merged.name !== null && { mergedName: merged.name }),
	};
}

/** Merges the contacts of a row. The rows of an account merge one after the other, because a contact may be in several rows. */
export async function mergeContacts(row: Row<never>): Promise<IDataObject> {
	return await row.account.mutex.runExclusive('contacts to merge', async () => recordOf(await row.fetch(row.call)));
}

/** The contact that was kept, when the answer got lost and the other one is not there any more. Throws a Failure. */
export async function findMerged(row: Row<never>): Promise<IDataObject | undefined> {
	const { base_contact_id: kept, mergee_contact_id: merged } = row.call.body;
	return (await contactIfThere(row, merged)) ? undefined : await readContact(row, kept, 'Contact to Keep');
}

async function readBoth(row: Row<never>): Promise<[kept: IDataObject, merged: IDataObject]> {
	const { base_contact_id: kept, mergee_contact_id: merged } = row.call.body;
	return [await readContact(row, kept, 'Contact to Keep'), await readContact(row, merged, 'Contact to Merge Into It')];
}
