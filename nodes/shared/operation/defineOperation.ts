import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { confirmationFields } from '../fields/confirmation';
import { deliveryOptions } from '../fields/delivery';
import { listFields } from '../fields/list';
import { optionsField } from '../fields/options';
import { sendLimits } from '../fields/sendLimits';
import { checkOnly, skipFields, skipFieldsOfState } from '../fields/skip';
import { callTo, splitRoute, type Call, type CallParts, type ParamsOf, type Route } from '../http/call';
import type { Pager } from '../paging/pager';
import type { Confirmation, Operation, OperationHooks, SentCheck, Wording } from './operation';
import type { Output } from './output';

/** Stands for the field of a placeholder that `run` fills, because the value is found while the row runs. */
export const FILLED_BY_RUN = 'filled by run';

type PathFields<P extends string> = Record<P, INodeProperties | typeof FILLED_BY_RUN>;

/** What an operation file says. `defineOperation` derives what every operation repeats. */
export type OperationDefinition<R extends Route, P extends string> = OperationHooks<P> & {
	option: INodePropertyOptions;
	/** The endpoint as the vendor's contract writes it. */
	route: R;
	alsoCalls?: Route[];
	/** Fields below the path's fields. They go out where their `routing.send` says. */
	fields?: INodeProperties[];
	/** Fields that narrow or sort a list. They stand below Return All and Limit. */
	filters?: INodeProperties[];
	/** Entries of the operation's Options, besides those for the output and for the delivery. */
	options?: INodeProperties[];
	output?: Output;
	pager?: Pager;
	wording?: Wording;
	/** Adds the switch that a person has to set, and Check Only. The operation never runs without the switch. */
	confirmation?: Confirmation;
} & ([P] extends [never] ? { path?: undefined } : { path: PathFields<P> });

type TypedCallParts<P extends string> = Omit<CallParts, 'path'> &
	([P] extends [never] ? { path?: undefined } : { path: Record<P, unknown> });

/**
 * `defineOperation` and `callTo` for a service whose credential fills the placeholders `Credential`. The compiler checks
 * that every other placeholder of a route has a field, or a value.
 */
export function operationsWith<Credential extends string = never>() {
	return {
		defineOperation: <const R extends Route>(
			definition: OperationDefinition<R, Exclude<ParamsOf<R>, Credential>>,
		): Operation => complete(definition),
		/** A call to a route. Throws an InvalidInput for a path value that is no ID. */
		callTo: <const R extends Route>(
			route: R,
			...[parts]: [Exclude<ParamsOf<R>, Credential>] extends [never]
				? [parts?: TypedCallParts<never>]
				: [parts: TypedCallParts<Exclude<ParamsOf<R>, Credential>>]
		): Call => callTo(route, parts),
	};
}

/** An operation file's definition, without the types that tie it to its route. */
type Loose = Omit<OperationDefinition<Route, never>, 'path'> & { path?: PathFields<string> | undefined };

function complete({ path = {}, fields = [], filters = [], options = [], ...rest }: Loose): Operation {
	const given = Object.entries(path).filter((entry): entry is [string, INodeProperties] => entry[1] !== FILLED_BY_RUN);
	const emptyResult = rest.findOwn ? undefined : derivedEmptyResult(rest.route, given.at(-1));
	const asked = rest.confirmation && confirmationFields[rest.confirmation];
	return {
		...(emptyResult && { emptyResult }),
		...rest,
		path: Object.fromEntries(given),
		fields: [
			...given.map(([, field]) => field),
			...fields,
			...(asked ? [asked.notice, asked.understood] : []),
			...(rest.pager ? listFields : []),
			...filters,
			...skipFieldsFor(rest.sentCheck),
			...(rest.sentCheck || asked ? [checkOnly] : []),
			optionsField([
				...options,
				...(rest.sentCheck ? sendLimits : []),
				...(rest.output?.fields ?? []),
				...deliveryOptions,
			]),
		],
	};
}

function skipFieldsFor(sentCheck: SentCheck | undefined): INodeProperties[] {
	if (!sentCheck) return [];
	return sentCheck.isOfState ? skipFieldsOfState : skipFields;
}

/** The item for an answer without a record. It names the ID as the last path field is named. */
function derivedEmptyResult(route: Route, last?: [placeholder: string, field: INodeProperties]) {
	const { method } = splitRoute(route);
	const id = ({ path }: Call): IDataObject => (last ? { [last[1].name]: path[last[0]] } : {});
	if (method === 'GET') return (call: Call) => ({ found: false, ...id(call) });
	if (method === 'DELETE') return () => ({ deleted: true });
	return method === 'POST' ? undefined : (call: Call) => ({ success: true, ...id(call) });
}
