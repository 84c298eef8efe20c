import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeConnectionTypes, type INodeType } from 'n8n-workflow';
import { name as packageName } from '../../package.json';
import { credentials, iconFaults, nodes, leadsToHeading, root } from './shipped';

interface Codex {
	node: string;
	categories: string[];
	subcategories?: unknown;
	alias: string[];
	resources: Record<'credentialDocumentation' | 'primaryDocumentation', Array<{ url: string }>>;
}

const isTrigger = ({ description }: INodeType) => description.group.includes('trigger');

const action = {
	name: expect.not.stringMatching(/Trigger$/),
	displayName: expect.not.stringMatching(/Trigger$/),
	usableAsTool: true,
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	subtitle: expect.stringMatching(/^=\{\{.*resource.*operation.*\}\}$/),
};

// Not one that n8n would offer to an AI agent.
const trigger = {
	name: expect.stringMatching(/Trigger$/),
	displayName: expect.stringMatching(/ Trigger$/),
	inputs: [],
	outputs: [NodeConnectionTypes.Main],
	subtitle: expect.stringMatching(/^=\{\{.*\}\}$/),
};

const lifecycle = ['checkExists', 'create', 'delete'] as const;

describe.each(nodes)('The node $className', ({ className, folder, instance, source }) => {
	const { description } = instance;
	const codex = codexOf(source);

	it('is named after its class and its file', () => {
		expect(description.name).toBe(className.charAt(0).toLowerCase() + className.slice(1));
		expect(description.defaults.name).toBe(description.displayName);
		expect(description.version).toEqual(expect.any(Number));
		expect(description.description).toMatch(/^[A-Z].*[^.]$/);
	});

	it('is an action or a trigger, and has what belongs to it', () => {
		expect(description).toMatchObject(isTrigger(instance) ? trigger : action);
		expect('usableAsTool' in description).toBe(!isTrigger(instance));
	});

	it('has a webhook or polls if it is a trigger, and checks, creates and deletes its webhooks itself', () => {
		const { webhooks = [] } = description;
		const starts = ['poll', 'webhook'].filter((method) => method in instance);
		expect(starts).toHaveLength(isTrigger(instance) ? 1 : 0);
		expect(description.polling === true).toBe('poll' in instance);
		expect(webhooks.length > 0).toBe('webhook' in instance);
		for (const { name } of webhooks) {
			for (const step of lifecycle) expect(instance.webhookMethods?.[name]?.[step]).toEqual(expect.any(Function));
		}
	});

	it('has icons for light and dark', () => {
		expect(iconFaults(description.icon, folder)).toEqual([]);
	});

	it('uses credentials that ship', () => {
		const names = credentials.map(({ instance: { name } }) => name);
		expect(description.credentials?.length).toBeGreaterThan(0);
		for (const { name } of description.credentials ?? []) expect(names).toContain(name);
	});

	it('has a codex file that leads to headings that exist, and names no subcategory', () => {
		expect(codex.node).toBe(`${packageName}.${description.name}`);
		expect(codex.categories.length).toBeGreaterThan(0);
		expect(codex.alias.length).toBeGreaterThan(0);
		expect(codex).not.toHaveProperty('subcategories');
		const { credentialDocumentation, primaryDocumentation } = codex.resources;
		for (const { url } of [...credentialDocumentation, ...primaryDocumentation]) {
			expect([url, leadsToHeading(url)]).toEqual([url, true]);
		}
	});
});

it('No two nodes and no two credentials have one name', () => {
	const names = [
		...nodes.map(({ instance }) => instance.description.name),
		...credentials.map(({ instance }) => instance.name),
	];
	expect(names).toEqual([...new Set(names)]);
});

const actions = nodes.filter(({ instance }) => !isTrigger(instance));

// Its list of nodes has both in one entry, which is found by the words of the action node.
it.each(actions)(
	'$className is found by the words of its trigger, as n8n lists the two as one',
	({ instance, source }) => {
		const triggerOf = `${instance.description.name}Trigger`;
		const own = nodes.find(({ instance: { description } }) => description.name === triggerOf);
		const words = own ? codexOf(own.source).alias : [];
		expect(codexOf(source).alias).toEqual(expect.arrayContaining(words));
	},
);

function codexOf(source: string): Codex {
	return JSON.parse(readFileSync(join(root, `${source}.json`), 'utf8')) as Codex;
}
