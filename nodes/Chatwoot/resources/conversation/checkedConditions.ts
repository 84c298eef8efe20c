import { InvalidInput, type Call, type Row } from '../../../shared';
import { checkConditions } from '../../conditions/checkConditions';
import { conditionsOf, isCustom, type Condition } from '../../conditions/conditions';
import { isBefore, serverVersion, type Version } from '../../serverVersion';
import { conversationConditions } from './conditionTargets';

// Chatwoot 4.8.0 filters by country_code and not by contact_id, Chatwoot 4.15.1 by contact_id and not by country_code (both seen).
const CONTACT_ID_SINCE: Version = [4, 9];

/**
 * For `beforeSend` of Filter: as `checkConditions`. Also looks at the version of the server where a field depends on it. Throws an
 * InvalidInput for a field that this version does not know, and a Failure.
 */
export async function checkedConditions<P extends string>(row: Row<P>): Promise<Call<P>> {
	await requireKnownFields(row, conditionsOf(row.values, conversationConditions));
	return await checkConditions(row, conversationConditions);
}

async function requireKnownFields(row: Row, conditions: Condition[]): Promise<void> {
	const isUsed = (key: string) => conditions.some((one) => !isCustom(one) && one.attribute_key === key);
	if (!isUsed('contact_id') && !isUsed('country_code')) return;
	const version = await serverVersion(row);
	if (!version) return;
	const isOld = isBefore(version, CONTACT_ID_SINCE);
	if (!isUsed(isOld ? 'contact_id' : 'country_code')) return;
	const [field, instead] = isOld
		? ['Contact ID', 'Use Contact: Get Conversations, or update Chatwoot.']
		: ['Country Code', 'Store the country as a custom attribute of the conversation, and filter by that.'];
	throw new InvalidInput(`Chatwoot ${version.join('.')} cannot filter conversations by "${field}"`, instead);
}
