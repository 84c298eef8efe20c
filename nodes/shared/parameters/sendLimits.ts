import { isRecord, objectsAt, type Values } from '../base/record';
import type { SendLimits } from '../operation/sendLimits';
import { optionsOf } from './deliveryOptions';
import { sendWindowFrom } from './sendWindow';

/** The limits that the options of a row set. `zone` is the workflow's time zone. Throws an InvalidInput for hours that cannot be used. */
export function sendLimitsOf(values: Values, zone: string): SendLimits {
	const { stopAfter, sendOnlyBetween } = optionsOf(values);
	const [hours] = isRecord(sendOnlyBetween) ? objectsAt(sendOnlyBetween, 'hours') : [];
	return {
		...(typeof stopAfter === 'number' && { most: stopAfter }),
		...(hours && { window: sendWindowFrom(hours, zone) }),
	};
}
