import { toE164 } from '../../../../nodes/shared/parameters/phoneNumber';

it.each([
	['+46701234567', '+46701234567'],
	['+46 70-123 45 67', '+46701234567'],
	['0046701234567', '+46701234567'],
	['00 46 70 123 45 67', '+46701234567'],
	[' +1 (555) 010-1000 ', '+15550101000'],
	['+46\u00a070\u2011123\u201345\u202f67', '+46701234567'],
	['\u202a+46701234567\u202c', '+46701234567'],
	['+４６７０１２３４５６７', '+46701234567'],
	["'+46701234567", '+46701234567'],
	['(+46) 70 123 45 67', '+46701234567'],
	['+(46) 70 123 45 67', '+46701234567'],
	['+4512345678', '+4512345678'],
	['+49 151/12345678', '+4915112345678'],
	// A national 0 that no number of the country keeps
	['+46 (0)70 123 45 67', '+46701234567'],
	['+44 (0)20 7946 0018', '+442079460018'],
	['+49 0151 12345678', '+4915112345678'],
	['+49 (0151) 12345678', '+4915112345678'],
	['004901511234567', '+491511234567'],
	// A national 0 that belongs to the number
	['+39 06 1234 5678', '+390612345678'],
	['+39 (06) 1234 5678', '+390612345678'],
	['+225 01 23 45 67 89', '+2250123456789'],
	['+242 06 612 3456', '+242066123456'],
	['+241 06 03 12 34', '+24106031234'],
	['+229 01 95 12 34 56', '+2290195123456'],
])('reads %j', (typed, expected) => {
	expect(toE164(typed)).toBe(expected);
});

it.each([
	['070-123 45 67', 'begins with 0, so that its country is not known'],
	['+0701234567', 'begins with 0, so that its country is not known'],
	['00046701234567', 'begins with 0, so that its country is not known'],
	['46701234567', 'has no plus sign and country code'],
	[46701234567, 'has no plus sign and country code'],
	['46701234567.0', 'has no plus sign and country code'],
	['15012345678', 'has no plus sign and country code'],
	['5550101000', 'has no plus sign and country code'],
	['12345', 'is too short'],
	['+12345', 'is too short'],
	['+1555123456', 'is too short for a phone number with the country code 1'],
	['+1234567890123456', 'is too long'],
	['+46701234567.0', 'ends with a digit after the number'],
	['+46701234567-2', 'ends with a digit after the number'],
	['+212522940770/74', 'is too long for a phone number with the country code 212'],
	['+49 30 123456/68', 'has a slash, after which another number may begin'],
	['+46 123456/123456', 'has a slash, after which another number may begin'],
	['+46701234567 (2)', 'ends with digits in brackets'],
	['+1 (0) 555 010 1000', 'has a national 0'],
	['+39 (0)6 1234 5678', 'has a national 0'],
	['+34 0612 345 678', 'has a national 0'],
	['+49 151 (0) 12345678', 'has a national 0'],
	['+1 555 123 4567 8', 'is too long'],
	['+1 555 123 4567 x8', 'a number with an extension'],
	['+1 555 123 4567x8', 'a number with an extension'],
	['+1 555 123 4567 ext. 8', 'a number with an extension'],
	['+1 555 123 4567 extension 8', 'a number with an extension'],
	['+1 555 123 4567 #8', 'a number with an extension'],
	['+1 555 123 4567;ext=8', 'a number with an extension'],
	['+1 555 123 4567,8', 'a number with an extension'],
	['+46701234567, +46701234568', 'several numbers'],
	['+210123456789', 'begins with no country code that is in use'],
	['4.67E+10', 'is no phone number'],
	['call me', 'is no phone number'],
	['+46 70 123 45 67 ext 5', 'is no phone number'],
	['++46701234567', 'is no phone number'],
	['+46701234567-', 'is no phone number'],
	['', 'is no phone number'],
	[undefined, 'is no phone number'],
])('refuses %j, with the reason', (typed, reason) => {
	expect(() => toE164(typed)).toThrow(reason);
});

it.each([
	['15012345678', 'Write +15012345678 if it begins with its country code.'],
	['46701234567.0', 'Write +46701234567 if it begins with its country code.'],
	['990 123', 'e.g. +46701234567.'],
])('shows %j with a plus sign where that is a number', (typed, hint) => {
	expect(() => toE164(typed, '"Identity" ')).toThrow(
		expect.objectContaining({ description: expect.stringContaining(hint) as unknown }),
	);
});
