import { credentials, iconFaults, leadsToHeading } from './shipped';

const SECRET = /(secret|token|password|apikey)$/i;

describe.each(credentials)('The credential $className', ({ className, folder, instance }) => {
	const { displayName, documentationUrl, icon, name, properties, test } = instance;

	it('is named after its class, as an API', () => {
		expect(name).toBe(className.charAt(0).toLowerCase() + className.slice(1));
		expect(name).toMatch(/Api$/);
		expect(displayName).toMatch(/ API$/);
	});

	it('has icons for light and dark', () => {
		expect(iconFaults(icon, folder)).toEqual([]);
	});

	it('leads to the heading that explains it', () => {
		expect([documentationUrl, leadsToHeading(documentationUrl)]).toEqual([documentationUrl, true]);
	});

	it('can be tested, without carrying keys to the address that a redirect names', () => {
		expect(test).toMatchObject({ request: { disableFollowRedirect: true }, rules: expect.any(Array) });
	});

	it('authenticates with a function, which no expression engine has to evaluate', () => {
		expect(instance.authenticate).toEqual(expect.any(Function));
	});

	it('hides what is secret, and shows the rest', () => {
		const secrets = properties.filter((field) => SECRET.test(field.name)).map((field) => field.name);
		const hidden = properties.filter(({ typeOptions }) => typeOptions?.password).map((field) => field.name);
		expect(hidden).toEqual(secrets);
		expect(hidden.length).toBeGreaterThan(0);
	});
});
