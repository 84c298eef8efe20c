import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeType, IVersionedNodeType } from 'n8n-workflow';

/** n8n's HTTP Request node, in its newest version. */
export interface HttpRequest {
	node: INodeType;
	version: number;
}

/** Loads the node from the n8n that is installed in `folder`. */
export function httpRequestIn(folder: string): HttpRequest {
	const load = createRequire(join(folder, 'package.json'));
	const { HttpRequest } = load('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js') as {
		HttpRequest: new () => IVersionedNodeType;
	};
	const versions = new HttpRequest();
	return { node: versions.getNodeType(), version: versions.currentVersion };
}
