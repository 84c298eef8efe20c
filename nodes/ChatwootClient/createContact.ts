import type { IDataObject } from 'n8n-workflow';
import { recordOf } from '../Chatwoot/answers';
import { Failure, type Row } from '../shared';
import { UNPROVEN } from './identifierHash';

/**
 * Creates a contact and its session, or gives the session that has the source ID. Rows with one source ID wait for each other:
 * Chatwoot answers 500 when two requests at once open the same session. Throws a Failure.
 */
export async function createContact(row: Row): Promise<IDataObject> {
	const { source_id: sourceId, identifier } = row.call.body;
	const create = async () => await row.fetch(row.call).catch(rethrowExplained);
	const answer =
		sourceId === undefined
			? await create()
			: await row.account.mutex.runExclusive(`session ${JSON.stringify([sourceId, identifier])}`, create);
	return recordOf(answer);
}

// The message says that the contact may have been created.
function rethrowExplained(error: unknown): never {
	if (!(error instanceof Failure) || error.code !== '500') throw error;
	const { reason, message, code } = error;
	throw new Failure(reason, message, { code, description: `${UNPROVEN} In that case nothing was created.` });
}
