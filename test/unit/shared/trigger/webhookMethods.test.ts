import type { IHookFunctions } from 'n8n-workflow';
import { webhookMethodsOf, type WebhookLifecycle } from '../../../../nodes/shared/trigger/webhookMethods';

// The lifecycle only passes the context on, so an empty object stands for it.
const context = {} as IHookFunctions;

function methodsOf(lifecycle: Partial<WebhookLifecycle>) {
	const unexpected = async () => await Promise.reject(new Error('An unexpected call'));
	const { default: methods } = webhookMethodsOf({
		checkExists: unexpected,
		create: unexpected,
		remove: unexpected,
		...lifecycle,
	});
	if (!methods) throw new Error('There are no methods for the webhook named default');
	return methods;
}

it.each([
	['checkExists', 'checkExists'],
	['create', 'create'],
	['delete', 'remove'],
] as const)("n8n's %s calls %s with n8n's context, and gives what it gives", async (method, name) => {
	for (const outcome of [true, false]) {
		const called = jest.fn(async (_context: IHookFunctions) => await Promise.resolve(outcome));
		expect(await methodsOf({ [name]: called })[method].call(context)).toBe(outcome);
		expect(called.mock.calls).toEqual([[context]]);
		expect(called.mock.calls[0]?.[0]).toBe(context);
	}
});

it.each(['checkExists', 'create', 'delete'] as const)('%s throws what the lifecycle throws', async (method) => {
	await expect(methodsOf({})[method].call(context)).rejects.toThrow('An unexpected call');
});
