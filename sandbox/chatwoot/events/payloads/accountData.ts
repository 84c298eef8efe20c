import type { ViewState } from '../../views/viewState';

/** The account, as events name it. */
export function accountData({ store }: Pick<ViewState, 'store'>) {
	return { id: store.account.id, name: store.account.name };
}
