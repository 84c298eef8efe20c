import type { INodePropertyOptions } from 'n8n-workflow';

const CODES = `AF SQ AR AZ BN BG CA ZH ZH_CN ZH_HK ZH_TW HR CS DA NL EN EN_GB EN_US ET FIL FI FR DE EL GU HA HE HI HU ID GA
	IT JA KN KK KO LO LV LT MK MS ML MR NB FA PL PT PT_BR PT_PT PA RO RU SR SK SL ES ES_AR ES_ES ES_MX SW SV TA TE TH TR
	UK UR UZ VI ZU`;

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });

/** The languages that a contact can have, sorted by their English names. */
export const languages: INodePropertyOptions[] = CODES.split(/\s+/)
	.map((value) => ({
		name: NAMES.of(value.replace('_', '-').replace(/^[A-Z]+/, (code) => code.toLowerCase())) ?? value,
		value,
	}))
	.sort((a, b) => a.name.localeCompare(b.name));
