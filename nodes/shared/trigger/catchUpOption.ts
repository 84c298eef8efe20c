import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { isRecord } from '../base/record';

/** The option that switches catching up off. */
export const catchUpOption: INodeProperties = {
	displayName: 'Catch Up After a Stop',
	name: 'catchUp',
	type: 'boolean',
	default: true,
	description:
		'Whether messages that came while n8n was down or restarting start the workflow with the next delivery, with "caughtUp" true. Up to 24 hours back, 200 with each delivery. What comes while the workflow is unpublished starts nothing.',
};

/** Whether the trigger is to catch up. A test event in the editor brings nothing along. */
export function isSwitchedOn(context: IWebhookFunctions): boolean {
	if (context.getMode() === 'manual') return false;
	const options: unknown = context.getNodeParameter('options', {});
	return !isRecord(options) || options.catchUp !== false;
}
