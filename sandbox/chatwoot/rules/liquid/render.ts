import { isRecord } from '../../../server/guards';
import type { Drops } from './drops';
import { newEngine } from './engine';
import { laxText } from './laxMarkup';

const engine = newEngine();

/** Text between back-ticks, over several lines too. */
const code = /`(.*?)`/gs;

const hasMarkup = (text: string) => /\{\{|\{%/.test(text);

/** A text with its Liquid rendered. A text that Liquid cannot parse stays as it is. */
function rendered(text: string, drops: Drops): string {
	// Saves time: most texts have no Liquid.
	if (!hasMarkup(text)) return text;
	try {
		return String(engine.parseAndRenderSync(laxText(text), drops));
	} catch {
		return text;
	}
}

/**
 * The content of a message with its Liquid rendered. Text between back-ticks is left alone: it is wrapped in a `raw` block.
 *
 * Chatwoot v4.15.1 app/models/concerns/liquidable.rb:25
 */
export function renderContent(content: string, drops: Drops): string {
	// Saves time: a text with Liquid between back-ticks only stays as it is.
	if (!hasMarkup(content.replace(code, '')) && !content.includes('endraw')) return content;
	const wrapped = content.replace(code, (text) => `{% raw %}${text}{% endraw %}`);
	const result = rendered(wrapped, drops);
	return result === wrapped ? content : result;
}

/**
 * The parameters of a template with the Liquid in their texts rendered. Names, and texts that Liquid cannot parse, stay as they
 * are; back-ticks protect nothing here.
 *
 * Chatwoot v4.15.1 app/models/concerns/liquidable.rb:65
 */
export function renderParameters(value: unknown, drops: Drops): unknown {
	if (typeof value === 'string') return rendered(value, drops);
	if (Array.isArray(value)) return value.map((entry) => renderParameters(entry, drops));
	if (!isRecord(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, renderParameters(entry, drops)]));
}
