// Chatwoot renders the Markdown of a text for each channel. These functions render the marks that texts of messages have: bold,
// italics, code, links, headings, lists, quotes and HTML tags. Nested blocks are out of their reach.

/** How a channel writes the marks of a text. */
interface Marks {
	strong: (text: string) => string;
	emphasis: (text: string) => string;
	code: (text: string) => string;
	link: (text: string, url: string) => string;
	bullet: string;
	numbered: boolean;
	quote: string;
}

const plain = (text: string) => text;

/**
 * The marks by channel. Texts of other channels are sent as they are.
 *
 * Chatwoot v4.15.1 app/services/messages/markdown_renderers/*.rb
 */
const marksByChannel: Record<string, Marks> = {
	'Channel::Whatsapp': {
		strong: (text) => `*${text}*`,
		emphasis: (text) => `_${text}_`,
		code: (text) => `\`${text}\``,
		link: (_text, url) => url,
		bullet: '- ',
		numbered: true,
		quote: '> ',
	},
	'Channel::Line': {
		strong: (text) => ` *${text}* `,
		emphasis: (text) => ` _${text}_ `,
		code: (text) => ` \`${text}\` `,
		link: (_text, url) => url,
		bullet: '',
		numbered: false,
		quote: '',
	},
	'Channel::Sms': {
		strong: plain,
		emphasis: plain,
		code: plain,
		link: (text, url) => `${text} ${url}`,
		bullet: '- ',
		numbered: true,
		quote: '',
	},
};

const inline =
	/`+([^`]+)`+|\[([^[\]]+)\]\(([^)\s]+)\)|<((?:https?:\/\/|mailto:)[^>\s]+)>|<\/?[A-Za-z][^<>]*>|\*\*(\S(?:.{0,500}?\S)?)\*\*|(?<!\w)__(\S(?:.{0,500}?\S)?)__(?!\w)|\*(\S(?:.{0,500}?\S)?)\*|(?<!\w)_(\S(?:.{0,500}?\S)?)_(?!\w)/gs;

function renderInline(text: string, marks: Marks): string {
	return text.replace(inline, (all: string, ...groups: Array<string | undefined>) => {
		const [code, label, url, address, strong, strongToo, emphasis, emphasisToo] = groups;
		const bold = strong ?? strongToo;
		const italic = emphasis ?? emphasisToo;
		if (code !== undefined) return marks.code(code);
		if (url !== undefined) return marks.link(renderInline(label ?? '', marks), url);
		if (address !== undefined) return marks.link(address, address);
		if (bold !== undefined) return marks.strong(renderInline(bold, marks));
		if (italic !== undefined) return marks.emphasis(renderInline(italic, marks));
		// What is left of the alternatives is an HTML tag, which no channel shows.
		return all.startsWith('<') ? '' : all;
	});
}

function renderLine(line: string, marks: Marks): string {
	const [, heading] = /^ {0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line) ?? [];
	if (heading !== undefined) return renderInline(heading, marks);
	const [, item] = /^ {0,3}[-*+]\s+(.*)$/.exec(line) ?? [];
	if (item !== undefined) return marks.bullet + renderInline(item, marks);
	const [, number, text] = /^ {0,3}(\d{1,9})[.)]\s+(.*)$/.exec(line) ?? [];
	if (text !== undefined) return (marks.numbered ? `${number}. ` : '') + renderInline(text, marks);
	const [, quoted] = /^ {0,3}>\s?(.*)$/.exec(line) ?? [];
	if (quoted !== undefined) return marks.quote + renderInline(quoted, marks);
	return renderInline(line.replace(/^ +| +$/g, ''), marks);
}

/**
 * The text of a message as a channel sends it, e.g. `*bold*` on WhatsApp for `**bold**`. Empty lines are kept.
 *
 * Chatwoot v4.15.1 app/services/messages/markdown_renderer_service.rb; seen on Chatwoot 4.15.1: bold text on WhatsApp
 */
export function outgoingText(text: string | null, channelType: string): string | null {
	const marks = marksByChannel[channelType];
	if (text === null || text.trim() === '' || !marks) return text;
	const lines = text.replaceAll('\r\n', '\n').split('\n');
	return lines
		.map((line) => renderLine(line, marks))
		.join('\n')
		.replace(/\n+$/, '');
}
