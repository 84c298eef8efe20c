import { InvalidInput } from '../base/failure';
import { isRecord, objectsAt, type Values } from '../base/record';
import type { SendLimits, SendWindow } from '../operation/sendLimits';
import { optionsOf } from './deliveryOptions';
import { sendWindowFrom } from './sendWindow';

/** The limits that the options of a row set. `zone` is the workflow's time zone. Throws an InvalidInput for hours that cannot be used. */
export function sendLimitsOf(values: Values, zone: string): SendLimits {
	const { stopAfter, sendOnlyBetween } = optionsOf(values);
	return {
		...(typeof stopAfter === 'number' && { most: stopAfter }),
		...(sendOnlyBetween !== undefined && { window: windowOf(sendOnlyBetween, zone) }),
	};
}

// The hours can be removed in the panel while the option stays. Such a row must not go out at any hour.
function windowOf(option: unknown, zone: string): SendWindow {
	const [hours] = isRecord(option) ? objectsAt(option, 'hours') : [];
	if (hours) return sendWindowFrom(hours, zone);
	throw new InvalidInput('"Send Only Between" holds no hours', 'Add the hours, or remove the option.');
}
