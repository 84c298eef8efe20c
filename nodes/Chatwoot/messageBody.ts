import type { IDataObject } from 'n8n-workflow';
import {
	countCharacters,
	hasVisibleText,
	InvalidInput,
	isEmpty,
	multipart,
	optionsOf,
	toList,
	toText,
	type Call,
	type FilePart,
	type Row,
	type Values,
} from '../shared';
import { requireEmail } from './email';
import { interactivePart } from './interactive';
import { withoutLiquid } from './liquid';
import { templateOf } from './template';

const MOST_FILES = 15;
const LONGEST_TEXT = 150_000;

/** Adds the message of a row to its call. Throws an InvalidInput for a message that Chatwoot would not take. */
export function withMessage<P extends string>(call: Call<P>, values: Values): Call<P> {
	const template = templateOf(values);
	const { attachments, inReplyTo, messageType, renderLiquid, voiceMessage } = optionsOf(values);
	const files = toList(attachments);
	const text = toText(values.text);
	requireContent(text, files, template);
	if (voiceMessage === true && files.length === 0)
		throw new InvalidInput(
			'"Voice Message" is on, but the message has no file',
			'Add "Attachment Input Data Field Names" under Options, with the name of the field that holds the audio.',
		);
	const { contentType, attributes } = interactivePart(values, files.length);
	if (inReplyTo !== undefined) attributes.in_reply_to = inReplyTo;
	const body: IDataObject = {
		content: text,
		...(contentType !== undefined && { content_type: contentType }),
		...(messageType === 'incoming'
			? { message_type: 'incoming' }
			: { message_type: 'outgoing', private: messageType === 'note' }),
		...call.body,
		...(!isEmpty(attributes) && { content_attributes: attributes }),
		...(template && { template_params: template }),
		// The names of the binary fields; `withFiles` replaces them by the files.
		...(files.length > 0 && { attachments: files }),
	};
	requireEmail(body, values);
	return { ...call, body: renderLiquid === true ? body : requireLength(withoutLiquid(body)) };
}

// Chatwoot counts the text before it renders it.
function requireLength(body: IDataObject): IDataObject {
	const length = countCharacters(toText(body.content));
	if (length <= LONGEST_TEXT) return body;
	throw new InvalidInput(
		`"Text" has ${length} characters with its braces escaped, but Chatwoot takes ${LONGEST_TEXT} at most`,
		'Shorten it, or send it as a file.',
	);
}

/** Checks that a message has a text or files, and no more of them than Chatwoot takes. Throws an InvalidInput. */
export function requireContent(text: string, files: string[], template?: IDataObject): void {
	if (!hasVisibleText(text) && files.length === 0) {
		throw new InvalidInput(
			'"Text" is empty',
			'Enter a text, or add "Attachment Input Data Field Names" under Options to send files.',
		);
	}
	// 422 {"error":"string contains null byte"}, seen on Chatwoot 4.15.1.
	if (text.includes('\0'))
		throw new InvalidInput('"Text" contains a NUL character', 'Take it out: no channel carries it.');
	const length = countCharacters(text);
	if (length > LONGEST_TEXT) {
		throw new InvalidInput(
			`"Text" has ${length} characters, but Chatwoot takes ${LONGEST_TEXT} at most`,
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
		throw new InvalidInput(
			'A template cannot carry files from binary fields',
			'Take them out. A template with a file in its header takes the URL of that file.',
		);
	}
}

/** Loads the files of a message, and makes its request a form. A message without files stays JSON. */
export async function withFiles<P extends string>(row: Row<P>): Promise<Call<P>> {
	return await withForm(row.call, await filesOf(row));
}

/** The files of a message. Throws an InvalidInput that names the binary field for one that cannot be sent. */
export async function filesOf({ call: { body }, file }: Pick<Row, 'call' | 'file'>): Promise<FilePart[]> {
	const files: FilePart[] = [];
	for (const field of Array.isArray(body.attachments) ? body.attachments : []) {
		const part = await file(toText(field));
		if (body.is_voice_message === true) requireAudio(part);
		files.push(part);
	}
	return files;
}

/** A call as a form with these files. Without files it stays JSON. */
export async function withForm<P extends string>(call: Call<P>, files: FilePart[]): Promise<Call<P>> {
	if (files.length === 0) return call;
	const values = Object.entries(call.body).filter(([name]) => name !== 'attachments');
	const fields: Array<[string, FilePart | string]> = values.map(([name, value]) => [
		name,
		typeof value === 'object' ? JSON.stringify(value) : toText(value),
	]);
	for (const part of files) fields.push(['attachments[]', part]);
	return { ...call, form: await multipart(fields) };
}

function requireAudio({ fileName, mimeType }: FilePart): void {
	if (mimeType.startsWith('audio/')) return;
	throw new InvalidInput(`"Voice Message" is on, but ${fileName} is ${mimeType}`, 'Send audio, or switch it off.');
}
