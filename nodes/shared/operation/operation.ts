import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Row } from './row';
import type { Values } from '../base/record';
import type { Call, Route } from '../http/call';
import type { Pager } from '../paging/pager';

/** Turns records of the API into what "Simplified" shows; gets whole pages, so that one look-up can serve many records. */
export type Simplify = (records: IDataObject[], row: Row) => IDataObject[] | Promise<IDataObject[]>;

/** How the records of an operation are shown. */
export interface Output {
	simplify: Simplify;
	/** Ids that every form of output carries, read from the raw record. */
	ids: (record: IDataObject) => IDataObject;
	/** Takes out what must not be shown in any form. */
	redact?: (record: IDataObject) => IDataObject;
	/** Secrets in answers: they go out only when they are selected by name. */
	secretFields?: string[];
}

/** Where to look for evidence. */
export interface SentCheckOptions {
	/** Milliseconds since the epoch: what was made before does not count. */
	since: number;
	/** True when the row has sent already, so that nothing which was read before will do. */
	ignoreCache: boolean;
}

/** Server-side evidence that what a row would send is there already. */
export interface SentCheck {
	/** The same text for two calls that would send the same thing to the same place. */
	key: (call: Call) => string;
	/** Gives the record that `call` would make, if it exists. Throws a Failure when that cannot be found out. */
	find: (row: Row, call: Call, look: SentCheckOptions) => Promise<IDataObject | undefined>;
}

/** One API call as the user sees it: its menu entry, its documented route and its fields, in one file. */
export interface Operation {
	option: INodePropertyOptions;
	route: Route;
	/** Further endpoints that the operation may call. */
	alsoCalls?: Route[];
	fields: INodeProperties[];
	/** Conversions and checks by field name (`filters.projectId` inside a collection); they throw a Refusal. */
	convert?: Record<string, (value: unknown) => unknown>;
	/** Completes the request where one field alone does not say it; throws a Refusal. */
	buildRequest?: (call: Call, values: Values) => Call;
	/** A check across fields, before anything is sent; throws a Refusal. */
	check?: (call: Call) => void;
	/** Gives the request, completed with what has to be loaded first (e.g. files), or refuses after a look. Changes nothing. */
	beforeSend?: (row: Row) => Promise<Call>;
	/** Takes the record out of the envelope that the API wraps it in. */
	pickRecord?: (body: unknown) => unknown;
	output?: Output;
	/** Present on operations that list: how their pages are walked. */
	pager?: Pager;
	/** What a send would make, by the names of the simplified output: shown by Check Only. */
	planned?: (call: Call) => IDataObject;
	/** What to output when the answer is no record: bare `true`, `null`, an empty body. */
	emptyResult?: (call: Call, body: unknown) => IDataObject;
	/** For a POST: what has been done to what, as in "the message may have been sent". */
	wording?: { noun: string; participle: string };
	sentCheck?: SentCheck;
	/** For operations that are more than one call. Gives the record to show. */
	run?: (row: Row) => Promise<IDataObject>;
	/** What Check Only says besides: looks, and changes nothing. */
	preview?: (row: Row) => Promise<IDataObject>;
}
