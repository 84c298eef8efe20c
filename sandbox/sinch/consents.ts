import type { OperationHandler } from '../server/types';
import { requireApp } from './lookups';
import { pageOf } from './pages';
import type { ConsentRecord } from './records';
import type { SinchState } from './state';

/** The records of an app, oldest first. */
function recordsOf({ store }: SinchState, appId: string): ConsentRecord[] {
	return store.consents
		.filter(({ app_id }) => app_id === appId)
		.sort((a, b) => Date.parse(a.datetime) - Date.parse(b.datetime));
}

const withoutPlus = (identity: string) => identity.replace(/^\+(?=\d+$)/, '');

/** Handlers of all routes below consents. */
export const consentHandlers: Record<string, OperationHandler<SinchState>> = {
	listConsentIdentities: (call, state) => {
		const { id } = requireApp(state, call.params.app_id);
		const newest = new Map<string, ConsentRecord>();
		for (const record of recordsOf(state, id)) {
			if (record.list_type === call.params.list_type) newest.set(record.identity, record);
		}
		const listed = [...newest.values()].filter(({ operation }) => operation !== 'OPERATION_DELETE');
		const identities = listed.map(({ identity }) => ({ identity }));
		return { status: 200, body: pageOf(identities, 'identities', call, state.quirks) };
	},

	listConsentAuditRecords: ({ params }, state) => {
		const { id } = requireApp(state, params.app_id);
		// A number is stored without the plus sign. The path may have it.
		const identity = withoutPlus(params.identity ?? '');
		const own = recordsOf(state, id).filter((record) => record.identity === identity);
		const audit_records = own.map(({ identity: _identity, ...record }) => ({
			...record,
			project_id: state.credentials.projectId,
		}));
		return { status: 200, body: { identity: { identity }, audit_records } };
	},
};
