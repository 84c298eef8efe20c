import type { IDataObject } from 'n8n-workflow';
import { outputFields } from '../../../../nodes/shared/fields/output';
import type { Output } from '../../../../nodes/shared/operation/output';
import { AccountState } from '../../../../nodes/shared/operation/accountState';
import { connectionWith, readCall } from '../fakes';
import type { Values } from '../../../../nodes/shared/base/record';
import { shapeRecords } from '../../../../nodes/shared/run/shapeRecords';
import { rowOf } from '../../../../nodes/shared/run/runRow';

const output: Output = {
	simplify: (records) => records.map(({ uid, text }) => ({ messageId: uid, text })),
	ids: ({ uid }) => ({ messageId: uid }),
};
const records = [{ uid: 'm1', text: 'Hi', extra: { deep: true } }, { uid: 'm2' }];

async function shaped(options: Values, shownAs: Output | undefined = output): Promise<IDataObject[]> {
	const row = rowOf(
		{ call: readCall, connection: connectionWith(), account: new AccountState(), values: { options } },
		{},
	);
	return await shapeRecords(shownAs, records, row);
}

describe('shapeRecords', () => {
	it('simplifies unless told otherwise', async () => {
		const simplified = [
			{ messageId: 'm1', text: 'Hi' },
			{ messageId: 'm2', text: undefined },
		];
		await expect(shaped({})).resolves.toEqual(simplified);
		await expect(shaped({ output: 'simplified' })).resolves.toEqual(simplified);
	});

	it('changes nothing about raw records, nor where nothing is known about them', async () => {
		await expect(shaped({ output: 'raw' })).resolves.toBe(records);
		const row = rowOf({ call: readCall, connection: connectionWith(), account: new AccountState(), values: {} }, {});
		await expect(shapeRecords(undefined, records, row)).resolves.toBe(records);
	});

	it('copies a raw record only where something is left out, at any depth', async () => {
		const guarded = { ...output, secretFields: ['deep', 'text'] };
		const raw = await shaped({ output: 'raw' }, guarded);
		expect(raw).toEqual([{ uid: 'm1', extra: {} }, { uid: 'm2' }]);
		expect(raw[1]).toBe(records[1]);
		expect(records[0]).toEqual({ uid: 'm1', text: 'Hi', extra: { deep: true } });
	});

	it('gives the ids and the selected fields, where a record has them', async () => {
		await expect(shaped({ output: 'selectedFields', selectedFields: ['extra', 'text', 'none'] })).resolves.toEqual([
			{ messageId: 'm1', extra: { deep: true }, text: 'Hi' },
			{ messageId: 'm2' },
		]);
	});

	it('gives the ids alone where no field is selected', async () => {
		const ids = [{ messageId: 'm1' }, { messageId: 'm2' }];
		await expect(shaped({ output: 'selectedFields' })).resolves.toEqual(ids);
		await expect(shaped({ output: 'selectedFields', selectedFields: [] })).resolves.toEqual(ids);
	});

	it('gives nothing that a record merely inherits', async () => {
		const ids = [{ messageId: 'm1' }, { messageId: 'm2' }];
		await expect(shaped({ output: 'selectedFields', selectedFields: ['toString', '__proto__'] })).resolves.toEqual(ids);
	});
});

describe('outputFields', () => {
	it('shows the choice of fields only where fields are chosen', () => {
		const [output, selected] = outputFields(['uid', 'text']);
		expect(output).toMatchObject({ name: 'output', default: 'simplified' });
		expect(output).not.toHaveProperty('displayOptions');
		expect(selected).toMatchObject({
			name: 'selectedFields',
			displayOptions: { show: { output: ['selectedFields'] } },
			options: [
				{ name: 'uid', value: 'uid' },
				{ name: 'text', value: 'text' },
			],
		});
	});
});
