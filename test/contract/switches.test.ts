import type { INodeProperties } from 'n8n-workflow';
import { nodes } from './shipped';

/** The switches inside collections, at any depth, as `collection.switch`. */
function switchesIn(
	fields: INodeProperties[],
	path = '',
	inside = false,
): Array<{ path: string; field: INodeProperties }> {
	return fields.flatMap((field) => {
		const here = path === '' ? field.name : `${path}.${field.name}`;
		if (field.type === 'boolean' && inside) return [{ path: here, field }];
		return (field.options ?? []).flatMap((option) => {
			if ('values' in option) return switchesIn(option.values, `${here}.${option.name}`);
			return 'type' in option ? switchesIn([option], here, field.type === 'collection') : [];
		});
	});
}

describe.each(nodes)('A switch in $className', ({ instance }) => {
	const switches = switchesIn(instance.description.properties);

	// n8n's menu "Add option" shows what it adds: who adds a switch wants it on. What is not added is off.
	it('that is added from a menu is on', () => {
		expect(switches.filter(({ field }) => field.default !== true).map(({ path }) => path)).toEqual([]);
	});
});

describe('A switch that can do harm', () => {
	const switches = nodes.flatMap(({ instance }) => switchesIn(instance.description.properties));

	it.each(['acceptUnsigned', 'includeBots', 'includeOwn', 'replaceExisting', 'sendToBlocked', 'sendUnchecked'])(
		'%s says so in its description',
		(name) => {
			const descriptions = switches
				.filter(({ field }) => field.name === name)
				.map(({ field: { description = '' } }) => description);
			expect(descriptions).not.toEqual([]);
			for (const description of descriptions)
				expect(description).toMatch(/Take care|Whoever|may answer itself|nobody can tell|nothing is put back/);
		},
	);
});
