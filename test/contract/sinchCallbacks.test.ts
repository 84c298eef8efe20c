import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConversationCallbackWebhooks } from '@sinch/conversation';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { parseCallback } from '../../nodes/Sinch/trigger/events';
import { signedHeaders } from '../../sandbox/sinch/signing';
import { callback, callbackNames } from '../support/sinchCallbacks';

type Schema = Record<string, unknown>;

const contract = parse(readFileSync(join(__dirname, '../../sandbox/contracts/sinch.openapi.yaml'), 'utf8')) as {
	components: { schemas: Record<string, Schema> };
};

/** A schema in which objects have no properties but those that it names, unless it allows others. */
function strict(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(strict);
	if (typeof value !== 'object' || value === null) return value;
	const copy: Schema = Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, strict(entry)]));
	const isPlain = copy.type === 'object' && 'properties' in copy && !('allOf' in copy);
	return isPlain && !('additionalProperties' in copy) ? { ...copy, additionalProperties: false } : copy;
}

// The parts of these are merged by allOf, where no part knows the names of the others.
const OPEN = ['ContactMessage', 'TextMessageBody', 'MediaMessageBody', 'LocationMessageBody'];

const schemas = Object.fromEntries(
	Object.entries(contract.components.schemas).map(([name, schema]) => [
		name,
		OPEN.includes(name) ? schema : (strict(schema) as Schema),
	]),
);
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const payload = { ...schemas.CallbackPayload, additionalProperties: false };
const isCallback = ajv.compile({ ...payload, components: { schemas } });

// A kind that Sinch may add later, and the bare form that only Sinch's guide shows.
const outside = ['channel-event-bare', 'unknown-kind'];
// The SDK knows no batches, looks for duplicates in another place than the reference, and spells this trigger in the plural.
const otherInSdk: Record<string, string | undefined> = {
	'batch-status-update': undefined,
	'contact-duplicates': undefined,
	'smart-conversation': 'SMART_CONVERSATIONS',
};

/** The name of the trigger that the SDK reads from a callback; undefined when it does not know the callback. */
function triggerInSdk(name: string): unknown {
	try {
		return new ConversationCallbackWebhooks('').parseEvent(callback(name)).trigger;
	} catch {
		return undefined;
	}
}

describe('The callbacks of Sinch', () => {
	it.each(callbackNames.filter((name) => !outside.includes(name)))('%s has the fields of the contract', (name) => {
		isCallback(callback(name));
		expect(isCallback.errors ?? []).toEqual([]);
	});

	it.each(callbackNames.filter((name) => !outside.includes(name)))(
		"%s starts the trigger that Sinch's SDK reads from it",
		(name) => {
			const expected = name in otherInSdk ? otherInSdk[name] : parseCallback(callback(name)).event;
			expect(triggerInSdk(name)).toBe(expected);
		},
	);

	it("are signed by the sandbox in a way that Sinch's SDK accepts, and not when the body was changed", () => {
		const body = JSON.stringify(callback('message-inbound'));
		const headers = signedHeaders('test-secret', body, { nonce: 'N1', timestamp: '1700000000' });
		const sdk = new ConversationCallbackWebhooks('test-secret');
		expect(sdk.validateAuthenticationHeader(headers, body, '/', 'POST')).toBe(true);
		expect(sdk.validateAuthenticationHeader(headers, body.replace('Yes', 'No'), '/', 'POST')).toBe(false);
	});
});
