import type { INodeType } from 'n8n-workflow';

/**
 * Lets a webhook trigger get a delivery while it registers itself: `send` is called as soon as the service knows it. n8n has
 * loaded the workflow for that delivery before it saves the registration. Gives the function that lets the trigger work on it.
 */
export function holdBackEarly(node: INodeType, send: () => void): () => void {
	const { webhook, webhookMethods } = node;
	const methods = webhookMethods?.default;
	if (!webhook || !methods?.create) throw new Error(`${node.description.name} has no webhook`);
	const { create } = methods;
	const loaded = Promise.withResolvers<void>();
	const released = Promise.withResolvers<void>();
	node.webhook = async function () {
		loaded.resolve();
		await released.promise;
		return await webhook.call(this);
	};
	methods.create = async function () {
		const isCreated = await create.call(this);
		send();
		await loaded.promise;
		return isCreated;
	};
	return () => released.resolve();
}
