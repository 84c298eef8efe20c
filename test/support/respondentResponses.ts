import type { INodeParameters } from 'n8n-workflow';
import type { RespondentSandbox } from '../../sandbox';
import { byId, type Harness } from './harness';

/** The parameters of Skip If Already Sent. */
export const skip: INodeParameters = { skipIfSent: true };

/** The parameters of Check Only. */
export const check: INodeParameters = { checkOnly: true };

/** The route of an action on a screener response. */
export const actionRoute = (action: string) =>
	`PATCH /v1/projects/{projectId}/screener-responses/{screenerResponseId}/${action}`;

/** Screener responses of a sandbox, and operations on them. */
export function responsesIn(harness: Harness<RespondentSandbox>) {
	const at = (index: number) => {
		const found = harness.sandbox.store.screenerResponses[index];
		if (!found) throw new Error(`There is no screener response ${index}`);
		return found;
	};
	const on = (index: number, more: INodeParameters = {}): INodeParameters => ({
		projectId: byId(at(index).projectId),
		screenerResponseId: byId(at(index).id),
		understandsPays: true,
		understandsFinal: true,
		...more,
	});
	return {
		/** The response at a place of the store. The sandbox seeds them by place: 0 pending, 2 invited, 3 booked for 2099, 13 for the past. */
		at,
		/** The parameters of an operation on the response at a place, confirmed. */
		on,
		/** Runs an operation on the response at a place. */
		act: async (operation: string, index: number, more: INodeParameters = {}) =>
			await harness.run(`screenerResponse:${operation}`, on(index, more)),
		/** How many requests of an action arrived. */
		calls: (action: string) => harness.requestsTo(actionRoute(action)).length,
	};
}
