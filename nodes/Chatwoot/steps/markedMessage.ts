import type { IDataObject } from 'n8n-workflow';
import { isRecord, type Call, type CallPart, type FilePart, type Row } from '../../shared';
import { withForm } from '../messageBody';
import { requireKept } from '../sentKey/recognition';
import { markOf, withMark } from '../sentKey/sentKey';
import { notesOn } from './alteredParameters';
import { partsOnWhatsApp } from './messageParts';
import { templateParamsFor } from './templateRules';

/**
 * For `beforeSend`: the call of a message into an inbox, with its files and its mark, or with its parts, each with its own mark. Throws
 * an InvalidInput for a file that cannot be sent, and for a key that the server would drop, and a Failure. Without the inbox the
 * message is not adapted to its channel.
 */
export async function markedMessage<P extends string>(
	row: Row<P>,
	files: FilePart[],
	inbox?: IDataObject,
): Promise<Call<P>> {
	await requireKept(row);
	const call = forInbox(row, inbox);
	const { body } = call;
	const parts = partsOnWhatsApp(inbox, body, files);
	const marked = { ...call, body: withMark(body, markOf(row, { body, files })) };
	if (!parts) return await withForm(marked, files);
	const made = parts.map(async (one, part): Promise<CallPart<P>> => {
		const own = withMark(one.body, markOf(row, { body, files, part }));
		return { name: one.name, call: await withForm({ ...call, body: own }, one.files) };
	});
	return { ...marked, parts: await Promise.all(made) };
}

function forInbox<P extends string>({ call, values }: Row<P>, inbox: IDataObject | undefined): Call<P> {
	const { template_params: params } = call.body;
	if (!inbox || !isRecord(params)) return call;
	const notes = notesOn(inbox, values);
	return {
		...call,
		body: { ...call.body, template_params: templateParamsFor(inbox, params) },
		...(notes && { notes }),
	};
}
