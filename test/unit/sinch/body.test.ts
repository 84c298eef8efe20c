import { asUpdate, omitEmpty, updateMask } from '../../../nodes/Sinch/body';
import { callTo, routes } from '../../../nodes/Sinch/routes';

const call = callTo(routes.updateContact, { path: { contact_id: 'c' } });

describe('Update mask', () => {
	it('names what is changed, false and 0 included', () => {
		expect(updateMask({ active: false, contact_id: 'c', metadata_json: {} })).toBe('active,contact_id,metadata_json');
	});

	it('goes beside the change', () => {
		expect(asUpdate({ ...call, body: { email: 'a' } })).toMatchObject({
			query: { update_mask: 'email' },
			body: { email: 'a' },
		});
	});

	it('is refused when nothing changes', () => {
		expect(() => asUpdate(call)).toThrow('"Update Fields" is empty');
	});
});

describe('Fields', () => {
	it('drop what is empty and keep what is false or 0', () => {
		expect(omitEmpty({ a: '', b: ' ', c: null, d: undefined, e: {}, f: [], g: false, h: 0, i: 'x' })).toEqual({
			g: false,
			h: 0,
			i: 'x',
		});
	});
});
