import type { Answer } from '../server/types';
import type { RespondentQuirks } from './quirks';

const statusTexts: Partial<Record<number, string>> = {
	400: 'Bad Request',
	403: 'Forbidden',
	404: 'Not Found',
	409: 'Conflict',
};

/** An error answer in the format that the quirk `errorBody` selects. */
export function errorAnswer(status: number, messages: string | string[], { errorBody }: RespondentQuirks): Answer {
	const text = [messages].flat().join('; ');
	const error = statusTexts[status];
	switch (errorBody) {
		case 'nest':
			return { status, body: { statusCode: status, message: messages, ...(error ? { error } : {}) } };
		case 'message-list':
			return { status, body: { statusCode: status, message: [messages].flat(), ...(error ? { error } : {}) } };
		case 'message-only':
			return { status, body: { message: text } };
		case 'detail':
			return { status, body: { detail: text } };
		case 'text':
			return { status, body: text, contentType: 'text/plain; charset=utf-8' };
		case 'html':
			return {
				status,
				body: `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`,
				contentType: 'text/html; charset=utf-8',
			};
		case 'empty':
			return { status };
	}
}
