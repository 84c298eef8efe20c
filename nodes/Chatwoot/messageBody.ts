import type { IDataObject } from 'n8n-workflow';
import { toList } from '../shared/parameters/convert';
import { InvalidInput } from '../shared/base/failure';
import { type FilePart, multipart } from '../shared/http/multipart';
import { isRecord, toText, type Values } from '../shared/base/record';
import type { Row } from '../shared/operation/row';
import { templateOf } from './template';
import type { Call } from '../shared/http/call';

const MOST_FILES = 15;
const LONGEST_TEXT = 150_000;

/** Puts the message of a row into its call. Throws a Refusal for one that Chatwoot would not take. */
export function withMessage(call: Call, values: Values): Call {
	const { inReplyTo, ...extras } = isRecord(values.createFields) ? values.createFields : {};
	const template = templateOf(values);
	const files = toList(values.attachments);
	const text = toText(values.text);
	checkContent(text, files, template);
	const body: IDataObject = {
		content: text,
		...kindOf(values.messageType),
		...extras,
		...(inReplyTo !== undefined && { content_attributes: { in_reply_to: inReplyTo } }),
		...(template && { template_params: template }),
		// Goes out in a form; here it stands for what the message has.
		...(files.length > 0 && { attachments: files }),
	};
	return { ...call, body };
}

function kindOf(messageType: unknown): IDataObject {
	if (messageType === 'incoming') return { message_type: 'incoming' };
	return { message_type: 'outgoing', private: messageType === 'note' };
}

/** Text, files or both; throws a Refusal. */
export function checkContent(text: string, files: string[], template?: IDataObject): void {
	if (text.trim() === '' && files.length === 0) {
		throw new InvalidInput('"Text" is empty', 'Enter a text, or name binary fields whose files are to be sent.');
	}
	if (text.length > LONGEST_TEXT) {
		throw new InvalidInput(
			`"Text" has ${text.length} characters, but Chatwoot takes ${LONGEST_TEXT} at most`,
			'Shorten it, or send it as a file.',
		);
	}
	if (files.length > MOST_FILES) {
		throw new InvalidInput(
			`A message takes ${MOST_FILES} files at most, not ${files.length}`,
			'Send several messages.',
		);
	}
	if (template && files.length > 0) {
		throw new InvalidInput('A template cannot carry files from binary fields', 'Use Header Media URL instead.');
	}
}

/** Loads the files that the body names, and puts all of it into a form. */
export async function withFiles({ call, file }: Row): Promise<Call> {
	const { attachments, ...rest } = call.body;
	if (!Array.isArray(attachments)) return call;
	const fields: Array<[string, FilePart | string]> = Object.entries(rest).map(([name, value]) => [
		name,
		typeof value === 'object' ? JSON.stringify(value) : toText(value),
	]);
	for (const field of attachments) fields.push(['attachments[]', await file(toText(field))]);
	return { ...call, form: multipart(fields) };
}
