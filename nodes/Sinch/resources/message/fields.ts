import { inBody } from '../../../shared';
import { textField } from '../../fieldTypes';
import { toTextUpTo } from '../../json';

export { messageId, messagesSource } from '../fields';

export const metadata = textField(
	'Metadata',
	'metadata',
	'The text that takes the place of the one that is there; at most 1,024 characters',
	{ required: true, placeholder: 'e.g. order-1017', ...inBody('metadata') },
);

export const metadataConversions = { metadata: toTextUpTo(1024) };
