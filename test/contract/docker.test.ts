import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { devDependencies, version } from '../../package.json';
import { queueSettings, roleSettings, WEBHOOK_PATHS, type Role } from '../queue/support/settings';

const folder = join(__dirname, '../../examples/docker');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

interface Service {
	image: string;
	command?: string[] | string;
	environment?: Record<string, string>;
	volumes?: string[];
}

const servicesIn = (file: string) =>
	(parse(read(file), { merge: true }) as { services: Record<string, Service> }).services;

const composeFiles = globSync('*.compose.yaml', { cwd: folder }).sort();

it('There is a compose file for one n8n, and one for queue mode', () => {
	expect(composeFiles).toEqual(['queue.compose.yaml', 'single.compose.yaml']);
});

describe.each(composeFiles)('%s', (file) => {
	const services = servicesIn(file);
	const ofN8n = Object.entries(services).filter(([, { image }]) => image.startsWith('n8nio/n8n:'));

	it('installs this version of the package, and nothing else that the tests do not install', () => {
		expect(services.nodes?.command).toContain(`n8n-nodes-conversations@${version}`);
		expect(services.nodes?.image).toBe(`node:${devDependencies.node}-alpine`);
	});

	it.each(ofN8n)(
		'%s is the n8n under test, has the package, and may load it',
		(_name, { image, environment, volumes }) => {
			expect(image).toBe(`n8nio/n8n:${devDependencies['n8n-core']}`);
			expect(environment?.N8N_UNVERIFIED_PACKAGES_ENABLED).toBe('true');
			expect(volumes).toContain('nodes:/home/node/.n8n/nodes:ro');
		},
	);

	it('asks only for values that .env.example names', () => {
		const asked = [...read(file).matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
		const named = [...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
		expect(named).toEqual(expect.arrayContaining(asked));
	});
});

describe('Queue mode', () => {
	const services = servicesIn('queue.compose.yaml');
	const asked = (name: string) => expect.stringMatching(new RegExp(`^\\$\\{${name}:\\?`)) as string;

	it.each(Object.keys(roleSettings) as Role[])('%s has the settings with which the tests start it', (role) => {
		const {
			DB_POSTGRESDB_PASSWORD: _password,
			N8N_WEBHOOK_URL: _url,
			...tested
		} = {
			...queueSettings({
				redis: { host: 'redis', port: 6379 },
				postgres: { host: 'postgres', port: 5432, password: '' },
				publicUrl: '',
			}),
			...roleSettings[role],
		};
		expect(services[role]?.environment).toEqual({
			...tested,
			DB_POSTGRESDB_PASSWORD: asked('POSTGRES_PASSWORD'),
			N8N_ENCRYPTION_KEY: asked('N8N_ENCRYPTION_KEY'),
			N8N_WEBHOOK_URL: asked('N8N_PUBLIC_URL'),
		});
	});

	it('starts each process with the command of the tests', () => {
		expect(services.main?.command).toBeUndefined();
		expect(services.webhook?.command).toBe('webhook');
		expect(services.worker?.command).toBe('worker --concurrency=10');
	});

	it('sends the same paths to the webhook processors as the proxy of the tests', () => {
		const [, paths = ''] =
			/location ~ \^\/\(([^)]+)\)\/ \{\s*proxy_pass http:\/\/webhooks;/.exec(read('nginx.conf')) ?? [];
		expect(paths.split('|').map((path) => `/${path}/`)).toEqual(WEBHOOK_PATHS);
	});
});
