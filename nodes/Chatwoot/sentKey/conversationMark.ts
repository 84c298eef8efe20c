import type { IDataObject } from 'n8n-workflow';
import { MARK_NAME, markText, objectAt, readMark, type Row } from '../../shared';

/**
 * The body of a new conversation with a mark that names the row. Chatwoot gives the additional attributes of a conversation back in
 * every list (seen on Chatwoot 4.15.1 and 4.8.0). An inbox that allows one conversation per contact drops them when it has one.
 */
export function withConversationMark<B extends IDataObject>(body: B, { id }: Pick<Row, 'id'>) {
	const attributes = { ...objectAt(body, 'additional_attributes'), [MARK_NAME]: markText({ row: id }) };
	return { ...body, additional_attributes: attributes };
}

/** Whether this row of this run has created a conversation. */
export function isCreatedBy({ id }: Pick<Row, 'id'>, conversation: IDataObject): boolean {
	return readMark(objectAt(conversation, 'additional_attributes')[MARK_NAME])?.row === id;
}
