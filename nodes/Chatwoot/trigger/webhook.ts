import type { IHookFunctions } from 'n8n-workflow';
import { isRegistered, register, unregister } from './accountWebhook';
import { choicesOf } from './choices';
import { check, isCalled, leave } from './inboxCallback';
import { checkReach } from './reach';
import { registrationOf } from './registration';

/** Whether Chatwoot sends its events here already. Throws a NodeOperationError when it cannot be asked. */
export async function checkExists(context: IHookFunctions): Promise<boolean> {
	return choicesOf(context).isPasted ? await isCalled(context) : await isRegistered(context);
}

/** Makes Chatwoot send its events here, or checks that it does. Throws a NodeOperationError that says what to do. */
export async function create(context: IHookFunctions): Promise<boolean> {
	await checkReach(context);
	if (!choicesOf(context).isPasted) await register(context);
	else {
		if (hasWebhook(context)) await unregister(context);
		await check(context);
	}
	return true;
}

/** Undoes what `create` did. Throws a NodeOperationError when Chatwoot cannot be asked. */
export async function remove(context: IHookFunctions): Promise<boolean> {
	await (choicesOf(context).isPasted && !hasWebhook(context) ? leave(context) : unregister(context));
	return true;
}

// The mode may have been changed since the webhook was registered.
function hasWebhook(context: IHookFunctions): boolean {
	return registrationOf(context)?.webhookId !== undefined;
}
