import type { IDataObject } from 'n8n-workflow';
import { objectAt, toText } from '../../shared';
import { choicesIn, type CatchUp } from '../../shared/trigger';
import { askApi } from './askApi';
import { projectIdOf, resourceOf } from './item';
import { polledLists } from './polledLists';
import { requireProject } from './project';
import { wasBorrowed } from './registration';

const MESSAGES = 'MESSAGES.CREATED';

/**
 * How the trigger finds messages of participants for which no delivery came. The API lists no other records by their time: the
 * polling trigger finds screener responses.
 */
export const missedAtRespondent: CatchUp = {
	timeOf: (event) => (event.event === MESSAGES && Date.parse(toText(resourceOf(event).createdAt))) || undefined,
	hasLost: (context) => wasBorrowed(context.getNodeWebhookUrl('default') ?? ''),
	eventsSince: async (context, since) => {
		if (!choicesIn(context.getNodeParameter('events', [])).includes(MESSAGES)) return [];
		const list = polledLists(requireProject(context)).find(({ name }) => name === MESSAGES);
		return await askApi(context, async (fetch) => {
			const records = (await list?.read(fetch, { since, pages: Infinity })) ?? [];
			const isOwn = records.length > 0 ? await list?.findUnwanted?.(fetch, records) : undefined;
			return records
				.filter((record) => !isOwn?.(record) && Date.parse(toText(record.createdAt)) >= since)
				.map(messageEvent)
				.sort((one, other) => toText(one.created).localeCompare(toText(other.created)));
		});
	},
};

/** A message of the list as the event that Respondent sends. The list has no event, so `uuid` is missing. */
function messageEvent(record: IDataObject): IDataObject {
	const { uid, body, createdAt, updatedAt, attachments } = record;
	const conversation = objectAt(record, 'conversation');
	const resource = {
		messageId: uid,
		messageBody: body,
		conversationId: conversation.uid,
		conversation,
		...(attachments !== undefined && { attachments }),
		createdAt,
		updatedAt,
	};
	const projectId = projectIdOf({ event: MESSAGES, payload: { resource } });
	return {
		event: MESSAGES,
		created: createdAt,
		payload: { resource: { ...resource, ...(projectId !== undefined && { projectId }) } },
	};
}
