import { isRecord, objectsAt, type Values } from '../base/record';
import type { SendLimits } from '../operation/sendLimits';
import { sendWindowFrom } from './sendWindow';

/** The limits that the options of a row set. `zone` is the workflow's time zone. Throws an InvalidInput for hours that cannot be used. */
export function sendLimitsOf({ sendOptions }: Values, zone: string): SendLimits {
	if (!isRecord(sendOptions)) return {};
	const { stopAfter, sendOnlyBetween } = sendOptions;
	const [hours] = isRecord(sendOnlyBetween) ? objectsAt(sendOnlyBetween, 'hours') : [];
	return {
		...(typeof stopAfter === 'number' && { most: stopAfter }),
		...(hours && { window: sendWindowFrom(hours, zone) }),
	};
}
