import type { INodeType } from 'n8n-workflow';

/**
 * Lets a webhook trigger get a delivery while it registers itself: `send` is called as soon as the service knows it. n8n has
 * loaded the workflow for that delivery before it saves the registration. Gives the function that lets the trigger work on it.
 */
export function holdBackEarly(node: INodeType, send: () => void): () => void {
	const genuine = Object.getPrototypeOf(node) as INodeType;
	const methods = node.webhookMethods?.default;
	if (!genuine.webhook || !methods?.create) throw new Error(`${node.description.name} has no webhook`);
	const { create } = methods;
	const loaded = Promise.withResolvers<boolean>();
	const released = Promise.withResolvers<boolean>();
	node.webhook = async function () {
		loaded.resolve(true);
		await released.promise;
		return await genuine.webhook!.call(this);
	};
	methods.create = async function () {
		const isCreated = await create.call(this);
		send();
		await loaded.promise;
		return isCreated;
	};
	return () => released.resolve(true);
}
