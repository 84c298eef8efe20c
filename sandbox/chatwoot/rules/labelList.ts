import { toText } from '../params';

/**
 * The labels of a record, from the list of a request. What is no list clears the labels. A comma in an entry separates two
 * labels, quotation marks keep it; blanks around a label and repeated labels are dropped.
 *
 * Chatwoot v4.15.1 app/controllers/concerns/label_concern.rb:2, acts-as-taggable-on (default parser, TagList)
 */
export function labelList(value: unknown): string[] {
	if (!Array.isArray(value)) return [];
	const texts = value.flatMap((entry) => toText(entry) ?? []).join(',');
	const labels = Array.from(texts.matchAll(/\s*"([^"]*)"\s*(?:,|$)|\s*'([^']*)'\s*(?:,|$)|([^,]*)(?:,|$)/g)).map(
		([, doubleQuoted, quoted, plain]) => (doubleQuoted ?? quoted ?? plain ?? '').trim(),
	);
	return [...new Set(labels.filter((label) => label !== ''))];
}
