import type { IDataObject, IHookFunctions, WorkflowActivateMode } from 'n8n-workflow';
import { webhookMethodsOf, type WebhookLifecycle } from '../../../../nodes/shared/trigger/webhookMethods';

// The lifecycle passes the context on. Its static data and the mode of the activation say what there is to catch up with.
const staticData: IDataObject = {};
const activation = { mode: 'init' as WorkflowActivateMode };
const context = {
	getWorkflowStaticData: () => staticData,
	getActivationMode: () => activation.mode,
	getWorkflow: () => ({ id: 'workflow' }),
	getNode: () => ({ id: 'node' }),
} as unknown as IHookFunctions;

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

it('forgets the last event when a person activates the workflow, and when a version with other settings is published', async () => {
	const methods = methodsOf({
		checkExists: async () => await Promise.resolve(true),
		remove: async () => await Promise.resolve(true),
	});
	const after = async (method: 'checkExists' | 'delete', mode: WorkflowActivateMode, more: IDataObject = {}) => {
		Object.assign(staticData, { lastEventAt: 7, ...more });
		activation.mode = mode;
		await methods[method].call(context);
		return { ...staticData };
	};
	expect(await after('checkExists', 'init')).toEqual({ lastEventAt: 7 });
	expect(await after('checkExists', 'activate')).toEqual({});
	expect(await after('checkExists', 'update')).toEqual({ lastEventAt: 7 });
	// At the end of a test, when a version is published, and when the workflow is deactivated.
	expect(await after('delete', 'update')).toEqual({ lastEventAt: 7 });
	expect(await after('checkExists', 'init', { settings: 'others' })).toEqual({ lastEventAt: 7, settings: 'others' });
	expect(await after('checkExists', 'update')).toEqual({});
});
