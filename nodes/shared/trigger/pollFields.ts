import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import { isRecord } from '../base/record';

const DEFAULT_HOURS = 24;

/** What a polling trigger does, for the top of its panel. */
export const pollingNotice: INodeProperties = {
	displayName:
		'Begins when the workflow is published: what came before, or while it was unpublished, starts nothing. All that is new since the last poll comes as items of one execution. What came while n8n was down or restarting comes with the first poll afterwards.',
	name: 'fromNowOn',
	type: 'notice',
	default: '',
};

/** The option that says how far back a trigger catches up. */
export const catchUpHours: INodeProperties = {
	displayName: 'Catch Up (Hours)',
	name: 'catchUpHours',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 720 },
	default: DEFAULT_HOURS,
	description:
		'How far back to look after n8n was down. Older events start nothing; the log of n8n says how many were left out.',
};

/** The option Catch Up, in hours. */
export function catchUpHoursOf(context: IPollFunctions): number {
	const options: unknown = context.getNodeParameter('options', {});
	const hours = Number(isRecord(options) ? (options.catchUpHours ?? DEFAULT_HOURS) : DEFAULT_HOURS);
	return hours > 0 ? hours : DEFAULT_HOURS;
}
