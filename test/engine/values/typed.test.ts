import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { isRecord } from '../../../nodes/shared/base/record';
import { pastedKindOf } from '../../../nodes/shared/fields/pasted';
import { ChatwootStore } from '../../../sandbox/chatwoot/store/store';
import { manifests } from '../../contract/manifest';
import { useExpressionEngine } from '../../support/expressions';
import { useHarness } from '../../support/harness';
import { contents } from '../sinch/contents';

useExpressionEngine();

// Emoji with a joiner and a variation selector, Hebrew with a right-to-left mark, French with a non-breaking blank.
const TYPED = '\u{1F469}\u200D\u{1F4BB} \u2764\uFE0F \u05E9\u05DC\u05D5\u05DD\u200F! Bonjour\u00A0!';

// Texts with a form of their own: IDs and lists of them, phone numbers, email addresses, dates, codes, names of files,
// templates, their parameters and custom attributes. Everything else is what people read, or what other systems get unchanged.
const WITH_A_FORM =
	/(?:Ids?|[eE]mails?|[pP]honeNumbers?|identity|[a-z]Identity|smsSender|attachments|labels|languageCode|templateLanguage|inReplyTo|after|before|customKey|conditions\.condition\.value|urls|attribute\.key|marketplace|templateParameters\.parameter\.name)$/;

// Fields that only an email inbox of Chatwoot takes.
const EMAIL_ONLY = /(?:htmlBody|mailSubject)$/;

function makeEmailInboxes(sandbox: object): void {
	if (!('store' in sandbox) || !(sandbox.store instanceof ChatwootStore)) return;
	for (const inbox of sandbox.store.inboxes) inbox.channelType = 'Channel::Email';
}

/** The text fields of an operation that go out as typed, by their path in the parameters. */
function typedFields(fields: INodeProperties[], path: string[] = []): string[][] {
	return fields.flatMap((field) => {
		const here = [...path, field.name];
		const inner = (field.options ?? []).flatMap((option) => {
			if ('values' in option) return typedFields(option.values, [...here, option.name]);
			return 'type' in option ? typedFields([option], here) : [];
		});
		const isText = field.type === 'string' && pastedKindOf(field) === undefined && !WITH_A_FORM.test(here.join('.'));
		return isText ? [here, ...inner] : inner;
	});
}

/** The parameters with the typed text in place of the text at `path`; undefined when they have no text there. */
function withTyped(value: unknown, path: string[]): unknown {
	if (Array.isArray(value)) {
		const changed: unknown[] = value.map((entry: unknown) => withTyped(entry, path) ?? entry);
		return changed.some((entry, index) => entry !== value[index]) ? changed : undefined;
	}
	const [name, ...rest] = path;
	if (name === undefined) return typeof value === 'string' ? '={{ $json.typed }}' : undefined;
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
	const changed = withTyped(Reflect.get(value, name), rest);
	return changed === undefined ? undefined : { ...value, [name]: changed };
}

// What a Chatwoot message takes in place of a text.
const template: INodeParameters = {
	content: 'template',
	templateName: 'order_shipped',
	templateFill: 'names',
	templateParameters: { parameter: [{ key: '1', value: 'A-1001' }] },
	options: { headerText: 'A-1001' },
};

/** The samples; for messages with several kinds of content one for each kind. */
function variantsOf(samples: INodeParameters[], fields: INodeProperties[]): INodeParameters[] {
	const has = (name: string) => fields.some((field) => field.name === name);
	const ofSinch = has('messageJson') ? contents.map(([messageType, content]) => ({ messageType, ...content })) : [];
	const kinds = has('templateName') ? [template] : ofSinch;
	return samples.flatMap((sample) => [sample, ...kinds.map((kind) => ({ ...sample, ...kind }))]);
}

/** The same; an option of a collection is added. */
function typedSample(sample: INodeParameters, path: string[]): INodeParameters | undefined {
	const [collection = '', option, ...deeper] = path;
	const isOption = option !== undefined && deeper.length === 0;
	const given = sample[collection];
	const options = isRecord(given) ? given : {};
	const added = isOption ? { ...sample, [collection]: { ...options, [option]: '' } } : sample;
	return withTyped(added, path) as INodeParameters | undefined;
}

describe.each(manifests.map((manifest) => ({ manifest, name: manifest.fixture.newNode().description.displayName })))(
	'$name',
	({ manifest }) => {
		const harness = useHarness(manifest.fixture);

		/** Whether one of the samples sends the typed text at `path`; undefined when none has a text there. */
		async function sends(id: string, fields: INodeProperties[], path: string[]): Promise<boolean | undefined> {
			const samples = variantsOf(manifest.samples(harness.sandbox)[id] ?? [], fields);
			const typed = samples.map((sample) => typedSample(sample, path)).filter((sample) => sample !== undefined);
			if (typed.length === 0) return undefined;
			for (const parameters of typed) {
				const before = harness.sandbox.requests.length;
				await harness.run(id, parameters, [{ json: { typed: TYPED } }], { onError: 'continueRegularOutput' });
				const sent = harness.sandbox.requests.slice(before).map(({ body, query }) => JSON.stringify([body, query]));
				if (sent.some((text) => text.includes(TYPED))) return true;
			}
			return false;
		}

		const ids = manifest.fixture.service.resources.flatMap(({ option: resource, operations }) =>
			operations.flatMap((operation) => {
				const paths = typedFields(operation.fields);
				const id = `${String(resource.value)}:${String(operation.option.value)}`;
				return paths.length > 0 ? [{ id, fields: operation.fields, paths }] : [];
			}),
		);

		it.each(ids)(
			'$id sends every text that has no form of its own as it was typed',
			async ({ id, fields, paths }) => {
				const changed: string[] = [];
				for (const path of paths) {
					const name = path.join('.');
					const isForEmail = EMAIL_ONLY.test(name);
					if (isForEmail) makeEmailInboxes(harness.sandbox);
					if ((await sends(id, fields, path)) === false) changed.push(name);
					if (isForEmail) harness.sandbox.reset();
				}
				expect(changed).toEqual([]);
				// Hundreds of short runs.
			},
			180_000,
		);
	},
);
