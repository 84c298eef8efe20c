import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Values } from '../base/record';
import type { Call, Route } from '../http/call';
import type { Pager } from '../paging/pager';
import type { Output } from './output';
import type { Row } from './row';

/** What Skip If Already Sent looks for. */
export interface SentCheckOptions {
	/** Milliseconds since the epoch: records that are older do not count. */
	since: number;
	/** True when the row has sent already: answers that were read before must not be used. */
	ignoreCache: boolean;
}

/** Finds on the server what a row would send. Skip If Already Sent and Check Only use it. */
export interface SentCheck<P extends string = string> {
	/** True where the state of a record tells what was done, whenever that was: then there is no Look Back. */
	isOfState?: boolean;
	/** The deduplication key: the same text for two rows that would send the same content to the same place. */
	key(row: Row<P>): string;
	/**
	 * The keys of rows that `find` may take for this one though their key is another, such as those to a further address of the same
	 * person. This row does not run beside them.
	 */
	furtherKeys?(row: Row<P>): string[];
	/**
	 * Names the record that a row changes, where one row may undo what another did. Rows for one record then wait for each other, whatever
	 * they would send, and each looks at the record itself.
	 */
	record?(row: Row<P>): string;
	/** Gives the record that `call` would make, if it exists. Throws a Failure when the server cannot tell. */
	find(row: Row<P>, call: Call<P>, options: SentCheckOptions): Promise<IDataObject | undefined>;
}

/** The words for what an operation has done: "the message may have been sent". */
export interface Wording {
	noun: string;
	participle: string;
}

/** How a call is sent that has parts: one after the other, each looked for and repeated on its own. */
export interface PartsHooks<P extends string = string> {
	/** The request of a part after the first, once it may be sent. `previous` is the record of the part before. Throws a Failure. */
	next(row: Row<P>, call: Call<P>, previous: IDataObject): Promise<Call<P>>;
	/** The record to show for the records of all parts. */
	join(records: IDataObject[]): IDataObject;
}

/** What a person has to confirm before an operation runs: that it pays, or that it cannot be undone. */
export type Confirmation = 'pays' | 'cannotBeUndone';

/** What an operation does beyond its fields. The hooks are listed in the order in which the router calls them. */
export interface OperationHooks<P extends string = string> {
	/** Conversions by field name (`options.replyTo` inside a collection). They throw an InvalidInput. */
	convert?: Record<string, (value: unknown) => unknown>;
	/** Completes and checks the request that the fields made. Throws an InvalidInput. */
	buildRequest?(call: Call<P>, values: Values): Call<P>;
	/** Loads what the request needs (e.g. files), or refuses the row after a look at the server. Changes nothing. */
	beforeSend?(row: Row<P>): Promise<Call<P>>;
	/** What a send would do, for Check Only, by the names of the simplified output. Changes nothing. */
	dryRun?(row: Row<P>): IDataObject | Promise<IDataObject>;
	/** Finds what was sent before. Present on every operation that has Skip If Already Sent and Check Only. */
	sentCheck?: SentCheck<P>;
	/**
	 * The reason why this row is not sent, or undefined to send it. The row then ends as skipped. Called once for each row that Skip
	 * If Already Sent lets through, right before the send, and by Check Only. When it throws, nothing was sent, and the row fails.
	 */
	skipReason?(row: Row<P>): Promise<string | undefined>;
	/** Makes the requests of an operation that is more than one call. Gives the record to show. */
	run?(row: Row<P>): Promise<IDataObject>;
	/**
	 * Finds what this row has sent, by the mark that it carries, when the answer got lost. With it, the router looks for every such
	 * send, and repeats it when it is not there; without it, only where Skip If Already Sent is on. Throws a Failure when the server
	 * cannot tell.
	 */
	findOwn?(row: Row<P>): Promise<IDataObject | undefined>;
	/** How a call that has parts is sent. Present on every operation whose calls may have some. */
	parts?: PartsHooks<P>;
	/** Takes the record out of the envelope that the API wraps it in. */
	pickRecord?(body: unknown): unknown;
	/** The item to output when the answer holds no record: bare `true`, `null`, an empty body. */
	emptyResult?(call: Call<P>, body: unknown): IDataObject;
}

/** One operation of a service, as the router runs it. `defineOperation` makes it. */
export interface Operation extends OperationHooks {
	option: INodePropertyOptions;
	route: Route;
	/** Further endpoints that the operation may call. */
	alsoCalls?: Route[];
	/** The fields that fill the placeholders of the route. */
	path: Record<string, INodeProperties>;
	/** All fields, in the order in which the panel shows them. */
	fields: INodeProperties[];
	output?: Output;
	/** Present on operations that list: how their pages are walked. */
	pager?: Pager;
	/** Present on operations that change something with a POST. */
	wording?: Wording;
	/** Present on operations that do not run without a switch that a person has set. */
	confirmation?: Confirmation;
}
