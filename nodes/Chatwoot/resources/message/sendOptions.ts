import { ifFailedBefore, messageKey, recognizeBy, sendOptionsWith, sendUnchecked } from '../../../shared';
import { skipBlocked } from '../../steps/skipBlocked';

/** The Send Options of a message; `nodes/Chatwoot/sentKey/recognition.ts` reads those that Chatwoot adds. */
export const sendOptions = sendOptionsWith([
	ifFailedBefore,
	messageKey,
	recognizeBy,
	skipBlocked,
	sendUnchecked(
		'where Chatwoot shows too little to compare: a template with the same text, and rendered Liquid before Chatwoot 4.9',
	),
]);
