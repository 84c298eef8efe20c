import { containsLike } from '../../../../sandbox/chatwoot/rules/like';

it.each([
	['ord', 'My ORDER', true],
	['', 'anything', true],
	['a_c', 'abc', true],
	['a%c', 'a long text with c', true],
	['ACME\\42', 'ACME\\42', false],
	['ACME\\\\42', 'acme\\42', true],
	['100\\%', '100%', true],
	['100\\%', '1000', false],
	['ends\\', 'it ends%', true],
	['ends\\', 'it ends here', false],
	['(x)', 'f(x)', true],
	['line', 'first\nline', true],
])('%j in %j: %j', (pattern, text, isFound) => {
	expect(containsLike(pattern)(text)).toBe(isFound);
});

it('finds nothing where there is no text', () => {
	expect(containsLike('')(null)).toBe(false);
});
