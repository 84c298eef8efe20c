import type { INodeExecutionData } from 'n8n-workflow';
import type { FaultPlan, LoggedRequest } from '../../sandbox';
import type { RunningService } from '../../sandbox/server/service';
import type { Mode } from './modes';
import type { NodeUnderTest } from './nodeUnderTest';
import type { RunOptions } from './runOptions';

/** The services whose nodes are judged. */
export const serviceNames = ['Respondent', 'Chatwoot', 'Sinch'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** One input row. */
export interface InputRow {
	/** What is special about its message, e.g. "several files". */
	kind: string;
	/** Where its message goes: the ID of a conversation or a phone number. Each row has one of its own. */
	place: string;
	/** The contents of its messages, as `World.stored` gives them. Most rows have one message. */
	contents: readonly string[];
	item: INodeExecutionData;
}

/** A message that a sandbox has stored. */
export interface StoredMessage {
	place: string;
	/** A text that tells the message from all others. */
	content: string;
}

/** The sandbox of a service, the rows that are sent to it, and how to read its log and its data. */
export interface World {
	service: ServiceName;
	sandbox: RunningService & { faults: FaultPlan };
	rows: readonly InputRow[];
	/** The node that sends the rows. */
	nodeFor: (mode: Mode, options: RunOptions) => NodeUnderTest;
	/** Whether the node looks on the server for a send of a row whose answer was lost, and sends what is not there again. */
	findsLostSends: (mode: Mode, row: InputRow) => boolean;
	isSend: (request: LoggedRequest) => boolean;
	/** The place that a request is about; undefined for a request that several rows share, e.g. a list of inboxes. */
	placeOf: (request: LoggedRequest) => string | undefined;
	/** Tells the messages of a row apart, where it has several: the same text for all attempts of one message. */
	partOf: (request: LoggedRequest) => string;
	/** The messages that were stored since the start of the run. */
	stored: () => StoredMessage[];
}

/** The entry of a list that row `index` gets when all entries are used in turn. Throws for an empty list. */
export function inTurn<T>(list: readonly T[], index: number): T {
	const entry = list[index % list.length];
	if (entry === undefined) throw new Error('The list is empty');
	return entry;
}
