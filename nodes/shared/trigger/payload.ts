import type { IDataObject, INodeProperties, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isRecord, omit } from '../base/record';

/** The option that adds the event itself to the items of a trigger. */
export const includePayload: INodeProperties = {
	displayName: 'Include Payload',
	name: 'includePayload',
	type: 'boolean',
	default: true,
	description:
		'Whether items also have the whole event as the service gives it, in "payload". An event of a kind that this version does not know has it always.',
};

/** Items that end with `payload`, without it unless the option Include Payload is on. */
export function withChosenPayload(context: IPollFunctions | IWebhookFunctions, items: IDataObject[]): IDataObject[] {
	const options: unknown = context.getNodeParameter('options', {});
	if (isRecord(options) && options.includePayload === true) return items;
	return items.map((item) => omit(item, 'payload'));
}
