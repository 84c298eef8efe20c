import { fastClock } from '../../../bench/faults/clock';
import { runNode } from '../../support/engine';
import { useExpressionEngine } from '../../support/expressions';
import { nodeOf, withIds } from '../../support/harness';
import { respondentFixture, useRespondent } from '../../support/respondent';
import { SEND, fromRow, sheetOf, storedPerRow } from './sheet';

useExpressionEngine();
const harness = useRespondent();

it('sends 800 rows with defaults to an API that takes 600 a minute and does not say when it takes more', async () => {
	const { sandbox, setup } = harness;
	const clock = fastClock(1);
	const start = clock.now();
	const windows = new Map<number, number>();
	const isBeyondLimit = () => {
		const minute = Math.floor((clock.now() - start) / 60_000);
		const count = (windows.get(minute) ?? 0) + 1;
		if (count <= 600) windows.set(minute, count);
		return count > 600;
	};
	sandbox.faults.add({ kind: '429', route: SEND, times: Infinity, when: isBeyondLimit });
	const node = nodeOf(respondentFixture, { clock });
	const { items, error } = await runNode({ ...setup, node }, withIds('message:send', fromRow), sheetOf(sandbox, 800));
	expect(error).toBeUndefined();
	expect(items).toHaveLength(800);
	expect(storedPerRow(sandbox, 800)).toEqual(Array<number>(800).fill(1));
});
