import { Liquid, type Context, type Emitter, type Template } from 'liquidjs';

/** The tags of Liquid 5.4.0 for Ruby. Chatwoot adds none. */
const rubyTags = new Set(
	(
		'assign break capture case comment continue cycle decrement echo for if ifchanged include increment liquid raw render ' +
		'tablerow unless #'
	).split(' '),
);

/** The filters of Liquid 5.4.0 for Ruby, lib/liquid/standardfilters.rb. Others change nothing. */
const rubyFilters = new Set(
	(
		'abs append at_least at_most base64_decode base64_encode base64_url_safe_decode base64_url_safe_encode capitalize ceil ' +
		'compact concat date default divided_by downcase escape escape_once first floor join last lstrip map minus modulo ' +
		'newline_to_br plus prepend remove remove_first remove_last replace replace_first replace_last reverse round rstrip size ' +
		'slice sort sort_natural split strip strip_html strip_newlines times truncate truncatewords uniq upcase url_decode ' +
		'url_encode where'
	).split(' '),
);

/** An error that Liquid writes into the text instead of the value. */
class LiquidFault extends Error {}

/** Writes the error of a part into the text, as Ruby's Liquid does. liquidjs would give up the whole text. */
class ForgivingTemplate implements Template {
	readonly token: Template['token'];

	constructor(private readonly template: Template) {
		this.token = template.token;
	}

	*render(context: Context, emitter: Emitter): IterableIterator<unknown> {
		try {
			const text: unknown = yield this.template.render(context, emitter);
			return text;
		} catch (error) {
			return `Liquid error: ${faultText(error)}`;
		}
	}
}

function faultText(error: unknown): string {
	const cause = error instanceof Error && 'originalError' in error ? error.originalError : error;
	return cause instanceof LiquidFault ? cause.message : 'internal';
}

const numberOf = (value: unknown) => Number.parseFloat(String(value)) || 0;
const isInteger = (value: unknown) => /^-?\d+$/.test(String(value));

/** Division as Ruby has it: of two integers it gives an integer, and by zero it is an error. */
function divided(value: unknown, by: unknown): number {
	if (!isInteger(value) || !isInteger(by)) return numberOf(value) / numberOf(by);
	if (Number(by) === 0) throw new LiquidFault('divided by 0');
	return Math.floor(Number(value) / Number(by));
}

function remainder(value: unknown, by: unknown): number {
	const [a, b] = [numberOf(value), numberOf(by)];
	if (isInteger(by) && b === 0) throw new LiquidFault('divided by 0');
	return a - b * Math.floor(a / b);
}

function size(value: unknown): number {
	if (typeof value === 'string') return Array.from(value).length;
	if (Array.isArray(value)) return value.length;
	return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

/** An engine that renders as Liquid 5.4.0 for Ruby, the version that Chatwoot 4.8 to 4.15 use. */
export function newEngine(): Liquid {
	const engine = new Liquid({ relativeReference: false, templates: {} });
	for (const name of Object.keys(engine.tags)) if (!rubyTags.has(name)) Reflect.deleteProperty(engine.tags, name);
	for (const name of Object.keys(engine.filters)) if (!rubyFilters.has(name)) engine.unregisterFilter(name);
	engine.registerFilter('divided_by', divided);
	engine.registerFilter('modulo', remainder);
	engine.registerFilter('size', size);
	const { renderer } = engine;
	const renderTemplates = renderer.renderTemplates.bind(renderer);
	renderer.renderTemplates = (templates, context, emitter) =>
		renderTemplates(
			templates.map((template) => new ForgivingTemplate(template)),
			context,
			emitter,
		);
	return engine;
}
