import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodePropertyOptions } from 'n8n-workflow';
import { eventOptions } from '../../nodes/Sinch/trigger/events';
import { nodes, root } from './shipped';

const shown = (name: string) => {
	const found = nodes.find(({ className }) => className === name);
	if (!found) throw new Error(`There is no node ${name}`);
	return found;
};

/** The nodes that n8n's list finds by a phrase: n8n compares it with the name and with each alias. */
function foundBy(phrase: string): string[] {
	const wanted = phrase.toLowerCase();
	return nodes
		.filter(({ instance, source }) => {
			const { alias } = JSON.parse(readFileSync(join(root, `${source}.json`), 'utf8')) as { alias: string[] };
			return [instance.description.displayName, ...alias].some((word) => word.toLowerCase().includes(wanted));
		})
		.map(({ className }) => className);
}

describe('What people type to find a node', () => {
	it.each([
		['helpdesk', ['Chatwoot']],
		['support inbox', ['Chatwoot']],
		['send message', ['Chatwoot', 'Respondent', 'SinchConversation']],
		['messaging', ['Chatwoot', 'Respondent', 'SinchConversation']],
		['send SMS', ['SinchConversation']],
		['send WhatsApp', ['Chatwoot', 'SinchConversation']],
	])('%s finds %j', (phrase, names) => {
		expect(foundBy(phrase)).toEqual(expect.arrayContaining(names));
	});

	it('WhatsApp does not find the node that writes into API inboxes only', () => {
		expect(foundBy('WhatsApp')).not.toContain('ChatwootClient');
	});
});

// n8n shows an action node and its trigger as one entry, with one of the two descriptions.
it.each(['Chatwoot', 'Respondent', 'SinchConversation'])('%s and its trigger have one description for both', (name) => {
	const { description } = shown(name).instance.description;
	expect(description).toMatch(/^Send .*, or start a workflow when /);
	expect(shown(`${name}Trigger`).instance.description.description).toBe(description);
});

describe('A trigger', () => {
	it('of Sinch has its messages first, and the other events sorted', () => {
		const names = eventOptions.map(({ name }) => name);
		expect(names[0]).toBe('Message: Received');
		const others = names.slice(names.findIndex((name) => !name.startsWith('Message')));
		expect(others.some((name) => name.startsWith('Message'))).toBe(false);
		expect(others).toEqual([...others].sort((one, two) => one.localeCompare(two, 'en')));
	});

	it.each(nodes.map(({ className }) => className).filter((name) => name.endsWith('Trigger')))(
		'%s shows its events on the canvas by their names in the menu, a received message as received',
		(name) => {
			const { properties, subtitle = '' } = shown(name).instance.description;
			const menu = properties.find(({ name: field }) => field === 'events' || field === 'triggers');
			const options = (menu?.options ?? []) as INodePropertyOptions[];
			for (const option of options) expect(subtitle).toContain(`"${String(option.value)}":"${option.name}"`);
			const first = options.find(({ value }) => value === (menu?.default as string[])[0]);
			expect(first?.name).toMatch(/^Message:? Received$/);
		},
	);
});
