import { entriesOf, entrySource, stubOf } from '../../../tools/entries';

const entries = entriesOf({
	credentials: ['dist/credentials/ExampleApi.credentials.js'],
	nodes: ['dist/nodes/Example/Example.node.js'],
});

describe('The files that n8n loads', () => {
	it('come from the sources of the same name', () => {
		expect(entrySource(entries)).toBe(
			"export { ExampleApi } from './credentials/ExampleApi.credentials';\n" +
				"export { Example } from './nodes/Example/Example.node';\n",
		);
	});

	it('hold their class alone', () => {
		expect(entries.map(stubOf)).toEqual([
			"exports.ExampleApi = require('../bundle.js').ExampleApi;\n",
			"exports.Example = require('../../bundle.js').Example;\n",
		]);
	});
});
