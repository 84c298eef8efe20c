import type { AccountRecord } from '../store/records';

/**
 * The languages of an account.
 *
 * Chatwoot v4.15.1 config/initializers/languages.rb
 */
const languages = [
	...['ar', 'bg', 'bn', 'ca', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fa', 'fi', 'fr', 'he', 'hi', 'hr', 'hu', 'hy'],
	...['id', 'is', 'it', 'ja', 'ka', 'ko', 'lt', 'lv', 'ml', 'ms', 'ne', 'nl', 'no', 'pl', 'pt', 'pt_BR', 'ro', 'ru'],
	...['sh', 'sk', 'sl', 'sq', 'sr', 'sv', 'ta', 'th', 'tl', 'tr', 'uk', 'ur', 'ur_IN', 'vi', 'zh', 'zh_CN', 'zh_TW'],
	...['az', 'lb'],
];

/** The texts that actions of the server write, by language. Languages without an entry have the English text here. */
const texts = {
	/** The text of a deleted message. Spanish: seen on Chatwoot 4.15.1. */
	messageDeleted: { en: 'This message was deleted', es: 'Este mensaje se ha eliminado' },
	/** The line that the server writes when an agent bot fails. Chatwoot v4.15.1 config/locales/en.yml */
	botFailed: {
		en: 'Conversation was marked open by system due to an error with the agent bot.',
	},
} as const satisfies Record<string, { en: string } & Partial<Record<string, string>>>;

/** True for the code of a language that an account can have. */
export function isLanguage(code: string): boolean {
	return languages.includes(code);
}

/**
 * A text that an action of the server writes, in the account's language. Texts of errors are English in every language.
 *
 * Seen on Chatwoot 4.15.1.
 */
export function localText(name: keyof typeof texts, { locale }: AccountRecord): string {
	const translations: { en: string } & Partial<Record<string, string>> = texts[name];
	return translations[locale] ?? translations.en;
}
