import type { INodeParameters } from 'n8n-workflow';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { useRespondent } from '../../support/respondent';
import { responsesIn } from '../../support/respondentResponses';

useExpressionEngine();

// A blank cell, a blank one with a space, a cell without a value, and a sheet without the column.
const BLANKS = [{ cell: '' }, { cell: ' ' }, { cell: null }, {}];
const CELL = '={{ $json.cell }}';
const blankRows = BLANKS.map((json) => ({ json }));
const goOn = { onError: 'continueRegularOutput' } as const;
const refusals = (field: string) => BLANKS.map(() => expect.stringContaining(`"${field}" is empty`));

describe('A blank cell of a menu or a switch, in Chatwoot', () => {
	const harness = useChatwoot();
	const send = async (more: INodeParameters) => {
		const parameters = { conversationId: byId('1'), text: 'Between us: no refund', ...more };
		const { items } = await harness.run('message:send', parameters, blankRows, goOn);
		return items.map(({ json }) => json.error);
	};

	it('sends no note to the contact', async () => {
		expect(await send({ options: { messageType: CELL } })).toEqual(refusals('Message Type'));
		expect(harness.sandbox.requests).toEqual([]);
	});

	it.each([
		['Skip If Already Sent', 'skipIfSent'],
		['Check Only', 'checkOnly'],
	])('sends nothing without %s', async (label, name) => {
		expect(await send({ [name]: CELL })).toEqual(refusals(label));
		expect(harness.sandbox.requests).toEqual([]);
	});

	it('says that the row failed, and names the column', async () => {
		const parameters = { conversationId: byId('1'), text: 'Hi', checkOnly: CELL };
		const { items } = await harness.run('message:send', parameters, blankRows, goOn);
		expect(items[0]?.json).toMatchObject({
			status: 'failed',
			mayHaveBeenSent: false,
			error: expect.stringContaining('The value comes from the column "cell".'),
		});
	});

	it('leaves the status of a conversation', async () => {
		const parameters = { conversationId: byId('1'), status: CELL };
		const { items } = await harness.run('conversation:setStatus', parameters, blankRows, goOn);
		expect(items.map(({ json }) => json.error)).toEqual(refusals('Status'));
		expect(harness.sandbox.requests).toEqual([]);
	});
});

describe('A blank cell of a menu or a switch, in Respondent', () => {
	const harness = useRespondent();
	const { on, act, at, calls } = responsesIn(harness);

	it.each([
		['qualify', 'decision', 'Decision'],
		['favorite', 'favorite', 'Favorite'],
		['hide', 'hidden', 'Hidden'],
		['cancelBooking', 'ifCharged', 'If It Would Be Charged'],
	])('%s changes nothing', async (operation, name, label) => {
		const { items } = await harness.run(`screenerResponse:${operation}`, on(0, { [name]: CELL }), blankRows, goOn);
		expect(items.map(({ json }) => json.error)).toEqual(refusals(label));
		expect(harness.sandbox.requests).toEqual([]);
	});

	it('is another thing than a field that the workflow does not hold: that one has its default', async () => {
		expect((await act('favorite', 0)).error).toBeUndefined();
		expect((await act('qualify', 0)).error).toBeUndefined();
		expect(at(0)).toMatchObject({ favorite: true, qualified: true });
		expect([calls('favorite'), calls('qualify')]).toEqual([1, 1]);
	});

	it.each([
		['a blank cell is no filter', CELL, { cell: '' }, undefined],
		['a cell without a value fails the row', CELL, { cell: null }, '"Status" is empty'],
		['a column that is not there fails the row', CELL, {}, '"Status" is empty'],
		[
			'a blank cell fails the row where the expression says so',
			'={{ $json.cell || null }}',
			{ cell: '' },
			'"Status" is empty',
		],
	])('in the menu of a filter: %s', async (_what, status, json, message) => {
		const { error } = await harness.run('project:getAll', { filters: { status } }, [{ json }]);
		expect(error?.message).toBe(message);
		expect(harness.sandbox.requests.map(({ query }) => query.status)).toEqual(message === undefined ? [undefined] : []);
	});

	it('leaves a field of Update Fields as it is', async () => {
		const [conversation] = harness.sandbox.store.conversations;
		const parameters = {
			conversationId: byId(conversation?.uid ?? ''),
			updateFields: { name: 'Kitchen', locked: '={{ $json.cell }}' },
		};
		const { error } = await harness.run('conversation:update', parameters, [{ json: { cell: '' } }]);
		expect(error).toBeUndefined();
		expect(harness.sandbox.requests.map(({ body }) => body)).toContainEqual({ name: 'Kitchen' });
	});
});
