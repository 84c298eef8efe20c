import { InvalidInput, type Call, type Row } from '../../../shared';
import { checkConditions } from '../../conditions/checkConditions';
import { conditionsOf, isCustom } from '../../conditions/conditions';
import { isBefore, serverVersion, type Version } from '../../serverVersion';
import { contactConditions } from './conditionTargets';

// Chatwoot 4.8.0 has a field `company` of its own, which no contact fills, and Chatwoot 4.15.1 has not (both seen).
const FREE_SINCE: Version = [4, 15];

/**
 * For `beforeSend` of Filter: as `checkConditions`. Also throws an InvalidInput for the custom attribute `company` on a server that
 * would compare a field of its own in its place.
 */
export async function checkedConditions<P extends string>(row: Row<P>): Promise<Call<P>> {
	const conditions = conditionsOf(row.values, contactConditions);
	if (conditions.some((one) => isCustom(one) && one.attribute_key === 'company')) await requireFreeKey(row);
	return await checkConditions(row, contactConditions);
}

async function requireFreeKey(row: Row): Promise<void> {
	const version = await serverVersion(row);
	if (!version || !isBefore(version, FREE_SINCE)) return;
	throw new InvalidInput(
		`Chatwoot ${version.join('.')} may compare a field of its own in place of the custom attribute "company"`,
		'Update Chatwoot, or give the attribute another key.',
	);
}
