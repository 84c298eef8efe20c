import type { IDataObject } from 'n8n-workflow';
import { FIELD_PER_VARIABLE, toText } from '../../shared';
import { omitEmpty } from '../body';
import { OMNI, templateFields } from '../templates/fields';
import type { MessageType } from './messageType';
import { templateParametersOf } from './templateParameters';

export const template: MessageType = {
	option: { name: 'Template', value: 'template', description: 'A text that was approved before, e.g. on WhatsApp' },
	fields: templateFields,
	build: (values) => {
		const { templateOf, templateVersion, templateFill, checkedParameters, templateParameters } = values;
		const reference = omitEmpty({
			template_id: values.whatsAppTemplate ?? values.omniTemplate ?? values.templateId,
			version: templateVersion,
			language_code: values.templateLanguage ?? values.omniLanguage ?? values.languageCode,
			// Those of a field per variable are put in before the send, once Sinch has told which variables the template has.
			parameters:
				templateFill === FIELD_PER_VARIABLE ? checkedParameters : templateParametersOf(templateParameters, templateOf),
		});
		const body: IDataObject =
			templateOf === OMNI ? { omni_template: reference } : { channel_template: { [toText(templateOf)]: reference } };
		return { template_message: body };
	},
};
