import fc from 'fast-check';
import { toEmail, toRecipients } from '../../../nodes/Chatwoot/emailAddress';
import { emailRecipients } from '../../../sandbox/chatwoot/rules/messages/emailRecipients';

describe('The recipients of an email', () => {
	const both = 'ada@example.com,bob@example.com';

	it.each([
		['ada@example.com, bob@example.com', both],
		['ada@example.com; bob@example.com;', both],
		['ada@example.com\r\nbob@example.com\n', both],
		['Ada <ada@example.com>, "Bob, Jr." <bob@example.com>', both],
		['"O\\"Neil; Ada" <ada@example.com>;<bob@example.com>', both],
		['mailto:ada@example.com?subject=Hi,MAILTO:bob@example.com', both],
		['Ada <mailto:ada@example.com>,\u200bbob@example.com', both],
		[['ada@example.com', ['Bob <bob@example.com>']], both],
		[['ada@example.com; bob@example.com', 'ADA@example.com'], 'ADA@example.com,bob@example.com'],
		["o'neil+x@example.co.uk", "o'neil+x@example.co.uk"],
		[' ; ,\n', undefined],
		[[], undefined],
	])('%j are %j', (given, expected) => {
		expect(toRecipients(given)).toBe(expected);
	});

	it.each([
		['ada@example.com.', '"ada@example.com."'],
		['ada@example.com, bob', '"bob"'],
		['ada@example.com bob@example.com', '"ada@example.com bob@example.com"'],
		['Ada <ada@exämple.com>', '"Ada <ada@exämple.com>"'],
		[[{ address: 'ada@example.com' }], '{"address":"ada@example.com"}'],
	])('refuses %j and names %s', (given, named) => {
		expect(() => toRecipients(given)).toThrow(`has ${named}, which is no email address`);
	});

	it('are what Chatwoot takes', () => {
		fc.assert(
			fc.property(fc.array(fc.oneof(fc.emailAddress(), fc.string())), (given) => {
				let recipients: string | undefined;
				try {
					recipients = toRecipients(given);
				} catch {
					return;
				}
				const list = recipients?.split(',') ?? [];
				expect(emailRecipients({ cc_emails: recipients })).toMatchObject({ cc_emails: list });
			}),
		);
	});
});

describe('The email address of a contact', () => {
	it.each([
		['Ada@Example.com', 'ada@example.com'],
		['mailto:ada@example.com', 'ada@example.com'],
		['Ada King <ada@example.com>', 'ada@example.com'],
		['ada@exämple.de', 'ada@exämple.de'],
	])('%j is %s', (given, expected) => {
		expect(toEmail(given)).toBe(expected);
	});

	it.each(['ada@example.com.', 'ada@example.com;', 'ada', '<ada@example.com', 'a@example.com,b@example.com'])(
		'refuses %j',
		(given) => {
			expect(() => toEmail(given)).toThrow('which is no email address');
		},
	);
});
