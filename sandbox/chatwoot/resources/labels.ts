import type { Call, OperationHandler } from '../../server/types';
import { bodyOf, isBlank, toBoolean, toText } from '../params';
import { authorize, authorizeAdministrator } from '../rules/access';
import { invalidRecord } from '../rules/errors';
import type { ChatwootState } from '../state';
import type { LabelRecord } from '../store/records';
import { labelView } from '../views/account';
import { orNotFound } from './lookups';

const defaultColor = '#1f93ff';

function requireLabel({ params }: Call, { store }: ChatwootState): LabelRecord {
	return orNotFound(store.labels.find(({ id }) => id === Number(params.label_id)));
}

/** The title of a label, which the server stores in lower case. Throws an HttpError (422) when it is not valid or taken. */
function titleIn(given: unknown, { store }: ChatwootState, own?: LabelRecord): string {
	const title = (toText(given) ?? '').toLowerCase();
	if (isBlank(title)) throw invalidRecord([['title', 'Title must not be blank']]);
	if (!/^[\p{L}\p{N}]+[\p{L}\p{N}_-]+$/u.test(title)) throw invalidRecord([['title', 'Title is invalid']]);
	if (store.labels.some((label) => label !== own && label.title === title)) {
		throw invalidRecord([['title', 'Title has already been taken']]);
	}
	return title;
}

/**
 * Handlers of the account's labels. The labels of a contact or a conversation are its own: they need not be among these.
 *
 * Chatwoot v4.15.1 app/models/label.rb
 */
export const labelHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listLabels: (call, state) => {
		authorize(call, state);
		const labels = [...state.store.labels].sort((a, b) => (a.title < b.title ? -1 : 1));
		return { status: 200, body: { payload: labels.map(labelView) } };
	},

	getLabel: (call, state) => {
		authorize(call, state);
		return { status: 200, body: labelView(requireLabel(call, state)) };
	},

	createLabel: (call, state) => {
		authorizeAdministrator(call, state);
		const { store } = state;
		const { title, description, color, show_on_sidebar: showOnSidebar } = bodyOf(call);
		const label: LabelRecord = {
			title: titleIn(title, state),
			id: store.newId('labels'),
			description: toText(description) ?? null,
			color: toText(color) ?? defaultColor,
			showOnSidebar: toBoolean(showOnSidebar) ?? null,
		};
		store.labels.push(label);
		return { status: 200, body: labelView(label) };
	},

	updateLabel: (call, state) => {
		authorizeAdministrator(call, state);
		const label = requireLabel(call, state);
		const body = bodyOf(call);
		if ('title' in body) label.title = titleIn(body.title, state, label);
		if ('description' in body) label.description = toText(body.description) ?? null;
		label.color = toText(body.color) ?? label.color;
		label.showOnSidebar = toBoolean(body.show_on_sidebar) ?? label.showOnSidebar;
		return { status: 200, body: labelView(label) };
	},

	deleteLabel: (call, state) => {
		authorizeAdministrator(call, state);
		const { labels } = state.store;
		labels.splice(labels.indexOf(requireLabel(call, state)), 1);
		return { status: 200 };
	},
};
