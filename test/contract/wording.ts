import type { INodeProperties, INodePropertyMode, INodePropertyOptions } from 'n8n-workflow';
import { kindsOf } from '../../nodes/shared/fields/kinds';
import type { Placed } from './fields';

/** A demand on what users read, and whether it is met. */
type Demand<T> = [what: string, met: (thing: T) => boolean];

const small = /^(a|an|and|as|at|but|by|for|from|if|in|into|is|it|of|off|on|or|per|the|to|via|with)$/;
const sentences = (text: string) => text.split(/(?<=[.!?])(?<!\b[ei]\.[ge]\.)\s+(?=[A-Z"])/).length;

/** Whether all words but the small ones begin with a capital letter, or with none at all (digits, {json}). */
function isTitleCase(text: string): boolean {
	const words = text.split(/[\s/–-]+/).map((word) => word.replace(/^[("“]+/, ''));
	return words.every((word, index) => (small.test(word) ? index > 0 : !/^[a-z]/.test(word)));
}

function isDescription(text: string): boolean {
	return /^["A-Z0-9<{]/.test(text) && text.endsWith('.') === sentences(text) > 1;
}

function isSorted(names: string[]): boolean {
	return (
		names.length < 5 ||
		names.every((name, index) => index === 0 || (names[index - 1] ?? '').localeCompare(name, 'en') <= 0)
	);
}

// Days begin with Monday. Resources, and the events of Sinch: messages come first. test/contract/structure.test.ts and findable.test.ts hold their order.
const byUse = ['days', 'resource', 'triggers'];

const namesOf = ({ options = [] }: INodeProperties) =>
	options.map((entry) => ('displayName' in entry ? entry.displayName : entry.name));

const fieldDemands: Array<Demand<INodeProperties>> = [
	[
		'its name is in Title Case, if it is not a notice',
		({ displayName, type }) => /^(notice|callout)$/.test(type) || isTitleCase(displayName),
	],
	[
		'one sentence ends without a full stop, several end with one',
		({ description }) => description === undefined || isDescription(description),
	],
	['a switch says "Whether"', ({ type, description = '' }) => type !== 'boolean' || description.startsWith('Whether ')],
	[
		'a placeholder begins with "e.g.", that of a collection with "Add"; that of an email is n8n\'s own',
		({ name, placeholder = '', type }) =>
			placeholder === '' ||
			placeholder.startsWith(/collection/i.test(type) ? 'Add ' : 'e.g. ') ||
			(name === 'email' && placeholder === 'name@email.com'),
	],
	[
		'menus of five and more are sorted, but those whose order is that of use',
		(field) => byUse.includes(field.name) || isSorted(namesOf(field)),
	],
	['no two entries have one name', (field) => new Set(namesOf(field)).size === namesOf(field).length],
	[
		'Limit is 50 by default, at least 1, and says what it does',
		({ name, default: value, description, typeOptions }) =>
			name !== 'limit' ||
			(value === 50 && typeOptions?.minValue === 1 && description === 'Max number of results to return'),
	],
	[
		'Return All is off and says what it does',
		({ name, default: value, description, displayName }) =>
			name !== 'returnAll' ||
			(displayName === 'Return All' &&
				value === false &&
				description === 'Whether to return all results or only up to a given limit'),
	],
	[
		'a menu that is filled from the service says so',
		({ typeOptions, displayName, description = '' }) =>
			!typeOptions?.loadOptionsMethod ||
			(/ Names? or IDs?$/.test(displayName) && description.includes('Choose from the list, or specify')),
	],
	[
		'a picker begins with its list, and takes an ID; a field with several kinds begins with the first one',
		({ type, default: value, modes }) => {
			if (type !== 'resourceLocator') return true;
			const [kind] = kindsOf({ modes });
			const first = kind?.name ?? 'list';
			return (
				modes?.[0]?.name === first &&
				// A template has a name, and a language a code, in place of an ID.
				// n8n's editor changes From List to By ID when a person turns the field into an expression.
				modes.every(({ name }, index) => name !== 'list' || kind === undefined || modes[index + 1]?.name === 'id') &&
				(kind !== undefined || modes.some(({ name }) => ['code', 'id', 'name'].includes(name))) &&
				JSON.stringify(value) === JSON.stringify({ mode: first, value: '' })
			);
		},
	],
];

const optionDemands: Array<Demand<INodePropertyOptions>> = [
	['a list is "Get Many"', ({ value, name }) => (value === 'getAll') === (name === 'Get Many')],
	[
		'there is no "List" and no "Get All"',
		({ name, action }) => action === undefined || !/^(List|Get All)\b/.test(name),
	],
	['"Upsert" is "Create or Update"', ({ name }) => !/upsert/i.test(name)],
	[
		'one sentence ends without a full stop, several end with one',
		({ action, description }) => action !== undefined || description === undefined || isDescription(description),
	],
];

const modeDemands: Array<Demand<INodePropertyMode>> = [
	[
		'its modes are From List, By ID or By Name or By Code, By URL',
		({ name, displayName }) =>
			Object.entries(modeNames).every(([mode, label]) => mode !== name || label === displayName),
	],
	[
		'a placeholder begins with "e.g."; that of a list with "Choose"',
		({ placeholder = '', type }) => placeholder === '' || placeholder.startsWith(type === 'list' ? 'Choose' : 'e.g. '),
	],
];

const modeNames = { list: 'From List', id: 'By ID', name: 'By Name', code: 'By Code', url: 'By URL' };

const british =
	/\b\w*(colour|behaviour|favourit|organis|recognis|initialis|customis|summaris|catalogue|centre|licence)\w*/i;
const blaming = /\b(errors?|failures?|mistakes?|problems?)\b/i;

const textDemands: Array<Demand<string>> = [
	['it is written the American way', (text) => !british.test(text)],
	['it blames nobody: no error, failure, mistake, problem', (text) => !blaming.test(text.replaceAll('On Error', ''))],
	['it holds no emoji', (text) => !/\p{Extended_Pictographic}/u.test(text)],
	['it is tidy: no double blanks, none at the ends', (text) => text === text.trim() && !text.includes('  ')],
];

const unmet = <T>(thing: T, demands: Array<Demand<T>>) =>
	demands.filter(([, met]) => !met(thing)).map(([what]) => what);

function textsOf(placed: Placed): string[] {
	if (placed.kind === 'mode') return [placed.mode.displayName, placed.mode.hint ?? ''];
	if (placed.kind === 'option')
		return [placed.option.name, placed.option.description ?? '', placed.option.action ?? ''];
	const { displayName, description = '', hint = '' } = placed.field;
	return [displayName, description, hint];
}

/** What is wrong with how a field, an entry of a menu, or a mode is worded. */
export function wordingFaults(placed: Placed): string[] {
	const own =
		placed.kind === 'field'
			? unmet(placed.field, fieldDemands)
			: placed.kind === 'option'
				? unmet(placed.option, optionDemands)
				: unmet(placed.mode, modeDemands);
	return [...own, ...textsOf(placed).flatMap((text) => unmet(text, textDemands))];
}
