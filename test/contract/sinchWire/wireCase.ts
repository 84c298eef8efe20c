import type { ConversationService } from '@sinch/conversation';
import type { INodeParameters } from 'n8n-workflow';
import type { World } from '../sinchSdk/world';

/** One input, given to the node and to Sinch's own SDK. */
export interface WireCase {
	/** `resource:operation` of the node. */
	id: string;
	/** What the input has beyond the least that the operation takes. */
	with?: string;
	/** The input as parameters of the node. */
	parameters: (world: World) => INodeParameters;
	/** The input as a call of the SDK. The compiler checks it against the SDK's types. */
	sdk: (service: ConversationService, world: World) => Promise<unknown>;
	/** How many requests of the operation's route the node makes. 1 by default. */
	requests?: number;
}
