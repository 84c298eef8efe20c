import type { IDataObject } from 'n8n-workflow';
import { objectAt, objectsAt, toText, type Output } from '../../shared';
import { changesIn, optOutOf } from '../consents';

/** An identity of an opt-out list as items show it: Sinch keeps phone numbers without the plus sign, items always have it. */
function toShownIdentity(identity: unknown): string {
	return toText(identity).replace(/^(?=[1-9]\d{6,14}$)/, '+');
}

function simplifyConsents(record: IDataObject): IDataObject {
	const changes = changesIn(objectsAt(record, 'audit_records'));
	const optedOutOfAll = optOutOf(changes, 'OPT_OUT_ALL') !== undefined;
	const optedOutOfMarketing = optOutOf(changes, 'OPT_OUT_MARKETING') !== undefined;
	const optedOutOfNotifications = optOutOf(changes, 'OPT_OUT_NOTIFICATION') !== undefined;
	return {
		identity: toShownIdentity(objectAt(record, 'identity').identity),
		optedOut: optedOutOfAll || optedOutOfMarketing || optedOutOfNotifications,
		optedOutOfAll,
		optedOutOfMarketing,
		optedOutOfNotifications,
		history: changes.map(({ list, isOptOut, at, by }) => ({
			list,
			change: isOptOut ? 'optedOut' : 'optedIn',
			at,
			...(by !== undefined && { by }),
		})),
	};
}

/** The opt-outs of one identity, with all changes, newest first. */
export const consentsOutput: Output = {
	simplify: (records) => records.map(simplifyConsents),
	ids: (record) => ({ identity: toShownIdentity(objectAt(record, 'identity').identity) }),
};

/** The identities on an opt-out list, each with the list and the app that were asked for. */
export const optOutOutput: Output = {
	simplify: (records, { call: { path } }) =>
		records.map(({ identity }) => ({ identity: toShownIdentity(identity), list: path.list_type, appId: path.app_id })),
	ids: ({ identity }) => ({ identity: toShownIdentity(identity) }),
};
