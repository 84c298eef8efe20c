import type { OperationHandler } from '../../server/types';
import { bodyOf, isBlank, toBoolean, toText } from '../params';
import { authorize, authorizeAdministrator } from '../rules/access';
import { invalidRecord } from '../rules/errors';
import { isLanguage } from '../rules/language';
import type { ChatwootState } from '../state';
import { accountView } from '../views/account';

/** Handlers of the account itself. */
export const accountHandlers: Record<string, OperationHandler<ChatwootState>> = {
	getAccount: (call, state) => {
		authorize(call, state);
		return { status: 200, body: accountView(state.store.account) };
	},

	updateAccount: (call, state) => {
		authorizeAdministrator(call, state);
		const { account } = state.store;
		const body = bodyOf(call);
		const { name = account.name, locale = account.locale } = body;
		if (isBlank(name)) throw invalidRecord([['name', "Name can't be blank"]]);
		const language = toText(locale) ?? '';
		if (!isLanguage(language)) throw invalidRecord([['locale', 'Locale is not included in the list']]);
		Object.assign(account, { name: toText(name), locale: language });
		account.keepPendingOnBotFailure =
			toBoolean(body.keep_pending_on_bot_failure) ?? account.keepPendingOnBotFailure ?? false;
		return { status: 200, body: accountView(account) };
	},
};
